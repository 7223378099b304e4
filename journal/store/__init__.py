"""The store: TinyDB over an append-only log (DESIGN.md, section 4). Nothing of TinyDB leaves it."""

from __future__ import annotations

from journal.store.ids import shortest_ending, shortest_endings, uuid7

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store.changes import Change, Revision
    from journal.store.log_file import Damage
    from journal.store.store import Store, Unit

__all__ = ["Change", "Damage", "Revision", "Store", "Unit", "shortest_ending", "shortest_endings", "uuid7"]


def __getattr__(name: str) -> object:
    """What not every short command needs is imported when it is asked for."""
    if name in ("Store", "Unit"):
        from journal.store import store

        return getattr(store, name)
    if name in ("Change", "Revision"):
        from journal.store import changes

        return getattr(changes, name)
    if name == "Damage":
        from journal.store.log_file import Damage

        return Damage
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

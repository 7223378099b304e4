"""The capture language: a text becomes an entry with statements, marks and findings (RULES.md, section 1)."""

from __future__ import annotations

from journal.domain.capture.asks import Rule
from journal.domain.capture.items import item_table
from journal.domain.capture.known import NO_FIELDS, HeadFields, Known, Part, Reading
from journal.domain.capture.reading import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture.annotating import annotate
    from journal.domain.capture.completing import complete
    from journal.domain.capture.revising import revise
    from journal.domain.completion import Completion

__all__ = [
    "NO_FIELDS",
    "Completion",
    "HeadFields",
    "Known",
    "Part",
    "Reading",
    "Rule",
    "annotate",
    "complete",
    "item_table",
    "read",
    "revise",
]

_LATE = {"annotate": "annotating", "Completion": "completing", "complete": "completing", "revise": "revising"}


def __getattr__(name: str) -> object:
    """What adding an entry does not need is imported when it is asked for."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)

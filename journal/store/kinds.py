"""The kinds of records and the tables they are kept in; rare ones are imported when the first is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from journal.domain.records.entry import Entry
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.item import OfferItem
from journal.domain.records.negotiation import Negotiation
from journal.domain.records.person import Person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COMMON: dict[type[Any], str] = {
    Negotiation: "negotiations",
    Person: "people",
    Entry: "entries",
    FollowUp: "follow_ups",
    OfferItem: "items",
}

_RARE = {
    "rulings": ("ruling", "Ruling", "codec_ruling", "ruling"),
    "valuations": ("valuation", "Valuation", "codec_valuation", "valuation"),
    "reviews": ("review", "Review", "codec_path", "review"),
    "ticks": ("tick", "Tick", "codec_path", "tick"),
    "letters": ("letter", "Letter", "codec_letter", "letter"),
    "preps": ("prep", "Prep", "codec_prep", "prep"),
    "searches": ("search", "SavedSearch", "codec_search", "search"),
    "silences": ("silence", "Silence", "codec_silence", "silence"),
}
"""By table: the record's module and name, and the module and the beginning of the functions that turn it to JSON and
back. They are imported when the first such record is met: short commands meet none."""


class _Tables(Mapping[type, str]):
    """The table each kind of record is kept in."""

    def __init__(self) -> None:
        self._known: dict[type[Any], str] = dict(_COMMON)

    def __getitem__(self, kind: type) -> str:
        table = self._known.get(kind)
        if table is None:
            found = [name for name, (_, called, _, _) in _RARE.items() if called == kind.__name__]
            if not found:
                raise KeyError(kind)
            table = self._known[kind] = found[0]
        return table

    def __iter__(self) -> Iterator[type]:
        return map(KINDS.__getitem__, KINDS)

    def __len__(self) -> int:
        return len(KINDS)


class _Kinds(Mapping[str, type]):
    """The kind of record that each table keeps."""

    def __init__(self) -> None:
        self._known = {table: kind for kind, table in _COMMON.items()}

    def __getitem__(self, table: str) -> type[Any]:
        kind = self._known.get(table)
        if kind is None:
            module, name, _, _ = _RARE[table]
            kind = self._known[table] = getattr(import_module(f"journal.domain.records.{module}"), name)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter((*_COMMON.values(), *_RARE))

    def __len__(self) -> int:
        return len(_COMMON) + len(_RARE)


TABLES = _Tables()
KINDS = _Kinds()


def codec_of(kind: type) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """What turns a rare kind of record to JSON, and back."""
    _, _, module, start = _RARE[TABLES[kind]]
    codec = import_module(f"journal.store.{module}")
    return getattr(codec, f"{start}_out"), getattr(codec, f"{start}_in")

"""The person's own offer items."""

from __future__ import annotations

import re

from journal.domain import capture as language
from journal.domain.capture.tokens import fold
from journal.domain.record import replace
from journal.domain.records import ItemTable, OfferItem, ValueKind
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.session import Session

LONGEST = 60
_TRIED = (ValueKind.MONEY, ValueKind.UNITS)


def own(session: Session, words: str, statement: str = "") -> OfferItem:
    """Make an item of the person's own, called by these words; the item itself where there is one already.

    `statement` is a statement on it, as `gym promised 500 a month`, from which is read what its values are. Raises
    BadInputError for words that are no name, and StoreError.
    """
    name = " ".join(scrub(words).split())
    known = session.items.named(name)
    if known is not None:
        return known
    item_id = re.sub(r"\W+", "_", fold(name)).strip("_")
    if not item_id or len(name) > LONGEST or re.search(r"[\[\];:/|]", name):
        raise BadInputError(f"“{name[:LONGEST]}” is no name for an item; take a word or two, as in gym membership.")
    while session.items.get(item_id) is not None:
        item_id += "_own"
    label = name[:1].upper() + name[1:]
    made = OfferItem(id=item_id, label=label, aliases=(name,), kind=ValueKind.TEXT, own=True)
    made = _measured(session, made, scrub(statement))
    with session.store.unit("item") as unit:
        unit.put(made)
    return made


def _measured(session: Session, item: OfferItem, statement: str) -> OfferItem:
    """The item with the kind and unit of the value that a statement gives it; of text where none can be read."""
    known = session.known()
    for kind in _TRIED:
        table = ItemTable((*known.items.items, replace(item, kind=kind)))
        reading = language.read(f"[{statement.strip(' []')}]", replace(known, items=table))
        value = next((one.value for one in reading.entry.statements if one.item == item.id), None)
        if value is not None:
            unit = value.unit or "" if value.kind in (ValueKind.UNITS, ValueKind.DURATION) else ""
            return replace(item, kind=value.kind, unit=unit)
    return item

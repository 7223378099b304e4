"""What was changed, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journal.domain.instants import Instant
from journal.domain.phrasing import who_words
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, ItemTable, Negotiation, OfferItem, Person
from journal.domain.records.letter import Letter
from journal.domain.records.prep import Prep
from journal.domain.records.review import Review
from journal.domain.records.ruling import Ruling
from journal.domain.records.search import SavedSearch
from journal.domain.records.silence import Silence
from journal.domain.records.tick import Tick
from journal.domain.records.valuation import Valuation
from journal.errors import BadInputError
from journal.service.session import Session
from journal.store import Change, Revision


@record
class Happening:
    """One change of the journal in words. `undone` tells that it was taken back; `id` is what it changed first."""

    at: Instant
    do: str
    what: str
    id: str
    undone: bool


def undo(session: Session) -> Happening | None:
    """Take back the journal's last change, whoever made it; None where nothing is left to take back."""
    change = session.store.undo()
    return _happening(session, change) if change else None


def redo(session: Session) -> Happening | None:
    """Bring back what was taken back last; None where nothing is."""
    change = session.store.redo()
    return _happening(session, change) if change else None


def history(session: Session) -> tuple[Happening, ...]:
    """Every change of the journal, newest first."""
    return tuple(_happening(session, change) for change in reversed(session.store.changes()))


def revisions(session: Session, entry_id: str) -> tuple[Revision, ...]:
    """Every state an entry has had, oldest first."""
    return session.store.revisions(Entry, entry_id)


def revert(session: Session, ending: str) -> Happening:
    """Take back the last change of one entry, with what was saved along with it; later changes elsewhere stay.

    Raises NotFoundError for no such entry, BadInputError where it was never changed.
    """
    entry = session.ending(Entry, ending, "entry")
    for change in reversed(session.store.changes()):
        states = {one_id: (before, after) for _table, one_id, before, after in change.ops}
        if entry.id not in states:
            continue
        if states[entry.id][0] is None:
            if any(one.is_gone for one in revisions(session, entry.id)):
                raise BadInputError("What the entry said before was removed for good; it cannot be brought back.")
            raise BadInputError("The entry was never changed; `journal undo` takes back the journal's last change.")
        with session.store.unit("revert") as unit:
            for one_id, (before, after) in states.items():
                present = after or before
                if present is None or session.store.get(type(present), one_id) != after:
                    continue
                if before is None:
                    unit.remove(type(present), one_id)
                else:
                    unit.put(before)
        return _happening(session, session.store.changes()[-1])
    raise BadInputError("The entry was never changed.")


def _happening(session: Session, change: Change) -> Happening:
    records = [after or before for _kind, _id, before, after in change.ops]
    told = next((one for one in records if isinstance(one, Entry)), None)
    first = told or next((one for one in records if one is not None), None)
    return Happening(
        at=change.at.in_zone(session.now.zone),
        do=change.do,
        what=_words(_names(session, records), first, session.items) or ("removed for good" if change.gone else ""),
        id=getattr(first, "id", "") or next(iter(change.gone), ""),
        undone=change.undone,
    )


def _names(session: Session, records: Iterable[object]) -> dict[str, str]:
    """What everybody is called, those too whom the change itself brought or took."""
    changed = {one.id: one.name for one in records if isinstance(one, Person | Negotiation)}
    return {**changed, **session.names}


def _words(names: Mapping[str, str], record: object, items: ItemTable) -> str:
    match record:
        case Entry():
            name = names.get(record.negotiation or "", record.named or "unfiled")
            return f"{name} {who_words(record, names)}: {' '.join(record.body.split())}"
        case FollowUp():
            return f"{names.get(record.negotiation or '', '')} {record.what}".strip()
        case Negotiation() | Person():
            return record.name
        case OfferItem():
            return record.label
        case Prep():
            return names.get(record.negotiation, "")
        case Ruling():
            name, item = names.get(record.negotiation, ""), items.label(record.item)
            decided = record.verdict.label if record.verdict else f"is {items.label(record.renamed)}"
            return f"{name} {item}: {decided}, because {record.reason}".strip()
        case Valuation():
            from journal.domain.offer.own_words import valuation_words

            what = items.label(record.item) if record.item else record.kind.label
            return f"{names.get(record.negotiation, '')} {what}: {valuation_words(record)}".strip()
        case Tick():
            return f"{names.get(record.negotiation, '')} {record.checklist}: {record.step}".strip()
        case Review():
            return f"{names.get(record.negotiation, '')} in the weekly review".strip()
        case Silence():
            return f"{names.get(record.negotiation, '')} nudges silenced: {record.kind.label}".strip()
        case SavedSearch():
            return f"the search @{record.name}: {record.query}"
        case Letter():
            return f"{names.get(record.negotiation, '')} {record.kind.label}: {record.subject}".strip()
    return ""

"""Every state an entry has had, and what changed from one to the next."""

from __future__ import annotations

from journal.domain.history import Difference, Fate, differences, marked, word_changes
from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records import Entry
from journal.service.session import Session


@record
class Step:
    """One revision. `do` is what the journal calls the change, `entry` None where it was taken away.

    `text` is all of the first text, later what changed in the words (`−gone− +added+`, the places in `places`);
    empty where no word changed. `beside` is what changed beside the text. `is_gone` tells that the text was removed
    for good since, and `entry` is None for that.
    """

    key: str
    at: Instant
    do: str
    entry: Entry | None
    text: str = ""
    places: tuple[tuple[int, int, Fate], ...] = ()
    beside: tuple[Difference, ...] = ()
    is_gone: bool = False


def steps(session: Session, entry_id: str) -> tuple[Step, ...]:
    """The revisions of an entry, oldest first; none for an id that was never used."""
    made = []
    before: Entry | None = None
    for one in session.store.revisions(Entry, entry_id):
        after: Entry | None = one.record
        text, places = _text(before, after)
        made.append(
            Step(
                key=f"{one.dev}-{one.seq}",
                at=one.at.in_zone(session.now.zone),
                do=one.do,
                entry=after,
                text=text,
                places=places,
                beside=_beside(session, before, after),
                is_gone=one.is_gone,
            )
        )
        before = after or before
    return tuple(made)


def _text(before: Entry | None, after: Entry | None) -> tuple[str, tuple[tuple[int, int, Fate], ...]]:
    if after is None or (before is not None and before.text == after.text):
        return "", ()
    return marked(word_changes(before.text, after.text)) if before else (after.text, ())


def _beside(session: Session, before: Entry | None, after: Entry | None) -> tuple[Difference, ...]:
    if before is None or after is None:
        return ()
    return differences(before, after, names=session.names, items=session.items, zone=session.now.zone)

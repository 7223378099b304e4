"""What the screens of the paths ask the desk for: checklists, post-mortems, the weekly review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from journal.domain.instants import Instant
from journal.domain.paths.binding import GATE
from journal.domain.paths.checklist import Checklist, LineState
from journal.domain.paths.commitments import Commitment, Keeping
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, ItemTable, Negotiation
from journal.errors import NotFoundError
from journal.service import declining, gate, playbooks, post_mortem, reviewing
from journal.service.playbooks import Walk
from journal.service.post_mortem import PostMortemPage
from journal.service.session import Session
from journal.service.shelf import Mistake, shelf
from journal.tui.jobs import latest_talks

if TYPE_CHECKING:
    from journal.domain.nudges import Nudge
    from journal.domain.paths.review import Reviewed

FALLBACK = "differs"
"""The playbook that is shown where none fits: what to do before one is needed."""


@record
class ChecklistData:
    """A checklist of one negotiation.

    `points` are what there is to say, `keepings` what came due after signing, `to_remind_of` what could become a
    follow-up. `entries` are those that lines refer to, by id, `written` the follow-ups they wrote. `talk` is the last
    conversation; `call` the open follow-up that says to tell them. `books` are the names of all playbooks.
    """

    now: Instant
    negotiation: Negotiation
    checklist: Checklist
    points: tuple[str, ...]
    keepings: tuple[Keeping, ...]
    to_remind_of: tuple[Commitment, ...]
    mistakes: tuple[Mistake, ...]
    names: Mapping[str, str]
    entries: Mapping[str, Entry]
    written: Mapping[str, tuple[FollowUp, ...]]
    talk: Entry | None
    call: FollowUp | None
    books: tuple[str, ...]

    @property
    def is_gate(self) -> bool:
        return self.checklist.name == GATE


def checklist(session: Session, negotiation: str, name: str) -> ChecklistData:
    """A playbook of the negotiation of an id, or the gate.

    Without a name it is the one that fits; where none does, the one of an offer that differs. Raises NotFoundError.
    """
    short = session.names.get(negotiation, negotiation)
    page = gate.gate(session, short) if name == GATE else None
    walk = None if page is not None else _walk(session, short, name)
    made = page.checklist if page is not None else walk.checklist if walk is not None else None
    assert made is not None
    keepings = gate.kept(session, short) if page is not None else ()
    call = declining.call(session, short)
    wanted = [line.entry for line in made.lines] + [one.commitment.held.entry.id for one in keepings]
    return ChecklistData(
        now=session.now,
        negotiation=session.negotiation(short),
        checklist=made,
        points=walk.points if walk is not None else (),
        keepings=keepings,
        to_remind_of=page.to_remind_of if page is not None else (),
        mistakes=walk.mistakes if walk is not None else (),
        names=session.names,
        entries=_entries(session, wanted),
        written=session.follow_ups_by_entry,
        talk=latest_talks(session).get(negotiation),
        call=call if call is not None and call.is_open else None,
        books=tuple(shelf(session).books),
    )


def _walk(session: Session, short: str, name: str) -> Walk:
    try:
        return playbooks.walk(session, short, name)
    except NotFoundError:
        if name:
            raise
        return playbooks.walk(session, short, FALLBACK)


def _entries(session: Session, ids: Iterable[str]) -> dict[str, Entry]:
    found = {key: session.store.get(Entry, key) for key in set(ids) if key}
    return {key: entry for key, entry in found.items() if entry is not None}


def settle(session: Session, data: ChecklistData, step: str, reason: str, *, is_needed: bool) -> str:
    """Settle a line by hand; what was done, in words."""
    name = data.negotiation.name
    line = data.checklist.line(step)
    if data.is_gate:
        gate.settle(session, name, step, reason=reason, is_needed=is_needed)
    else:
        playbooks.settle(session, name, data.checklist.name, step, reason=reason, is_needed=is_needed)
    return f"{'Ticked' if is_needed else 'Not needed'}: {line.text if line else step}"


def unsettle(session: Session, data: ChecklistData, step: str) -> str:
    """Take a tick off; what was done, in words."""
    name = data.negotiation.name
    line = data.checklist.line(step)
    if data.is_gate:
        gate.unsettle(session, name, step)
    else:
        playbooks.unsettle(session, name, data.checklist.name, step)
    return f"Open again: {line.text if line else step}"


def note_kept(session: Session, data: ChecklistData, step: str, reason: str, *, is_kept: bool) -> str:
    """Say of a promise whether it was kept; what was done, in words."""
    gate.note_kept(session, data.negotiation.name, step, is_kept=is_kept, reason=reason)
    return f"{'Kept' if is_kept else 'Not kept'}: {step}"


def remind(session: Session, data: ChecklistData) -> str:
    """Make follow-ups of what was promised for later; what was done, in words."""
    made = gate.remind(session, data.negotiation.name)
    return f"{len(made)} {'follow-up' if len(made) == 1 else 'follow-ups'} made of what was promised"


def is_by_hand(state: LineState) -> bool:
    """Whether a line was settled by hand, so that it can be opened again."""
    return state in (LineState.TICKED, LineState.NOT_NEEDED)


@record
class PostMortemData:
    """The post-mortem of one negotiation, and the entries by id that it may be opened at."""

    now: Instant
    page: PostMortemPage
    names: Mapping[str, str]


def look_back(session: Session, negotiation: str) -> PostMortemData:
    """The post-mortem of the negotiation of an id."""
    page = post_mortem.post_mortem(session, session.names.get(negotiation, negotiation))
    return PostMortemData(now=session.now, page=page, names=session.names)


def answer(session: Session, name: str, question: str, text: str) -> str:
    """Keep one answer; what was done, in words."""
    post_mortem.keep(session, name, {question: text} if question else {})
    return "Kept" if text or not question else "Taken out"


def teach(session: Session, name: str, lessons: Iterable[str]) -> str:
    """Keep all the lessons there are; what was done, in words."""
    post_mortem.keep(session, name, {}, tuple(lessons), is_all=True)
    return "Kept: it comes back before the next meeting"


@record
class ReviewData:
    """Every open negotiation as the review goes through it; `nudges` are by negotiation id."""

    now: Instant
    reviewed: tuple[Reviewed, ...]
    nudges: Mapping[str, tuple[Nudge, ...]]
    names: Mapping[str, str]
    items: ItemTable
    written: Mapping[str, tuple[FollowUp, ...]]
    sources: Mapping[str, Entry]
    talks: Mapping[str, Entry]


def review(session: Session) -> ReviewData:
    """The weekly review."""
    from journal.service import nudges

    found = reviewing.review(session)
    every = nudges.nudges(session)
    due = [one.entry for each in found for one in (*each.mine, *each.theirs)]
    said = [held.entry.id for each in found for held in each.unwritten]
    asked = [row.asked.entry.id for each in found for row in each.asked if row.asked]
    return ReviewData(
        now=session.now,
        reviewed=found,
        nudges={
            one.situation.negotiation.id: tuple(
                each for each in every if each.negotiation == one.situation.negotiation.id
            )
            for one in found
        },
        names=session.names,
        items=session.items,
        written=session.follow_ups_by_entry,
        sources=_entries(session, [*due, *said, *asked, *(one.entry or "" for one in every)]),
        talks=latest_talks(session),
    )


def mark_reviewed(session: Session, name: str) -> str:
    """Note that a negotiation has been gone through; what was done, in words."""
    reviewing.mark(session, name)
    return f"Reviewed: {name}"

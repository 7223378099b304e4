"""The brief of one negotiation, from its ledger, entries and follow-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.board import Card
from journal.domain.brief.meeting import by_authority, last_talk, meetings_ahead, named_in, whom
from journal.domain.brief.notice import still_open
from journal.domain.brief.numbers import Named, named_numbers
from journal.domain.brief.openings import Opening, openings
from journal.domain.brief.owed import Debt, deadlines, i_owe, they_owe
from journal.domain.brief.questions import Question, Wording, questions
from journal.domain.instants import Instant
from journal.domain.lessons import Lesson
from journal.domain.offer.asks import AskStatus
from journal.domain.offer.rates import Rates
from journal.domain.offer.rows import Ledger, Row
from journal.domain.paths.checklist import Checklist
from journal.domain.prep.standing import Standing, standing
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, ItemTable, Negotiation, Person
from journal.domain.records.prep import Prep
from journal.domain.records.ruling import Verdict


@record
class Matter:
    """What a brief is made from. `entries` are the negotiation's in order of occurrence, `follow_ups` all of its own.

    `gate` is what has to be settled before giving notice. `instead` is the ledger of the negotiation that is my
    alternative, None where it is none; `lessons` are of every negotiation. `wanted` is whom the talk is with, where
    the person said so; None: as planned.
    """

    ledger: Ledger
    card: Card
    gate: Checklist
    entries: Sequence[Entry]
    follow_ups: Sequence[FollowUp]
    people: Sequence[Person]
    items: ItemTable
    rates: Rates
    now: Instant
    prep: Prep | None = None
    instead: Ledger | None = None
    lessons: Sequence[Lesson] = ()
    wanted: Person | None = None
    wording: Wording = Wording()
    openings: Sequence[Opening] = ()


@record
class Brief:
    """One page before a meeting.

    `meeting` is None where none is planned (with `whom`, where somebody was named). `silent` and `differs` are rows of
    promises that the offer leaves out and alters, `promised` those that no complete offer can be compared with yet,
    `settled` what is agreed or offered as promised. `prep`, `standing`, `openings`, `lessons` are private, and so is
    what I ask out of my prep.
    """

    negotiation: Negotiation
    now: Instant
    ledger: Ledger
    meeting: FollowUp | None
    whom: tuple[Person, ...]
    people: tuple[Person, ...]
    said_last: Entry | None
    silent: tuple[Row, ...]
    differs: tuple[Row, ...]
    promised: tuple[Row, ...]
    settled: tuple[Row, ...]
    named: tuple[Named, ...]
    they_owe: tuple[Debt, ...]
    i_owe: tuple[Debt, ...]
    deadlines: tuple[Debt, ...]
    questions: tuple[Question, ...]
    still_open: tuple[str, ...]
    prep: Prep | None
    instead: Ledger | None
    standing: Standing
    openings: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    names: Mapping[str, str]


def brief(matter: Matter, names: Mapping[str, str]) -> Brief:
    """The brief at a moment; `names` is what ids of people and negotiations are called."""
    ledger, now = matter.ledger, matter.now
    meeting = _meeting(matter)
    with_ = (matter.wanted,) if matter.wanted else whom(meeting, matter.entries, matter.people)
    return Brief(
        negotiation=ledger.negotiation,
        now=now,
        ledger=ledger,
        meeting=meeting,
        whom=by_authority(with_),
        people=by_authority(matter.people),
        said_last=last_talk(matter.entries, matter.wanted),
        silent=tuple(row for row in ledger.rows if row.verdict is Verdict.ABSENT),
        differs=tuple(row for row in ledger.rows if row.is_gap and row.verdict is not Verdict.ABSENT),
        promised=tuple(row for row in ledger.rows if row.verdict is Verdict.PENDING and (row.promised or row.since)),
        settled=tuple(row for row in ledger.rows if is_settled(row)),
        named=named_numbers(ledger),
        they_owe=they_owe(ledger, matter.follow_ups, now),
        i_owe=i_owe(matter.follow_ups, now),
        deadlines=deadlines(ledger, matter.follow_ups, now),
        questions=questions(ledger, with_, now, matter.wording),
        still_open=still_open(matter.gate, ledger, matter.card),
        prep=matter.prep,
        instead=matter.instead,
        standing=standing(matter.prep, ledger, matter.items, matter.rates),
        openings=openings(ledger, matter.openings),
        lessons=tuple(sorted(matter.lessons, key=lambda one: one.day, reverse=True)),
        names=names,
    )


def is_settled(row: Row) -> bool:
    """Whether nothing is open about an item: agreed, or offered as promised."""
    if row.is_gap or row.verdict is Verdict.AMBIGUOUS:
        return False
    is_agreed = row.agreed is not None or row.asked_status is AskStatus.AGREED
    return is_agreed or row.verdict in (Verdict.MATCH, Verdict.EXCESS)


def _meeting(matter: Matter) -> FollowUp | None:
    """The next meeting; with somebody named the next that names them, or that nobody else is named in."""
    ahead = meetings_ahead(matter.follow_ups, matter.now)
    if matter.wanted is None:
        return next(iter(ahead), None)
    wanted = matter.wanted.id
    for one in ahead:
        if wanted in {each.id for each in whom(one, matter.entries, matter.people)}:
            return one
    return next((one for one in ahead if not named_in(one.what, matter.people)), None)

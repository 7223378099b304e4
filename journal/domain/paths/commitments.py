"""What they have to keep after signing: promises with a date, reviews and payments, and whether they kept them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journal.domain.dates.months import add_months
from journal.domain.instants import Day, day_of
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.paths.situation import Situation
from journal.domain.phrasing import money, value_words
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, FollowUpStatus, MarkKind, Outcome, Stage, Stance, Value, ValueKind
from journal.domain.records.tick import TickState
from journal.domain.records.words import Word

CHECKLIST = "kept"
"""Under which name it is ticked whether a promise was kept."""

_TERMS = frozenset({"notice", "covenant", "clawback", "severance", "total"})
"""What says how it ends, or is a sum: nothing that one could see kept on a day."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_CALENDAR_END = (OverflowError, ValueError)


@record
class Commitment:
    """Something they said that can be looked at on a day.

    `step` is its id: the item, with a number behind it where the item has several. `due` is None where nobody said
    when, or the start is not known; `is_dated` tells whether it has a day of its own, later than the first one.
    `follow_up` is the one that reminds of it, of any status, None where there is none.
    """

    step: str
    item: str
    what: str
    due: Day | None
    is_dated: bool
    held: Held
    follow_up: FollowUp | None = None


class Kept(Word):
    """Whether a promise was kept: said by hand or by an entry, due and not said yet, ahead, or without a day."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    DUE = "due"
    AHEAD = "ahead"
    UNDATED = "undated"


@record
class Keeping:
    """How one commitment stands. `why` is the reason given, `entry` the id of the entry that tells it; empty: none."""

    commitment: Commitment
    state: Kept
    why: str = ""
    entry: str = ""


def commitments(situation: Situation) -> tuple[Commitment, ...]:
    """All that they have to keep, dated ones first, the soonest first; nothing before there is any promise."""
    made = [one for row in situation.ledger.rows for one in _of_row(situation, row)]
    return tuple(sorted(made, key=lambda one: (not one.is_dated, one.due or Day.max, one.step)))


def to_remind_of(situation: Situation) -> tuple[Commitment, ...]:
    """Those with a day of their own of which no follow-up reminds."""
    return tuple(one for one in commitments(situation) if one.is_dated and one.due and one.follow_up is None)


def keepings(situation: Situation) -> tuple[Keeping, ...]:
    """How each commitment stands after signing; empty before that."""
    signed = situation.reached(Stage.SIGNED, Stage.STARTED)
    if signed is None and situation.card.outcome is not Outcome.ACCEPTED:
        return ()
    return tuple(_kept(situation, one, signed) for one in commitments(situation))


def first_day(situation: Situation) -> Day | None:
    """When the work begins: as it was agreed, else the day on which it did; None where neither is known."""
    row = situation.ledger.by_item.get("start")
    held = (row.agreed or row.since or row.offered or row.promised) if row else None
    if held is not None and held.value is not None and held.value.day is not None:
        return held.value.day
    started = situation.reached(Stage.STARTED)
    return day_of(started.occurred) if started is not None else None


def _of_row(situation: Situation, row: Row) -> Iterator[Commitment]:
    held = row.since or row.agreed or row.promised or row.offered
    if held is None or row.item == "start":
        return
    start = first_day(situation)
    said = f"{row.label} {value_words(held.value, with_terms=False)}" if held.value else row.label
    days = [(what, due) for what, due in _days(row, held, start) if due != start]
    for number, (what, due) in enumerate(days):
        step = row.item if number == 0 else f"{row.item}@{number + 1}"
        yield _commitment(situation, row, held, step, what or said, due, is_dated=True)
    if not days and row.item.partition("/")[0] not in _TERMS:
        yield _commitment(situation, row, held, row.item, said, start, is_dated=False)


def _days(row: Row, held: Held, start: Day | None) -> Iterator[tuple[str, Day | None]]:
    """The days of its own that a promise has, and what falls due there where that is not all of it."""
    value = held.value
    if held.by is not None:
        yield "", day_of(held.by)
    elif row.item in ("review", "probation") and value is not None:
        what = f"{row.label} is over" if row.item == "probation" else row.label
        yield what, value.day or _later(start, value)
    elif value is not None:
        for part in value.terms.instalments:
            if part.after_months:
                yield f"{row.label} {money(part.amount, value.currency)}", _plus_months(start, part.after_months)


def _later(start: Day | None, value: Value) -> Day | None:
    if start is None or value.kind is not ValueKind.DURATION or value.amount is None:
        return None
    unit, amount = (value.unit or "").rstrip("s"), int(value.amount)
    if unit in _MONTHS:
        return _plus_months(start, amount * _MONTHS[unit])
    try:
        return start + timedelta(days=amount * _DAYS[unit]) if unit in _DAYS else None
    except _CALENDAR_END:
        return None


def _plus_months(start: Day | None, months: int) -> Day | None:
    try:
        return add_months(start, months) if start is not None else None
    except _CALENDAR_END:
        return None


def _commitment(
    situation: Situation, row: Row, held: Held, step: str, what: str, due: Day | None, *, is_dated: bool
) -> Commitment:
    wanted = reminder(what).casefold()
    found = next((one for one in situation.follow_ups if one.what.casefold() == wanted), None)
    return Commitment(step=step, item=row.item, what=what, due=due, is_dated=is_dated, held=held, follow_up=found)


def reminder(what: str) -> str:
    """What the follow-up of a commitment says: by it one is known again."""
    plain = " ".join(what.translate(str.maketrans("[]();|", "      ")).split())
    return f"was it kept: {plain}"


def _kept(situation: Situation, one: Commitment, signed: Entry | None) -> Keeping:
    tick = situation.ticked(CHECKLIST).get(one.step)
    if tick is not None:
        state = Kept.NOT_KEPT if tick.state is TickState.BROKEN else Kept.KEPT
        return Keeping(commitment=one, state=state, why=tick.reason)
    later = situation.after(signed) if signed is not None else ()
    for entry in later:
        if any(one.item in mark.items for mark in entry.marks_of(MarkKind.MET)):
            return Keeping(commitment=one, state=Kept.KEPT, why="met", entry=entry.id)
        taken = (each for each in entry.statements if each.item == one.item)
        if any(each.stance in (Stance.WITHDRAWN, Stance.REFUSED) for each in taken):
            return Keeping(commitment=one, state=Kept.NOT_KEPT, why="they took it back", entry=entry.id)
    if one.due is None:
        return Keeping(commitment=one, state=Kept.UNDATED)
    if one.due > situation.now.day:
        return Keeping(commitment=one, state=Kept.AHEAD)
    done = one.follow_up is not None and one.follow_up.status is FollowUpStatus.DONE
    entry_id = one.follow_up.closed_by or "" if one.follow_up is not None and done else ""
    why = "looked at; say whether it was kept" if done else ""
    return Keeping(commitment=one, state=Kept.DUE, why=why, entry=entry_id)

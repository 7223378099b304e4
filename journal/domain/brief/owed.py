"""What they owe me, what I owe them, and by when things have to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journal.domain.agenda import by_effect, effective, overdue_from
from journal.domain.instants import Instant, When, deadline
from journal.domain.offer.asks import AskStatus
from journal.domain.offer.rows import Ledger
from journal.domain.phrasing import value_words
from journal.domain.record import record
from journal.domain.records import FollowUp, FollowUpKind, Owner

_DATED = (FollowUpKind.ANSWER_BY, FollowUpKind.CONTINGENCY)
_OPEN = (AskStatus.OPEN, AskStatus.PARTLY)


@record
class Debt:
    """Something owed. `when` is None without a date; `is_late` where it has passed; `entry` is where it comes from."""

    what: str
    when: When | None = None
    is_late: bool = False
    entry: str = ""


def they_owe(ledger: Ledger, follow_ups: Iterable[FollowUp], now: Instant) -> tuple[Debt, ...]:
    """Their open moves, my asks without an answer, and promises that they have not written."""
    theirs = [one for one in by_effect(follow_ups) if one.is_open and one.owner is Owner.THEM]
    return (*(_due(one, now) for one in theirs), *_unanswered(ledger), *_unwritten(ledger))


def i_owe(follow_ups: Iterable[FollowUp], now: Instant) -> tuple[Debt, ...]:
    """My open follow-ups but meetings and what stands among the deadlines, the soonest first."""
    mine = (one for one in by_effect(follow_ups) if one.is_open and one.owner is Owner.ME)
    return tuple(_due(one, now) for one in mine if one.kind not in (*_DATED, FollowUpKind.MEETING))


def deadlines(ledger: Ledger, follow_ups: Iterable[FollowUp], now: Instant) -> tuple[Debt, ...]:
    """When the offer expires, answers and contingencies that are due, the soonest first."""
    found = list(_expiry(ledger, now))
    found += [_due(one, now) for one in follow_ups if one.is_open and one.owner is Owner.ME and one.kind in _DATED]
    found += _contingencies(ledger, now)
    return tuple(sorted(found, key=lambda one: deadline(one.when, now.zone).utc if one.when else now.utc))


def _due(one: FollowUp, now: Instant) -> Debt:
    return Debt(what=one.what, when=effective(one), is_late=overdue_from(one).utc <= now.utc, entry=one.entry)


def _unanswered(ledger: Ledger) -> Iterator[Debt]:
    for row in ledger.rows:
        if row.asked is not None and row.asked_status in _OPEN:
            value = f" {value_words(row.asked.value, with_terms=False)}" if row.asked.value is not None else ""
            yield Debt(what=f"an answer on {row.label.lower()}{value}", entry=row.asked.entry.id)


def _unwritten(ledger: Ledger) -> Iterator[Debt]:
    """One debt for all: item by item they stand above it."""
    labels: Sequence[str] = [ledger.by_item[one.item].label.lower() for one in ledger.unwritten]
    if labels:
        yield Debt(what=f"in writing: {', '.join(labels)}", entry=ledger.unwritten[0].entry.id)


def _expiry(ledger: Ledger, now: Instant) -> Iterator[Debt]:
    version = ledger.version
    if version is not None and version.expires is not None:
        is_late = version.has_expired(now)
        what = f"offer v{version.number} {'expired' if is_late else 'expires'}"
        yield Debt(what=what, when=version.expires, is_late=is_late, entry=version.entry.id)


def _contingencies(ledger: Ledger, now: Instant) -> Iterator[Debt]:
    for row in ledger.rows:
        held = row.contingent
        if held is not None and held.by is not None:
            is_late = deadline(held.by, held.entry.zone).utc <= now.utc
            what = f"{row.label.lower()}: {held.condition or 'its condition'}"
            yield Debt(what=what, when=held.by, is_late=is_late, entry=held.entry.id)

"""A card of the Board as lines: who it is with, how far it has come, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from journal.domain.board import Card
from journal.domain.instants import Instant, day_of, deadline
from journal.domain.offer.rows import Ledger
from journal.domain.phrasing import due_words, left_words, number, short_day
from journal.domain.records import Outcome
from journal.domain.records.silence import NudgeKind
from journal.tui.render.agenda import SOON_DAYS, ago_words, due_ink, glyph, narrow
from journal.tui.render.line import (
    BOLD,
    EMPTY,
    ERROR,
    MUTED,
    PLAIN,
    SUCCESS,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    cells,
    cut,
    row,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges import Nudge

Fact = tuple[Run, Run]
"""What a line of a card is about, and what it says of it."""

PAD = 1
"""Empty cells at both sides of a card."""

SHORTENED = 1_000_000
"""Money from here on is told in thousands; where its currency has no sign, always."""
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SHORTER = {"exploding": "expires"}
"""What is said instead where there is no room for it."""
_NUDGED = {
    NudgeKind.TWO_CLOCKS: "▲ two clocks",
    NudgeKind.LATE_MOVE: "◌ late",
    NudgeKind.RECAP_UNANSWERED: "◌ recap",
    NudgeKind.REVIEW: "◌ review due",
    NudgeKind.QUIET: "◌ quiet",
}
_LOST = (Outcome.REJECTED, Outcome.OFFER_WITHDRAWN, Outcome.RESCINDED, Outcome.EXPIRED)


def outcome_ink(outcome: Outcome) -> Ink:
    """Green where it was accepted, red where they ended it, amber where it went quiet, else plain."""
    if outcome is Outcome.ACCEPTED:
        return SUCCESS
    if outcome is Outcome.WENT_QUIET:
        return WARNING
    return ERROR if outcome in _LOST else PLAIN


def facts(card: Card, now: Instant, ledger: Ledger | None = None, nudges: Sequence[Nudge] = ()) -> list[Fact]:
    """The lines of a card below company and role; what has no value has no line."""
    if card.outcome is not None:
        told = [(Run(card.outcome.label, outcome_ink(card.outcome)), Run(""))]
        return [*told, (Run("ended", MUTED), Run(short_day(card.ended, now), MUTED))] if card.ended else told
    found = [
        _last(card, now),
        _next(card, now),
        _expires(card, now, ledger),
        _decided(card),
        _nudged(nudges),
        _package(ledger),
        *_counts(card),
    ]
    return [one for one in found if one is not None]


def _last(card: Card, now: Instant) -> Fact | None:
    when = card.last_contact
    return None if when is None else (Run("last", MUTED), Run(ago_words(when, now), MUTED))


def _next(card: Card, now: Instant) -> Fact | None:
    one = card.next_due
    if one is None:
        return None
    ink, sign = due_ink(one, now), glyph(one, now)
    words = narrow(due_words(one, now))
    return (Run(f"{sign} next", ink), Run(words, ink)) if sign == "●" else (Run("next", MUTED), Run(words))


def _expires(card: Card, now: Instant, ledger: Ledger | None) -> Fact | None:
    when = card.offer_expires
    if when is None:
        return None
    if deadline(when, now.zone).utc <= now.utc:
        return Run("● offer", ERROR), Run("expired", ERROR)
    is_soon = (day_of(when) - now.day).days <= SOON_DAYS
    words = Run(left_words(when, now.zone, now) or "today", WARNING if is_soon else PLAIN)
    if ledger is not None and ledger.version is not None and ledger.version.exploding:
        return Run("▲ exploding", WARNING), words._replace(ink=WARNING)
    return Run("▲ expires" if is_soon else "expires", WARNING if is_soon else MUTED), words


def _decided(card: Card) -> Fact | None:
    if card.accepts is None:
        return None
    choice = "accept" if card.accepts else "decline"
    if card.is_told:
        return Run("told", MUTED), Run(choice)
    return Run("▲ tell", WARNING), Run(choice, WARNING)


def _nudged(nudges: Sequence[Nudge]) -> Fact | None:
    """The most pressing of the nudges that no other line of the card tells of, with its business days."""
    one = next((nudge for nudge in nudges if nudge.kind in _NUDGED), None)
    if one is None:
        return None
    return Run(_NUDGED[one.kind], WARNING), Run(f"{one.days} d" if one.days else "", WARNING)


def _package(ledger: Ledger | None) -> Fact | None:
    """What is offered comes to in the first year."""
    amount = ledger.totals.offered_year_1 if ledger else None
    if ledger is None or not amount:
        return None
    thousands = amount >= SHORTENED or ledger.currency not in _SIGNS
    figure = f"{number((amount / 1000).quantize(Decimal(1)))}k" if thousands else number(amount.quantize(Decimal(1)))
    return Run("year 1", MUTED), Run(f"{_SIGNS.get(ledger.currency, ledger.currency)} {figure}".strip())


def _counts(card: Card) -> list[Fact]:
    counted = (("gaps", card.gaps, ERROR), ("unwritten", card.unwritten, WARNING))
    return [(Run(word, MUTED), Run(str(n), ink if n else MUTED)) for word, n, ink in counted if n is not None]


def height(card: Card, told: Sequence[Fact], *, is_airy: bool) -> int:
    """How many lines a card takes."""
    names = 1 + bool(card.negotiation.company) + bool(card.negotiation.role)
    return names + len(told) + (1 if is_airy and told else 0)


def card_lines(card: Card, told: Sequence[Fact], now: Instant, width: int, *, is_airy: bool) -> list[Line]:
    """The lines of a card in a width, its padding included. `is_airy` leaves a line empty above the facts."""
    edge = width - PAD
    about = card.negotiation
    days = "" if card.outcome else f"{card.days_in_stage(now)} d"
    lines = [row(edge, [Cell(PAD, about.name, BOLD)], [Run(days, MUTED)])]
    lines += [row(edge, [Cell(PAD, about.company)])] if about.company else []
    lines += [row(edge, [Cell(PAD, about.role, MUTED)])] if about.role else []
    lines += [EMPTY] if is_airy and told else []
    return [*lines, *(_fact_line(one, edge) for one in told)]


def _fact_line(fact: Fact, edge: int) -> Line:
    """What it is about at the left, what it says at the right; a sign goes where both have no room beside it."""
    label, value = fact
    room = edge - PAD - cells(value.text) - (1 if value.text else 0)
    bare = label.text.partition(" ")[2] or label.text
    words = next((one for one in (label.text, bare) if cells(one) <= room), _SHORTER.get(bare, bare))
    words = cut(words, room)
    gap = edge - PAD - cells(words) - cells(value.text)
    runs = (Run(" " * PAD), Run(words, label.ink), Run(" " * gap), value)
    return runs if value.text else runs[:2]

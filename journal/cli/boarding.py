"""`board`: where every negotiation stands, by stage, or how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from journal.cli.call import Call
from journal.cli.entry_view import sign_of
from journal.cli.page import Cell, Span
from journal.domain.board import Card
from journal.domain.instants import Day, Instant, day_of
from journal.domain.phrasing import due_words, expiry_words, short_day
from journal.domain.records import Outcome, Stage
from journal.service import negotiations


def board(call: Call) -> None:
    """The open negotiations, stage by stage; with `--closed` the others. As JSON both, the open ones first."""
    opened, closed = negotiations.board(call.session)
    if call.args.json:
        call.json([call.forms.card(card) for card in (closed if call.args.closed else (*opened, *closed))])
    elif call.args.closed:
        _print_closed(call, closed)
    else:
        _print_open(call, opened, len(closed))


def _print_open(call: Call, cards: Sequence[Card], closed: int) -> None:
    page, now = call.page, call.session.now
    stages = [stage for stage in Stage if any(card.stage is stage for card in cards)]
    for number, stage in enumerate(stages):
        if number:
            page.line()
        group = [card for card in cards if card.stage is stage]
        page.line((stage.label, "bold"), "  ", (str(len(group)), "muted"))
        page.table([_open_row(card, now) for card in group], indent=2)
    if not cards:
        page.line("No negotiation is open. To begin one: journal new acme")
    if closed:
        page.line()
        page.line((f"{closed} closed: journal board --closed", "muted"))


def _open_row(card: Card, now: Instant) -> list[Cell]:
    last = f"last {short_day(_local(card, now), now)}" if card.last_contact else ""
    return [(card.negotiation.name, "bold"), _job(card), (f"{card.days_in_stage(now)} d", "muted"), (last, "muted"),
            _rest(card, now)]  # fmt: skip


def _local(card: Card, now: Instant) -> Day:
    when = card.last_contact
    return day_of(when.in_zone(now.zone) if isinstance(when, Instant) else when) if when else now.day


def _rest(card: Card, now: Instant) -> list[Span]:
    """What is next, when the offer expires, what was decided and not told, and what the ledger counts."""
    parts: list[list[Span]] = []
    if card.next_due is not None:
        sign, style = sign_of(card.next_due, now)
        parts.append([(f"{sign} {due_words(card.next_due, now)}", style), f" {card.next_due.what}"])
    if card.offer_expires is not None:
        parts.append([f"expires {expiry_words(card.offer_expires, now)}"])
    if card.accepts is not None and not card.is_told:
        parts.append([(f"▲ decided: {'accept' if card.accepts else 'decline'}, not told", "warning")])
    for count, word in ((card.gaps, "gap" if card.gaps == 1 else "gaps"), (card.unwritten, "unwritten")):
        parts += [[(f"{count} {word}", "warning")]] if count else []
    return [span for part in parts for span in ("  ", *part)][1:]


def _print_closed(call: Call, cards: Sequence[Card]) -> None:
    now = call.session.now
    call.page.table([_closed_row(card, now) for card in cards])
    if not cards:
        call.page.line("No negotiation is closed. To close one: journal close acme declined")


def _closed_row(card: Card, now: Instant) -> list[Cell]:
    outcome = card.outcome.label if card.outcome else ""
    style = "" if card.outcome in (Outcome.ACCEPTED, Outcome.DECLINED, Outcome.WITHDREW) else "warning"
    ended = short_day(card.ended, now) if card.ended else ""
    return [(card.negotiation.name, "bold"), _job(card), (outcome, style), (ended, "muted"), card.because]


def _job(card: Card) -> str:
    return ", ".join(words for words in (card.negotiation.company, card.negotiation.role) if words)

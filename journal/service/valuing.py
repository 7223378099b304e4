"""Figures of the person's own: what a benefit is worth, and how equity is to be reckoned."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.offer.benefits import NO_PAY, takes_own
from journal.domain.offer.flaws import WEEK_HOURS
from journal.domain.offer.own import WHOLES
from journal.domain.record import replace
from journal.domain.records import Negotiation, Period, Value, ValueKind
from journal.domain.records.valuation import Rounding, Valuation, ValuationKind
from journal.errors import BadInputError, NotFoundError
from journal.safe_text import scrub
from journal.service.ledgers import ledger_of, valuations_of
from journal.service.session import Session

LONGEST = 500
"""Characters of a reason that are kept."""


def valuations(session: Session, name: str) -> tuple[Valuation, ...]:
    """The person's own figures for a negotiation, in the order in which they were made. Raises NotFoundError."""
    return tuple(valuations_of(session, session.negotiation(name)))


def value_item(session: Session, name: str, item: str, words: str, because: str = "") -> Valuation:
    """Say what an item is worth, one unit of it, or what a percentage is of: `6k`, `500/day`, `7.35`.

    Raises NotFoundError for an item nobody knows, BadInputError for words that are no amount of money or an item
    whose worth is in the statements, and StoreError.
    """
    from journal.domain.capture.amounts import read_amount

    negotiation = session.negotiation(name)
    meant = _item(session, negotiation, item)
    known = (negotiation.currency, session.settings.currency)
    read = read_amount(words, filter(None, known))
    if read is None or read.is_percent or read.amount <= 0:
        raise BadInputError(
            f"“{words}” is no amount of money above zero; write one as 6k, 500/day, €450/month or 7.35."
        )
    _check(session, negotiation, meant)
    kind = session.items.get(meant)
    if kind is not None and kind.kind is ValueKind.DURATION and read.period in (None, Period.YEAR, Period.ONCE):
        raise BadInputError(f"Say what one {kind.unit} of {kind.label} is worth, as 500/{kind.unit}.")
    if kind is not None and kind.kind is ValueKind.UNITS and read.period is not None:
        raise BadInputError(f"Say what one unit of {kind.label} is worth, without a period, as 42.50.")
    is_benefit = kind is not None and kind.kind in (ValueKind.FLAG, ValueKind.MONEY, ValueKind.TEXT)
    usual = Period.ONCE if kind is not None and kind.period is Period.ONCE else Period.YEAR if is_benefit else None
    return _keep(
        session,
        negotiation,
        ValuationKind.WORTH,
        because,
        item=meant,
        amount=read.amount,
        currency=read.currency or negotiation.currency,
        period=read.period or usual,
    )


def count_equity(session: Session, name: str, words: str, because: str = "") -> Valuation:
    """Say with what part of its paper value equity counts: `50%`, `0.5`. Raises BadInputError."""
    from journal.domain.capture.amounts import read_amount

    read = read_amount(words, ())
    percent = None if read is None else read.amount if read.is_percent else read.amount * 100
    if read is None or read.currency or read.period or percent is None or not 0 <= percent <= 100:
        raise BadInputError(f"“{words}” is no part of a whole; write one from 0% to 100%, as 50%.")
    return _keep(session, session.negotiation(name), ValuationKind.EQUITY, because, amount=percent)


def round_units(session: Session, name: str, way: Rounding, because: str = "") -> Valuation:
    """Say how units that don't divide evenly are vested."""
    return _keep(session, session.negotiation(name), ValuationKind.ROUNDING, because, rounding=way)


def count_hours(session: Session, name: str, words: str, because: str = "") -> Valuation:
    """Say how many hours a week hourly pay is for, where the offer does not. Raises BadInputError."""
    from journal.domain.capture.numerals import numeral

    read = numeral(words.strip()) if words.strip()[:1].isdigit() else None
    if read is None or not 0 < read.amount <= WEEK_HOURS:
        raise BadInputError(f"“{words}” is no number of hours a week; write one from 1 to 168, as 38.5.")
    return _keep(session, session.negotiation(name), ValuationKind.HOURS, because, amount=read.amount)


def withdraw(session: Session, name: str, kind: ValuationKind, item: str = "") -> tuple[Valuation, ...]:
    """Take back a figure of one's own; what was taken back. Raises NotFoundError where there is none."""
    negotiation = session.negotiation(name)
    meant = _item(session, negotiation, item) if item else ""
    gone = [one for one in valuations_of(session, negotiation) if one.kind is kind and one.item == meant]
    if not gone:
        raise NotFoundError(f"You gave no such figure in {negotiation.name}; see: journal value {negotiation.name}")
    with session.store.unit("withdraw value") as unit:
        for one in gone:
            unit.remove(Valuation, one.id)
    return tuple(gone)


def _keep(
    session: Session,
    negotiation: Negotiation,
    kind: ValuationKind,
    because: str,
    *,
    item: str = "",
    amount: Decimal | None = None,
    currency: str = "",
    period: Period | None = None,
    rounding: Rounding | None = None,
) -> Valuation:
    """Save a figure; one it takes the place of stays in its history."""
    former = [one for one in valuations_of(session, negotiation) if one.kind is kind and one.item == item]
    made = Valuation(
        id=former[0].id if former else session.ids(),
        negotiation=negotiation.id,
        kind=kind,
        item=item,
        amount=amount,
        currency=currency,
        period=period,
        rounding=rounding,
        reason=" ".join(scrub(because).split())[:LONGEST],
        made_at=session.now,
    )
    if former and replace(made, made_at=former[0].made_at) == former[0]:
        return former[0]
    with session.store.unit("value") as unit:
        unit.put(made)
        for one in former[1:]:
            unit.remove(Valuation, one.id)
    return made


def _item(session: Session, negotiation: Negotiation, words: str) -> str:
    """The id of an item, its instance behind a slash, or one of what a percentage may be of."""
    said = " ".join(words.split())
    if said.casefold() in WHOLES:
        return said.casefold()
    base, slash, instance = said.partition("/")
    named = session.items.named(base.strip())
    if named is not None:
        return f"{named.id}{slash}{instance.strip().casefold()}"
    row = next((one for one in ledger_of(session, negotiation).rows if one.label.casefold() == said.casefold()), None)
    if row is not None:
        return row.item
    wholes = ", ".join(WHOLES)
    raise NotFoundError(
        f"There is no item “{words}”; name one, as health, pto or equity, or what a percentage is of: {wholes}."
    )


def _check(session: Session, negotiation: Negotiation, item: str) -> None:
    """Refuse a figure that could stand for nothing: of an item that is no benefit, or is in money already."""
    label = session.items.label(item)
    if item.partition("/")[0] in NO_PAY:
        raise BadInputError(f"{label} is no benefit that could be given a value of its own.")
    row = ledger_of(session, negotiation).by_item.get(item)
    said = [held.value for held in (row.promised, row.since, row.offered) if held] if row else []
    values = [one for one in said if one is not None]
    if values and not any(_may_be_valued(one, item) for one in values):
        raise BadInputError(f"{label} is in money already; its worth is in what was said, not in a figure of yours.")


def _may_be_valued(value: Value, item: str) -> bool:
    return value.kind is ValueKind.UNITS or takes_own(value, item)

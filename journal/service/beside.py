"""What a statement that is being written means beside the ledger: what stood before, what the offer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.instants import day_of
from journal.domain.phrasing import number, short_day, value_words
from journal.domain.record import record
from journal.domain.records import Entry, Stance, Statement, Value
from journal.service.ledgers import ledger_of
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.offer.held import Held
    from journal.domain.offer.rows import Ledger, Row
    from journal.domain.records.ruling import Verdict


@record
class OfferSays:
    """What the current offer says of the item of a statement: the `verdict` on it, and the `value` that it gives.

    The verdict is None where the offer is compared with something else than this statement, the value where the
    offer does not name the item; `is_same` tells that it is what was said. `currency` is the ledger's.
    """

    verdict: Verdict | None
    value: Value | None
    is_same: bool
    currency: str


def offer_says(session: Session, entry: Entry, statement: Statement) -> tuple[int, OfferSays] | None:
    """The number of the current offer, and what it says of a statement; None where there is nothing to say.

    That is: no offer, a statement of its own, an item that it need not name.
    """
    key = statement.negotiation or entry.negotiation
    filed = next((one for one in session.negotiations if one.id == key), None)
    made = ledger_of(session, filed) if filed is not None else None
    version, row = (made.version, made.by_item.get(statement.item)) if made is not None else (None, None)
    if made is None or version is None or row is None or entry.id == version.entry.id:
        return None
    promise = row.promised.statement if row.promised is not None else None
    is_promise = promise is not None and statement.stance is not Stance.ASKED and _is_same(promise, statement)
    offered = row.offered.value if row.offered is not None else None
    if offered is None and not is_promise and not version.is_whole:
        return None
    words = value_words(offered, with_terms=False) if offered is not None else ""
    said = value_words(statement.value, with_terms=False) if statement.value is not None else ""
    return version.number, OfferSays(
        verdict=row.verdict if is_promise else None,
        value=offered,
        is_same=bool(words) and words == said,
        currency=made.currency,
    )


def _is_same(promise: Statement, statement: Statement) -> bool:
    """Whether a statement is the promise, or said the same before it became one."""
    if promise.id == statement.id:
        return True
    if promise.value is None or statement.value is None:
        return False
    return value_words(promise.value, with_terms=False) == value_words(statement.value, with_terms=False)


def beside_words(session: Session, entry: Entry, statement: Statement) -> str:
    """`was USD 185,000 a year on 13 Nov, the letter says USD 178,000 a year (−7,000)`; empty where nothing stands."""
    filed = next((one for one in session.negotiations if one.id == entry.negotiation), None)
    if filed is None:
        return ""
    made = ledger_of(session, filed)
    row = made.by_item.get(statement.item)
    other = _other_side(entry, statement, row) if row is not None else None
    earlier, words = _before(session, entry, statement)
    if other is not None and earlier == other.statement.id:
        words = ""
    return ", ".join(part for part in (words, _beside(made, statement, other)) if part)


def _before(session: Session, entry: Entry, statement: Statement) -> tuple[str, str]:
    """The id of what the same side said of the item before, and what that was."""
    mine = statement.stance is Stance.ASKED
    for past in reversed(session.by_negotiation.get(entry.negotiation or "", ())):
        for one in reversed(past.statements):
            same = one.item == statement.item and (one.stance is Stance.ASKED) is mine
            if past.id != entry.id and same and one.value is not None:
                on = short_day(day_of(past.occurred), session.now)
                is_kept = statement.value is not None and value_words(one.value) == value_words(statement.value)
                return one.id, f"as on {on}" if is_kept else f"was {value_words(one.value, with_terms=False)} on {on}"
    return "", ""


def _other_side(entry: Entry, statement: Statement, row: Row) -> Held | None:
    """What a statement is to be compared with: what is offered, of an offer what was promised."""
    other = (row.since or row.promised) if statement.stance is Stance.OFFERED else row.offered
    return other if other is not None and other.entry.id != entry.id else None


def _beside(made: Ledger, statement: Statement, other: Held | None) -> str:
    if other is None or other.value is None or statement.value is None:
        return ""
    is_offer = statement.stance is Stance.OFFERED
    version = made.version
    says = "promised" if is_offer else f"the {version.form.label if version and version.complete else 'offer'} says"
    words = value_words(other.value, with_terms=False)
    if value_words(statement.value, with_terms=False) == words:
        return "as promised" if is_offer else says.removesuffix(" says") + " says the same"
    difference = _difference(statement.value, other.value) if is_offer else _difference(other.value, statement.value)
    return f"{says} {words}{difference}"


def _difference(offered: Value, said: Value) -> str:
    """` (−7,000)`; empty where the two are not in the same measure."""
    same = (offered.kind, offered.currency, offered.period, offered.unit) == (
        said.kind, said.currency, said.period, said.unit,
    )  # fmt: skip
    if not same or offered.amount is None or said.amount is None:
        return ""
    difference = offered.amount - said.amount
    return f" ({'+' if difference > 0 else ''}{number(difference)})"

"""What the person decides about rows of a ledger: items that are one thing, verdicts of their own, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.offer.pages import renamed_by
from journal.domain.record import replace
from journal.domain.records.ruling import Ruling, RulingKind, Verdict
from journal.errors import BadInputError, NotFoundError
from journal.safe_text import scrub
from journal.service.ledgers import ledger_of, row_named, rulings_of
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.offer.rows import Ledger, Row
    from journal.domain.records import Negotiation

LONGEST = 500
"""Characters of a reason that are kept."""


def pair(session: Session, name: str, item: str, renamed: str, reason: str) -> Ruling:
    """Count what was said of `renamed` as said of `item`: the same thing under another name.

    Raises NotFoundError for an item nobody spoke of, BadInputError for an item paired with itself or without a
    reason, and StoreError.
    """
    negotiation = session.negotiation(name)
    made = ledger_of(session, negotiation)
    row, other = row_named(session, made, item), _called(session, made, renamed)
    label = session.items.label
    why = _reason(reason, f"what makes {label(row)} and {label(other)} one thing")
    if row == other:
        raise BadInputError(f"{label(row)} cannot be paired with itself; name what it is called elsewhere.")
    ruling = Ruling(
        id=session.ids(),
        negotiation=negotiation.id,
        item=row,
        kind=RulingKind.PAIR,
        renamed=other,
        reason=why,
        made_at=session.now,
    )
    kept = rulings_of(session, negotiation)
    if renamed_by(negotiation.id, (*kept, ruling)).get(other) is None:
        raise BadInputError(f"{label(row)} counts as {label(other)} already; take that back first.")
    return _keep(session, "pair", ruling, [one for one in kept if one.renamed == other])


def overrule(session: Session, name: str, item: str, verdict: Verdict, reason: str) -> Ruling:
    """Put a verdict in place of the one the statements lead to, for as long as these statements are compared.

    Raises NotFoundError for an item nobody spoke of, BadInputError where the verdict is that one already or no
    reason is given, and StoreError.
    """
    negotiation = session.negotiation(name)
    made = ledger_of(session, negotiation)
    row = made.by_item[row_named(session, made, item)]
    why = _reason(reason, f"why {row.label} is {verdict.label}")
    if _derived(row) is verdict:
        raise BadInputError(f"{row.label} is {verdict.label} by what was said; there is nothing to overrule.")
    ruling = Ruling(
        id=session.ids(),
        negotiation=negotiation.id,
        item=row.item,
        kind=RulingKind.OVERRULE,
        verdict=verdict,
        statements=tuple(one.statement.id for one in (row.promised, row.offered) if one is not None),
        reason=why,
        made_at=session.now,
    )
    return _keep(session, "overrule", ruling, _verdicts(session, negotiation, row))


def withdraw_ruling(session: Session, name: str, item: str, kind: RulingKind | None = None) -> tuple[Ruling, ...]:
    """Take back what was decided about an item: of one kind, or all; what was taken back.

    Raises NotFoundError where nothing was decided, and StoreError.
    """
    negotiation = session.negotiation(name)
    made = ledger_of(session, negotiation)
    row = made.by_item[row_named(session, made, item)]
    gone = [*_verdicts(session, negotiation, row), *row.pairs]
    gone = [one for one in gone if kind is None or one.kind is kind]
    if not gone:
        raise NotFoundError(f"You decided nothing about {row.label} in {negotiation.name}.")
    with session.store.unit("withdraw ruling") as unit:
        for one in gone:
            unit.remove(Ruling, one.id)
    return tuple(gone)


def _keep(session: Session, do: str, ruling: Ruling, former: list[Ruling]) -> Ruling:
    """Save a ruling; one it takes the place of stays in its history."""
    if former:
        ruling = replace(ruling, id=former[0].id)
    with session.store.unit(do) as unit:
        unit.put(ruling)
        for one in former[1:]:
            unit.remove(Ruling, one.id)
    return ruling


def _verdicts(session: Session, negotiation: Negotiation, row: Row) -> list[Ruling]:
    """The person's verdicts on a row, in force or not."""
    items = {row.item, *(one.renamed for one in row.pairs)}
    kept = rulings_of(session, negotiation)
    return [one for one in kept if one.kind is RulingKind.OVERRULE and one.item in items]


def _derived(row: Row) -> Verdict | None:
    return row.derived if row.ruling is not None else row.verdict


def _called(session: Session, made: Ledger, words: str) -> str:
    """The item of a statement: of one that was paired already its own, not that of its row."""
    meant = session.items.named(" ".join(words.split()))
    own = meant.id if meant else words.strip()
    said = {held.statement.item for row in made.rows for held in row.statements}
    return own if own in said else row_named(session, made, words)


def _reason(words: str, of_what: str) -> str:
    said = " ".join(scrub(words).split())[:LONGEST]
    if not said:
        raise BadInputError(f"A decision of your own needs its reason: say {of_what}.")
    return said

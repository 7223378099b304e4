"""What is still open before giving notice, as a brief has it: the gist of the gate. It never says that it is safe."""

from __future__ import annotations

from collections.abc import Iterator

from journal.domain.board import Card
from journal.domain.offer.rows import Ledger
from journal.domain.paths.checklist import Checklist
from journal.domain.paths.gate import OFFER, PROMISES
from journal.domain.records import Outcome, Stage


def still_open(gate: Checklist, ledger: Ledger, card: Card) -> tuple[str, ...]:
    """The open lines about the offer, promises in one line, and how many more there are.

    Empty before there is an offer, once work has begun, and where nothing comes of it: declined, or ended otherwise
    than by being accepted.
    """
    order = list(Stage)
    is_between = order.index(Stage.VERBAL_OFFER) <= order.index(card.stage) < order.index(Stage.STARTED)
    is_over = card.accepts is False or card.outcome not in (None, Outcome.ACCEPTED)
    return tuple(_open(gate, ledger)) if is_between and not is_over else ()


def _open(gate: Checklist, ledger: Ledger) -> Iterator[str]:
    yield from (line.text.partition(":")[0] for line in gate.open if line.group == OFFER)
    if any(line.group == PROMISES for line in gate.open):
        claims = sum(row.promised is not None or row.since is not None for row in ledger.rows)
        yield f"promises in writing, {claims - len(ledger.unwritten)} of {claims}"
    rest = sum(line.group not in (OFFER, PROMISES) for line in gate.open)
    if rest:
        yield f"{rest} more in the gate"

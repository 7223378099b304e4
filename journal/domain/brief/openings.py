"""If the base cannot move: openings worth asking for, from a table of data."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.offer.asks import AskStatus
from journal.domain.offer.rows import Ledger, Row
from journal.domain.phrasing import number
from journal.domain.record import record
from journal.domain.records import ValueKind
from journal.domain.records.prep import BASE
from journal.domain.records.ruling import Verdict

MOST = 3


@record
class Opening:
    """A way round a base that stays as it is.

    `needs` are places of the text that must be known (`bridge`), or must not be (`no bridge`): `bridge` is what the
    base falls short of in four years, `unit` what the equity is counted in.
    """

    item: str
    text: str
    needs: tuple[str, ...] = ()


def openings(ledger: Ledger, table: Iterable[Opening]) -> tuple[str, ...]:
    """The first few that fit, where the base falls short of what was promised or asked; else none."""
    row = ledger.by_item.get(BASE)
    if row is None or not is_short(row):
        return ()
    places = _places(ledger, row)
    given = {name for name, words in places.items() if words}
    fitting = (one for one in table if all(_holds(need, given) for need in one.needs))
    return tuple(one.text.format(**places) for one in fitting if _is_wanting(ledger, one.item))[:MOST]


def is_short(base: Row) -> bool:
    """Whether the base is below what was promised, or what I asked for was not given."""
    is_unmet = base.asked_status in (AskStatus.OPEN, AskStatus.PARTLY, AskStatus.REFUSED) and base.offered is not None
    return base.verdict is Verdict.SHORTFALL or is_unmet


def _holds(need: str, given: set[str]) -> bool:
    return need.removeprefix("no ") not in given if need.startswith("no ") else need in given


def _places(ledger: Ledger, base: Row) -> dict[str, str]:
    gap = base.gap.four_year
    equity = next((row for row in ledger.rows if row.item.partition("/")[0] == "equity"), None)
    held = (equity.offered or equity.promised) if equity else None
    value = held.value if held else None
    return {
        "bridge": number(-gap) if gap is not None and gap < 0 else "",
        "unit": value.unit or "" if value is not None and value.kind is ValueKind.UNITS else "",
    }


def _is_wanting(ledger: Ledger, item: str) -> bool:
    """Whether they have refused it yet: then it is no opening."""
    row = ledger.by_item.get(item)
    return row is None or row.asked_status is not AskStatus.REFUSED

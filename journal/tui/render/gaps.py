"""The gaps between offer and promise of one negotiation, in a few lines."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.offer.rows import Ledger, Row
from journal.domain.phrasing import number
from journal.tui.render.line import BOLD, ERROR, MUTED, PLAIN, Cell, Line, Run, row
from journal.tui.render.offer_values import verdict_words

GAPS = 34
"""How wide the lines are."""
VERDICT = 15
MOST = 4


def gap_lines(ledger: Ledger | None) -> list[Line]:
    """The gaps, what costs most in the first year first; nothing where there are none or no whole offer."""
    found = [one for one in ledger.rows if one.is_gap] if ledger and not ledger.is_pending else []
    if ledger is None or not found:
        return []
    found.sort(key=lambda one: (one.gap.year_1 is None, one.gap.year_1 or 0))
    shown = found if len(found) <= MOST else found[: MOST - 1]
    total = ledger.totals.year_1
    ink = ERROR if total is not None and total < 0 else PLAIN
    money = [Run("year 1  ", MUTED), Run(number(total), ink._replace(bold=True))] if total is not None else []
    lines = [row(GAPS, [Cell(0, "Gaps", BOLD)], money), *(_gap(one) for one in shown)]
    rest = found[len(shown) :]
    cost = sum((one.gap.year_1 or Decimal(0) for one in rest), Decimal(0))
    more = row(GAPS, [Cell(0, f"and {len(rest)} more", MUTED)], [Run(number(cost) if cost else "")])
    return [*lines, more] if rest else lines


def _gap(one: Row) -> Line:
    words, ink = verdict_words(one)
    money = number(one.gap.year_1) if one.gap.year_1 else ""
    return row(GAPS, [Cell(0, one.label), Cell(VERDICT, words, ink)], [Run(money)])

"""Every package there is as rows, to choose which are compared."""

from __future__ import annotations

from textual.geometry import Size

from journal.domain.offer.valued import cash
from journal.tui.jobs_worth import CompareData
from journal.tui.render.line import ACCENT, MUTED, NAMES, Cell, Run, row
from journal.tui.render.rows import SPACE, Row, Rows, drawn

PICK = "cp:"
"""What the keys of the packages to choose from begin with."""


def choice_rows(data: CompareData, size: Size) -> Rows:
    """Every package there is, those that are compared marked."""
    rows: list[Row] = []
    last = ""
    for key, one in data.every.items():
        name = one.negotiation.name
        about = ", ".join(word for word in (one.negotiation.role, one.negotiation.company) if word)
        if name != last and rows:
            rows.append(SPACE)
        is_in = key in data.chosen
        mark = Cell(2, "[✓]" if is_in else "[ ]", ACCENT if is_in else MUTED)
        worth = f"{one.currency} {cash((one.paper.year_1,), one.currency)[0]} in year 1".strip()
        amount = worth if any(one.paper.years) else "nothing with a value"
        left = [mark, Cell(6, one.title, NAMES), *([Cell(30, about, MUTED)] if name != last else [])]
        rows.append(drawn(f"{PICK}{key}", row(size.width - 2, left, [Run(amount, MUTED)])))
        last = name
    return Rows(rows)

"""What remedies close, in words: the same on the command line and on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from journal.domain.document.words import exact
from journal.domain.phrasing import number
from journal.domain.remedies.weighing import Pick, Plan


def closes_words(one: Pick, gap: Decimal | None) -> str:
    """`100 %`, `up to 88 %, if it comes`; in words where it has no figure."""
    if one.four_year is None:
        return "not in money" if one.value is not None else ""
    if not gap:
        return ""
    share = number((one.four_year * 100 / gap).quantize(Decimal(1), ROUND_HALF_UP))
    return f"up to {share} %, if it comes" if one.is_conditional else f"{share} %"


def gap_words(plan: Plan, currency: str) -> str:
    """`EUR 960 of the gap is left`, in a narrow place; what the picks add where the gap has no figure."""
    if plan.left is None:
        return f"{currency} {exact(sum(plan.firm, Decimal(0)), currency)} in four years"
    return f"{currency} {exact(plan.left, currency)} of the gap is left" if plan.left > 0 else "that closes the gap"


def left_words(plan: Plan, currency: str) -> Iterator[str]:
    """What the picks add and what of the gap is left, in a sentence each."""
    firm = sum(plan.firm, Decimal(0))
    words = f"Together {currency} {exact(firm, currency)} in four years, {exact(plan.firm[0], currency)} in the first"
    if plan.left is None:
        yield f"{words}; the gap itself has no figure."
    elif plan.left > 0:
        yield f"{words}; {currency} {exact(plan.left, currency)} of the gap is left."
    else:
        over = f", and {currency} {exact(-plan.left, currency)} more" if plan.left else ""
        yield f"{words}; that closes the gap{over}."
    conditional = sum(plan.conditional, Decimal(0))
    if conditional:
        yield f"Up to {currency} {exact(conditional, currency)} more if what it depends on is reached."
    if plan.unvalued:
        yield f"Without a figure: {', '.join(one.remedy.label.lower() for one in plan.unvalued)}."

"""The JSON of remedies."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.remedies.weighing import Pick, Plan, Shortfall
from journal.exchange.json_form import Form, amount, value


def remedies(gap: Shortfall, options: Sequence[Pick], plan: Plan) -> Form:
    """What is short, every remedy at the size that closes it, and what those that were picked close together."""
    return {
        "gap": {"year_1": amount(gap.year_1), "four_year": amount(gap.four_year)},
        "options": [pick(one) for one in options],
        "picked": [pick(one) for one in plan.picks],
        "together": {
            "years": [amount(year) for year in plan.firm],
            "conditional": [amount(year) for year in plan.conditional],
            "left": amount(plan.left),
            "unvalued": [one.remedy.id for one in plan.unvalued],
        },
    }


def pick(one: Pick) -> Form:
    """One remedy with what is asked for; null where it has no figure."""
    years = one.years
    return {
        "id": one.remedy.id,
        "item": one.remedy.item,
        "label": one.remedy.label,
        "value": value(one.value) if one.value is not None else None,
        "years": None if years is None else [amount(year) for year in years],
        "four_year": amount(one.four_year),
        "conditional": one.is_conditional,
        "measure": one.remedy.measure,
    }

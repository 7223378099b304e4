"""Terms that bound a payment: the most it comes to, the part of it that is sure, and what brings it forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journal.domain.capture.gathered import Gathered
from journal.domain.capture.quantities import Figure, figure_at
from journal.domain.capture.tokens import Part
from journal.domain.capture.values import LEAST_MONEY
from journal.domain.money import meant
from journal.domain.records.value import Price, ValueKind

_OF_BASE = frozenset({"of base", "of salary", "of pay"})


def _trigger(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `double trigger`, `single-trigger acceleration`."""
    kind, _, joined = part.fold(at).partition("-")
    here = at if joined else at + 1
    if "trigger" not in (joined, part.fold(here)) or "acceleration" in gathered.fields:
        return at
    gathered.fields["acceleration"] = kind
    return here + 1 + (part.fold(here + 1) == "acceleration")


def _match(part: Part, at: int, gathered: Gathered) -> int:
    """Passes over `match` behind a percentage: it says whose money it is, not how much."""
    return at + 1 if gathered.first is not None and gathered.first.kind is ValueKind.PERCENT else at


def _limit(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `up to 10k`, `up to 6%`, `capped at £3,000` behind a percentage: the most that it pays a year."""
    first = gathered.first
    if first is None or first.kind is not ValueKind.PERCENT or part.fold(at + 1) not in ("to", "at"):
        return at
    figure = figure_at(part, at + 2)
    if figure is not None and figure.percent and not figure.doubtful and "cap_percent" not in gathered.fields:
        gathered.fields["cap_percent"] = figure.number
        here = part.phrase(figure.to, _OF_BASE, 2)
        return here[1] if here is not None else figure.to
    return _sum(part, at + 2, gathered, "cap") or at


def _part_sure(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `of which 10k guaranteed`, `with 50% guaranteed`: the part of a payment that is sure.

    A percentage behind a percentage could be of two things, and is left to be asked.
    """
    begin = at + 1 + (part.fold(at) == "of")
    if gathered.first is None or (part.fold(at) == "of" and part.fold(at + 1) != "which"):
        return at
    figure = figure_at(part, begin)
    if figure is None or part.fold(figure.to) != "guaranteed":
        return at
    if not figure.percent:
        found = _sum(part, begin, gathered, "guaranteed")
        return found + 1 if found else at
    if gathered.first.kind is not ValueKind.MONEY or "guaranteed_percent" in gathered.fields:
        return at
    gathered.fields["guaranteed_percent"] = figure.number
    return figure.to + 1


def _sum(part: Part, at: int, gathered: Gathered, field: str) -> int:
    """Reads a sum of money into a field; the token after it, 0 where there is none."""
    figure = sum_at(part, at)
    if figure is None or field in gathered.fields or (figure.is_bare and figure.amount < LEAST_MONEY):
        return 0
    known = gathered.about.currencies
    currency = meant(figure.money, known) if figure.money else next(filter(None, known), None)
    if currency is None:
        return 0
    gathered.fields[field] = Price(figure.amount, currency)
    return figure.to


def sum_at(part: Part, at: int) -> Figure | None:
    """A sum of money that stands there, with or without its currency; None for any other figure."""
    figure = figure_at(part, at)
    if figure is None or figure.percent or figure.unit or (figure.doubtful and not figure.money):
        return None
    return figure


LIMITS: Mapping[str, Callable[[Part, int, Gathered], int]] = {
    **dict.fromkeys(("single", "double", "single-trigger", "double-trigger"), _trigger),
    "match": _match,
    "up": _limit,
    "capped": _limit,
    "of": _part_sure,
    "with": _part_sure,
}
"""The readers of these terms, by the word they begin with."""

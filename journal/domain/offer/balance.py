"""Both packages in money, and the gaps of their items, which add up to the difference of the two."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal.domain.offer.compare import against
from journal.domain.offer.frame import TOTAL, Frame
from journal.domain.offer.held import Held
from journal.domain.offer.judging import UNSAID, Judged
from journal.domain.offer.lines import Line
from journal.domain.offer.quantity import Quantity
from journal.domain.offer.rows import Gap, Totals
from journal.domain.offer.schedule import NOTHING, ZERO, Years
from journal.domain.offer.terms import same_schedule
from journal.domain.offer.valued import Figure
from journal.domain.offer.worth import Package, counts, settled
from journal.domain.record import record, replace
from journal.domain.records import Better, OfferItem, ValueKind
from journal.domain.records.ruling import Verdict


@record(kw_only=False)
class Sides:
    """What an item comes to in money in each package; None where it has no value that can be said."""

    promised: Years | None
    offered: Years | None

    @property
    def difference(self) -> Years | None:
        """Offered minus promised, year by year."""
        if self.promised is None or self.offered is None:
            return None
        return tuple(after - before for before, after in zip(self.promised, self.offered, strict=True))


def packages(lines: Mapping[str, Line], judged: Mapping[str, Judged], frame: Frame) -> tuple[Package, Package]:
    """The promised and the offered package. A promised range counts as the figure in it that the offer comes to."""
    promised: dict[str, Figure] = {}
    offered: dict[str, Figure] = {}
    for item, line in lines.items():
        if line.promised is not None and not line.at_issue.rivals:
            _put(promised, item, line.promised, judged[item].settled, frame)
        if line.offered is not None:
            _put(offered, item, line.offered, None, frame)
    return Package(promised, frame), Package(offered, frame)


def _put(package: dict[str, Figure], item: str, held: Held, figure: Decimal | None, frame: Frame) -> None:
    made = figure_of(held, frame, figure)
    if made is not None:
        package[item] = made


def figure_of(held: Held, frame: Frame, settled_at: Decimal | None = None) -> Figure | None:
    """What a statement puts into a package; a range counts as the figure it comes to, None where there is no value."""
    if held.value is None:
        return None
    value = settled(held.value, settled_at) or held.value
    return Figure(value=value, item=frame.item(held.statement.item), held=held)


def sides_of(line: Line, promised: Package, offered: Package) -> Sides:
    """An item in both packages; where a side says nothing of it, it comes to nothing there."""
    return Sides(
        NOTHING if line.promised is None else promised.years(line.item),
        NOTHING if line.offered is None else offered.years(line.item),
    )


def is_money(line: Line, frame: Frame) -> bool:
    """Whether an item belongs in the sums, on either side, whether or not it could be valued."""
    figures = (figure_of(held, frame) for held in (line.promised, line.offered) if held is not None)
    return any(counts(one, line.item, frame) for one in figures if one is not None)


def by_money(judged: Judged, sides: Sides, item: OfferItem, frame: Frame) -> Judged:
    """A verdict on values with no measure in common but money, over four years; as it was where that is unknown."""
    difference = sides.difference
    if not judged.is_apart or difference is None:
        return judged
    four_year = sum(difference, ZERO)
    notes = (*(note for note in judged.notes if not note.endswith("cannot be compared.")), _BY_MONEY)
    if not four_year:
        verdict = Verdict.CONDITION_CHANGED if judged.condition_changed else Verdict.MATCH
    elif item.better is Better.NEITHER:
        verdict = Verdict.DIFFERS
    else:
        verdict = Verdict.EXCESS if (four_year > 0) is (item.better is Better.MORE) else Verdict.SHORTFALL
    is_yearly = len(set(difference)) == 1 and item.kind is not ValueKind.UNITS
    amount = difference[0] if is_yearly else four_year
    return replace(judged, verdict=verdict, amount=amount, unit=frame.currency, notes=notes)


_BY_MONEY = "Compared by what they come to in four years."


def gap_of(line: Line, judged: Judged, sides: Sides, frame: Frame) -> Gap:
    """The gap of an item. In money only where both sides have a value and the verdict lets a difference be said."""
    if judged.verdict in UNSAID:
        return Gap(unit=judged.unit)
    unit = judged.unit or frame.item(line.item).unit
    difference = sides.difference if is_money(line, frame) else None
    if difference is None:
        none = ZERO if _is_same_units(line, judged) else None
        return Gap(amount=judged.amount, unit=unit, year_1=none, four_year=none)
    return Gap(amount=judged.amount, unit=unit, year_1=difference[0], four_year=sum(difference, ZERO))


def _is_same_units(line: Line, judged: Judged) -> bool:
    """Whether both sides have the same units on the same schedule: no difference, whatever one is worth."""
    if judged.verdict is not Verdict.MATCH or line.promised is None or line.offered is None:
        return False
    said, given = line.promised.value, line.offered.value
    if said is None or given is None or not said.kind is given.kind is ValueKind.UNITS:
        return False
    return said.amount == given.amount and same_schedule(said, given)


def total_compensation(judged: Judged, line: Line, parts: Mapping[str, Sides], unvalued: bool, frame: Frame) -> Judged:
    """Total compensation promised as one figure, against the sum of what is offered.

    It can be compared only once its basis is known: the year it is for, and every part valued.
    """
    promised = line.promised
    if promised is None or promised.value is None or line.offered is not None or judged.verdict in UNSAID:
        return judged
    year = promised.value.terms.for_year
    if year is None or not 1 <= year <= len(NOTHING):
        return Judged(verdict=Verdict.AMBIGUOUS, notes=("Which year it is for, and what it includes, was not said.",))
    offered = [sides.offered for sides in parts.values() if sides.offered is not None]
    kind = frame.item(promised.statement.item)
    mine = frame.size(promised, frame.currency)
    if unvalued or not offered or mine is None:
        return Judged(verdict=Verdict.AMBIGUOUS, notes=("Not every part of the package has a value.",))
    comes_to = sum((years[year - 1] for years in offered), ZERO)
    theirs = Quantity(measure=mine.measure, unit=mine.unit, low=comes_to, high=comes_to)
    compared = against(mine, theirs, kind.better)
    notes = (*compared.notes, f"Compared with all that is offered in year {year}.")
    return Judged(verdict=compared.verdict, amount=compared.amount, unit=compared.unit, notes=notes)


def totals_of(
    gaps: Mapping[str, Gap], sides: Mapping[str, Sides], unvalued: tuple[str, ...], is_pending: bool
) -> Totals:
    """The sums over the items that have a gap in money; while pending, over what has a value on its own side."""
    counted = [sides[item] for item, gap in gaps.items() if gap.year_1 is not None]
    both = list(sides.values()) if is_pending else [one for one in counted if one.difference is not None]
    promised = [one.promised for one in both if one.promised is not None]
    offered = [one.offered for one in both if one.offered is not None]
    in_money = [gap for gap in gaps.values() if gap.year_1 is not None]
    return Totals(
        year_1=sum((gap.year_1 or ZERO for gap in in_money), ZERO) if in_money else None,
        four_year=sum((gap.four_year or ZERO for gap in in_money), ZERO) if in_money else None,
        promised_year_1=sum((years[0] for years in promised), ZERO),
        promised_four_year=sum((sum(years, ZERO) for years in promised), ZERO),
        offered_year_1=sum((years[0] for years in offered), ZERO),
        offered_four_year=sum((sum(years, ZERO) for years in offered), ZERO),
        unvalued=unvalued,
    )


def is_total(item: str) -> bool:
    """Whether an item is total compensation, which is never added to its parts."""
    return item.partition("/")[0] == TOTAL

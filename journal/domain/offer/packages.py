"""The packages of a negotiation: each offer version, what was promised, and what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journal.domain.offer.asks import AskStatus, ask_after
from journal.domain.offer.balance import figure_of, packages
from journal.domain.offer.case import Case
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.judging import judge
from journal.domain.offer.lines import line_of
from journal.domain.offer.package import PackageWorth, worth_of
from journal.domain.offer.valued import Figure
from journal.domain.offer.versions import OfferVersion, current
from journal.domain.offer.worth import Package
from journal.domain.record import replace
from journal.domain.records import Terms

PROMISED, ASKED = "promised", "asked"
"""What packages that are no offer version are called."""

LOST = frozenset({"unvested", "forfeited", "lost"})
"""Instances of an item (`equity/unvested`) that in one's current job are what leaving would cost."""


def version_worth(case: Case, number: int | None = None) -> PackageWorth | None:
    """What an offer version comes to; of the current one without a number. None where there is none."""
    version = current(case.versions) if number is None else _numbered(case.versions, number)
    if version is None:
        return None
    figures = _figures(version.holds.values(), case.frame)
    lost: dict[str, Figure] = {}
    if case.negotiation.is_current_job:
        lost = {item: _at_once(one) for item, one in figures.items() if item.partition("/")[2] in LOST}
    kept = {item: one for item, one in figures.items() if item not in lost}
    name = case.negotiation.name
    return worth_of(
        Package(kept, case.frame),
        case.negotiation,
        name if case.negotiation.is_current_job else f"{name} v{version.number}",
        version=version.number,
        forfeited=Package(kept | lost, case.frame) if lost else None,
    )


def promised_worth(case: Case) -> PackageWorth:
    """What was promised by the time of the current version, valued as the ledger values it."""
    promised, _ = _sides(case)
    return worth_of(promised, case.negotiation, f"{case.negotiation.name} {PROMISED}")


def asked_worth(case: Case) -> PackageWorth:
    """What it would be if all that was asked were given: the offer, else the promises, with what was asked in it."""
    promised, offered = _sides(case)
    version = current(case.versions)
    base = dict(offered.figures) if version is not None else dict(promised.figures)
    figures = base | _figures(_asks(case), case.frame)
    return worth_of(Package(figures, case.frame), case.negotiation, f"{case.negotiation.name} {ASKED}")


def has_asks(case: Case) -> bool:
    """Whether anything with a value was asked for."""
    return any(True for _ in _asks(case))


def _sides(case: Case) -> tuple[Package, Package]:
    version = current(case.versions)
    is_pending = version is None or not version.is_whole
    lines = {item: line_of(item, held, case.versions, case.frame) for item, held in case.held.items()}
    judged = {item: judge(line, is_pending, case.frame) for item, line in lines.items()}
    return packages(lines, judged, case.frame)


def _numbered(versions: Iterable[OfferVersion], number: int) -> OfferVersion | None:
    """The version of a number; of two that were called the same the later."""
    return next((one for one in reversed(tuple(versions)) if one.number == number), None)


def _figures(held: Iterable[Held], frame: Frame) -> dict[str, Figure]:
    made = ((one.item, figure_of(one, frame)) for one in held)
    return {item: figure for item, figure in made if figure is not None}


def _asks(case: Case) -> Iterator[Held]:
    """What I ask for and was not refused, with a value."""
    for held in case.held.values():
        ask, _ = ask_after(held)
        if ask is not None and ask.status is not AskStatus.REFUSED and ask.held.value is not None:
            yield ask.held


def _at_once(figure: Figure) -> Figure:
    """What is lost by leaving, whole: when it would have come does not matter any more."""
    terms = figure.value.terms
    kept = Terms(price=terms.price, strike=terms.strike, for_year=1, note=terms.note)
    return replace(figure, value=replace(figure.value, terms=kept))

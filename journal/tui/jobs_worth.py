"""What the pages of worth and of the comparison ask the desk for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journal.domain.instants import Instant
from journal.domain.offer.changing import VersionChange
from journal.domain.offer.compared import Comparison
from journal.domain.offer.own_words import valuation_words
from journal.domain.offer.package import PackageWorth
from journal.domain.record import record
from journal.domain.records import Entry, ItemTable, Negotiation
from journal.domain.records.valuation import Rounding, Valuation, ValuationKind
from journal.errors import BadInputError
from journal.service import agenda, offers, valuing
from journal.service import worth as service
from journal.service.session import Session
from journal.tui.jobs import latest_talks

NONE = "none"
"""In place of a figure: it is taken back."""


@record
class WorthData:
    """Every package of one negotiation, and the person's own figures for it."""

    now: Instant
    negotiation: Negotiation
    packages: tuple[PackageWorth, ...]
    own: tuple[Valuation, ...]
    entries: Mapping[str, Entry]
    names: Mapping[str, str]
    latest: Mapping[str, Entry]
    overdue: int


@record
class CompareData:
    """Packages side by side. `chosen` are the keys of the columns; `every` has all that can be chosen, by key."""

    now: Instant
    comparison: Comparison
    chosen: tuple[str, ...]
    every: Mapping[str, PackageWorth]
    items: ItemTable
    names: Mapping[str, str]
    latest: Mapping[str, Entry]
    overdue: int


@record
class TextsData:
    """The versions of an offer, each against the one before."""

    now: Instant
    negotiation: Negotiation
    changes: tuple[VersionChange, ...]


def version_texts(session: Session, wanted: str) -> TextsData | None:
    """The texts of the versions in the negotiation of an id; None where it is gone."""
    one = next((one for one in session.negotiations if one.id == wanted), None)
    if one is None:
        return None
    return TextsData(now=session.now, negotiation=one, changes=offers.changes(session, one.name))


def worth(session: Session, wanted: str) -> WorthData | None:
    """The packages of the negotiation of an id; None where it is gone."""
    one = next((one for one in session.negotiations if one.id == wanted), None)
    if one is None:
        return None
    packages = service.packages(session, one.name)
    said = {step.entry for package in packages for item in package.items for step in item.steps if step.entry}
    return WorthData(
        now=session.now,
        negotiation=one,
        packages=packages,
        own=valuing.valuations(session, one.name),
        entries={entry.id: entry for entry in session.entries if entry.id in said},
        names=session.names,
        latest=latest_talks(session),
        overdue=agenda.overdue(session),
    )


def compare(session: Session, chosen: Sequence[str] | None) -> CompareData:
    """The packages of these keys side by side; with None every open offer and the current job."""
    every = {key_of(one): one for name in session.negotiations for one in service.packages(session, name.name)}
    kept = [key for key in chosen if key in every] if chosen is not None else None
    made = service.compare(session, kept)
    return CompareData(
        now=session.now,
        comparison=made,
        chosen=tuple(key_of(one.worth) for one in made.columns),
        every=every,
        items=session.items,
        names=session.names,
        latest=latest_talks(session),
        overdue=agenda.overdue(session),
    )


def key_of(one: PackageWorth) -> str:
    """By what a package is asked for: `acme@1`, `acme@asked`."""
    which = str(one.version) if one.version is not None else one.title.rpartition(" ")[2]
    return f"{one.negotiation.name}{service.AT}{which}"


def give(session: Session, name: str, item: str, filled: Mapping[str, str]) -> str:
    """Keep the figures that were filled in, in one change; what was done, in words.

    Raises BadInputError where nothing was filled in, and what giving or taking back a figure raises.
    """
    because = filled["because"]
    with session.store.unit("value"):
        done = [
            give_one(session, name, item, filled[field], because)
            for field, give_one in _FIELDS.items()
            if filled[field]
        ]
    if not done:
        raise BadInputError("Fill in a figure; “none” takes one back, escape leaves everything as it is.")
    return "Your figure: " + ", ".join(valuation_words(one) for one in done)


def _worth(session: Session, name: str, item: str, words: str, because: str) -> Valuation:
    if words.casefold() == NONE:
        return valuing.withdraw(session, name, ValuationKind.WORTH, item)[0]
    return valuing.value_item(session, name, item, words, because)


def _rounded(session: Session, name: str, item: str, words: str, because: str) -> Valuation:
    if words.casefold() == NONE:
        return valuing.withdraw(session, name, ValuationKind.ROUNDING)[0]
    wanted = "_".join(words.casefold().split())
    found = [way for way in Rounding if way.value == wanted] or [
        way for way in Rounding if way.value.startswith(wanted)
    ]
    if len(found) != 1:
        known = ", ".join(way.label for way in Rounding)
        raise BadInputError(f"“{words}” is no way to round; take one of: {known}.")
    return valuing.round_units(session, name, found[0], because)


def _equity(session: Session, name: str, item: str, words: str, because: str) -> Valuation:
    if words.casefold() == NONE:
        return valuing.withdraw(session, name, ValuationKind.EQUITY)[0]
    return valuing.count_equity(session, name, words, because)


def _hours(session: Session, name: str, item: str, words: str, because: str) -> Valuation:
    if words.casefold() == NONE:
        return valuing.withdraw(session, name, ValuationKind.HOURS)[0]
    return valuing.count_hours(session, name, words, because)


_FIELDS: Mapping[str, Callable[[Session, str, str, str, str], Valuation]] = {
    "amount": _worth,
    "equity": _equity,
    "rounding": _rounded,
    "hours": _hours,
}

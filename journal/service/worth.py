"""What packages are worth: of one negotiation, and of several side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.records import Negotiation
from journal.domain.records.prep import Prep
from journal.errors import NotFoundError
from journal.service.ledgers import case_for
from journal.service.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.offer.case import Case
    from journal.domain.offer.compared import Comparison
    from journal.domain.offer.package import PackageWorth

AT = "@"
"""Stands between a negotiation and the version meant: `acme@1`, `acme@promised`."""


def worth(session: Session, name: str, which: str = "") -> PackageWorth:
    """What a package of a negotiation comes to: an offer version by its number, `promised`, `asked`, else the current.

    Without an offer it is what was promised. Raises NotFoundError for an unknown negotiation or version.
    """
    return _worth(session, session.negotiation(name), which.strip().casefold())


def packages(session: Session, name: str) -> tuple[PackageWorth, ...]:
    """Every package of a negotiation that holds something: the versions, oldest first, what was promised and asked."""
    negotiation = session.negotiation(name)
    case = case_for(session, negotiation)
    return session.memo.get(("packages", negotiation.id), (case,), lambda: _packages(case))


def _packages(case: Case) -> tuple[PackageWorth, ...]:
    from journal.domain.offer.packages import asked_worth, has_asks, promised_worth, version_worth

    numbers = dict.fromkeys(one.number for one in case.versions)
    made = [version_worth(case, number) for number in numbers]
    if not case.negotiation.is_current_job:
        made += [promised_worth(case), asked_worth(case) if has_asks(case) else None]
    return tuple(one for one in made if one is not None and not one.is_empty)


def compare(session: Session, wanted: Sequence[str] | None = None) -> Comparison:
    """Packages side by side: `acme`, `acme@1`, `acme@asked`; with None every open offer and the current job.

    Raises NotFoundError for an unknown negotiation or version.
    """
    from journal.domain.offer.compared import compared

    made = [_named(session, one) for one in wanted] if wanted is not None else _all(session)
    meant = {one.negotiation.id for one in made}
    preps = (one for one in session.store.all(Prep) if one.negotiation in meant)
    return compared(made, session.settings.rates, session.settings.currency, session.items, tuple(preps))


def _named(session: Session, words: str) -> PackageWorth:
    name, _, which = words.partition(AT)
    return worth(session, name, which)


def _all(session: Session) -> list[PackageWorth]:
    from journal.domain.offer.packages import version_worth

    cases = [case_for(session, one) for one in session.negotiations if not _is_closed(session, one)]
    made = [version_worth(one) for one in sorted(cases, key=lambda one: one.negotiation.is_current_job)]
    return [one for one in made if one is not None and not one.is_empty]


def _is_closed(session: Session, negotiation: Negotiation) -> bool:
    return negotiation.id in session.known().closed


def _worth(session: Session, negotiation: Negotiation, which: str) -> PackageWorth:
    from journal.domain.offer.packages import ASKED, PROMISED, asked_worth, promised_worth, version_worth

    case = case_for(session, negotiation)
    if which in (PROMISED, ASKED):
        return promised_worth(case) if which == PROMISED else asked_worth(case)
    if not which:
        return version_worth(case) or promised_worth(case)
    number = which.removeprefix("v")
    found = version_worth(case, int(number)) if number.isdecimal() and len(number) < 9 else None
    if found is None:
        numbers = ", ".join(str(one.number) for one in case.versions) or "none yet"
        raise NotFoundError(
            f"{negotiation.name} has no offer version “{which}”; its versions are: {numbers}; "
            f"“{PROMISED}” and “{ASKED}” are packages too."
        )
    return found

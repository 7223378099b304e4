"""Public holidays by country, from the library `holidays`, which is imported when the first day is asked about."""

from __future__ import annotations

from journal.domain.instants import Day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_YEARS = range(1900, 2200)


class Holidays:
    """Tells of a day whether it is a public holiday there. `code` is as `DE` or `DE-BY` (ISO 3166).

    Where the library doesn't know the country no day is; where it doesn't know the part of the country, those of
    the whole country are.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._found: Any = None

    def __call__(self, day: Day) -> bool:
        return bool(self.name(day))

    def name(self, day: Day) -> str:
        """What the holiday is called there; empty on other days."""
        if self._found is None:
            self._found = _calendar(self.code)
        return str(self._found.get(day, "")) if day.year in _YEARS else ""


def parts_of(country: str) -> tuple[str, ...] | None:
    """The codes of a country's parts that have holidays of their own; None where the country is not known."""
    import holidays

    return tuple(holidays.list_supported_countries().get(country, ())) if _is_known(country) else None


def _is_known(country: str) -> bool:
    import holidays

    return country in holidays.list_supported_countries()


def _calendar(code: str) -> Any:
    import holidays

    country, _, part = code.partition("-")
    for subdivision in (part, None) if part else (None,):
        try:
            return holidays.country_holidays(country, subdiv=subdivision)
        except NotImplementedError:
            continue
    return {}

"""What the person wrote in `settings.toml`, checked, or one sentence about what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, DecimalException
from pathlib import Path

from journal.config import Settings
from journal.config.zones import is_zone
from journal.domain.money import is_currency
from journal.domain.offer.rates import Rate
from journal.errors import BadInputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges.limits import Limits

_A_RATE = '"EUR/USD" = "1.08 2026-11-20 ECB"'
_KNOWN = ("zone", "currency", "theme", "name", "keys", "rates", "nudges", "calendar")


def settings_in(raw: bytes, path: Path) -> Settings:
    """The settings that a file's bytes say; what it leaves out is empty.

    Raises BadInputError naming the file and what to write instead.
    """
    table = _table(raw, path)
    said = _texts(table, path)
    return Settings(
        home=path.parent,
        zone=said.get("zone", ""),
        currency=said.get("currency", "").upper(),
        theme=said.get("theme", ""),
        name=" ".join(said.get("name", "").split()),
        keys=_keys(table.get("keys", {}), path),
        rates=_rates(table["rates"], path) if "rates" in table else (),
        nudges=_limits(table["nudges"], path) if "nudges" in table else None,
        calendar=said.get("calendar", ""),
    )


def _table(raw: bytes, path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInputError(f"The settings in {path} cannot be read ({error}); mend the file or remove it.") from None


def _texts(table: Mapping[str, object], path: Path) -> dict[str, str]:
    """The settings that are texts, checked."""
    written = {}
    for key, value in table.items():
        if key not in _KNOWN:
            raise BadInputError(f"{path} has the unknown setting “{key}”; the settings are {', '.join(_KNOWN)}.")
        if key in ("keys", "rates", "nudges"):
            continue
        if not isinstance(value, str):
            raise BadInputError(f"The setting “{key}” in {path} must be text in quotation marks.")
        written[key] = value
    if written.get("zone") and not is_zone(written["zone"]):
        raise BadInputError(f"The zone “{written['zone']}” in {path} is not known; write one as Europe/Berlin.")
    return written


def _keys(table: object, path: Path) -> Mapping[str, tuple[str, ...]]:
    """The keys of the person's own; whether they are keys at all only the app can tell."""
    if not isinstance(table, dict):
        raise BadInputError(f'[keys] in {path} must be a table, as in: done = "x" on a line below [keys].')
    keys = {}
    for name, value in table.items():
        wanted = [value] if isinstance(value, str) else value
        if not (isinstance(wanted, list) and wanted and all(isinstance(one, str) and one for one in wanted)):
            raise BadInputError(f'The keys of “{name}” in {path} must be text, or texts in brackets: ["x", "f4"].')
        keys[name] = tuple(wanted)
    return keys


def _rates(table: object, path: Path) -> tuple[Rate, ...]:
    """The rates of exchange: `"EUR/USD" = "1.08 2026-11-20 ECB"`, one EUR is 1.08 USD on that day."""
    if not isinstance(table, dict):
        raise BadInputError(f"[rates] in {path} must be a table, as in: {_A_RATE} on a line below [rates].")
    return tuple(_rate(pair, said, path) for pair, said in table.items())


def _limits(table: object, path: Path) -> Limits:
    """When to nudge: days by the name of a stage or of a nudge."""
    from journal.domain.nudges.limits import limits_of

    return limits_of(table, str(path))


def _rate(pair: str, said: object, path: Path) -> Rate:
    currency, _, into = pair.upper().partition("/")
    figure, _, rest = (said if isinstance(said, str) else "").strip().partition(" ")
    day, _, source = rest.strip().partition(" ")
    try:
        rate, on = Decimal(figure), date.fromisoformat(day)
    except (DecimalException, ValueError):
        rate, on = Decimal(0), date.min
    is_rate = figure[:1].isdigit() and rate.is_finite() and rate > 0
    if not (is_currency(currency) and is_currency(into) and currency != into and is_rate and source.strip()):
        raise BadInputError(
            f"The rate “{pair}” in {path} cannot be read; write two currencies, the rate, its day and its source, "
            f"as in: {_A_RATE}."
        )
    return Rate(currency=currency, into=into, rate=rate, day=on, source=source.strip())

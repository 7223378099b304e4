"""Settings, paths, the person's zone, and the clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from journal.domain.instants import Clock, Instant, parse_instant
from journal.domain.record import record
from journal.errors import BadInputError

SETTINGS_FILE = "settings.toml"
REMEMBERED_FILE = "remembered.json"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.offer.rates import Rate


_NO_KEYS: Mapping[str, tuple[str, ...]] = {}


@record
class Settings:
    """What the person set, and where things are.

    `zone` is an IANA name. `currency` is the ISO 4217 code a negotiation has unless it says otherwise; empty:
    none. `theme` is a theme's name; empty: the program's own choice. `keys` are keys by the id of a command of
    the app; what is not named keeps its own. `rates` are rates of exchange: without one currencies are never mixed.
    """

    home: Path
    zone: str
    currency: str = ""
    theme: str = ""
    keys: Mapping[str, tuple[str, ...]] = _NO_KEYS
    rates: tuple[Rate, ...] = ()

    @property
    def file(self) -> Path:
        """The file the person may write; it need not exist."""
        return self.home / SETTINGS_FILE


def find_home(option: str | None, environ: Mapping[str, str]) -> Path:
    """The journal's folder: the option, else `JOURNAL_HOME`, else the platform's data folder."""
    chosen = option or environ.get("JOURNAL_HOME")
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))  # noqa: PTH100, PTH111  # Path() alone keeps `..`
    import platformdirs

    return Path(platformdirs.user_data_dir("negotiation-journal", appauthor=False))


def load(home: Path, environ: Mapping[str, str]) -> Settings:
    """The settings in force in a home.

    Raises BadInputError where `settings.toml` or `JOURNAL_NOW` cannot be read.
    """
    path = home / SETTINGS_FILE
    table = _read_settings(path)
    written = _texts(table, path)
    remembered = _read_remembered(home / REMEMBERED_FILE)
    return Settings(
        home=home,
        zone=written.get("zone") or _zone_of_now(environ) or local_zone(environ),
        currency=written.get("currency", "").upper(),
        theme=written.get("theme") or remembered.get("theme", ""),
        keys=_keys(table.get("keys", {}), path),
        rates=_rates(table["rates"], path) if "rates" in table else (),
    )


def clock(environ: Mapping[str, str], zone: str) -> Clock:
    """The clock: `JOURNAL_NOW` standing still where it is set, else the real time in `zone`."""
    fixed = _journal_now(environ)
    if fixed is not None:
        still = fixed.in_zone(zone)
        return lambda: still
    return lambda: Instant(datetime.now(UTC), zone)


def remember(home: Path, **choices: str) -> None:
    """Keep choices made in the app (a theme) for the next start. Raises OSError where the home can't be written."""
    import json

    path = home / REMEMBERED_FILE
    kept = _read_remembered(path) | choices
    fresh = path.with_suffix(".new")
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(kept, file, indent=1)
    fresh.replace(path)


def local_zone(environ: Mapping[str, str]) -> str:
    """The IANA name of the machine's zone; UTC where it cannot be told."""
    named = environ.get("TZ", "").removeprefix(":")
    if named and _is_zone(named):
        return named
    try:
        _, found, linked = os.readlink("/etc/localtime").partition("zoneinfo/")  # noqa: PTH115
    except OSError:
        found, linked = "", ""
    if found and _is_zone(linked):
        return linked
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def _journal_now(environ: Mapping[str, str]) -> Instant | None:
    text = environ.get("JOURNAL_NOW")
    if not text:
        return None
    try:
        now = parse_instant(text)
        # Another zone, or a day further, would leave the calendar.
        if not MINYEAR < now.utc.year < MAXYEAR:
            raise ValueError(text)
        return now
    except (ValueError, LookupError, OSError, OverflowError):
        raise BadInputError(
            f"JOURNAL_NOW is “{text}”; write an instant with its zone, as 2026-11-24T10:00:00+01:00[Europe/Berlin]."
        ) from None


def _zone_of_now(environ: Mapping[str, str]) -> str:
    now = _journal_now(environ)
    return now.zone if now else ""


_A_RATE = '"EUR/USD" = "1.08 2026-11-20 ECB"'
_KNOWN = ("zone", "currency", "theme", "keys", "rates")


def _read_settings(path: Path) -> dict[str, object]:
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    import tomllib

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
        if key in ("keys", "rates"):
            continue
        if not isinstance(value, str):
            raise BadInputError(f"The setting “{key}” in {path} must be text in quotation marks.")
        written[key] = value
    if written.get("zone") and not _is_zone(written["zone"]):
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


def _rate(pair: str, said: object, path: Path) -> Rate:
    from decimal import Decimal, DecimalException

    from journal.domain.money import is_currency
    from journal.domain.offer.rates import Rate

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


def _read_remembered(path: Path) -> dict[str, str]:
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    import json

    try:
        kept = json.loads(raw)
    except ValueError:
        return {}
    return {key: value for key, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}

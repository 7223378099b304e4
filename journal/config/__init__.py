"""Settings, paths, the person's zone, and the clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from pathlib import Path

from journal.config.zones import local_zone
from journal.domain.instants import Clock, Instant, parse_instant
from journal.domain.record import record, replace
from journal.errors import BadInputError

SETTINGS_FILE = "settings.toml"
REMEMBERED_FILE = "remembered.json"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges.limits import Limits
    from journal.domain.offer.rates import Rate

_NO_KEYS: Mapping[str, tuple[str, ...]] = {}


@record
class Settings:
    """What the person set, and where things are.

    `zone` is an IANA name. `currency` is the ISO 4217 code a negotiation has unless it says otherwise; empty:
    none. `theme` is a theme's name; empty: the program's own choice. `keys` are keys by the id of a command of
    the app; what is not named keeps its own. `rates` are rates of exchange: without one currencies are never mixed.
    `name` is how letters are signed; empty: they are not. `nudges` say when to nudge, None: the defaults.
    `calendar` is a file that is kept up to date for calendar programs; empty: none.
    """

    home: Path
    zone: str
    currency: str = ""
    theme: str = ""
    keys: Mapping[str, tuple[str, ...]] = _NO_KEYS
    rates: tuple[Rate, ...] = ()
    name: str = ""
    nudges: Limits | None = None
    calendar: str = ""

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
    written = _written(home / SETTINGS_FILE)
    remembered = _read_remembered(home / REMEMBERED_FILE)
    return replace(
        written,
        zone=written.zone or _zone_of_now(environ) or local_zone(environ),
        theme=written.theme or remembered.get("theme", ""),
        calendar=written.calendar or remembered.get("calendar", ""),
    )


def _written(path: Path) -> Settings:
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(home=path.parent, zone="")
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInputError(f"The settings in {path} cannot be read ({reason}); mend or remove it.") from None
    from journal.config.written import settings_in

    return settings_in(raw, path)


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
    # Another program may be about it too.
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(kept, file, indent=1)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


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

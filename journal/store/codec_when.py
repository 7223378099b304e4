"""Moments and days as plain JSON. Light: what a shell prompt needs of a follow-up is read with it alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from sys import intern

from journal.domain.instants import Instant, When

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Doc = dict[str, "Any"]


def instant_out(instant: Instant) -> Doc:
    """`{"at": "2026-11-24T09:00:00Z", "zone": "Europe/Berlin"}`, with microseconds where there are any."""
    moment = instant.utc if instant.utc.tzinfo is UTC else instant.utc.astimezone(UTC)
    return {"at": moment.isoformat()[:-6] + "Z", "zone": instant.zone}


def instant_in(doc: Doc) -> Instant:
    """Raises ValueError, KeyError or TypeError for anything that is not a moment."""
    moment = datetime.fromisoformat(doc["at"])
    # A journal names few zones, many times.
    return Instant(moment if moment.tzinfo is UTC else moment.astimezone(UTC), intern(doc["zone"]))


def when_out(when: When) -> Doc | str:
    """A day is `"2026-11-24"`."""
    return instant_out(when) if isinstance(when, Instant) else when.isoformat()


def when_in(data: Any) -> When:
    """Raises ValueError, KeyError or TypeError for anything that is neither a moment nor a day."""
    return date.fromisoformat(data) if isinstance(data, str) else instant_in(data)


def maybe_when_in(data: Any) -> When | None:
    return None if data is None else when_in(data)

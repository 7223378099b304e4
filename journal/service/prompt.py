"""How much is due, for a shell prompt: as quickly as can be told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from journal.domain.instants import Instant
from journal.store.agenda import due_by
from journal.store.derived_rows import Due, micros, moment_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store import Damage

_AHEAD = timedelta(days=3)
"""Whatever is due today anywhere on earth is overdue by then."""


def counts(home: Path, now: Instant) -> tuple[int, int, tuple[Damage, ...]]:
    """How many of my own follow-ups are overdue, and how many are due later today.

    With them come the lines of the log that had to be left out. Raises StoreError.
    """
    found, damage = due_by(home, "me", micros(now.plus(_AHEAD)))
    moment = micros(now)
    overdue = sum(due.overdue_at <= moment for due in found)
    today = sum(due.overdue_at > moment and _is_today(due, now) for due in found)
    return overdue, today, damage


def _is_today(due: Due, now: Instant) -> bool:
    """Whether it counts as due today, or on a day before, that has not ended everywhere."""
    day = due.day or Instant(moment_of(due.overdue_at), now.zone).day.isoformat()
    return day <= now.day.isoformat()

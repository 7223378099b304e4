"""Fixtures shared by all tests: a moment that stands still, and a journal of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.instants import Instant, parse_instant
from journal.service.session import Session, open_session

NOW = "2026-11-24T17:42:00-05:00[America/New_York]"


@pytest.fixture
def now() -> Instant:
    """Tuesday 24 November 2026, 17:42 in New York."""
    return parse_instant(NOW)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def session(home: Path, now: Instant) -> Session:
    """An empty journal at that moment."""
    return open_session(Settings(home=home, zone=now.zone), lambda: now)

"""The program called in this process, on a journal of the test's own, at a moment that stands still."""

from __future__ import annotations

import io
import itertools
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journal.__main__ import main
from journal.service import session as sessions

NOW = "2026-11-24T17:42:00-05:00[America/New_York]"

SWITCHES = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "COLORTERM", "EDITOR", "VISUAL", "_ARGCOMPLETE")


class Outcome(NamedTuple):
    """What a call printed on standard output and on standard error, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> str:
        """What was printed, every id the same."""
        return re.sub(r"\b0\d{3}\b", "····", self.out)

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


Journal = Callable[..., Outcome]


@pytest.fixture
def ids(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Ids that end in 0001, 0002 and so on, in the order in which they are minted."""
    minted = (f"01a20000-0000-7000-8000-00000000{number:04}" for number in itertools.count(1))
    opened = sessions.open_session

    def open_session(*args: Any, **named: Any) -> sessions.Session:
        session = opened(*args, **named)
        session.ids = lambda: next(minted)
        return session

    monkeypatch.setattr(sessions, "open_session", open_session)
    return minted


@pytest.fixture
def journal(
    home: Path, ids: Iterator[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Journal:
    """Calls the program: the arguments, and optionally the bytes on its standard input."""
    for switch in SWITCHES:
        monkeypatch.delenv(switch, raising=False)
    monkeypatch.setenv("JOURNAL_HOME", str(home))
    monkeypatch.setenv("JOURNAL_NOW", NOW)

    def call(*argv: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main(list(argv))
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def acme(journal: Journal) -> Journal:
    """The same, with the negotiation acme begun."""
    assert journal("new", "acme", "--company", "Acme", "--role", "Staff Engineer", "--currency", "USD").code == 0
    return journal

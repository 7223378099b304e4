"""Calendar programs read what we write: todoman and khal from a folder, calcurse from a file.

Each runs where it is on the PATH (`pip install todoman khal` in an environment of their own; Debian's calcurse).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from journal.domain.records import Stage
from journal.service import agenda, calendars, capture, negotiations

ZONE = "America/New_York"


def needs(program: str):
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed here")


@pytest.fixture
def kept(session, tmp_path: Path) -> Path:
    """A folder of a journal's deadlines and meetings, and the same as one file beside it."""
    negotiations.new(session, "acme", stage=Stage.WRITTEN_OFFER)
    capture.add(
        session, "acme call from Dana: due fri 5pm answer, “soon”; meet wed 10:00 the gaps; due thu terms | them"
    )
    capture.add(session, "acme call from Dana: due 26 nov 9am Europe/Berlin the form; due today send it; due sat rest")
    capture.add(session, "acme letter from Dana: [offer v1 expires 2 dec]; [base 180k]")
    by_words = {one.what: one for one in agenda.due(session)}
    agenda.done(session, by_words["send it"].id)
    agenda.drop(session, by_words["rest"].id)
    items = calendars.items(session)
    calendars.put(items, str(tmp_path / "journal.ics"), events=True)
    calendars.put(items, f"{tmp_path / 'work'}/", events=True)
    return tmp_path


def run(kept: Path, *argv: str) -> str:
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("XDG", "JOURNAL"))}
    environ |= {"HOME": str(kept), "TZ": ZONE, "LC_ALL": "C.UTF-8"}
    environ |= {f"XDG_{what}_HOME": str(kept / what.lower()) for what in ("CONFIG", "CACHE", "DATA", "STATE")}
    done = subprocess.run(argv, env=environ, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs("todo")
def test_todoman_lists_every_open_task_with_its_time(kept):
    config = kept / "todoman.py"
    config.write_text(f'path = "{kept}/work"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n')
    text = run(kept, "todo", "--config", str(config), "list", "--sort", "due")
    told = [" ".join(line.split()[3:]) for line in text.splitlines() if "acme" in line]
    assert sorted(told) == [
        "2026-11-25 10:00 acme: the gaps",
        "2026-11-26 03:00 acme: the form",
        "2026-11-26 acme: terms (them)",
        "2026-11-27 17:00 acme: answer, “soon”",
        "2026-12-02 acme: the offer expires",
    ]


@needs("khal")
def test_khal_lists_every_event_on_its_day(kept):
    config = kept / "khal.conf"
    config.write_text(
        f"[calendars]\n[[work]]\npath = {kept}/work\n[locale]\nlocal_timezone = {ZONE}\ndefault_timezone = {ZONE}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    template = "{start-date} {start-time} {title}|{status}"
    text = run(kept, "khal", "-c", str(config), "list", "--day-format", "", "-f", template, "2026-11-24", "10d")
    lines = [line.partition("|") for line in text.splitlines() if "acme" in line]
    told = {" ".join(words.split()) for words, _, status in lines if "CONFIRMED" in status}
    assert told == {
        "2026-11-25 10:00 acme: the gaps",
        "2026-11-26 acme: terms (them)",
        "2026-11-26 acme: the form",
        "2026-11-27 acme: answer, “soon”",
        "2026-12-02 acme: the offer expires",
    }


@needs("calcurse")
def test_calcurse_takes_in_every_task_and_event(kept):
    folder = kept / "calcurse"
    text = run(kept, "calcurse", "-D", str(folder), "-i", str(kept / "journal.ics"))
    assert "1 app / 6 events / 7 todos / 0 skipped" in text
    days = run(kept, "calcurse", "-D", str(folder), "-Q", "--input-datefmt", "4", "--from", "2026-11-25", "--days", "3",
               "--filter-type", "cal")  # fmt: skip
    assert [" ".join(line.split()) for line in days.splitlines() if line.strip()] == [
        "11/25/26:",
        "- 10:00 -> 11:00",
        "acme: the gaps",
        "11/26/26:",
        "* acme: terms (them)",
        "* acme: the form",
        "11/27/26:",
        "* acme: answer, “soon”",
    ]

"""What reading a date phrase may import: pendulum only where months have to be counted."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from journal.domain.dates import Looking, parse_when
from journal.domain.instants import parse_instant

now = parse_instant("2026-11-24T10:00:00+01:00[Europe/Berlin]")
for phrase in sys.argv[1:]:
    parse_when(phrase, anchor=now, looking=Looking.FORWARD)
print(*(name for name in ("pendulum", "re", "typing", "dateutil", "calendar") if name in sys.modules))
"""

SIMPLE = (
    *("today", "yesterday 4pm", "tomorrow at 5pm", "fri", "fri 5pm", "fri 5pm Pacific", "last tuesday", "5pm", "eod"),
    *("2026-12-04", "2026-12-04T17:00:00+01:00[Europe/Berlin]", "1 Feb", "14.11.", "13/11", "3d", "2w", "in 3 days"),
    *("in 3 business days", "20 min ago", "in 2 hours", "eow", "end of next week", "vendredi 17h"),
)


def imported(*phrases: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", SCRIPT, *phrases], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_simple_phrases_need_no_pendulum():
    assert "pendulum" not in imported(*SIMPLE)


@pytest.mark.parametrize("phrase", ["1m", "end of month", "in 2 months"])
def test_months_are_counted_by_pendulum(phrase):
    assert "pendulum" in imported(phrase)

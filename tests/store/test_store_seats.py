"""Seats: two programs that run at once have drafts of their own, and what a program leaves is found again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from journal.store import drafts
from journal.store.seats import Seat

HOLDER = """
import sys, time
from pathlib import Path
from journal.store.seats import Seat
seat = Seat(Path(sys.argv[1]))
seat.keep("capture", f"of {seat.number}")
print(seat.number, flush=True)
time.sleep(60)
"""


def test_the_first_has_plain_names_and_the_second_others(home: Path) -> None:
    first, second = Seat(home), Seat(home)
    first.keep("capture", "one")
    second.keep("capture", "two")
    assert (first.read("capture"), second.read("capture")) == ("one", "two")
    assert (first.names(), second.names()) == (("capture",), ("capture",))
    assert drafts.names(home) == ("capture", "capture@1")
    second.drop("capture")
    assert (first.read("capture"), second.read("capture")) == ("one", None)


def test_whoever_sits_down_next_takes_over_what_was_left(home: Path) -> None:
    first, second = Seat(home), Seat(home)
    assert (first.number, second.number) == (0, 1)
    second.keep("entry", "two")
    second.keep("entry-beside", "{}")
    second.leave()
    first.leave()
    third = Seat(home)
    assert (third.number, third.read("entry"), third.names()) == (0, "two", ("entry", "entry-beside"))


def test_what_has_a_name_that_is_taken_waits(home: Path) -> None:
    first, second = Seat(home), Seat(home)
    first.keep("entry", "one")
    second.keep("entry", "two")
    first.leave()
    second.leave()
    third = Seat(home)
    assert third.read("entry") == "one"
    third.drop("entry")
    third.leave()
    assert Seat(home).read("entry") == "two"


def test_a_process_that_is_killed_gives_its_seat_back(home: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(home)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "0\n"
        seat = Seat(home)
        assert (seat.number, seat.read("capture")) == (1, None)
        seat.leave()
        other.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        other.wait()
    after = Seat(home)
    assert (after.number, after.read("capture")) == (0, "of 0")


def test_a_home_that_cannot_be_made_has_one_seat(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    seat = Seat(tmp_path / "file")
    assert (seat.number, seat.read("capture"), seat.names()) == (0, None, ())

"""Every command that writes: one change each, named, private on the disk, undone and made again to the same journal."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.cli.commands import COMMANDS
from journal.cli.run import READ
from journal.store import Store
from journal.store.state import INTERNAL

BEGUN = (
    ("new", "acme", "--company", "Acme", "--role", "Staff Engineer", "--currency", "USD"),
    ("new", "borg", "--company", "Borg", "--currency", "USD"),
    ("new", "job", "--current", "--currency", "USD"),
    ("add", "acme call from Dana Reyes, 13 Nov 10:00: [base promised 185k guaranteed]; [signing promised 20k if start "
     "by 1 Feb]; [review promised 6 months]; [due fri 5pm answer the offer]; [due every friday: update the sheet]"),
    ("add", "acme letter from Dana, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 178k]; [start 1 Feb]; "
     "[pto 25 days]; it is the entire agreement"),
    ("add", "borg letter from Lee Park, on 20 Nov 9:31: [offer v1 expires 30 Nov 17:00]; [base 180k]"),
    ("add", "job note: [base offered 95k]"),
)  # fmt: skip
"""Their ids end in 0001, 0002 and so on: the first entry is 0006, the letter 0014."""

INVITATION = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:u1
DTSTAMP:20261120T100000Z
DTSTART:20261201T100000Z
DTEND:20261201T110000Z
SUMMARY:Interview Acme
END:VEVENT
END:VCALENDAR
"""

CALL, LETTER, DUE, WEEKLY, SENT = "{call}", "{letter}", "{due}", "{weekly}", "{sent}"
EDITED = f"{BEGUN[3][1].replace('185k guaranteed', '186k')} more"

WRITES = (
    ("add", "acme call to Dana: hello [due 3d call back]"),
    ("add", "acme email from Zoe Quick: hi", "--attach", "{folder}/x.txt"),
    ("add", "zeta call from Ann: not begun yet"),
    ("new", "zeta", "--currency", "EUR", "--stage", "interviewing"),
    ("edit", CALL, "--text", EDITED),
    ("annotate", LETTER, "equity offered 4000 RSU", "--words", "entire agreement"),
    ("person", "Dana", "Reyes", "--role", "recruiter", "--authority", "messenger"),
    ("person", "Dana", "Reyes", "--merge", "Zoe Quick"),
    ("describe", "acme", "--role", "Principal Engineer"),
    ("stage", "acme", "negotiating"),
    ("rule", "acme", "signing", "--verdict", "match", "--because", "said so"),
    ("rule", "acme", "signing", "--none"),
    ("rule", "acme", "signing", "--as", "pto", "--because", "x"),
    ("value", "acme", "health", "6k", "--because", "y"),
    ("value", "acme", "--equity", "50%", "--because", "y"),
    ("value", "acme", "--hours", "38"),
    ("value", "acme", "--rounding", "fractional"),
    ("value", "acme", "health", "none"),
    ("prep", "acme", "--target", "195k", "--alternative", "borg", "--market", "178k-205k", "--point", "a", "--point", "b"),
    ("prep", "acme", "--remove", "point 1"),
    ("gate", "acme", "--tick", "visa", "--because", "z"),
    ("gate", "acme", "--skip", "references", "--because", "z"),
    ("gate", "acme", "--untick", "visa"),
    ("gate", "acme", "--follow-ups"),
    ("playbook", "acme", "differs", "--tick", "compare", "--because", "w"),
    ("playbook", "acme", "differs", "--untick", "compare"),
    ("draft", "acme", "recap"),
    ("letter", SENT, "--text", "Subject: S\n\nBody"),
    ("sent", SENT),
    ("draft", "acme", "thanks"),
    ("letter", SENT, "--drop"),
    ("talk", "acme", "--with", "Dana Reyes", "--at", "thu 10:00"),
    ("talk", "acme", "--outcome", "base agreed 183k"),
    ("remedies", "acme", "base", "--pick", "base=182k", "--ask", "--to", "Dana Reyes", "--channel", "email"),
    ("searches", "--save", "foo", "in:acme base"),
    ("searches", "--save", "foo", "in:acme salary"),
    ("searches", "--remove", "foo"),
    ("nudges", "acme", "--silence", "quiet"),
    ("nudges", "acme", "--unsilence", "quiet"),
    ("review", "--done"),
    ("snooze", DUE, "3d"),
    ("done", WEEKLY),
    ("drop", WEEKLY),
    ("done", DUE),
    ("import", "ics", "{folder}/in.ics"),
    ("decide", "acme", "accept", "--because", "good"),
    ("add", "acme contract from Dana: [stage signed]"),
    ("kept", "acme", "--yes", "base", "--because", "slip"),
    ("kept", "acme", "--no", "review"),
    ("kept", "acme", "--forget", "base"),
    ("decline", "borg", "--because", "no fit"),
    ("decline", "borg", "--told", "they were kind", "--close"),
    ("post-mortem", "borg", "--answer", "why=money", "--lesson", "ask earlier"),
    ("close", "acme", "went", "quiet", "--because", "x"),
    ("revert", CALL),
)  # fmt: skip

READS = (
    "today", "board", "board --closed", "ledger acme", "ledger borg", "offers acme", "offers acme --diff",
    "worth acme", "worth acme --lines", "compare", "report acme", "brief acme", "brief acme --share", "gate acme",
    "kept acme", "playbook", "playbook acme differs", "letters", "remedies acme base", "search base --sort newest", "search in:acme",
    "searches", "log", "people", "due", "nudges", "review", "prep acme", "post-mortem borg", "history",
)  # fmt: skip
WRITING_NO_RECORD = {"undo", "redo", "verify", "redact", "export", "backup", "restore", "compact", "where", "demo", "completion", "remind", "show"}  # fmt: skip

Records = dict[str, dict[str, bytes]]


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def told(journal, tmp_path: Path, open_umask: None):
    for argv in BEGUN:
        assert journal(*argv).code == 0
    (tmp_path / "x.txt").write_text("a file")
    (tmp_path / "in.ics").write_bytes(INVITATION.replace(b"\n", b"\r\n"))
    return journal


def filled(journal, folder: Path) -> Callable[[str], str]:
    """Puts ids in the places of an argument."""
    due = {one["what"]: one["id"] for one in journal("due", "--json").json}
    bodies = {one["body"]: one["id"] for one in journal("log", "--json").json}
    letters = journal("letters", "--json").json
    places = {
        "{folder}": str(folder),
        CALL: next((id_ for body, id_ in bodies.items() if body.startswith("[base promised 18")), ""),
        LETTER: next(id_ for body, id_ in bodies.items() if "entire agreement" in body),
        DUE: due.get("answer the offer", ""),
        WEEKLY: due.get("update the sheet", ""),
        SENT: next((one["id"] for one in letters if one["state"] == "drafted"), ""),
    }

    def fill(argument: str) -> str:
        for place, text in places.items():
            argument = argument.replace(place, text)
        return argument

    return fill


def records(home: Path) -> Records:
    """Every record of the journal, as the log has it."""
    store = Store.open(home)
    try:
        state = store._transactions.state
        return {name: dict(rows.docs) for name, rows in state.tables.items() if rows.docs and name not in INTERNAL}
    finally:
        store.close()


def read(journal) -> dict[str, object]:
    return {words: journal(*words.split(), "--json").json for words in READS if words != "history"}


def test_every_command_is_swept():
    swept = {argv[0] for argv in (*BEGUN, *WRITES)} | {words.split()[0] for words in READS}
    assert set(COMMANDS) - swept == WRITING_NO_RECORD
    assert {*READ} - swept == {"journal", "show", "export", "remind"}


def test_each_is_one_change_that_is_undone_and_made_again(told, home, tmp_path):
    start, before, count = read(told), records(home), len(told("history", "--json").json)
    first = before
    for argv in WRITES:
        done = told(*map(filled(told, tmp_path), argv))
        assert done.code == 0, (argv, done.err)
        after, changes = records(home), told("history", "--json").json
        assert len(changes) == count + 1, (argv, [one["do"] for one in changes[: len(changes) - count]])
        assert changes[0]["do"] and changes[0]["what"], argv
        assert told("undo").code == 0
        assert records(home) == before, argv
        assert told("redo").code == 0
        assert records(home) == after, argv
        before, count = after, len(told("history", "--json").json)
    end = read(told)
    for _ in WRITES:
        assert told("undo").code == 0
    assert (records(home), read(told)) == (first, start)
    for _ in WRITES:
        assert told("redo").code == 0
    assert (records(home), read(told)) == (before, end)
    archive, other = tmp_path / "all.tar.gz", tmp_path / "other"
    history = told("history", "--json").json
    assert told("backup", str(archive)).code == told("--home", str(other), "restore", str(archive)).code == 0
    for words in READS:
        assert told("--home", str(other), *words.split(), "--json").json == told(*words.split(), "--json").json, words
    assert history == told("--home", str(other), "history", "--json").json
    assert told("compact", "--drop-history", "--yes").code == 0
    assert (read(told), told("verify").code) == (end, 0)
    assert loose(home) == loose(other) == []


def loose(home: Path) -> list[tuple[str, str]]:
    """What of a home others than its owner may look at."""
    found = [(str(path), stat.S_IMODE(path.stat().st_mode), path.is_dir()) for path in (home, *home.rglob("*"))]
    return [(path, oct(mode)) for path, mode, is_folder in found if mode != (0o700 if is_folder else 0o600)]


# What is prepared

MARKER, TARGET, WALK_AWAY, MARKET = "qqmarkerqq", "271828", "271829", "271830"
PREPARED = (
    "prep", "acme", "--target", TARGET, "--walk-away", WALK_AWAY, "--alternative", f"the {MARKER} one",
    "--priority", "base 5", "--priority", f"{MARKER} thing", "--market", f"{MARKET}-271931", "--source", MARKER,
    "--region", MARKER, "--role", MARKER, "--point", f"a {MARKER}", "--value-shown", f"b {MARKER}",
    "--question", f"c {MARKER}",
)  # fmt: skip
SHOWN_TO_ME = {"prep acme", "prep acme --json", "brief acme", "brief acme --json", "compare", "post-mortem acme"}
"""Where what I prepared may be seen: on pages of my own that are nothing else."""

HANDED_ON = (
    "report acme --format md", "report acme --format html", "brief acme --share --format md", "export ics",
    "export ics --events", "remind --print", "due --short", "board --closed", "history", "offers acme", "where",
    "verify", "compact", "decline acme", "post-mortem acme", "playbook acme accepting", "playbook acme declining",
    "playbook acme lost", "remedies acme base --pick base=182k --ask", "stage acme negotiating", "undo",
    *(f"draft acme {kind} --by friday" for kind in (
        "recap", "counter", "clarification", "extension", "acceptance", "declining", "thanks", "talk", "withdrawal")),
    "letters acme", "decide acme accept", "talk acme", "post-mortem acme --keep", "log", "report acme", "today",
)  # fmt: skip


def test_what_is_prepared_is_nowhere_but_on_pages_of_my_own(told):
    assert told(*PREPARED).code == told("prep", "borg", "--alternative", "acme").code == 0
    marks = [
        MARKER,
        *(form for amount in (TARGET, WALK_AWAY, MARKET) for form in (amount, f"{amount[:3]},{amount[3:]}")),
    ]
    for words in (*READS, *HANDED_ON):
        for argv in (words, f"{words} --json"):
            done = told(*argv.split())
            seen = [mark for mark in marks if mark in done.out + done.err]
            assert not seen or argv in SHOWN_TO_ME, (argv, seen)
    assert MARKER in told("brief", "acme").out

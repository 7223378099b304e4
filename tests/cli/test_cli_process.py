"""The program as a process: the day's three lines, and what the quick commands import."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from journal.__main__ import main
from journal.errors import StoreError

NOW = "2026-11-24T17:42:00-05:00[America/New_York]"

HEAVY = ("textual", "rich", "tinydb", "pendulum", "platformdirs", "tzlocal", "asyncio", "argcomplete", "subprocess")


@pytest.fixture
def environ(home):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("JOURNAL_", "XDG_"))}
    return kept | {"JOURNAL_HOME": str(home), "JOURNAL_NOW": NOW}


def imported(environ, *argv):
    """The modules that a call imports on top of what a bare interpreter has."""
    code = f"""if True:
        import sys
        before = set(sys.modules)
        from journal.__main__ import main
        code = main({[*argv]!r})
        print(code, *set(sys.modules) - before, file=sys.stderr)"""
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
    exit_code, *modules = done.stderr.splitlines()[-1].split()
    assert exit_code == "0"
    return set(modules)


@pytest.mark.parametrize(
    "argv",
    [
        ["add", "acme call from Dana, yesterday 4pm: [base promised 185k guaranteed]; due fri 5pm answer the offer"],
        ["due", "--short"],
        ["due"],
        ["log"],
        ["done", "ID"],
        ["where"],
    ],
)
def test_quick_commands_import_nothing_heavy(environ, home, argv):
    first = subprocess.run(
        [sys.executable, "-m", "journal", "add", "--json", "note: due fri 5pm answer"],
        env=environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    due = json.loads(first.stdout)["follow_ups"][0]["id"]
    modules = imported(environ, "--home", str(home), *(due if word == "ID" else word for word in argv))
    assert not modules & set(HEAVY)
    assert not {name for name in modules if name.startswith("journal.tui")}


@pytest.mark.parametrize("argv", [["add", "acme call from Dana: [base promised 185k]"], ["due", "--short"]])
def test_the_quickest_commands_import_still_less(environ, argv):
    modules = imported(environ, *argv)
    assert not modules & {"typing", "argparse", "gettext", "dataclasses", "inspect", "difflib", "threading", "tempfile"}
    assert not {name for name in modules if name.startswith(("journal.domain.query", "journal.exchange"))}


def test_what_was_printed_before_a_failure_arrives(environ, home, tmp_path):
    """The process ends without taking itself apart, so nothing may wait in a buffer."""
    subprocess.run([sys.executable, "-m", "journal", "add", "note: kept"], env=environ, check=True, capture_output=True)
    (log,) = home.glob("log/*.jsonl")
    log.write_bytes(b'{"seq":1,"crc":"00000000"}\n' + log.read_bytes())
    told = tmp_path / "told"
    with told.open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "journal", "log"], env=environ, stdout=file, stderr=subprocess.PIPE
        )
    assert done.returncode == 6 and b"damaged" in done.stderr
    assert "kept" in told.read_text()


def test_the_three_lines_of_a_day(environ):
    def shell(line):
        done = subprocess.run(line, shell=True, env=environ, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    journal = f"{sys.executable} -m journal"
    shell(f'{journal} new acme --company "Acme" --role "Staff Engineer" --currency USD')
    shell(
        f"{journal} add 'acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed] and maybe "
        "[signing mentioned 20k if start by 1 Feb]. [due fri 5pm answer the offer]'"
    )
    page, due, log = shell(f"{journal} today; echo @; {journal} due --json; echo @; {journal} log --json").split("@\n")
    assert "○ Fri 17:00  acme  answer the offer" in page and "16:00  acme  call ← Dana" in page
    (follow_up,) = json.loads(due)
    assert (follow_up["what"], follow_up["due"], follow_up["kind"], follow_up["owner"]) == (
        "answer the offer", "2026-11-27T17:00:00-05:00", "follow_up", "me"
    )  # fmt: skip
    (entry,) = json.loads(log)
    assert (entry["occurred_at"], entry["channel"], entry["direction"], entry["participants"]) == (
        "2026-11-23T16:00:00-05:00", "call", "incoming", ["Dana"]
    )  # fmt: skip
    base, signing = entry["statements"]
    assert (base["item"], base["stance"], base["value"]["amount"], base["certainty"]) == (
        "base", "promised", "185000", "guaranteed"
    )  # fmt: skip
    assert (signing["item"], signing["stance"], signing["condition"], signing["by"]) == (
        "signing", "mentioned", "start by 1 Feb", "2027-02-01"
    )  # fmt: skip
    assert base["value"]["currency"] == signing["value"]["currency"] == "USD"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("columns", "term", "colour"), [("40", "xterm-256color", True), ("40", "dumb", False)])
def test_on_a_terminal_lines_fit_and_are_coloured(environ, columns, term, colour):
    import pty
    import re

    subprocess.run([sys.executable, "-m", "journal", "add", "note: " + "many words " * 20], env=environ, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    ours, theirs = pty.openpty()
    looks = environ | {"COLUMNS": columns, "TERM": term}
    with os.fdopen(theirs, "wb") as end:
        subprocess.run([sys.executable, "-m", "journal", "today"], stdout=end, stdin=-3, check=True, env=looks)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert ("\x1b[" in shown) is colour
    lines = re.sub("\x1b\\[[0-9;]*m", "", shown).split("\r\n")
    assert max(map(len, lines)) <= int(columns)
    assert sum("many words" in line for line in lines) == 3


def test_the_app_is_opened_where_there_is_a_terminal_for_it(home, monkeypatch, capsys):
    opened = []

    def show(settings, clock):
        opened.append((settings.home, clock().iso()))
        if len(opened) == 3:
            raise StoreError("The journal cannot be read.")

    monkeypatch.setenv("JOURNAL_HOME", str(home))
    monkeypatch.setenv("JOURNAL_NOW", NOW)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("journal.__main__._show_app", show)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    assert main([]) == 0
    assert opened == [] and "This journal is empty." in capsys.readouterr().out
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert main([]) == 0
    assert opened == [(home, "2026-11-24T17:42:00-05:00")]
    assert main(["demo"]) == 0
    assert opened[1][0] != home and not opened[1][0].exists()
    assert main([]) == 5
    assert capsys.readouterr().err == "The journal cannot be read.\n"
    monkeypatch.setenv("TERM", "dumb")
    assert main([]) == 0
    assert len(opened) == 3
    assert "This journal is empty." in capsys.readouterr().out

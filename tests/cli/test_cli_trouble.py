"""Hostile text, homes that cannot be used, a damaged log: one sentence, the right code, and the text not lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.safe_text import scrub

HOSTILE = (
    "\x1b[31mred\x1b[0m \x07bell \x00nul \x9bCSI \x7fdelete",
    "tab\there\rreturn\x0b\x0c",
    "\u202eright to left\u202c \u2066isolate\u2069 שלום العربية",
    "👩‍👩‍👧‍👦 family, ❤️ heart, é combining, \u200b zero width",
    "漢字" * 400,
    "x" * 10_000,
    "lone \ud800 surrogate, \udcff byte",
    "line\nbreak\r\n\u2028and\u2029more\n\n[base promised 185k",
    "{'json': \"quote\"} \\u001b \\n %s %(name)s {0} $(rm) `ls`",
    "[[[[base promised]]]] ;;; ::: ||| ### due due due",
    "--help",
    "-",
)

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_went_in_and_is_harmless(acme, text):
    done = acme("add", "--in", "acme", "--json", "--", f"note: {text}")
    assert done.code == 0, done.err
    entry = done.json
    assert entry["body"] == scrub(text)
    for argv in (["today"], ["log"], ["show", entry["id"]], ["history"], ["due"], ["people"], ["log", "--json"]):
        shown = acme(*argv)
        assert (shown.code, shown.err) == (0, "")
        assert not OBEYED.search(shown.out.replace("\t", " "))
    assert acme("show", entry["id"], "--json").json["body"] == entry["body"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60).filter(
        lambda text: text.strip() not in ("", "-")
    )
)
def test_any_text_is_kept_as_it_is(journal, text):
    entry = journal("add", "--json", "--", text).json
    shown = journal("show", entry["id"])
    assert shown.code == 0
    assert not OBEYED.search(shown.out)
    read = journal("edit", entry["id"], "--text", text, "--json").json
    assert read["body"] == entry["body"] and text.endswith(entry["body"])


@pytest.mark.parametrize("option", ["--company", "--role"])
def test_hostile_names_are_harmless(journal, option):
    done = journal("new", "acme", option, HOSTILE[0])
    assert done.code == 0
    assert not OBEYED.search(done.out)


@pytest.mark.parametrize(
    "argv",
    [
        ["show", HOSTILE[0]],
        ["stage", HOSTILE[2], "lead"],
        ["snooze", "0001", HOSTILE[0]],
        ["add", "x", "--at", HOSTILE[2]],
        [HOSTILE[0]],
        ["log", "--limit", HOSTILE[0]],
        ["new", "x", "--zone", HOSTILE[0]],
        ["--home", "/dev/null/\x1b", "add", "x"],
    ],
)
def test_hostile_arguments_are_harmless_in_what_is_said_of_them(journal, argv):
    done = journal(*argv)
    assert done.code in (2, 3, 4, 5)
    assert done.err.count("\n") <= 3
    assert not OBEYED.search(done.err)


def test_a_home_that_is_a_file(journal, home):
    home.write_text("")
    done = journal("add", "what they said")
    assert done.code == 5
    assert done.err.endswith("Not saved:\nwhat they said\n")
    assert len(done.err.splitlines()) == 3
    assert journal("log").code == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_home_that_may_not_be_written(journal, home):
    home.mkdir(mode=0o500)
    done = journal("add", "what they said")
    assert done.code == 5
    assert done.err.endswith("Not saved:\nwhat they said\n")
    assert journal("log").code == 0


def test_a_full_disk(journal, monkeypatch):
    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("journal.store.files.os.write", full)
    done = journal("add", "-", stdin=b"what they said\nat length")
    assert done.code == 5
    assert done.err.endswith("Not saved:\nwhat they said\nat length\n")


def test_a_clock_or_settings_that_cannot_be_read(journal, home, monkeypatch):
    home.mkdir()
    (home / "settings.toml").write_text("zone = 3")
    assert journal("log") == (4, "", f"The setting “zone” in {home}/settings.toml must be text in quotation marks.\n")
    (home / "settings.toml").unlink()
    monkeypatch.setenv("JOURNAL_NOW", "noon")
    done = journal("add", "what they said")
    assert done.code == 4
    assert done.err.startswith("JOURNAL_NOW is “noon”; write an instant with its zone, as 2026-11-24T10:00:00+01:00[")
    assert done.err.endswith("Not saved:\nwhat they said\n")


def test_settings_that_are_a_folder(journal, home):
    (home / "settings.toml").mkdir(parents=True)
    done = journal("log")
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith(f"The settings in {home}/settings.toml cannot be read (")


@pytest.mark.parametrize("now", ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+05:00"])
def test_a_clock_at_the_end_of_the_calendar(acme, monkeypatch, now):
    monkeypatch.setenv("JOURNAL_NOW", now)
    done = acme("due")
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith(f"JOURNAL_NOW is “{now}”; write an instant with its zone")


def test_damage_is_told_and_the_rest_is_read(acme, home):
    acme("add", "acme: first")
    acme("add", "acme: second")
    acme("add", "acme: third")
    (log,) = (home / "log").glob("*.jsonl")
    log.write_bytes(log.read_bytes().replace(b"second", b"sec0nd"))
    for argv in (["log"], ["today"], ["history"], ["export", "ics"], ["remind", "--print"], ["log", "--json"]):
        done = acme(*argv)
        assert done.code == 6
        assert done.err.startswith("1 line is damaged and was left out: ")
        assert f"{log}, line 3 " in done.err and done.err.count("\n") == 1
    assert [one["body"] for one in json.loads(acme("log", "--json").out)] == ["third", "first"]
    assert acme("add", "acme: fourth").code == 0


def test_a_torn_last_line_is_no_damage(acme, home):
    acme("add", "acme: first")
    (log,) = (home / "log").glob("*.jsonl")
    log.write_bytes(log.read_bytes() + b'{"seq":3,"dev":"x')
    assert acme("log").code == 0
    assert acme("add", "acme: second").code == 0
    assert [one["body"] for one in acme("log", "--json").json] == ["second", "first"]


def test_json_is_in_utf_8_whatever_the_locale_says(acme, home):
    acme("add", "acme: Zürich 漢字 →")
    environ = os.environ | {"JOURNAL_HOME": str(home), "PYTHONIOENCODING": "ascii:strict"}
    for argv in (["log", "--json"], ["log"]):
        done = subprocess.run([sys.executable, "-m", "journal", *argv], env=environ, capture_output=True, check=True)
        assert ("Zürich 漢字 →".encode() in done.stdout) is ("--json" in argv)


def test_i_am_nobody_else(acme):
    done = acme("person", "Me", "--role", "recruiter")
    assert (done.code, done.err) == (4, "“me” is you, whoever you are; name somebody else.\n")
    assert acme("people", "--json").json == []


def test_a_long_text_that_is_taken_back_is_named_not_printed(acme):
    acme("add", "acme: they said " + "a lot of things " * 40)
    taken = acme("undo").out
    assert taken.startswith("Took back: add acme note: they said a lot of things") and len(taken) < 160


ENDLESS = "y" * 5000


@pytest.mark.parametrize(
    "argv",
    [
        ("report", "acme", "--output", ENDLESS), ("export", "ics", "--output", ENDLESS),
        ("export", "ics", "--keep", ENDLESS), ("backup", ENDLESS), ("restore", ENDLESS), ("--home", ENDLESS, "today"),
        ("ledger", ENDLESS), ("show", ENDLESS), ("close", "acme", ENDLESS), (ENDLESS,),
    ],
)  # fmt: skip
def test_what_is_endless_is_told_in_one_sentence_without_its_middle(acme, argv):
    acme("add", "acme letter from Dana: [offer v1]; [base 178k]")
    done = acme(*argv)
    assert done.code in (2, 3, 4) and done.out == ""
    assert done.err.count("\n") == 1 and len(done.err) < 1100 and "defect" not in done.err

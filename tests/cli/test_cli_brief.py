"""`brief` and `prep` on the command line."""

from __future__ import annotations

import io
import json
import sys

import pytest

from journal.errors import BadInputError, NotFoundError

NONE = NotFoundError.exit_code
TALK = "acme call from Dana Reyes, 4pm: [base promised 185k guaranteed]. [meet tomorrow 10:00 call with Dana]"
LETTER = "acme letter from Dana Reyes, 5pm: [offer v1 expires fri 17:00] [base 178k]"


@pytest.fixture
def told(acme):
    assert acme("add", TALK).code == 0
    assert acme("add", LETTER).code == 0
    return acme


def test_piped_it_is_markdown(told):
    lines = told("brief", "acme").out.splitlines()
    assert lines[0] == "# acme, Staff Engineer, Acme"
    assert "## Call with Dana (tomorrow 10:00 in 16 h)" in lines
    assert "- Base salary: 185,000 a year, Dana 24 Nov — 178,000" in lines
    assert not any("\x1b" in line for line in lines)


def test_as_text_it_has_colours_where_there_are_any(told, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = told("brief", "acme", "--format", "text").out
    assert "\x1b[" in out and "# acme" not in out
    assert "\x1b[" not in told("brief", "acme").out
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b[3" not in told("brief", "acme", "--format", "text").out


def test_the_text_has_every_part(told):
    told("prep", "acme", "--target", "195k", "--question", "Who signs?")
    out = told("brief", "acme", "--format", "text").out
    for words in ("Promised, the offer differs", "To ask", "1  Who signs?", "Prep  private, never exported", "People"):
        assert words in out


def test_shared_it_has_nothing_private(told):
    told("prep", "acme", "--target", "195k", "--point", "zebra", "--question", "giraffe?")
    for form in ("md", "text"):
        assert "zebra" in told("brief", "acme", "--format", form).out
        shared = told("brief", "acme", "--format", form, "--share").out
        assert not any(word in shared for word in ("zebra", "giraffe", "195", "Prep"))
    assert "private" not in told("brief", "acme", "--json", "--share").json


def test_as_json_it_is_one_document(told):
    form = told("brief", "acme", "--json").json
    assert (form["negotiation"], form["meeting"]["kind"], form["with"][0]["name"]) == ("acme", "meeting", "Dana Reyes")
    assert form["differs"][0]["promised"]["value"]["amount"] == "185000"
    assert form["deadlines"][0]["what"] == "offer v1 expires"
    assert set(form["private"]) == {"prep", "standing", "openings", "i_owe", "lessons"}


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (("brief", "akme"), NONE, "There is no negotiation “akme”; did you mean acme?"),
        (("brief", "acme", "--with", "Danah"), NONE, "Nobody in acme is called “Danah”; did you mean Dana Reyes?"),
        (("brief", "acme", "--format", "pdf"), 2, "takes text, md"),
        (("brief",), 2, "needs NEG"),
        (("prep", "akme", "--target", "1k"), NONE, "did you mean acme?"),
        (("prep", "acme", "--editor", "--target", "1k"), 2, "goes without other options"),
        (("prep", "acme", "--source", "x"), 2, "add --market"),
        (("prep", "acme", "--remove", "pont"), BadInputError.exit_code, "is no field of a prep"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(told, argv, code, words):
    done = told(*argv)
    assert done.code == code
    assert words in done.err and "Traceback" not in done.err


def test_nothing_typed_is_lost_when_the_name_is_wrong(told):
    done = told("prep", "akme", "--point", "two migrations led")
    assert "two migrations led" in done.out + done.err


def test_a_prep_is_written_by_options_and_printed(told):
    done = told(
        "prep", "acme", "--target", "$195,000", "--walk-away", "176k", "--alternative", "stay",
        "--priority", "base 5", "--priority", "remote", "--market", "178k-205k", "--source", "a survey",
        "--region", "New York", "--role", "Staff", "--date", "Oct 2026", "--point", "hello",
        "--value-shown", "two migrations",
    )  # fmt: skip
    assert done.code == 0
    assert [line.split(maxsplit=1)[0] for line in done.out.splitlines()[1:]] == [
        "target", "walk", "offer", "market", "instead", "matters", "I", "to",
    ]  # fmt: skip
    assert "178,000–205,000, a survey, Staff, New York, Oct 2026; the offer is at its low end" in done.out
    assert told("prep", "acme").out == done.out
    form = told("prep", "acme", "--json").json
    assert form["market"][0] | {"text": ""} == {
        "item": "base", "low": "178000", "middle": None, "high": "205000", "currency": "USD", "role": "Staff",
        "region": "New York", "source": "a survey", "date": "2026-10", "text": "",
    }  # fmt: skip
    assert form["standing"]["sentence"] == "The offer is 2,000 above walk-away and 17,000 below target."


def test_what_cannot_be_read_is_kept_and_pointed_out(told):
    done = told("prep", "acme", "--target", "18x", "--priority", "bsae")
    assert done.code == 0
    assert "▲  Target “18x”: expected an amount, as in 185k" in done.out
    assert "did you mean base?" in done.out
    form = told("prep", "acme", "--json").json
    assert (form["target"]["text"], [one["found"] for one in form["findings"]]) == ("18x", ["18x", "bsae"])


def test_fields_are_removed_and_undone(told):
    told("prep", "acme", "--point", "one", "--point", "two")
    assert "one" not in told("prep", "acme", "--remove", "point 1").out
    told("undo")
    assert "one" in told("prep", "acme").out
    assert "Nothing is prepared yet" in told("prep", "acme", "--remove", "all").out
    assert told("prep", "acme", "--json").json == {}


def test_an_editor_shows_all_and_keeps_what_comes_out(told, monkeypatch, tmp_path):
    told("prep", "acme", "--target", "195k")
    script = tmp_path / "editor"
    seen = tmp_path / "seen"
    script.write_text(f'#!/bin/sh\ncp "$1" "{seen}"\nprintf "point hello\\nzebra\\n" >> "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    done = told("prep", "acme", "--editor")
    assert done.code == 0, done.err
    assert seen.read_text().splitlines()[1:] == ["target 195k"]
    assert "hello" in done.out and "“zebra”: expected a line that begins with" in done.out
    assert told("prep", "acme", "--json").json["unread"] == ["zebra"]


def test_history_tells_of_it_without_its_contents(told):
    told("prep", "acme", "--target", "195k")
    assert "prep" in told("history").out
    assert "195" not in told("history").out
    assert json.loads(told("history", "--json").out)

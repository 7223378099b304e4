"""`new`, `add`, `edit`, `annotate`, `stage`: what each prints, and what stands in the journal afterwards."""

from __future__ import annotations

import hashlib
import shlex
import sys
from pathlib import Path

import pytest

from journal.cli import source

CALL = (
    "acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed] and maybe "
    "[signing mentioned 20k if start by 1 Feb]. [due fri 5pm answer the offer]"
)

UNDERSTOOD = """\
····  acme · call ← Dana · yesterday 16:00
      Base salary    promised   USD 185,000 a year, guaranteed  verbal, Dana
      Signing bonus  mentioned  USD 20,000 once, if start by 1 Feb  verbal, Dana
      Follow-up                 Fri 27 Nov 17:00  answer the offer
"""

UNFILED = """\
····  acme (unfiled) · call ← Dana · today 17:42
      ▲ expected the name of a negotiation that exists
        acme call from Dana: hello
        ^^^^
Kept unfiled. To begin this negotiation and file it: journal new acme
"""


def test_new(journal):
    done = journal("new", "acme", "--company", "Acme", "--role", "Staff Engineer", "--currency", "usd", "--zone", "UTC")
    assert done == (0, "acme · Acme · Staff Engineer · USD · UTC · lead\n", "")


def test_add_prints_what_it_understood_and_the_id(acme):
    done = acme("add", CALL)
    assert (done.code, done.plain, done.err) == (0, UNDERSTOOD, "")
    assert acme("show", done.out[:4]).code == 0


def test_add_with_json_prints_the_record(acme):
    form = acme("add", CALL, "--json").json
    assert [one["item"] for one in form["statements"]] == ["base", "signing"]
    assert form["follow_ups"][0]["what"] == "answer the offer"
    assert form == acme("show", form["id"], "--json").json


@pytest.mark.parametrize(
    ("argv", "stdin", "body"),
    [
        (["acme call: one text"], b"", "one text"),
        (["acme", "call:", "several", "words"], b"", "several words"),
        (["-"], "acme call: Zürich\n\nand more\n".encode(), "Zürich\n\nand more"),
        (["-"], "acme call: Zürich".encode("latin-1"), "Zürich"),
        ([], b"acme call: piped\r\n", "piped"),
        (["--", "-5 is where it begins"], b"", "-5 is where it begins"),
    ],
)
def test_where_the_text_comes_from(acme, argv, stdin, body):
    assert acme("add", "--json", *argv, stdin=stdin).json["body"] == body


def test_bytes_in_an_argument_that_are_no_utf_8_are_not_lost(acme):
    assert acme("add", "--json", "acme: Z\udcfcrich").json["body"] == "Zürich"


def test_a_lone_surrogate_becomes_the_replacement_character(acme):
    assert "\ufffd" in acme("add", "--json", "acme: a\ud800b").json["body"]


def test_a_raw_line_is_read_on_a_terminal(acme, monkeypatch, capsys):
    monkeypatch.setattr(source, "is_typed", lambda: True)
    done = acme("add", "--json", stdin=b"acme call: they said $185,000 `today`\nnot this\n")
    assert done.json["body"] == "they said $185,000 `today`"
    assert done.err == "› "


@pytest.mark.parametrize("argv", [["add", ""], ["add", "  \n "], ["add", "-"], ["add"]])
def test_nothing_to_keep(acme, argv):
    sentence = "There is nothing to keep; write what happened, as in: acme call from Dana: …\n"
    assert acme(*argv) == (4, "", sentence)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--in", "acme"], {"negotiation": "acme", "channel": "note"}),
        (["--channel", "phone"], {"channel": "call"}),
        (["--channel", "In Person"], {"channel": "in_person"}),
        (["--in", "acme", "--from", "Dana"], {"participants": ["Dana"], "direction": "incoming"}),
        (["--to", "Dana Reyes, Lee Park"], {"participants": ["Dana Reyes", "Lee Park"], "direction": "outgoing"}),
        (["--with", "Dana and Lee", "--with", "Sam"], {"participants": ["Dana", "Lee", "Sam"], "direction": "both"}),
        (["--at", "yesterday 4pm"], {"occurred_at": "2026-11-23T16:00:00-05:00", "all_day": False}),
        (["--at", "2026-11-20"], {"occurred_at": "2026-11-20", "all_day": True}),
    ],
)
def test_options_say_what_the_head_would(acme, options, expected):
    form = acme("add", "hello", "--json", *options).json
    assert {key: form[key] for key in expected} == expected


def test_options_win_over_the_head(acme):
    acme("new", "borg")
    form = acme("add", "acme call from Dana, today 9am: hi", "--in", "borg", "--channel", "email", "--json").json
    assert (form["negotiation"], form["channel"], form["body"]) == ("borg", "email", "hi")


@pytest.mark.parametrize(
    ("argv", "code", "first"),
    [
        (["--channel", "emial"], 2, "`--channel` takes call, video, in_person, email, chat, letter, contract, portal, "
         "note; not “emial”; did you mean “email”?"),
        (["--editor", "-"], 2, "`-` and --editor cannot go together: the editor needs the terminal."),
    ],
)  # fmt: skip
def test_bad_options_lose_no_text(acme, argv, code, first):
    done = acme("add", "hello", *argv) if "-" not in argv else acme("add", *argv)
    assert (done.code, done.err.splitlines()[0]) == (code, first)


def test_a_time_that_cannot_be_read_gives_the_text_back(acme):
    done = acme("add", "what they said", "--at", "sometime")
    assert done.code == 4
    assert done.err.splitlines()[1:] == ["Not saved:", "what they said"]


def test_an_unknown_negotiation_is_kept_unfiled_with_the_command_that_files_it(journal):
    assert journal("add", "acme call from Dana: hello").plain == UNFILED
    assert journal("new", "acme").plain == "acme · lead\nFiled an entry that had named it: ····\n"
    assert journal("log", "--json").json[0]["negotiation"] == "acme"


def test_the_nearest_negotiation_is_named(acme):
    assert "nearest: acme\n" in acme("add", "acne call from Dana: hello").out


def test_the_command_that_files_an_entry_can_be_typed_as_it_stands(journal, home):
    done = journal("add", "--home", f"{home} it's", "acme call: hello")
    line = next(line for line in done.out.splitlines() if line.startswith("Kept unfiled."))
    command = shlex.split(line.partition("file it: ")[2])
    assert command == ["journal", "--home", f"{home} it's", "new", "acme"]
    assert journal(*command[1:]).code == 0


def test_findings_are_pointed_at(acme):
    done = acme("add", "acme email from Dana: The letter follows, she says at length. [bsae promised 190k]")
    *_, what, text, carets = done.out.splitlines()
    assert done.code == 0
    assert what.startswith("      ▲ expected an item") and what.endswith("; nearest: base")
    assert text.startswith("        … ") and len(text) <= 8 + 60
    start, end = carets.index("^"), carets.rindex("^") + 1
    assert text[start:end] == "bsae"


def editor(script):
    return shlex.join([sys.executable, "-c", f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {script}"])


def test_add_in_the_editor(acme, monkeypatch):
    monkeypatch.setenv("EDITOR", editor("path.write_text(path.read_text().strip() + ' and more')"))
    assert acme("add", "--editor", "acme: begun", "--json").json["body"] == "begun and more"


def test_what_was_written_in_the_editor_is_kept_if_it_cannot_be_saved(acme, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", editor("path.write_text('long work')"))
    done = acme("edit", "none", "--text", "short")
    assert (done.code, done.err.splitlines()[1:]) == (3, ["Not saved:", "short"])
    done = acme("add", "--editor", "--at", "sometime")
    assert done.code == 4
    kept = done.err.splitlines()[-1].removeprefix("Not saved; the text is in ")
    assert Path(kept).read_text() == "long work"


@pytest.mark.parametrize("way", ["text", "stdin", "editor"])
def test_edit(acme, monkeypatch, way):
    entry = acme("add", "acme call from Dana: hello", "--json").json
    new = "acme call from Dana: [base promised 185k]"
    if way == "editor":
        changing = "path.write_text(path.read_text().replace('hello', '[base promised 185k]'))"
        monkeypatch.setenv("EDITOR", editor(changing))
        done = acme("edit", entry["id"][-4:], "--json")
    elif way == "stdin":
        done = acme("edit", entry["id"], "-", "--json", stdin=new.encode())
    else:
        done = acme("edit", entry["id"], "--text", new, "--json")
    assert (done.json["id"], done.json["body"]) == (entry["id"], "[base promised 185k]")
    assert [one["item"] for one in done.json["statements"]] == ["base"]
    assert len(acme("log", "--json").json) == 1


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["a new text"],
         'The new text comes from `-` (standard input), from --text "…", or from your editor.'),
        (["-", "--text", "x"], "Either `-` or --text says the new text, not both."),
    ],
)  # fmt: skip
def test_edit_called_wrongly(acme, argv, sentence):
    assert acme("edit", "0001", *argv) == (2, "", f"{sentence}\n")


def test_annotate_leaves_the_text_alone(acme):
    entry = acme("add", "acme email from Dana: We can go up to 185.", "--json").json
    done = acme("annotate", entry["id"][-4:], "base offered 185k", "--words", "up to 185", "--json").json
    assert done["body"] == entry["body"]
    assert done["statements"][0]["wording"] == {"text": "base offered 185k", "quote": "up to 185"}
    again = acme("annotate", entry["id"][-4:], "pto offered 25 days")
    assert again.code == 0 and "Paid time off" in again.out


def test_files_are_attached_shown_with_where_they_lie_and_in_the_json(acme, tmp_path, home):
    letter = tmp_path / "offer.pdf"
    letter.write_bytes(b"%PDF-1.7")
    entry = acme("add", "acme letter from Dana: here", "--attach", str(letter), "--attach", str(letter), "--json").json
    digest = hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert entry["attachments"] == [{"name": "offer.pdf", "digest": digest, "size": 8}] * 2
    shown = acme("show", entry["id"][-4:]).out
    assert "file offer.pdf  8 bytes" in shown and f"{home}/attachments/{digest[:2]}/{digest}" in shown


def test_a_file_that_is_not_there_keeps_nothing_and_hands_the_text_back(acme, tmp_path):
    before = len(acme("log", "--json").json)
    done = acme("add", "acme note: kept?", "--attach", str(tmp_path / "none.pdf"))
    assert done.code == 4 and "cannot be read" in done.err
    assert len(acme("log", "--json").json) == before


@pytest.mark.parametrize("stage", [["written", "offer"], ["written-offer"], ["Written_Offer"]])
def test_stage(acme, stage):
    done = acme("stage", "acme", *stage, "--json").json
    assert (done["stage"], done["negotiation"]) == ("written_offer", "acme")
    assert acme("today", "--json").json["standing"][0]["stage"] == "written_offer"


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["stage", "acme", "writen", "offer"], 2, "`STAGE` takes lead, screening, interviewing, verbal_offer, "
         "written_offer, negotiating, agreed, signed, started; not “writen offer”; did you mean “written_offer”?"),
        (["stage", "acne", "lead"], 3, "There is no negotiation “acne”; did you mean acme?"),
        (["new", "acme"], 4, "There is a negotiation acme already; choose another short name."),
        (["new", "borg", "--zone", "Atlantis"], 4, "The zone “Atlantis” is not known; write one as Europe/Berlin."),
        (["show", "zzzz"], 3, "No entry has an id ending in “zzzz”; see `journal log` and `journal due`."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_sentence(acme, argv, code, sentence):
    assert acme(*argv) == (code, "", f"{sentence}\n")


def test_more_is_said_of_a_negotiation_later(acme):
    told = acme("describe", "acme", "--country", "de", "--role", "Principal", "--json").json
    assert (told["country"], told["role"], told["company"]) == ("DE", "Principal", "Acme")
    assert acme("describe", "acme", "--zone", "Mars/Base").code == 4
    assert acme("describe", "nobody", "--role", "x").code == 3
    nothing = acme("describe", "acme")
    assert (nothing.code, nothing.err.startswith("Say what to note of acme: --company")) == (2, True)
    assert acme("undo").out.startswith("Took back: describe acme")
    assert acme("board", "--json").json[0]["role"] == "Staff Engineer"


def test_an_edit_that_takes_a_follow_up_away_says_so(acme):
    made = acme("add", "acme call from Dana: hi [due every friday: update it]; [due 3d: call]", "--json").json
    assert "No longer due" not in acme("edit", made["id"], "--text", f"{made['body']} more").out
    done = acme("edit", made["id"], "--text", "acme call from Dana: hi [due 3d: call]")
    assert "No longer due, its words are gone: update it" in done.out
    assert [one["what"] for one in acme("due", "--json").json] == ["call"]

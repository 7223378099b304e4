"""`report`, `draft`, `letter`, `letters`, `sent`, `remedies`, `talk`: printed, as JSON, and refused."""

from __future__ import annotations

import os
import stat
import sys

import pytest


@pytest.fixture
def told(acme):
    """A letter that falls short of what was promised on the phone."""
    acme("add", "acme call from Dana Reyes, on 13 Nov 10:00: [base promised 185k guaranteed]; [signing promised 20k]")
    acme(
        "add",
        "acme letter from Dana, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 178k]; it is the entire agreement",
    )
    return acme


def lines(text):
    return [" ".join(line.split()) for line in text.splitlines()]


# report


def test_the_document_is_printed(told):
    out = told("report", "acme").out
    assert "Base salary −USD 7,000 a year −7,000 −28,000" in lines(out)
    assert "Together, in USD −27,000 −48,000" in lines(out)
    assert max(map(len, out.splitlines())) <= 72


@pytest.mark.parametrize(
    ("form", "start"), [("md", "# What we spoke of"), ("html", "<!doctype html>"), ("text", "What we")]
)
def test_every_format(told, form, start):
    assert told("report", "acme", "--format", form).out.startswith(start)


def test_a_choice_of_rows(told):
    out = told("report", "acme", "--without", "base").out
    assert "Base salary" not in out
    assert "Signing bonus" in out
    assert "Signing bonus" not in told("report", "acme", "--only", "base").out


def test_as_json_it_has_figures_and_text(told):
    form = told("report", "acme", "--only", "base", "--json").json
    assert [one["item"] for one in form["items"]] == ["base"]
    assert form["items"][0]["gap"] == {"amount": "-7000", "unit": "USD", "year_1": "-7000", "four_year": "-28000"}
    assert {"notes", "ruling", "asked"}.isdisjoint(form["items"][0])
    assert [one["kind"] for one in form["blocks"]].count("question") == 1


def test_it_is_written_to_a_private_file_once(told, tmp_path):
    file = tmp_path / "c.html"
    assert told("report", "acme", "--format", "html", "--output", str(file)).out == f"Written: {file}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = told("report", "acme", "--output", str(file))
    assert (again.code, again.err) == (4, f"{file} is there already; name another file, or replace it with --over.\n")
    assert told("report", "acme", "--output", str(file), "--over").code == 0
    assert told("report", "acme", "--output", str(tmp_path / "d"), "--json").json["file"].endswith("d")


# letters


def test_a_recap_from_draft_to_answer(told):
    made = told("draft", "acme", "recap")
    assert "- Base salary (Dana Reyes, call, 13 Nov 2026): USD 185,000 a year, guaranteed" in made.out
    letter = made.out.split()[0]
    assert told("letters").out.split() == [
        letter, "acme", "recap", "drafted", "Dana", "Reyes", "today", "17:42", "Recap", "of", "our", "conversation", "on", "13", "Nov", "2026",
    ]  # fmt: skip
    sent = told("sent", letter)
    assert "Base salary promised USD 185,000 a year, guaranteed recapped, Dana Reyes" in lines(sent.out)
    assert told("letters", "acme", "--json").json[0]["state"] == "sent"
    told("add", "acme email from Dana: [confirmed]")
    assert told("letters", "acme").out.split()[3] == "confirmed"
    assert told("ledger", "acme", "--json").json["unwritten"] == []


def test_as_json_a_letter_has_its_text_state_and_tone(told):
    form = told("draft", "acme", "counter", "--item", "base", "--because", "this is my final offer", "--json").json
    assert (form["kind"], form["state"], form["items"], form["to"]) == ("counter", "drafted", ["base"], ["Dana Reyes"])
    assert form["tone"][0]["words"] == "my final offer"
    sent = told("sent", form["id"][-4:], "--channel", "chat", "--at", "yesterday 4pm", "--json").json
    assert (sent["state"], sent["sent"]["channel"], sent["sent_at"]) == ("sent", "chat", "2026-11-23T16:00:00-05:00")


def test_what_may_sound_harsh_is_listed_with_a_suggestion(told):
    out = told("draft", "acme", "thanks", "--because", "take it or leave it").out
    assert "▲ “Take it or leave it” may read as an ultimatum; say by when you would like to hear, and why" in out


def test_a_letter_is_read_changed_and_dropped(told):
    letter = told("draft", "acme", "recap").out.split()[0]
    assert "Is it so?" in told("letter", letter, "--text", "Subject: Short\n\nIs it so?").out
    assert told("letter", letter, "--json").json["subject"] == "Short"
    assert told("letter", letter, "--drop").out == "Dropped: Short\n"
    assert told("letters").out == "No letter was drafted yet. To draft one: journal draft NEG recap\n"
    told("undo")
    assert told("letters", "--json").json[0]["subject"] == "Short"


def test_it_is_written_in_the_editor(told, tmp_path, monkeypatch):
    script = tmp_path / "editor.py"
    script.write_text("import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write(t.replace('Dear', 'Hello'))")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    assert "Hello Dana," in told("draft", "acme", "recap", "--editor").out


def test_a_template_with_a_mistake_is_told_and_nothing_lost(told, home):
    folder = home / "letters"
    folder.mkdir()
    (folder / "recap.txt").write_text("title: x\nsubject: y\n---\n{% if %}\n")
    made = told("draft", "acme", "recap")
    assert made.code == 0
    path = os.path.join(str(folder), "recap.txt")  # noqa: PTH118
    assert made.err.startswith(f"The template {path}, line 4, has a mistake: ")
    assert made.err.endswith("The built-in one was used.\n")
    assert "Base salary (Dana Reyes, call, 13 Nov 2026): USD 185,000" in made.out


# remedies and talks


def test_remedies_are_weighed_and_asked_for(told):
    assert "signing A signing bonus as a bridge USD 28,000 once 28,000 28,000 100 %" in lines(
        told("remedies", "acme", "base").out
    )
    picked = told("remedies", "acme", "base", "--pick", "signing=8000", "base=182k")
    assert "Together USD 24,000 in four years, 12,000 in the first; USD 4,000 of the gap is left." in picked.out
    form = told("remedies", "acme", "base", "--pick", "signing=8000", "--json").json
    assert form["together"]["left"] == "20000"
    asked = told("remedies", "acme", "base", "--pick", "signing=8000", "--ask", "--to", "Dana", "--json").json
    assert [(one["item"], one["stance"]) for one in asked["entry"]["statements"]] == [("signing", "asked")]
    assert told("ledger", "acme", "--json").json["items"][1]["asked"]["value"]["amount"] == "8000"


def test_a_talk_is_planned_and_its_outcome_kept(told):
    made = told("talk", "acme", "--at", "thu 10:00", "--with", "Dana", "--json").json
    assert made["letter"]["kind"] == "talk"
    assert [one["kind"] for one in made["meeting"]["follow_ups"]] == ["meeting", "their_move"]
    done = told(
        "talk", "acme", "--outcome", "base agreed 185k", "signing promised 10k if start by 1 Feb", "--json"
    ).json
    assert [(one["what"], one["kind"]) for one in done["follow_ups"]] == [
        ("Base salary USD 185,000 a year in writing", "their_move"),
        ("Signing bonus USD 10,000 once, if start by 1 Feb", "contingency"),
    ]
    assert [one["status"] for one in made["meeting"]["follow_ups"]] == ["open", "open"]
    assert not [one for one in told("due", "--json").json if one["kind"] == "meeting"]


def test_signing_what_is_not_complete_is_flagged(told):
    out = told("stage", "acme", "signed").out
    assert "▲ 2 promised items are not in the letter: Base salary, Signing bonus." in out
    assert "it is the entire agreement" in out
    assert "▲ before signing" in told("ledger", "acme").out
    form = told("ledger", "acme", "--json").json["missing_in_contract"]
    assert [one["item"] for one in form["items"]] == ["base", "signing"]


WRONG = [
    (("report", "borg"), 3, "There is no negotiation “borg”"),
    (("report", "acme", "--format", "pdf"), 2, "takes md, html, text"),
    (("report", "acme", "--over"), 2, "`--over` goes with `--output FILE`."),
    (("report", "acme", "--only", "car"), 3, "Nothing was said of “car”"),
    (("draft", "acme", "poem"), 2, "takes recap, counter"),
    (("draft", "acme"), 2, "needs KIND"),
    (("letter", "zzzz"), 3, "No letter has an id ending in “zzzz”; see `journal letters`."),
    (("sent", "zzzz"), 3, "No letter has an id ending in “zzzz”"),
    (("remedies", "acme", "car"), 3, "Nothing was said of “car”"),
    (("remedies", "acme", "base", "--ask"), 4, "Nothing is picked to ask for"),
    (("talk", "acme", "--outcome", "base agreed 185k"), 3, "No talk is open in acme"),
    (("talk", "acme", "--minutes", "half"), 2, "--minutes"),
    (("talk", "acme", "--outcome", "x", "--at", "fri"), 2, "`--outcome` stands alone"),
]


@pytest.mark.parametrize(("argv", "code", "said"), WRONG)
def test_what_cannot_be_done_is_one_sentence(told, argv, code, said):
    done = told(*argv)
    assert done.code == code
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["draft", "acme", "extension", "--by", "yesterday"], 4, "“yesterday” is past; name a time ahead, as in: thu 10:00."),
        (["talk", "acme", "--minutes", "-5"], 2, "`--minutes` takes a whole number from 1; not “-5”."),
        (["search", "dana", "--sort", "worst"], 2, "`--sort` takes best, newest, oldest; not “worst”."),
        (["new", "me"], 4, "“me” cannot be a short name; take one word, as acme, that is no channel or time."),
        (["new", "borg:"], 4, "“borg:” cannot be a short name; take one word, as acme, that is no channel or time."),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said(told, argv, code, sentence):
    assert told(*argv) == (code, "", f"{sentence}\n")


def test_nothing_to_recap_is_not_called_written(acme):
    assert (
        acme("draft", "acme", "recap").err
        == "Nothing promised in acme is still unwritten; there is nothing to recap.\n"
    )


def test_an_outcome_in_prose_stays_a_sentence(told):
    told("talk", "acme", "--at", "thu 10:00")
    body = told(
        "talk", "acme", "--outcome", "base agreed 182k; signing refused", "Omar joined; he has it written.", "--json"
    ).json["body"]
    assert body.startswith(
        "Outcome of the talk. [base agreed 182k] [signing refused] Omar joined; he has it written.\n"
    )

"""`gate`, `kept`, `playbook`, `decline`, `post-mortem`, `review`: pages, JSON, what is refused."""

from __future__ import annotations

import re

import pytest

from journal.domain.paths.post_mortem import IDS

SAID = "acme call from Dana, 13 Nov: [base promised 185k]; [review promised 6 months]"
LETTER = "acme letter from Dana, 20 Nov: [offer v1]; [base 178k]; [start 1 Feb]"


@pytest.fixture
def told(acme):
    for text in (SAID, LETTER):
        assert acme("add", text).code == 0
    return acme


def test_the_gate_lists_what_is_open_and_by_what_the_rest_is_settled(told):
    page = told("gate", "acme").plain
    assert page.startswith("acme  Before giving notice  14 of 16 open\n")
    assert "  ✓ offer         A complete offer in writing\n                  v1, letter  ····\n" in page
    assert (
        "  ○ written:base  Base salary in writing\n                  only said: USD 185,000 a year, Dana on 13 Nov  ····;"
        in page
    )
    assert "1 promise comes due later; to be reminded: journal gate acme --follow-ups\n" in page
    assert "Nothing of this list is open" not in page


def test_a_line_is_ticked_skipped_and_opened_again(told):
    assert "acme  Before giving notice  13 of 16 open\n  ✓ visa  Visa or work permit granted\n          the permit  by hand" in told(
        "gate", "acme", "--tick", "visa", "--because", "the permit").out  # fmt: skip
    assert "· visa  Visa or work permit granted\n          not needed: a citizen" in told(
        "gate", "acme", "--skip", "visa", "--because", "a citizen").out  # fmt: skip
    assert "○ visa" in told("gate", "acme", "--untick", "visa").out
    told("undo")
    form = told("gate", "acme", "--json").json
    line = next(one for one in form["lines"] if one["step"] == "visa")
    assert (line["state"], line["why"], line["entry"]) == ("not_needed", "a citizen", None)
    assert (form["negotiation"], form["name"], form["open"]) == ("acme", "gate", 13)
    assert [one["what"] for one in form["to_remind_of"]] == ["Review milestone"]


def test_promises_become_follow_ups_and_are_kept_or_not(told):
    (made,) = told("gate", "acme", "--follow-ups", "--json").json
    assert (made["what"], made["due"], made["kind"]) == ("was it kept: Review milestone", "2027-08-01", "review")
    again = told("gate", "acme", "--follow-ups")
    assert (again.code, again.out) == (4, "")
    assert "acme is not signed yet; what is open before that: journal gate acme\n" == told("kept", "acme").out
    told("add", "acme contract from Dana: [stage signed]")
    form = told("kept", "acme", "--no", "base", "--because", "178 on the slip", "--json").json
    assert {(one["step"], one["state"], one["why"]) for one in form} == {
        ("base", "not_kept", "178 on the slip"), ("review", "ahead", None)}  # fmt: skip
    page = told("kept", "acme").plain
    assert "▲ not kept  1 Feb 2027  base    Base salary USD 185,000 a year  Dana  ····  178 on the slip" in page
    assert "✓ kept" in told("kept", "acme", "--yes", "base").out
    assert "○ ahead" in told("kept", "acme", "--forget", "base").out


@pytest.mark.parametrize(
    "text", ["acme note: [decided accept]", "acme note: [stage signed]", "acme note: [stage agreed]"]
)
def test_what_binds_me_names_the_gate(told, text):
    assert "Before giving notice, look at what is open: journal gate acme\n" in told("add", text).out
    assert "giving notice" not in told("add", "acme note: [decided decline]").out


def test_playbooks_are_listed_with_what_fits(told):
    page = told("playbook").out
    assert "declining  Declining the offer\n" in page
    assert "Fits now\n  acme  differs  10 open  Compare it with what was promised" in page
    form = told("playbook", "--json").json
    assert {one["name"]: one["fits"] for one in form} == {
        "lost": [],
        "declining": [],
        "accepting": [],
        "differs": ["acme"],
    }


def test_today_names_the_playbook_that_is_needed_most(told):
    assert (
        "\nPlaybook  acme  Compare it with what was promised: who said it, when, how  journal playbook acme\n"
        in told("today").out
    )
    (form,) = told("today", "--json").json["playbooks"]
    assert form == {"negotiation": "acme", "name": "differs", "open": 10,
                    "next": "Compare it with what was promised: who said it, when, how"}  # fmt: skip


def test_a_playbook_is_walked(told):
    page = told("playbook", "acme").plain
    assert page.startswith("acme  The offer differs from what was promised  10 of 11 open\n")
    assert "  ✓ letter    Write down what they offer, item by item\n" in page
    ticked = told("playbook", "acme", "--tick", "compare", "--because", "with Kim")
    assert "✓ compare" in ticked.out and "with Kim  by hand" in ticked.out
    form = told("playbook", "acme", "differs", "--json").json
    assert {one["step"] for one in form["lines"] if one["state"] == "ticked"} == {"compare"}
    assert "Thank" in told("playbook", "acme", "accepting", "--json").json["points"][0]
    told("playbook", "acme", "differs", "--untick", "compare")
    assert told("playbook", "acme", "--json").json["open"] == form["open"] + 1


def test_a_file_of_ones_own(told, home):
    path = told("playbook", "--copy", "declining", "--json").json["file"]
    assert path == str(home / "playbooks" / "declining.toml")
    (home / "playbooks" / "declining.toml").write_text("title = 3\n")
    page = told("playbook").out
    assert (
        f"▲ {path}: it has no [[step]]; a playbook is a list of steps, each with id and text; the built-in one" in page
    )


def test_declining_is_walked_to_its_end(told):
    assert "8 of 8 open" in told("decline", "acme").out
    said = told("decline", "acme", "--because", "the commute").out
    assert "Decided" in said and "tomorrow  call Dana: I decline" in said
    page = told("decline", "acme")
    assert "call Dana: I decline" in page.out
    assert "I will not take the offer. The reason is the commute." in page.out
    assert told("decline", "acme", "--json").json["call"]["what"] == "call Dana: I decline"
    assert told("decline", "acme", "--plan").err == (
        "Nothing is left to plan in acme: the decision and the call are in the journal.\n")  # fmt: skip
    entry = told("decline", "acme", "--told", "She was kind.", "--close", "--json").json
    assert entry["body"] == "She was kind. [told]; [closed declined]"
    assert told("due", "--json").json == []
    assert told("board", "--closed", "--json").json[0]["outcome"] == "declined"


def test_a_post_mortem_is_answered(told):
    told("add", "acme call from Dana: [closed offer withdrawn because the budget]")
    page = told("post-mortem", "acme").out
    assert page.startswith("acme  Post-mortem  offer withdrawn\n")
    assert "Why, in their words  why  from the journal\n  the budget\n" in page
    entry = told("post-mortem", "acme", "--answer", "tone=cool", "--lesson", "Ask first.", "--json").json
    assert entry["body"].endswith("The tone: cool\nAsk first. #lesson")
    form = told("post-mortem", "acme", "--json").json
    assert (form["answers"]["tone"], form["lessons"], form["entry"]) == ("cool", ["Ask first."], entry["id"])
    assert {*form["answers"], "lesson"} == set(IDS)
    assert "kept on Tue 24 Nov" in told("post-mortem", "acme").out


def test_the_review_is_printed_and_noted(told):
    told("add", "acme email to Dana: [pto asked 30 days] [due fri send references]")
    page = told("review").plain
    assert page.startswith("acme  lead  11 d  never reviewed\n  Since Tue 17 Nov\n")
    assert "Owed by me\n    ····  ○ Fri  send references\n" in page
    assert "Base salary       USD 185,000 a year  to be written: said by Dana on 13 Nov\n" in page
    assert "Paid time off     30 days             to be answered: asked on 24 Nov\n" in page
    (form,) = told("review", "acme", "--json").json
    assert (form["negotiation"], form["last_review"], len(form["happened"])) == ("acme", None, 3)
    assert form["next"]["what"] == "send references"
    assert told("review", "--done").out == "Reviewed: acme\n"
    assert told("review", "--json").json[0]["last_review"] == "2026-11-24T17:42:00-05:00"


def test_a_review_of_nothing(journal):
    assert journal("review").out == "No negotiation is open. To begin one: journal new acme\n"
    assert journal("review", "--json").json == []
    assert journal("review", "--done").out == "Reviewed: nothing\n"


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["gate", "amce"], 3, "There is no negotiation “amce”; did you mean acme?"),
        (["gate", "acme", "--tick", "x"], 3, "The gate has no line “x”; its lines are: offer, signed,"),
        (["gate", "acme", "--tick", "offer"], 4, "“A complete offer in writing” is settled by what the journal holds"),
        (
            ["gate", "acme", "--tick", "visa", "--skip", "tax"],
            2,
            "`journal gate` takes one of `--tick`, `--skip`, `--untick`",
        ),
        (["gate", "acme", "--tick", "visa", "--follow-ups"], 2, "`journal gate` takes `--follow-ups` alone."),
        (["gate", "acme", "--because", "x"], 2, "`--because` goes with one of `--tick`, `--skip`, `--untick`."),
        (["kept", "acme", "--yes", "base"], 4, "acme is not signed yet"),
        (
            ["playbook", "acme", "soup"],
            3,
            "There is no playbook “soup”; there are lost, declining, accepting, differs.",
        ),
        (["playbook", "--copy", "soup"], 3, "There is no playbook “soup”"),
        (["decline", "acme", "--told", "x"], 4, "You have not decided to decline in acme"),
        (["decline", "acme", "--close"], 2, "`--close` goes with `--told`"),
        (["decline", "acme", "--because", "x", "--told", "y"], 2, "`journal decline` takes one of"),
        (["post-mortem", "acme", "--answer", "tone"], 2, "`--answer` takes QUESTION=TEXT"),
        (["post-mortem", "acme", "--answer", "colour=red"], 4, "“colour” is no question of a post-mortem"),
        (["review", "borg"], 3, "There is no negotiation “borg”"),
    ],
)
def test_what_is_refused_is_one_sentence(told, argv, code, sentence):
    done = told(*argv)
    assert (done.code, done.out) == (code, "")
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_no_page_and_no_json_of_a_path_says_safe(told):
    for line in told("gate", "acme", "--json").json["lines"]:
        if line["state"] == "open":
            told("gate", "acme", "--tick", line["step"])
    pages = [told(*argv).out for argv in (
        ["gate", "acme"], ["gate", "acme", "--json"], ["gate", "--help"], ["playbook"], ["playbook", "--help"],
        *(["playbook", "acme", name] for name in ("lost", "declining", "accepting", "differs")),
        ["kept", "acme"], ["decline", "acme"],
    )]  # fmt: skip
    assert "Nothing of this list is open." in pages[0]
    assert "It cannot know what nobody said" in pages[0]
    assert not [page for page in pages if re.search(r"\bsafe", page, re.IGNORECASE)]


@pytest.mark.parametrize("text", ["\x1b[31mred", "\u202eevil", "a" * 5000, "[link=x]y", "😀" * 50])
def test_whatever_is_written_reaches_the_terminal_harmless(told, text):
    told("gate", "acme", "--tick", "visa", f"--because={text}")
    told("post-mortem", "acme", f"--lesson={text}")
    for argv in (["gate", "acme"], ["post-mortem", "acme"], ["review"]):
        out = told(*argv).out
        assert "\x1b" not in out and "\u202e" not in out


def test_the_gate_says_how_firm_both_are_where_that_is_the_difference(acme):
    acme("add", "acme email from Dana, 13 Nov: [bonus promised 15% guaranteed]")
    acme("add", "acme letter from Dana, 20 Nov: [offer v1]; [bonus 15% discretionary]")
    assert (
        "promised as guaranteed: 15 % of base, Dana on 13 Nov; the offer has 15 % of base as discretionary"
        in acme("gate", "acme").out
    )


def test_an_acceptance_does_not_count_as_thanks_for_an_answer_after_the_end(acme):
    acme("decide", "acme", "accept")
    acme("add", "acme email to Dana, yesterday: I accept. [told]")
    acme("close", "acme", "rescinded")
    assert "○ thanks" in acme("playbook", "acme", "lost").out

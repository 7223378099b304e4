"""`board`, `close`, `decide`, `revert`: where it all stands, how it ends, and one entry's change taken back."""

from __future__ import annotations

import pytest


@pytest.fixture
def some(acme):
    """Three negotiations: acme with an offer to answer, borg further along, corto closed."""
    acme("new", "borg", "--company", "Borg", "--stage", "negotiating")
    acme("new", "corto")
    acme("stage", "acme", "written", "offer")
    acme("add", "acme call from Dana, yesterday 4pm: [offer v1 expires fri 5pm]; [due mon send the recap]")
    acme("close", "corto", "rejected", "--because", "on site only")
    return acme


OPEN = """\
written offer  1
  acme  Acme, Staff Engineer  0 d  last 23 Nov  ○ Mon send the recap  expires Fri 17:00

negotiating  1
  borg  Borg  0 d

1 closed: journal board --closed
"""


def test_the_open_ones_stand_under_their_stages(some):
    assert some("board") == (0, OPEN, "")


def test_the_closed_ones_stand_with_how_they_ended(some):
    assert some("board", "--closed") == (0, "corto  rejected  24 Nov  on site only\n", "")


def test_as_json_every_card_is_there_the_open_ones_first(some):
    cards = some("board", "--json").json
    assert [(one["negotiation"], one["stage"], one["outcome"]) for one in cards] == [
        ("borg", "negotiating", None), ("acme", "written_offer", None), ("corto", "lead", "rejected")
    ]  # fmt: skip
    assert [one["negotiation"] for one in some("board", "--closed", "--json").json] == ["corto"]
    assert cards[1]["offer_expires"] == "2026-11-27T17:00:00-05:00"


def test_an_empty_board_says_how_to_begin(journal):
    assert journal("board") == (0, "No negotiation is open. To begin one: journal new acme\n", "")
    assert journal("board", "--closed").out == "No negotiation is closed. To close one: journal close acme declined\n"
    assert journal("board", "--json").json == []


@pytest.mark.parametrize(
    ("argv", "body", "outcome"),
    [
        (["close", "acme", "declined"], "[closed declined]", "declined"),
        (["close", "acme", "offer", "withdrawn"], "[closed offer withdrawn]", "offer_withdrawn"),
        (["close", "acme", "Went-Quiet", "--because", "no answer"], "[closed went quiet because no answer]", "went_quiet"),
        (["close", "acme", "expired", "--because", "a; b [c]"], "[closed expired because a, b (c)]", "expired"),
        (["decide", "acme", "decline", "--because", "the commute"], "[decided decline because the commute]; [due 2026-11-25 tell them: I decline]", None),
        (["decide", "acme", "ACCEPT"], "[decided accept]", None),
    ],
)  # fmt: skip
def test_an_entry_says_how_it_goes_on(acme, argv, body, outcome):
    entry = acme(*argv, "--json").json
    assert (entry["body"], entry["findings"]) == (body, [])
    assert acme("board", "--json").json[0]["outcome"] == outcome
    acme("undo")
    assert acme("log", "--json").json == []


def test_what_was_decided_and_not_told_stands_on_the_board(acme):
    acme("decide", "acme", "decline")
    assert "▲ decided: decline, not told" in acme("board").out
    acme("add", "acme call to Dana: [told]")
    assert "decided" not in acme("board").out


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["close", "acme", "reject"], 2, "`OUTCOME` takes accepted, declined, withdrew, rejected, offer_withdrawn, "
         "rescinded, expired, went_quiet; not “reject”; did you mean “rejected”?"),
        (["close", "acme"], 2, "`journal close` needs OUTCOME; write `journal close NEG OUTCOME`."),
        (["close", "acne", "expired"], 3, "There is no negotiation “acne”; did you mean acme?"),
        (["decide", "acme", "maybe"], 2, "`accept|decline` takes accept, decline; not “maybe”."),
        (["revert", "zzzz"], 3, "No entry has an id ending in “zzzz”; see `journal log` and `journal due`."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(acme, argv, code, sentence):
    assert acme(*argv) == (code, "", f"{sentence}\n")


def test_revert_takes_back_the_last_change_of_one_entry_alone(acme):
    entry = acme("add", "acme call from Dana: first", "--json").json
    acme("edit", entry["id"], "--text", "acme call from Dana: second")
    acme("add", "acme call from Dana: another")
    done = acme("revert", entry["id"][-4:])
    assert (done.code, done.err) == (0, "")
    assert [one["body"] for one in acme("log", "--json").json] == ["another", "first"]


def test_an_entry_that_was_never_changed_cannot_be_reverted(acme):
    entry = acme("add", "acme call from Dana: first", "--json").json
    sentence = "The entry was never changed; `journal undo` takes back the journal's last change.\n"
    assert acme("revert", entry["id"]) == (4, "", sentence)

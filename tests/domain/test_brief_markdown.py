"""A brief on paper and as JSON: whole for oneself, and to be shared without anything private."""

from __future__ import annotations

import json

import pytest
from brief_factory import NAMES, made
from factories import follow_up
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_factory import ITEMS, NOW, asked, at, call, email, letter, money, offered, once, promised

from journal.domain.lessons import lessons
from journal.domain.records import FollowUpKind, Participant
from journal.exchange.brief_form import brief_form
from journal.exchange.brief_markdown import markdown
from journal.exchange.json_form import Forms, document

DANA = (Participant("dana", "from"),)
FORMS = Forms(NAMES, NOW)


def told(prep: tuple[str, ...] = (), lesson: str = "", said: str = "She was friendly."):
    """A brief with something in every part."""
    calls = (
        call("11-13 10:02", promised("base", money(185_000)), promised("signing", once(20_000)), participants=DANA),
        letter("11-20 09:31", offered("base", money(178_000)), participants=DANA),
        email("11-23 14:00", asked("base", money(185_000)), out=True, participants=DANA),
        call("11-24 10:00", promised("base", money(185_000)), body=said, tags=("lesson",), participants=DANA),
    )
    learned = call("11-22 10:00", body=f"{lesson} #lesson", tags=("lesson",))
    meeting = follow_up(at("11-25 10:00"), "call with Dana", kind=FollowUpKind.MEETING)
    return made(*calls, prep=prep, lessons=lessons([learned, calls[-1]]), follow_ups=(meeting,))


def test_the_page_is_markdown_that_reads_well():
    page = markdown(told(("target 195k", "ask Who signs?")), ITEMS)
    assert page.startswith(
        "# acme\n\nTue 24 Nov 2026, 17:42\n\n## Call with Dana (tomorrow 10:00 in 16 h)\n\n- Dana Reyes"
    )
    assert "\n> She was friendly.\n" in page
    assert "\n- Base salary: 185,000 a year, Dana 13 Nov, 24 Nov — 178,000\n" in page
    assert "\n1. Who signs?\n2. " in page
    assert "## Prep (private, never exported)\n\n- target: USD 195,000 a year\n" in page


@pytest.mark.parametrize("share", [False, True])
def test_every_part_of_it_is_valid_json(share):
    form = json.loads(document(brief_form(told(("target 195k",)), FORMS, share=share), indent=False))
    assert form["negotiation"] == "acme" and form["meeting"]["what"] == "call with Dana"
    assert [one["item"] for one in form["differs"]] == ["base"]
    assert ("private" in form) is not share
    assert (form["said_last"] is None) is share
    assert ("ruling" in form["differs"][0]) is not share


def test_the_whole_form_has_what_is_private():
    private = brief_form(told(("target 195k", "walk-away 176k"), "Ask first."), FORMS)["private"]
    assert private["prep"]["target"]["amount"] == "195000"
    assert private["standing"]["figures"] == {
        "walk_away": "176000", "offer": "178000", "said": "185000", "target": "195000",
    }  # fmt: skip
    assert [one["text"] for one in private["lessons"]] == ["Ask first."]


def test_no_character_of_a_text_reaches_the_terminal():
    page = markdown(told(("point \x1b[31mred\u202e",), "\x07bell"), ITEMS)
    assert not any(sign in page for sign in "\x1b\x07\u202e")


# A word that stands nowhere else on the page, in texts of any form.
SECRET = "zqxj"
TEXTS = st.text(max_size=30).map(lambda text: f"{SECRET}{' '.join(text.split())}{SECRET}".replace("#lesson", ""))
PREPS = st.fixed_dictionaries(
    {
        "target": TEXTS, "walk-away": TEXTS, "instead": TEXTS, "priority": TEXTS, "market": TEXTS, "point": TEXTS,
        "show": TEXTS, "ask": TEXTS, "": TEXTS,
    }
)  # fmt: skip


@settings(deadline=None)
@given(PREPS, TEXTS, TEXTS)
def test_what_is_shared_holds_nothing_of_prep_or_lessons(prep, lesson, said):
    lines = tuple(f"{word} {text}".strip() for word, text in prep.items())
    brief = told(lines, lesson, f"{said} #lesson")
    assert SECRET in markdown(brief, ITEMS) and SECRET in document(brief_form(brief, FORMS), indent=False)
    assert SECRET not in markdown(brief, ITEMS, share=True)
    assert SECRET not in document(brief_form(brief, FORMS, share=True), indent=False)


@given(st.integers(100_001, 999_999).filter(lambda amount: amount % 1000 != 0))
def test_what_is_shared_holds_no_figure_of_the_prep(amount):
    brief = told((f"target {amount}", f"walk-away {amount + 1}", f"market {amount + 2}-{amount + 3}, levels"))
    for page in (markdown(brief, ITEMS, share=True), document(brief_form(brief, FORMS, share=True), indent=False)):
        figures = [amount, amount + 1, amount + 2, amount + 3]
        assert not any(f"{one:,}" in page or f'"{one}"' in page for one in figures)

"""Questions come from gaps, vague conditions, contradictions and what is only said."""

from __future__ import annotations

import pytest
from brief_factory import TOLD, made
from factories import follow_up
from ledger_factory import (
    ME,
    agreed,
    asked,
    at,
    call,
    email,
    letter,
    mark,
    money,
    offered,
    once,
    percent,
    promised,
    refused,
    span,
    units,
)

from journal.domain.brief.questions import KINDS, is_vague
from journal.domain.records import Certainty, FollowUpKind, MarkKind

TITLE = offered("title")


def asked_about(*entries, whom=(), **more):
    meeting = follow_up(at("11-25 10:00"), f"call with {whom[0]}", kind=FollowUpKind.MEETING) if whom else None
    found = made(*entries, follow_ups=(meeting,) if meeting else (), **more)
    return {one.kind: one.sentence for one in found.questions}


SAID = call("11-13 10:02", promised("base", money(185_000)), promised("signing", once(20_000)))
LETTER = letter("11-20 09:31", offered("base", money(178_000)))

CASES = [
    ("several_unwritten", (SAID, LETTER), "Which items will the addendum name, and by when?"),
    ("shortfall", (SAID, LETTER), "Base salary: 185,000 a year in my notes, 178,000 a year in the offer; which is right?"),
    ("absent", (SAID, LETTER), "Can the signing bonus be added as we discussed, 20,000 once?"),
    ("no_offer", (SAID,), "When can I expect all of this in writing?"),
    (
        "conflict",
        (call("11-13 10:00", promised("remote", span(2))), call("11-14 10:00", promised("remote", span(3), "lee"))),
        "Remote work: I have noted 2 days and 3 days; which holds, and where is it written?",
    ),
    (
        "condition_changed",
        (
            call("11-13 10:00", promised("bonus", percent(15), certainty=Certainty.GUARANTEED)),
            letter("11-20 09:00", offered("bonus", percent(15), certainty=Certainty.DISCRETIONARY)),
        ),
        "Annual bonus: guaranteed when we spoke, discretionary in the offer; what is meant?",
    ),
    (
        "unwritten",
        (letter("11-20 09:00", offered("base", money(178_000))), call("11-21 10:00", agreed("pto", span(30)))),
        "Could you put paid time off in writing for me, 30 days?",
    ),
    (
        "vague_condition",
        (call("11-13 10:00", promised("bonus", percent(10), condition="the team does well")),),
        "Annual bonus: what exactly has to happen, who measures it, and by when?",
    ),
    (
        "ambiguous",
        (call("11-13 10:00", promised("signing", once(6_000))), letter("11-20 09:00", offered("signing", once((None, 8_000))))),
        "Signing bonus: how is “up to 8,000 once” meant, so that I note it correctly?",
    ),
    (
        "unvalued",
        (call("11-13 10:00", promised("equity", units(4_000))),),
        "Equity: valued at which price, of which day, and vesting how?",
    ),
    (
        "unanswered",
        (email("11-20 09:00", asked("pto", span(30), ME), out=True),),
        "Have you come to a view on paid time off, 30 days?",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "entries", "sentence"), CASES, ids=[kind for kind, *_ in CASES])
def test_what_is_open_makes_a_question(kind, entries, sentence):
    assert asked_about(*entries)[kind] == sentence


def test_an_offer_that_expires_soon_asks_for_time():
    def offer(expires):
        return letter("11-20 09:31", offered("base", money(178_000)), mark(MarkKind.OFFER, when=at(expires)))

    assert "expires_soon" in asked_about(SAID, offer("11-27 17:00"))
    assert "expires_soon" not in asked_about(SAID, offer("12-12 17:00"))
    assert "expires_soon" not in asked_about(SAID, offer("11-23 17:00"))
    assert "expires_soon" not in asked_about(
        letter("11-20 09:31", offered("base", money(1)), mark(MarkKind.OFFER, when=at("11-27 17:00")))
    )


def test_who_approves_is_asked_where_nobody_decides():
    assert asked_about(SAID, LETTER, whom=("Dana",))["nobody_decides"] == "Who approves the signing bonus?"
    assert "nobody_decides" not in asked_about(SAID, LETTER, whom=("Omar",))


@pytest.mark.parametrize(
    ("more", "vague"),
    [
        ({"condition": "the team does well"}, True),
        ({"certainty": Certainty.CONDITIONAL}, True),
        ({"condition": "revenue grows by 10 %"}, False),
        ({"condition": "start by 1 Feb", "by": at("12-01 09:00")}, False),
        ({"certainty": Certainty.DISCRETIONARY}, False),
        ({}, False),
    ],
)
def test_a_condition_without_date_and_measure_is_vague(more, vague):
    [row] = made(call("11-13 10:00", promised("bonus", percent(10), **more))).ledger.rows
    assert is_vague(row.statements[0]) is vague


def test_an_item_is_asked_about_but_once():
    found = made(SAID, LETTER, call("11-21 10:00", promised("base", money(186_000), "lee"))).questions
    items = [one.item for one in found if one.item]
    assert len(items) == len(set(items))


def test_nothing_open_asks_nothing():
    assert asked_about(letter("11-20 09:31", offered("base", money(178_000)))) == {}
    assert (
        asked_about(email("11-20 09:00", asked("pto", span(30)), out=True), call("11-21 10:00", refused("pto"))) == {}
    )


def test_every_kind_is_worded_and_every_wording_has_its_kind():
    assert sorted(row["kind"] for row in TOLD["questions"]) == sorted(KINDS)

"""Marks: what is due, offers, stages, decisions, confirmations, extensions."""

import pytest
from capture_rows import NOW, body, known, lines

from journal.domain.capture import read
from journal.domain.records import FollowUpKind, Owner

ROWS = [
    # due and meet
    ("[due fri 5pm answer the offer]", ["due 2026-11-27 17:00 <answer the offer>"]),
    ("due fri 5pm answer offer", ["due 2026-11-27 17:00 <answer offer>"]),
    ("[due fri: answer the offer]", ["due 2026-11-27 <answer the offer>"]),
    ("[due by 1 Dec send references]", ["due 2026-12-01 <send references>"]),
    ("[due 2026-12-01 send references]", ["due 2026-12-01 <send references>"]),
    ("[due 3d send references]", ["due 2026-11-27 <send references>"]),
    ("[due eod send references]", ["due 2026-11-24 <send references>"]),
    ("[due in 3 business days their revised offer | them]", ["due 2026-11-27 <their revised offer> their_move"]),
    ("due wed their answer |them", ["due 2026-11-25 <their answer> their_move"]),
    ("[due wed my answer | me]", ["due 2026-11-25 <my answer>"]),
    ("[due wed compare A | B or C]", ["due 2026-11-25 <compare A | B or C>"]),
    ("[due fri 5pm Pacific answer]", ["due 2026-11-27 17:00 America/Los_Angeles <answer>"]),
    ("[due wed their answer | tehm]", ["due 2026-11-25 <their answer | tehm>", "? owner tehm ~ them"]),
    ("[due fri 5pm\nanswer the\noffer]", ["due 2026-11-27 17:00 <answer the offer>"]),
    ("[meet thu 3pm: panel with Lee]", ["due 2026-11-26 15:00 <panel with Lee> meeting"]),
    ("meet thu 3pm", ["due 2026-11-26 15:00 <meeting> meeting"]),
    ("[mee thu 3pm panel]", ["due 2026-11-26 15:00 <panel> meeting"]),
    ("due fri call Dana; meet thu 3pm panel",
     ["due 2026-11-27 <call Dana>", "due 2026-11-26 15:00 <panel> meeting"]),
    ("due diligence done", []),
    ("due soon", []),
    ("[due diligence done]", ["? no_date diligence"]),
    ("[due]", ["? no_date due"]),
    ("[due fri]", ["? no_words fri"]),
    ("due fri", ["? no_words fri"]),
    ("[due 03/04 answer]", ["? which_date 03/04"]),
    ("due 03/04 answer", ["? which_date 03/04"]),
    ("[due fri 5pm IST answer]", ["? which_date fri 5pm IST"]),
    ("meet Lee on friday", []),
    # offers
    ("[offer]", ["offer"]),
    ("offer", ["offer"]),
    ("off", []),
    ("[offer v1]", ["offer v1"]),
    ("[offer v2 partial expires wed 5pm]", ["offer v2 partial 2026-11-25 17:00"]),
    ("[off par exp wed]", ["offer partial 2026-11-25"]),
    ("offer expires wed", ["offer extends 2026-11-25"]),
    ("offer expires wed; base $178,000", ["offer 2026-11-25", "Dana Reyes: base offered 178000 USD/year"]),
    ("offer expires wed; base promised 185k",
     ["offer extends 2026-11-25", "Dana Reyes: base promised 185000 USD/year"]),
    ("[offer expires 03/04]", ["? which_date 03/04"]),
    ("[offer letter attached]", ["? mark_words letter attached"]),
    ("offer letter attached", []),
    ("[off the record]", []),
    # stages
    ("[stage negotiating]", ["stage negotiating"]),
    ("stage written offer", ["stage written_offer"]),
    ("[stage verbal_offer]", ["stage verbal_offer"]),
    ("[sta neg]", ["stage negotiating"]),
    ("[stage fnord]", ["? unknown_stage fnord"]),
    ("[stage singed]", ["? unknown_stage singed ~ signed"]),
    ("[stage s]", ["? unknown_stage s"]),
    ("[stage]", ["? unknown_stage stage"]),
    ("stage fright", []),
    # decisions
    ("[decided accept]", ["decided accept"]),
    ("decided decline because two fixed office days", ["decided decline because <two fixed office days>"]),
    ("[dec dec, because: no]", ["decided decline because <: no>"]),
    ("[decided maybe]", ["? mark_words maybe"]),
    ("decided to wait", []),
    ("[told]", ["told"]),
    ("told", ["told"]),
    ("told them", []),
    ("[told them]", ["? mark_words them"]),
    ("[closed went quiet]", ["closed went_quiet"]),
    ("closed declined because the offer was late", ["closed declined because <the offer was late>"]),
    ("[closed maybe]", ["? unknown_outcome maybe"]),
    ("Closed the laptop", []),
    # confirmations
    ("[confirmed]", ["confirmed"]),
    ("confirmed base, signing and paid time off", ["confirmed base signing pto"]),
    ("[conf equity/options]", ["confirmed equity/options"]),
    ("confirmed by phone", []),
    ("[confirmed by phone]", ["? mark_words by phone"]),
    ("[met signing]", ["met signing"]),
    ("Met Lee", []),
    ("[met Lee]", ["? mark_words Lee"]),
    # extensions
    ("[extension asked wed]", ["extension_asked 2026-11-25"]),
    ("ext ask wed 5pm", ["extension_asked 2026-11-25 17:00"]),
    ("[extension asked]", ["? no_date asked"]),
    ("[extension cord]", ["? mark_words cord"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_marks(text, expected):
    assert body(text) == expected


def test_dates_look_forward_from_the_time_of_the_entry():
    text = "acme call from Dana, 2 Nov 9am: [due 5pm call back] [due fri answer] [start promised monday]"
    assert lines(read(text, known())) == [
        "due 2026-11-02 17:00 <call back>",
        "due 2026-11-06 <answer>",
        "Dana Reyes: start promised 2026-11-09",
    ]


def test_a_whole_day_is_looked_at_from_its_beginning_and_today_from_now():
    assert body("[due 8am call]", head="acme call from Dana, 2 Nov: ") == ["due 2026-11-02 08:00 <call>"]
    assert body("[due 8am call]", head="acme call from Dana, today: ") == ["due 2026-11-25 08:00 <call>"]


def test_a_follow_up_knows_its_owner_zone_entry_and_place():
    text = "acme call from Dana: ok [due fri 5pm ET their offer | them]"
    reading = read(text, known())
    (follow_up,) = reading.follow_ups
    (part,) = reading.parts
    assert (follow_up.owner, follow_up.kind) == (Owner.THEM, FollowUpKind.THEIR_MOVE)
    assert (follow_up.entry, follow_up.negotiation) == (reading.entry.id, "n-acme")
    assert follow_up.zone == NOW.zone
    assert reading.entry.body[follow_up.start : follow_up.end] == text[part.start : part.end] == text[text.index("[") :]
    assert part.what is follow_up


def test_the_number_of_an_offer_is_never_cut():
    (finding,) = read("acme letter from Dana: [offer v99999]", known()).entry.findings
    assert finding.expected == "v2, partial, or expires and a date"

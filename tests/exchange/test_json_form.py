"""The JSON of DESIGN.md, section 6: exact names, order and values."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from factories import entry, follow_up, instant, negotiation, person, statement
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.board import card
from journal.domain.records import (
    ME,
    Attachment,
    Certainty,
    Channel,
    Direction,
    Finding,
    FollowUpStatus,
    Instalment,
    Mark,
    MarkKind,
    Owner,
    Participant,
    Period,
    Price,
    Stage,
    Stance,
    Terms,
    Value,
    ValueKind,
)
from journal.exchange.json_form import Forms, document, value
from journal.exchange.json_form import negotiation as negotiation_form

NOW = instant("2026-11-24 17:42")
FORMS = Forms({ME: ME, "n-acme": "acme", "n-borg": "borg", "p-dana": "Dana Reyes"}, NOW)

BASE = Value(text="185k", kind=ValueKind.MONEY, amount=Decimal(185000), currency="USD", period=Period.YEAR)


def of_kind(kind, text, **fields):
    return Value(text=text, kind=kind, **fields)


def test_an_entry():
    promised = statement("base", Stance.PROMISED, BASE, id="s-1", speaker="p-dana", certainty=Certainty.GUARANTEED)
    due = follow_up(instant("2026-11-27 17:00"), "answer the offer", id="f-1", entry="e-1")
    one = entry(
        instant("2026-11-23 16:00"),
        "They can do [base promised 185k guaranteed]. [bsae 1]",
        id="e-1",
        head="acme smalltalk from Dana: ",
        channel=Channel.CALL,
        direction=Direction.INCOMING,
        participants=(Participant("p-dana", "from"), Participant(ME, "to")),
        recorded_at=instant("2026-11-24 17:42"),
        tags=("offer",),
        statements=(promised,),
        marks=(Mark(kind=MarkKind.STAGE, start=0, end=1, stage=Stage.VERBAL_OFFER),),
        findings=(
            Finding(code="head", start=5, end=14, found="smalltalk", expected="a channel"),
            Finding(code="item", start=72, end=76, found="bsae", expected="an item", nearest="base"),
        ),
        attachments=(Attachment(name="offer.pdf", digest="ab12", size=3),),
    )
    form = FORMS.entry(one, [due])
    assert list(form.items()) == [
        ("id", "e-1"),
        ("negotiation", "acme"),
        ("occurred_at", "2026-11-23T16:00:00-05:00"),
        ("all_day", False),
        ("zone", "America/New_York"),
        ("recorded_at", "2026-11-24T17:42:00-05:00"),
        ("channel", "call"),
        ("direction", "incoming"),
        ("participants", ["Dana Reyes", "me"]),
        ("body", "They can do [base promised 185k guaranteed]. [bsae 1]"),
        ("late", True),
        ("stage", "verbal_offer"),
        ("tags", ["offer"]),
        ("statements", [FORMS.statement(promised, one)]),
        ("follow_ups", [FORMS.follow_up(due)]),
        (
            "findings",
            [
                {"code": "head", "start": None, "end": None, "found": "smalltalk", "expected": "a channel",
                 "nearest": None},
                {"code": "item", "start": 46, "end": 50, "found": "bsae", "expected": "an item", "nearest": "base"},
            ],
        ),
        ("attachments", [{"name": "offer.pdf", "digest": "ab12", "size": 3}]),
    ]  # fmt: skip


def test_an_unfiled_entry_of_a_whole_day():
    form = FORMS.entry(entry(date(2026, 11, 22), negotiation=None))
    assert form["negotiation"] is None
    assert (form["occurred_at"], form["all_day"]) == ("2026-11-22", True)
    assert (form["channel"], form["direction"], form["stage"], form["participants"]) == ("note", "none", None, [])


def test_a_statement():
    one = statement(
        "equity/options", Stance.PROMISED, BASE, id="s-1", speaker="p-dana", condition="start by 1 Feb",
        certainty=Certainty.CONDITIONAL, by=date(2027, 2, 1),
    )  # fmt: skip
    form = FORMS.statement(one, entry(NOW, channel=Channel.EMAIL, direction=Direction.INCOMING))
    assert list(form.items()) == [
        ("id", "s-1"),
        ("item", "equity/options"),
        ("stance", "promised"),
        ("speaker", "Dana Reyes"),
        ("evidence", "written"),
        ("in_writing", True),
        ("certainty", "conditional"),
        ("condition", "start by 1 Feb"),
        ("by", "2027-02-01"),
        ("wording", {"text": "equity/options promised", "quote": None}),
        ("value", value(BASE)),
    ]


def test_a_statement_that_says_little():
    form = FORMS.statement(statement("base", Stance.REFUSED), entry(NOW, channel=Channel.CALL))
    empty = ("speaker", "condition", "by", "value")
    assert [form[key] for key in empty] == [None] * 4
    assert (form["evidence"], form["in_writing"], form["certainty"]) == ("verbal", False, "unknown")


PLAIN = {"amount": None, "min": None, "max": None, "currency": None, "period": None, "unit": None, "of": None}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (BASE, {"kind": "money", "amount": "185000", "currency": "USD", "period": "year"}),
        (
            of_kind(ValueKind.MONEY, "180-190k", minimum=Decimal("1.8E+5"), maximum=Decimal("190000.50")),
            {"kind": "money", "min": "180000", "max": "190000.50"},
        ),
        (of_kind(ValueKind.PERCENT, "15%", amount=Decimal(15), of="base"),
         {"kind": "percent", "amount": "15", "of": "base"}),
        (of_kind(ValueKind.UNITS, "4000 RSU", amount=Decimal(4000), unit="RSU"),
         {"kind": "units", "amount": "4000", "unit": "RSU"}),
        (of_kind(ValueKind.DURATION, "25 days", amount=Decimal(25), unit="day"),
         {"kind": "duration", "amount": "25", "unit": "day"}),
        (of_kind(ValueKind.DATE, "1 Feb", day=date(2027, 2, 1)), {"kind": "date", "amount": "2027-02-01"}),
        (of_kind(ValueKind.FLAG, "ja", flag=True), {"kind": "flag", "amount": "yes"}),
        (of_kind(ValueKind.FLAG, "none", flag=False), {"kind": "flag", "amount": "no"}),
        (of_kind(ValueKind.TEXT, '"Staff"'), {"kind": "text"}),
        (of_kind(ValueKind.MONEY, "~95k", amount=Decimal(95000), approximate=True),
         {"kind": "money", "amount": "95000", "terms": {"approximate": True}}),
    ],
)  # fmt: skip
def test_values(said, expected):
    form = value(said)
    assert list(form) == ["text", "kind", "amount", "min", "max", "currency", "period", "unit", "of", "terms"]
    assert form == PLAIN | {"text": said.text, "terms": {}} | expected


def test_terms_hold_only_what_was_said():
    said = Terms(
        over_months=48, cliff_months=12, vest=(Decimal(5), Decimal(95)), payments=Decimal(13), part_time=Decimal(80),
        for_year=1, clawback_months=24, instalments=(Instalment(Decimal(5000), 0), Instalment(Decimal(5000), 12)),
        price=Price(Decimal(40), "USD"), strike=Price(Decimal("2.50"), "USD"), note="gross",
    )  # fmt: skip
    assert value(replace(BASE, terms=said))["terms"] == {
        "over_months": 48,
        "cliff_months": 12,
        "vest": ["5", "95"],
        "payments": "13",
        "part_time": "80",
        "for_year": 1,
        "clawback_months": 24,
        "instalments": [{"amount": "5000", "after_months": 0}, {"amount": "5000", "after_months": 12}],
        "price": {"amount": "40", "currency": "USD"},
        "strike": {"amount": "2.50", "currency": "USD"},
        "note": "gross",
    }


def test_a_follow_up():
    one = follow_up(instant("2026-11-24 09:00"), "answer", id="f-1", entry="e-1", owner=Owner.THEM)
    assert list(FORMS.follow_up(one).items()) == [
        ("id", "f-1"),
        ("negotiation", "acme"),
        ("entry", "e-1"),
        ("what", "answer"),
        ("due", "2026-11-24T09:00:00-05:00"),
        ("all_day", False),
        ("zone", "America/New_York"),
        ("owner", "them"),
        ("kind", "follow_up"),
        ("status", "open"),
        ("overdue", True),
        ("snoozed_until", None),
    ]


def test_snoozing_moves_overdue_and_not_due():
    one = follow_up(date(2026, 11, 20), status=FollowUpStatus.SNOOZED, snoozed_until=date(2026, 11, 30))
    form = FORMS.follow_up(one)
    assert (form["due"], form["snoozed_until"], form["overdue"]) == ("2026-11-20", "2026-11-30", False)
    assert (form["status"], form["all_day"]) == ("snoozed", True)


def test_a_card():
    entries = [entry(instant("2026-11-20 10:00"), channel=Channel.CALL)]
    due = follow_up(date(2026, 11, 23))
    form = FORMS.card(card(negotiation(company="Acme"), entries, [due], NOW))
    assert list(form.items()) == [
        ("negotiation", "acme"),
        ("company", "Acme"),
        ("role", None),
        ("stage", "lead"),
        ("outcome", None),
        ("days_in_stage", 54),
        ("last_contact", "2026-11-20T10:00:00-05:00"),
        ("next_due", "2026-11-23"),
        ("overdue", 1),
        ("offer_expires", None),
        ("gaps", None),
        ("unwritten", None),
    ]


def test_a_person_and_a_negotiation():
    dana = person("Dana Reyes", aliases=("Dana",), negotiations=("n-acme", "n-borg"))
    assert list(FORMS.person(dana).items()) == [
        ("id", "p-dana"),
        ("name", "Dana Reyes"),
        ("role", "unknown"),
        ("authority", "unknown"),
        ("aliases", ["Dana"]),
        ("negotiations", ["acme", "borg"]),
    ]
    assert list(negotiation_form(negotiation(role="Staff Engineer")).items()) == [
        ("id", "n-acme"),
        ("negotiation", "acme"),
        ("company", None),
        ("role", "Staff Engineer"),
        ("currency", "USD"),
        ("zone", None),
        ("country", None),
        ("stage", "lead"),
        ("current_job", False),
        ("created_at", "2026-10-01T09:00:00-04:00"),
    ]


@pytest.mark.parametrize(
    ("record", "key"), [(entry(NOW), "body"), (follow_up(NOW), "due"), (person("Dana"), "aliases"),
                        (negotiation(), "company")]
)  # fmt: skip
def test_any_record_has_its_form(record, key):
    assert key in FORMS.record(record)
    assert FORMS.record(None) is None


@given(st.text(st.characters(codec=None)), st.booleans())
def test_a_document_is_harmless_to_a_terminal_and_reads_back_as_it_was(text, indent):
    printed = document({"body": text}, indent=indent)
    printed.encode("utf-8")
    assert json.loads(printed) == {"body": text}
    assert printed.endswith("\n")
    assert not set(printed) & set(map(chr, [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2028]))


def test_a_document_is_in_utf_8_and_one_line_unless_indented():
    assert document({"a": ["é", 1]}) == '{"a": ["é", 1]}\n'
    assert document({"a": 1}, indent=True) == '{\n  "a": 1\n}\n'

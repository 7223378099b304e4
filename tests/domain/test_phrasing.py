"""Records in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factories import entry, follow_up, instant, statement

from journal.domain.brief.figures import figure
from journal.domain.phrasing import (
    day_heading,
    due_words,
    left_words,
    number,
    statement_words,
    their_clock,
    value_words,
    when_words,
    who_title,
    who_words,
)
from journal.domain.records import (
    ME,
    Certainty,
    Channel,
    Direction,
    Instalment,
    ItemTable,
    OfferItem,
    Participant,
    Period,
    Price,
    Stance,
    Terms,
    Value,
    ValueKind,
)

NOW = instant("2026-11-24 17:42")


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("185000", "185,000"),
        ("-7000", "−7,000"),
        ("2.50", "2.50"),
        ("1E+3", "1,000"),
        ("0", "0"),
        ("-1050.00", "−1,050"),
    ],
)
def test_number(amount, expected):
    assert number(Decimal(amount)) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 20), "4 d over"),
        (date(2026, 11, 23), "1 d over"),
        (instant("2026-11-24 17:12"), "30 min over"),
        (instant("2026-11-24 14:12"), "3 h over"),
        (instant("2026-11-21 10:00"), "3 d over"),
        (instant("2026-11-24 18:00"), "18:00"),
        (date(2026, 11, 24), "today"),
        (instant("2026-11-25 10:00"), "Wed 10:00"),
        (date(2026, 11, 30), "Mon"),
        (date(2026, 12, 1), "Tue 1 Dec"),
        (date(2027, 2, 1), "Mon 1 Feb 2027"),
    ],
)
def test_due_words(due, expected):
    assert due_words(follow_up(due), NOW) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (instant("2026-11-24 18:00"), "in 18 min"),
        (instant("2026-11-25 10:00"), "16 h"),
        (instant("2026-11-27 17:00"), "2 d 23 h"),
        (date(2026, 12, 1), "7 d"),
        (date(2026, 11, 24), ""),
        (instant("2026-11-24 17:00"), ""),
    ],
)
def test_left_words(when, expected):
    assert left_words(when, "America/New_York", NOW) == expected


def test_a_moment_is_told_on_the_readers_clock_and_on_theirs():
    berlin = instant("2026-11-25 15:00", "Europe/Berlin")
    assert when_words(berlin, NOW) == "tomorrow 09:00"
    assert their_clock(berlin, NOW) == "15:00 Berlin"
    assert their_clock(instant("2026-11-25 15:00", "America/Toronto"), NOW) == ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 24), ("Today", "Tue 24 Nov")),
        (date(2026, 11, 23), ("Yesterday", "Mon 23 Nov")),
        (date(2026, 11, 20), ("Friday", "20 Nov")),
        (date(2025, 11, 20), ("Thursday", "20 Nov 2025")),
    ],
)
def test_day_heading(day, expected):
    assert day_heading(day, NOW) == expected


MONEY = {"kind": ValueKind.MONEY, "currency": "USD", "period": Period.YEAR}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (MONEY | {"amount": Decimal(185000)}, "USD 185,000 a year"),
        (MONEY | {"amount": Decimal(95000), "approximate": True}, "USD about 95,000 a year"),
        (MONEY | {"minimum": Decimal(180000), "maximum": Decimal(190000)}, "USD 180,000 to 190,000 a year"),
        (MONEY | {"maximum": Decimal(6000), "period": Period.ONCE}, "up to USD 6,000 once"),
        (MONEY | {"minimum": Decimal(90000)}, "at least USD 90,000 a year"),
        ({"kind": ValueKind.PERCENT, "amount": Decimal(15), "of": "base"}, "15 % of base"),
        ({"kind": ValueKind.UNITS, "amount": Decimal(4000), "unit": "RSU"}, "4,000 RSU"),
        ({"kind": ValueKind.DURATION, "amount": Decimal(25), "unit": "day"}, "25 days"),
        ({"kind": ValueKind.DURATION, "amount": Decimal(1), "unit": "month"}, "1 month"),
        ({"kind": ValueKind.DATE, "day": date(2027, 2, 1)}, "1 Feb 2027"),
        ({"kind": ValueKind.FLAG, "flag": True}, "yes"),
        ({"kind": ValueKind.TEXT, "text": '"Staff"'}, "“Staff”"),
        (
            {
                "kind": ValueKind.UNITS,
                "amount": Decimal(4000),
                "unit": "RSU",
                "terms": Terms(over_months=48, cliff_months=12, price=Price(Decimal(40), "USD")),
            },
            "4,000 RSU over 4 y, 1 y cliff, at USD 40",
        ),
        (
            MONEY
            | {
                "amount": Decimal(20000),
                "period": Period.ONCE,
                "terms": Terms(instalments=(Instalment(Decimal(10000), 0), Instalment(Decimal(10000), 12))),
            },
            "USD 20,000 once 10,000 at start + 10,000 after 12 months",
        ),
    ],
)
def test_value_words(fields, expected):
    assert value_words(Value(**({"text": "as typed"} | fields))) == expected


def test_statement_words():
    items = ItemTable([OfferItem(id="base", label="Base salary", kind=ValueKind.MONEY)])
    value = Value(text="185k", amount=Decimal(185000), **MONEY)
    firm = statement("base", Stance.PROMISED, value, certainty=Certainty.GUARANTEED)
    assert statement_words(firm, items) == "Base salary promised USD 185,000 a year, guaranteed"
    hoped = statement("base", Stance.MENTIONED, condition="start by 1 Feb", certainty=Certainty.CONDITIONAL)
    assert statement_words(hoped, items) == "Base salary mentioned, if start by 1 Feb"


@pytest.mark.parametrize(
    ("channel", "direction", "people", "words", "title"),
    [
        (Channel.CALL, Direction.INCOMING, [("a", "from")], "call ← Dana Reyes", "Call from Dana Reyes"),
        (Channel.EMAIL, Direction.OUTGOING, [("b", "to")], "email → Lee", "Email to Lee"),
        (
            Channel.VIDEO,
            Direction.BOTH,
            [("a", "with"), ("b", "with"), (ME, "with")],
            "video · Dana Reyes, 1 more",
            "Video with Dana Reyes, Lee",
        ),
        (Channel.NOTE, Direction.NONE, [], "note", "Note"),
        (Channel.CALL, Direction.INCOMING, [("gone", "from")], "call ← somebody", "Call from somebody"),
    ],
)
def test_who(channel, direction, people, words, title):
    names = {"a": "Dana Reyes", "b": "Lee"}
    one = entry(NOW, channel=channel, direction=direction, participants=tuple(Participant(*each) for each in people))
    assert (who_words(one, names), who_title(one, names)) == (words, title)


def test_without_terms_only_what_multiplies_an_amount_stays():
    terms = Terms(payments=Decimal(13), part_time=Decimal(80), clawback_months=12)
    pay = Value(text="", kind=ValueKind.MONEY, amount=Decimal(9400), currency="EUR", period=Period.MONTH, terms=terms)
    assert value_words(pay, with_terms=False) == "EUR 9,400 a month × 13 at 80 %"
    assert value_words(pay) == "EUR 9,400 a month × 13 a year, at 80 %, clawback 1 y"
    assert figure(pay, "EUR") == ("9,400", "a month × 13 at 80 %")

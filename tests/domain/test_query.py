"""The search language: what a text reads as, what it finds, and where it is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factories import entry, follow_up, instant, negotiation, person, statement
from hypothesis import example, given
from hypothesis import strategies as st

from journal.domain.query import All, Any, Field, Not, QueryError, Sort, Words, parse
from journal.domain.query.facts import Facts
from journal.domain.query.match import predicate
from journal.domain.query.parse import FIELDS
from journal.domain.query.ranges import read_amounts, read_days
from journal.domain.query.words import words
from journal.domain.records import (
    Attachment,
    Certainty,
    Channel,
    ItemTable,
    OfferItem,
    Participant,
    Period,
    Stage,
    Stance,
    Value,
    ValueKind,
)

TODAY = date(2026, 11, 24)


def w(*text: str, prefix: bool = False) -> Words:
    return Words(text, prefix, 0, 0)


def f(name: str, value: str) -> Field:
    return Field(name, value, 0, 0)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", All(())),
        ("equ", w("equ", prefix=True)),
        ("signing bon", All((w("signing"), w("bon", prefix=True)))),
        ("signing bonus ", All((w("signing"), w("bonus", prefix=True)))),
        ('"signing bonus"', w("signing", "bonus")),
        ('"signing bo"*', w("signing", "bo", prefix=True)),
        ('"never closed', w("never", "closed")),
        ("bon* equity", All((w("bon", prefix=True), w("equity", prefix=True)))),
        ("a OR b", Any((w("a"), w("b")))),
        ("a b OR c", Any((All((w("a"), w("b"))), w("c")))),
        ("(a b) c", All((All((w("a"), w("b"))), w("c", prefix=True)))),
        ("x (a OR b)", All((w("x"), Any((w("a"), w("b")))))),
        ("a -b", All((w("a"), Not(w("b"))))),
        ("-(a OR b)", Not(Any((w("a"), w("b"))))),
        ("in:acme", f("in", "acme")),
        ("IN:acme", f("in", "acme")),
        ('date:"last week" x', All((f("date", "last week"), w("x", prefix=True)))),
        ("x in:acme", All((w("x"), f("in", "acme")))),
        ("signing_bonus", w("signing_bonus", prefix=True)),
        ("12:30", w("12", "30", prefix=True)),
        ("on-call", w("on", "call", prefix=True)),
        ("http://x.org", w("http", "x", "org", prefix=True)),
        ("Zürich", w("zurich", prefix=True)),
        ("or", w("or", prefix=True)),
        ("a - b", All((w("a"), w("b", prefix=True)))),
        ("...", All(())),
        ("年収", w("年", "収", prefix=True)),
    ],
)
def test_parse(text, root):
    assert parse(text).root == root


def test_sort_is_no_condition():
    query = parse("equity sort:oldest")
    assert (query.root, query.sort) == (w("equity", prefix=True), Sort.OLDEST)


@pytest.mark.parametrize(
    ("text", "sentence", "start", "end"),
    [
        ("sgn:1", "There is no field “sgn:”", 0, 4),
        ("x chanel:call", "did you mean channel:?", 2, 9),
        ("in:", "The field “in:” needs a value", 0, 3),
        ("(a", "This parenthesis is not closed", 0, 1),
        ("a)", "This closing parenthesis has no opening one", 1, 2),
        ("a OR", "OR needs something on both sides", 2, 4),
        ("OR a", "OR needs something on both sides", 0, 2),
        ("a OR OR b", "OR needs something on both sides", 2, 4),
        ("()", "There is nothing between these parentheses", 0, 1),
        ("-)", "A minus needs something to exclude", 0, 1),
        ("sort:new", "sorted by best, newest or oldest", 0, 8),
        ("(" * 200 + "a" + ")" * 200, "nested too deep", 60, 61),
    ],
)
def test_errors_say_where(text, sentence, start, end):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert sentence in caught.value.sentence
    assert (caught.value.start, caught.value.end) == (start, end)
    caret = caught.value.detail.splitlines()[1]
    assert caret == " " * start + "^" * (end - start)


@given(st.text())
@example('"')
@example("-" * 3000)
@example("a" * 5000 + ":")
def test_any_text_is_a_query_or_a_clear_error(text):
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.start < error.end <= len(text)
    else:
        assert parse(str(query)) == query


pieces = st.sampled_from(
    ["a", "bon*", '"x y"', "OR", "-", "(", ")", "in:acme", "is:late", "sort:newest", "date:2026", "é", "-b", "not"]
)


@given(st.lists(pieces, max_size=12).map(" ".join))
def test_what_is_read_prints_back_as_the_same_query(text):
    try:
        query = parse(text)
    except QueryError:
        return
    assert parse(str(query)) == query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zürich, NAÏVE", ["zurich", "naive"]),
        ("Zu\u0308rich", ["zurich"]),
        ("Straße", ["strasse"]),
        ("signing_bonus 20k", ["signing_bonus", "20k"]),
        ("年収は800万円", ["年", "収", "は", "800", "万", "円"]),
        ("оклад Ёлка", ["оклад", "елка"]),
        ("a-b/c", ["a", "b", "c"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "forward", "first", "last"),
    [
        ("2026", False, date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-03", False, date(2026, 3, 1), date(2026, 3, 31)),
        ("2026-03..", False, date(2026, 3, 1), None),
        ("..2026-03-10", False, None, date(2026, 3, 10)),
        ("2026-03..2026-04", False, date(2026, 3, 1), date(2026, 4, 30)),
        ("last week", False, date(2026, 11, 16), date(2026, 11, 22)),
        ("this week", False, date(2026, 11, 23), date(2026, 11, 29)),
        ("next week", True, date(2026, 11, 30), date(2026, 12, 6)),
        ("last month", False, date(2026, 10, 1), date(2026, 10, 31)),
        ("last year", False, date(2025, 1, 1), date(2025, 12, 31)),
        ("yesterday", False, date(2026, 11, 23), date(2026, 11, 23)),
        ("yesterday..", False, date(2026, 11, 23), None),
        ("march", False, date(2026, 3, 1), date(2026, 3, 31)),
        ("dec", False, date(2025, 12, 1), date(2025, 12, 31)),
        ("march", True, date(2027, 3, 1), date(2027, 3, 31)),
        ("march 2024", False, date(2024, 3, 1), date(2024, 3, 31)),
        ("friday", False, date(2026, 11, 20), date(2026, 11, 20)),
        ("friday", True, date(2026, 11, 27), date(2026, 11, 27)),
        ("3d", False, date(2026, 11, 21), TODAY),
        ("<7d", True, None, date(2026, 12, 1)),
        (">7d", True, date(2026, 12, 1), None),
        ("<7d", False, date(2026, 11, 17), None),
        (">1m", False, None, date(2026, 10, 24)),
        (">2026-03", False, date(2026, 4, 1), None),
        (">=2026-03", False, date(2026, 3, 1), None),
        ("<2026-03", False, None, date(2026, 2, 28)),
        ("<=2026-03", False, None, date(2026, 3, 31)),
    ],
)
def test_days(text, forward, first, last):
    span = read_days(text, TODAY, forward=forward)
    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "2026-02-30", "..x", "99", "0000", "<", "march x"])
def test_no_days(text):
    assert read_days(text, TODAY, forward=False) is None


@given(st.text(max_size=12), st.booleans())
def test_days_never_fail(text, forward):
    read_days(text, TODAY, forward=forward)
    read_amounts(text)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("150000", ["150000"], ["150001"]),
        ("150k", ["150000"], ["150"]),
        (">=150,000", ["150000", "200000"], ["149999"]),
        (">150k", ["150001"], ["150000"]),
        ("<=1.5m", ["1500000"], ["1500001"]),
        ("150k..190k", ["150000", "190000"], ["149000", "191000"]),
        ("..190k", ["1"], ["190001"]),
        ("EUR 90k", ["90000"], ["90001"]),
        ("$185,000", ["185000"], ["1"]),
    ],
)
def test_amounts(text, inside, outside):
    span = read_amounts(text)
    assert span is not None
    assert all(Decimal(one) in span for one in inside)
    assert not any(Decimal(one) in span for one in outside)


@pytest.mark.parametrize("text", ["", "..", "many", ">", "k", "1.2.3", ">=x"])
def test_no_amounts(text):
    assert read_amounts(text) is None


def _money(amount: int) -> Value:
    return Value(text=str(amount), kind=ValueKind.MONEY, amount=Decimal(amount), currency="USD", period=Period.YEAR)


def _journal():
    call = entry(
        instant("2026-11-13 10:02"),
        "Base will be fixed. #money",
        id="call",
        channel=Channel.CALL,
        participants=(Participant("p-dana", "from"),),
        tags=("money",),
        statements=(statement("base", Stance.PROMISED, _money(185000), id="s1", certainty=Certainty.CONDITIONAL),),
    )
    mail = entry(
        date(2026, 11, 20),
        "Zürich relocation, see file",
        id="mail",
        negotiation="n-borg",
        channel=Channel.EMAIL,
        participants=(Participant("p-lee", "to"),),
        recorded_at=instant("2026-11-23 10:02"),
        statements=(statement("equity/options", Stance.ASKED, id="s2"),),
        attachments=(Attachment(name="offer_letter.pdf", digest="00", size=1),),
    )
    note = entry(instant("2026-11-24 09:00"), "unfiled thought", id="note", negotiation=None)
    facts = Facts(
        now=instant("2026-11-24 17:42"),
        items=ItemTable(
            [
                OfferItem(id="base", label="Base salary", aliases=("salary",), kind=ValueKind.MONEY),
                OfferItem(id="equity", label="Equity", kind=ValueKind.UNITS),
            ]
        ),
        negotiations={
            "n-acme": negotiation("acme", company="Acme Robotics"),
            "n-borg": negotiation("borg", company="Borg"),
        },
        people={"p-dana": person("Dana Reyes"), "p-lee": person("Lee Park", aliases=("Leonard",))},
        stages={"n-acme": Stage.NEGOTIATING, "n-borg": Stage.LEAD},
        follow_ups={"call": (follow_up(date(2026, 11, 20)),), "mail": (follow_up(date(2026, 11, 28)),)},
        unwritten=frozenset(("s1",)),
        conflicting=frozenset(("s2",)),
    )
    return (call, mail, note), facts


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "call mail note"),
        ("fixe", "call"),
        ("fixe ", "call"),
        ("fixe money", ""),
        ("zurich", "mail"),
        ("ZÜR", "mail"),
        ('"will be fixed"', "call"),
        ('"be will"', ""),
        ("reyes", "call"),
        ("robotics", "call"),
        ("salary", "call"),
        ("offer_lett", "mail"),
        ("in:acme", "call"),
        ("in:ac", "call"),
        ("in:unfiled", "note"),
        ("with:dana", "call"),
        ('with:"dana reyes"', "call"),
        ("with:leonard", "mail"),
        ("from:dana", "call"),
        ("to:dana", ""),
        ("to:lee", "mail"),
        ("item:salary", "call"),
        ("item:equity", "mail"),
        ("item:equity/options", "mail"),
        ("stance:promised", "call"),
        ("channel:email", "mail"),
        ("is:verbal", "call"),
        ("is:unwritten", "call"),
        ("is:conflict", "mail"),
        ("is:overdue", "call"),
        ("is:contingent", "call"),
        ("is:late", "mail"),
        ("has:attachment", "mail"),
        ("has:follow_up", "call mail"),
        ("tag:money", "call"),
        ("tag:#MONEY", "call"),
        ("date:2026-11-20", "mail"),
        ("date:2026-11-20..", "mail note"),
        ("date:today", "note"),
        ("due:<7d", "call mail"),
        ("due:2026-11-28", "mail"),
        ("amount:>=150000", "call"),
        ("amount:185k", "call"),
        ("amount:EUR 185k", ""),
        ("stage:negotiating", "call"),
        ("-in:acme", "mail note"),
        ("in:acme OR in:borg", "call mail"),
        ("(in:acme OR in:borg) -zurich", "call"),
    ],
)
def test_what_answers(query, found):
    entries, facts = _journal()
    query = query.replace("amount:EUR 185k", 'amount:"EUR 185k"')
    answers = predicate(parse(query), facts, query)
    assert [one.id for one in entries if answers(one)] == found.split()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("in:amce", "There is no negotiation “amce”; did you mean acme?"),
        ("with:danna", "Nobody is called “danna”"),
        ("item:bsae", "There is no offer item “bsae”; did you mean base?"),
        ("stance:promise", "“promise” is no stance; did you mean promised?"),
        ("channel:fax", "“fax” is no channel."),
        ("is:unwriten", "did you mean unwritten?"),
        ("date:soonish", "“soonish” is no date"),
        ("due:?", "“?” is no date"),
        ("amount:lots", "“lots” is no amount"),
        ("stage:offer", "“offer” is no stage"),
        ("has:nothing", "is no thing to have"),
    ],
)
def test_a_value_no_field_takes_is_an_error_with_its_place(query, sentence):
    _entries, facts = _journal()
    with pytest.raises(QueryError) as caught:
        predicate(parse(query), facts, query)
    assert sentence in caught.value.sentence
    assert (caught.value.start, caught.value.end) == (0, len(query))


def test_every_field_has_a_meaning():
    _entries, facts = _journal()
    for name in FIELDS:
        if name != "sort":
            query = f"{name}:zzz"
            try:
                predicate(parse(query), facts, query)
            except QueryError as error:
                assert "zzz" in error.sentence

"""A statement put again in the capture language says the same when it is read."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from ledger_factory import NEGOTIATION, at

from journal.domain import capture as language
from journal.domain.capture import Known
from journal.domain.capture.items import item_table
from journal.domain.letters.restating import forms_of, is_same
from journal.domain.offer.held import Held
from journal.domain.offer.ledger import ledger
from journal.domain.records import Person, Statement

DATA = Path(__file__).parents[2] / "journal" / "data"
ITEMS = item_table(json.loads((DATA / "items.json").read_text(encoding="utf-8")))
NOW = at("11-24 17:42")

SAID = [
    "base promised 185k guaranteed",
    "base promised 185k guaranteed “One eighty-five, guaranteed.”",
    "base promised between 180 and 190k",
    "base promised up to 190k",
    "base promised ~95k",
    "base promised 5.400 €/Monat x13",
    "base promised 75/hour",
    "base promised 60k at 80%",
    "signing promised 20k if start by 1 Feb",
    "signing promised 10k at start + 10k after 12 months, clawback 24 months",
    "bonus promised 15% guaranteed",
    "bonus promised 15% for year 1",
    "equity promised 4000 RSU over 4y 1y cliff",
    "equity promised 1000 RSU @ $40 vest 5/15/40/40",
    "equity/options promised 10000 options @ $2.50",
    "equity promised $200k RSU over 4y",
    "pto promised 30 days",
    "remote promised 3 days a week",
    "review promised 6 months by fri",
    "start promised 1 Feb",
    "title promised “Staff Engineer”",
    "health promised yes",
    "car promised none",
    "relocation agreed 10k",
    "retirement promised 4%",
    "base promised 185k by fri",
]


DANA = Person(id="dana", name="Dana", negotiations=(NEGOTIATION.id,))
MINTED = count()


def known(now: str = "11-24 17:42") -> Known:
    return Known(
        negotiations=(NEGOTIATION,),
        people=(DANA,),
        items=ITEMS,
        now=at(now),
        mint=lambda: f"i-{next(MINTED)}",
        currency="USD",
    )


def held_of(said: str, now: str) -> tuple[Held, ...]:
    entry = language.read(f"acme call from Dana: [{said}]", known(now)).entry
    return ledger(NEGOTIATION, [entry], {DANA.id: DANA}, ITEMS, NOW).unwritten


def read_again(form: str) -> tuple[Statement, ...]:
    return language.read(f"acme email to Dana: [{form}]", known()).entry.statements


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("now", ["11-13 10:02", "11-24 17:42"])
def test_what_was_understood_is_read_alike_whenever_it_was_said(said: str, now: str) -> None:
    (held,) = held_of(said, now)
    form = next(forms_of(held, "Dana"))

    assert [is_same(one, held) for one in read_again(form)] == [True], form


IN_ITS_WORDS = [
    "retirement promised 50% match up to 6%",
    "bonus promised $8,000 of which $3,000 guaranteed",
    "equity promised 10001 options @ $2.50 over 4y 1y cliff monthly",
]


@pytest.mark.parametrize("said", IN_ITS_WORDS)
def test_terms_without_a_form_of_their_own_are_put_in_the_words_they_were_said_in(said: str) -> None:
    (held,) = held_of(said, "11-13 10:02")

    alike = [form for form in forms_of(held, "Dana") if [is_same(one, held) for one in read_again(form)] == [True]]

    assert alike[:1] == [f"Dana: {said}"]


def test_what_a_repetition_left_open_is_restated_too() -> None:
    first = language.read("acme call from Dana, 13 Nov: [base promised 185k guaranteed]", known()).entry
    again = language.read("acme call from Dana, 14 Nov: [base promised 185k]", known()).entry
    (held,) = ledger(NEGOTIATION, [first, again], {DANA.id: DANA}, ITEMS, NOW).unwritten

    forms = [*forms_of(held, "Dana")]

    assert [is_same(read_again(form)[0], held) for form in forms] == [True, False, False]


def test_another_value_is_not_the_same() -> None:
    (held,) = held_of("base promised 185k guaranteed", "11-13 10:02")

    (other,) = read_again("Dana: base promised 184k guaranteed")

    assert not is_same(other, held)

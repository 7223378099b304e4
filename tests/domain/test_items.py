"""The item table: its rows, and the words that items are called."""

import json
from pathlib import Path

import pytest
from capture_rows import ITEMS

import journal
from journal.domain.capture import item_table
from journal.domain.records import Better, OfferItem, Period, ValueKind

ROWS = json.loads((Path(journal.__file__).parent / "data" / "items.json").read_text(encoding="utf-8"))
_IDS = (
    "base signing bonus commission equity refresher retirement health pto relocation remote hours title start "
    "development review probation severance notice covenant clawback car visa total"
)
IDS = _IDS.split()


def test_the_items_are_those_of_the_contract_in_its_order():
    assert [item.id for item in ITEMS.items] == IDS


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_is_called_something_in_four_languages(row):
    assert list(row["aliases"]) == ["en", "de", "fr", "es"]
    assert all(row["aliases"].values())


def test_no_two_items_share_a_word():
    for item in ITEMS.items:
        for word in (item.id, item.label, *item.aliases):
            assert ITEMS.named(word) is item, word


def test_no_word_of_an_item_is_longer_than_a_phrase_may_be():
    from journal.domain.capture.tokens import LONGEST_PHRASE, Part

    for word in ITEMS.words:
        part = Part(word, 0, bare=False)
        assert part.phrase(0, ITEMS.words) == (word, len(part)), word
        assert len(part) <= LONGEST_PHRASE


@pytest.mark.parametrize(("words", "item"), [
    ("vacation", "pto"), ("Holiday", "pto"), ("PTO", "pto"), ("paid time off", "pto"), ("Urlaub", "pto"),
    ("congés", "pto"), ("vacaciones", "pto"), ("RSU", "equity"), ("stock", "equity"), ("options", "equity"),
    ("Aktien", "equity"), ("Grundgehalt", "base"), ("salaire de base", "base"), ("salario base", "base"),
    ("Antrittsprämie", "signing"), ("401k", "retirement"), ("pension", "retirement"), ("bAV", "retirement"),
    ("retraite", "retirement"), ("13th salary", "bonus"), ("Base salary", "base"), ("Probezeit", "probation"),
])  # fmt: skip
def test_what_items_are_called(words, item):
    assert ITEMS.named(words).id == item


def test_what_a_bare_number_means():
    natural = {item.id: (item.kind, item.unit, item.period, item.percent_of) for item in ITEMS.items}
    assert natural["base"] == (ValueKind.MONEY, "", Period.YEAR, "")
    assert natural["signing"] == (ValueKind.MONEY, "", Period.ONCE, "")
    assert natural["bonus"] == (ValueKind.MONEY, "", Period.YEAR, "base")
    assert natural["retirement"] == (ValueKind.PERCENT, "", None, "base")
    assert natural["equity"] == (ValueKind.UNITS, "RSU", None, "")
    assert natural["pto"] == (ValueKind.DURATION, "day", None, "")
    assert natural["start"][0] is ValueKind.DATE


def test_which_way_is_better():
    assert {item.id for item in ITEMS.items if item.better is Better.NEITHER} == {"title", "start", "notice"}
    assert {item.id for item in ITEMS.items if item.better is Better.LESS} == {
        "hours", "review", "probation", "covenant", "clawback",
    }  # fmt: skip


def test_the_users_own_items_stand_behind():
    own = OfferItem(id="parking", label="Parking", kind=ValueKind.MONEY, own=True)
    table = item_table(ROWS, [own])
    assert table.items[-1] is own
    assert table.named("parking") is own


def test_a_row_that_is_none_is_refused():
    with pytest.raises(ValueError, match="nonsense"):
        item_table([{**ROWS[0], "kind": "nonsense"}])
    with pytest.raises(KeyError):
        item_table([{"id": "base"}])

"""`ledger` and `offers`: the comparison as it is printed, and its JSON."""

from __future__ import annotations

import pytest

ITEM = [
    "item", "label", "promised", "since", "offered", "asked", "asked_status", "agreed", "evidence", "in_writing",
    "verdict", "condition_changed", "gap", "notes", "ruling", "paired",
]  # fmt: skip


@pytest.fixture
def compared(acme):
    """A promise by phone, a letter that says less, and what was asked for."""
    acme(
        "add",
        "acme call from Dana, on 13 Nov 10:00: base promised 185k guaranteed; signing promised 20k; bonus promised 15% guaranteed",
    )
    acme(
        "add",
        "acme letter from Dana, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 178k]; [bonus 15% discretionary]",
    )
    acme("add", "acme email to Dana, on 23 Nov 14:20: base asked 185k")
    return acme


def test_the_ledger_is_printed_item_by_item_with_what_it_comes_to(compared):
    lines = [" ".join(line.split()) for line in compared("ledger", "acme").out.splitlines()]
    assert lines[0].startswith("acme")
    assert lines[0].endswith("3 gaps · 3 unwritten")
    assert "offer v1, letter, received Fri 20 Nov 09:31, expires Fri 27 Nov 17:00, exploding" in lines
    base = "Base salary USD 185,000 a year Dana 13 Nov USD 178,000 a year USD 185,000 a year − verbal shortfall"
    assert f"{base} −7,000 −28,000" in lines
    assert "Signing bonus USD 20,000 once Dana 13 Nov − − − verbal absent −20,000 −20,000" in lines
    assert any(line.startswith("Annual bonus") and line.endswith("condition changed −1,050 −4,200") for line in lines)
    assert "Package year 1 promised USD 232,750 offered USD 204,700 −28,050" in lines
    assert "4 years promised USD 871,000 offered USD 818,800 −52,200" in lines


def test_the_json_of_a_ledger(compared):
    form = compared("ledger", "acme", "--json").json
    assert [one["item"] for one in form["items"]] == ["base", "signing", "bonus"]
    base, signing, bonus = form["items"]
    assert list(base) == ITEM
    assert base["gap"] == {"amount": "-7000", "unit": "USD", "year_1": "-7000", "four_year": "-28000"}
    assert (base["promised"]["speaker"], base["promised"]["at"]) == ("Dana", "2026-11-13T10:00:00-05:00")
    assert (base["in_writing"], base["evidence"], base["asked_status"]) == (False, "verbal", "open")
    assert (signing["verdict"], signing["offered"], signing["since"]) == ("absent", None, None)
    assert (bonus["verdict"], bonus["condition_changed"]) == ("condition_changed", True)
    assert form["totals"]["gap"] == {"year_1": "-28050", "four_year": "-52200"}
    assert [one["item"] for one in form["unwritten"]] == ["base", "signing", "bonus"]
    assert (form["negotiation"], form["currency"], form["version"]["number"]) == ("acme", "USD", 1)


def test_offers_lists_versions_oldest_first(compared):
    compared("add", "acme email from Dana, on 23 Nov 16:00: base offered 181k; offer expires 30 Nov")
    lines = compared("offers", "acme").out.splitlines()
    assert lines[0] == "offer v1, letter, received Fri 20 Nov 09:31, expires Fri 27 Nov 17:00, exploding  complete"
    assert lines[4].startswith("offer v2, email, received yesterday 16:00") and lines[4].endswith("amends")
    forms = compared("offers", "acme", "--json").json
    assert [(one["number"], one["complete"], one["form"]) for one in forms] == [
        (1, True, "letter"),
        (2, False, "email"),
    ]


def test_two_who_contradict_each_other_are_named(compared):
    compared("add", "acme call from Lee, on 22 Nov 10:00: signing promised 15k")
    out = compared("ledger", "acme").out
    assert "▲ conflict  Signing bonus: Dana said USD 20,000 once (call, 13 Nov); Lee said USD 15,000 once" in out
    (conflict,) = compared("ledger", "acme", "--json").json["conflicts"]
    assert (conflict["item"], len(conflict["statements"])) == ("signing", 2)


def test_an_empty_ledger_says_what_to_do(acme):
    assert acme("ledger", "acme").out.splitlines()[-1] == "Nothing was said of the offer yet. To write it: journal add"
    assert acme("offers", "acme").out == "No offer was made yet.\n"
    assert acme("ledger", "acme", "--json").json["items"] == []
    assert acme("offers", "acme", "--json").json == []


@pytest.mark.parametrize("command", ["ledger", "offers"])
def test_an_unknown_negotiation_is_exit_3(acme, command):
    done = acme(command, "amce")
    assert (done.code, done.err) == (3, "There is no negotiation “amce”; did you mean acme?\n")


def test_a_single_gap_is_one_and_a_finding_names_its_item_once(acme):
    acme("add", "acme call from Dana, on 13 Nov 10:00: base promised 178k; bonus promised 15% guaranteed")
    acme("add", "acme letter from Dana, on 20 Nov 9:31: [offer v1]; [base 178k]; [bonus 15% discretionary]")
    acme("add", "acme call from Dana, on 23 Nov 10:00: [bonus refused]")
    out = acme("ledger", "acme").out
    assert "  1 gap ·" in out.splitlines()[0]
    assert "▲  Annual bonus: refused, though it was promised and you had no ask open.\n" in out
    assert not out.endswith("\n\n")

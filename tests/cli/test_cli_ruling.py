"""`rule`: what the person decides about a row, in the ledger, its JSON and the history; and rates of exchange."""

from __future__ import annotations

import pytest


@pytest.fixture
def renamed(acme):
    """A signing bonus by phone that the letter calls a retention, and a base that differs by a typo."""
    acme("add", "acme call from Dana, on 13 Nov 10:00: base promised 185k; signing promised 20k")
    acme("add", "acme letter from Dana, on 20 Nov 9:31: [offer v1]; [base 184k]; [refresher 20k]")
    return acme


def row(journal, item):
    return next((one for one in journal("ledger", "acme", "--json").json["items"] if one["item"] == item), None)


def test_two_items_are_one(renamed):
    done = renamed("rule", "acme", "signing", "--as", "refresher", "--because", "they call it a refresher")
    assert done.out == "Paired: Signing bonus is the same as Refresher, because they call it a refresher\n"
    one = row(renamed, "signing")
    assert one["paired"] == [{"item": "refresher", "reason": "they call it a refresher"}]
    assert (one["offered"]["item"], row(renamed, "refresher")) == ("refresher", None)
    lines = [" ".join(line.split()) for line in renamed("ledger", "acme").out.splitlines()]
    assert "* Signing bonus: Paired with Refresher: they call it a refresher" in lines
    assert "pair" in renamed("history").out and "because they call it a refresher" in renamed("history").out
    renamed("undo")
    assert row(renamed, "refresher") is not None


def test_a_verdict_of_ones_own_holds_until_the_next_offer(renamed):
    done = renamed("rule", "acme", "base", "--verdict", "match", "--because", "HR confirmed a typo", "--json")
    assert (done.json["kind"], done.json["verdict"], done.json["item"]) == ("overrule", "match", "base")
    one = row(renamed, "base")
    assert (one["verdict"], one["ruling"]["instead_of"], one["ruling"]["reason"]) == (
        "match", "shortfall", "HR confirmed a typo",
    )  # fmt: skip
    assert any("match *" in line for line in renamed("ledger", "acme").out.splitlines())
    renamed("add", "acme letter from Dana, on 23 Nov 9:31: [offer v2]; [base 180k]")
    assert (row(renamed, "base")["verdict"], row(renamed, "base")["ruling"]) == ("shortfall", None)


def test_it_is_taken_back(renamed):
    renamed("rule", "acme", "base", "--verdict", "differs", "--because", "a")
    renamed("rule", "acme", "base", "--verdict", "match", "--because", "b")
    assert [one["reason"] for one in renamed("rule", "acme", "base", "--none", "--json").json] == ["b"]
    assert row(renamed, "base")["verdict"] == "shortfall"
    renamed("undo")
    assert row(renamed, "base")["verdict"] == "match"


WRONG = [
    (("base", "--verdict", "match"), 4, "needs its reason"),
    (("base", "--verdict", "shortfall", "--because", "x"), 4, "nothing to overrule"),
    (("base", "--as", "base", "--because", "x"), 4, "cannot be paired with itself"),
    (("base", "--as", "car", "--because", "x"), 3, "Nothing was said of “car”"),
    (("car", "--verdict", "match", "--because", "x"), 3, "its items are: base, signing, refresher."),
    (("base", "--none"), 3, "You decided nothing about Base salary in acme."),
    (("base", "--because", "x"), 2, "takes one of"),
    (("base", "--as", "signing", "--none"), 2, "takes one of"),
    (("base", "--verdict", "mach", "--because", "x"), 2, "match"),
]


@pytest.mark.parametrize(("args", "code", "words"), WRONG)
def test_what_cannot_be_decided(renamed, args, code, words):
    done = renamed("rule", "acme", *args)
    assert done.code == code
    assert words in done.err


def test_a_pair_that_leads_back_is_refused(renamed):
    renamed("rule", "acme", "signing", "--as", "refresher", "--because", "x")
    done = renamed("rule", "acme", "refresher", "--as", "signing", "--because", "y")
    assert (done.code, row(renamed, "refresher")) == (4, None)


def test_a_pair_is_made_anew_with_another_item(renamed):
    renamed("rule", "acme", "signing", "--as", "refresher", "--because", "x")
    renamed("rule", "acme", "base", "--as", "refresher", "--because", "y")
    assert row(renamed, "signing")["paired"] == []
    assert row(renamed, "base")["paired"] == [{"item": "refresher", "reason": "y"}]


def test_currencies_meet_at_a_rate_that_was_given(acme, home):
    acme("add", "acme call from Dana, on 13 Nov 10:00: base promised EUR 100k")
    acme("add", "acme letter from Dana, on 20 Nov 9:31: [offer v1]; [base USD 100k]")
    assert row(acme, "base")["gap"]["year_1"] is None
    (home / "settings.toml").write_text('[rates]\n"EUR/USD" = "1.08 2026-11-20 ECB"\n', encoding="utf-8")
    assert row(acme, "base")["gap"]["year_1"] == "-8000"
    assert acme("ledger", "acme", "--json").json["rates"] == [
        {"currency": "EUR", "into": "USD", "rate": "1.08", "day": "2026-11-20", "source": "ECB"}
    ]
    assert "rate: EUR 1 = USD 1.08, 2026-11-20, ECB" in acme("ledger", "acme").out


@pytest.mark.parametrize(
    "line",
    [
        '"EURUSD" = "1.08 2026-11-20 ECB"', '"EUR/XXX" = "1.08 2026-11-20 ECB"', '"EUR/EUR" = "1 2026-11-20 ECB"',
        '"EUR/USD" = "1.08 2026-11-20"', '"EUR/USD" = "1.08 ECB"', '"EUR/USD" = "-1 2026-11-20 ECB"',
        '"EUR/USD" = "0 2026-11-20 ECB"', '"EUR/USD" = "NaN 2026-11-20 ECB"', '"EUR/USD" = 1.08', '"EUR/USD" = ""',
    ],
)  # fmt: skip
def test_a_rate_that_cannot_be_read_is_said_so(acme, home, line):
    (home / "settings.toml").write_text(f"[rates]\n{line}\n", encoding="utf-8")
    done = acme("ledger", "acme")
    assert done.code == 4
    assert 'as in: "EUR/USD" = "1.08 2026-11-20 ECB".' in done.err


def test_rates_are_a_table(acme, home):
    (home / "settings.toml").write_text('rates = "1.08"\n', encoding="utf-8")
    assert (acme("ledger", "acme").code, "must be a table" in acme("ledger", "acme").err) == (4, True)

"""`journal search` and `journal searches`."""

from __future__ import annotations

import pytest


@pytest.fixture
def filled(journal):
    journal("new", "acme", "--company", "Acme AG")
    journal("add", "acme call from Dana, 13 Nov 2026 10:00: base promised 185k; and a bonus in Zürich")
    journal("add", "acme email from Lee, 14 Nov 2026 10:00: the bonus is gone; signing 15k")
    journal("add", "note, 15 Nov 2026: " + "word " * 60 + "needle " + "word " * 60)
    return journal


def test_results_in_plain_text(filled):
    done = filled("search", "bonus", "--sort", "newest")
    assert done.plain.splitlines() == [
        "····  acme  email ← Lee  Sat 14 Nov 10:00",
        "      the bonus is gone; signing 15k",
        "····  acme  call ← Dana  Fri 13 Nov 10:00",
        "      base promised 185k; and a bonus in Zürich",
    ]


def test_results_as_json(filled):
    (first,) = filled("search", "in:acme", "zur", "--json").json
    assert set(first) == {"entry", "excerpt"}
    assert first["entry"]["negotiation"] == "acme"
    assert first["excerpt"] == "base promised 185k; and a bonus in Zürich"
    assert filled("search", "nowhere", "--json").json == []


def test_an_excerpt_is_cut_out_of_a_long_text(filled):
    line = filled("search", "needle").out.splitlines()[1]
    assert line.startswith("      …")
    assert line.endswith("…")
    assert "needle" in line


@pytest.mark.parametrize(("limit", "count"), [("1", 1), ("2", 2), ("9", 2)])
def test_only_so_many(filled, limit, count):
    assert len(filled("search", "bonus", "--limit", limit, "--json").json) == count


def test_hits_are_marked_in_colour(filled, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "a \x1b[1;33mbonus\x1b[0m in" in filled("search", "bonus", "zur").out


@pytest.mark.parametrize(
    ("query", "code", "caret"),
    [
        ("in:acmee", 4, "in:acmee\n^^^^^^^^"),
        ("base (", 4, "base (\n     ^"),
        ("clor:red", 4, "clor:red\n^^^^^"),
    ],
)
def test_a_bad_query_is_shown_with_its_place(filled, query, code, caret):
    done = filled("search", query)
    assert (done.code, done.out) == (code, "")
    assert caret in done.err


def test_nothing_found_and_nothing_asked(filled):
    assert filled("search", "nowhere").out.startswith("Nothing answers that.")
    assert filled("search").code == 2
    assert filled("search", "  ").code == 2


def test_searches_are_kept_by_name(filled):
    assert filled("searches").out.startswith("No search is saved yet.")
    assert filled("searches", "--save", "money", "amount:>=100k", "base").out == "saved @money  amount:>=100k base\n"
    assert filled("searches").out == "@money  amount:>=100k base\n"
    assert len(filled("search", "@money", "--json").json) == 1
    (saved,) = filled("searches", "--json").json
    assert (saved["name"], saved["query"]) == ("money", "amount:>=100k base")
    assert filled("searches", "--remove", "money").code == 0
    assert filled("undo").out.startswith("Took back: remove search the search @money")
    assert filled("search", "@mony").code == 3
    assert filled("searches", "--save", "x", "--remove", "y").code == 2
    assert filled("searches", "loose", "words").code == 2
    assert filled("searches", "--save", "x", "is:lost").code == 4

"""What Search draws: hits, excerpts, counts, and how a part of a query is put in and taken out."""

from __future__ import annotations

import pytest
from factories import entry, instant
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.query import parse
from journal.service.searching import marks
from journal.tui.render.counts import Count, counts_line, is_asked, toggled
from journal.tui.render.line import BOLD, Run, length, plain
from journal.tui.render.marking import marked
from journal.tui.render.search import building_words, first_shown, when_found

ACME, BORG = Count("in:acme", "acme", 1204), Count("in:borg", "borg", 3)
CALL, CHAT = Count("channel:call", "call", 1206), Count("channel:chat", "chat", 1)


def finder(query):
    return lambda text: marks(text, parse(query))


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Call from Dana Reyes", "dana", ["Dana"]),
        ("Zürich call", "zurich", ["Zürich"]),
        ("signing bonus, signing", "sign", ["signing", "signing"]),
        ("nothing here", "dana", []),
        ("", "dana", []),
    ],
)
def test_what_answers_is_pointed_out_and_the_text_stays(text, query, hits):
    half = len(text) // 2
    line = (Run(text[:half]), Run(text[half:], BOLD)) if text else ()
    made = marked(line, finder(query))
    assert plain(made) == text
    assert "".join(run.text for run in made if run.ink.back == "hit") == "".join(hits)


def test_only_the_part_that_is_searched_is_marked():
    line = (Run("13 Nov  Dana 13"),)
    assert [run.text for run in marked(line, finder("13"), 8) if run.ink.back] == ["13"]
    assert marked(line, finder("13"), 2, 8) == line


@pytest.mark.parametrize(
    ("body", "hit", "begins"),
    [
        ("Short, a hit", 9, "Short"),
        ("Long " * 20 + "end. The hit is here", 110, "The hit"),
        ("word " * 40 + "hit", 200, "word"),
        ("x" * 300 + "hit", 300, "hit"),
        ("漢" * 300, 200, "漢"),
    ],
)
def test_an_excerpt_begins_where_a_sentence_or_a_word_does(body, hit, begins):
    first = first_shown(body, hit, 40)
    assert body[first:].startswith(begins)
    assert hit - 40 <= first <= hit


@given(st.text(alphabet="ab .\n漢", max_size=400), st.integers(0, 399), st.integers(1, 80))
def test_a_hit_is_always_within_its_excerpt(body, hit, room):
    hit = min(hit, max(len(body) - 1, 0))
    assert hit - room <= first_shown(body, hit, room) <= max(hit, 0)


def test_the_year_stands_where_it_is_another_one():
    now = instant("2026-11-24 17:42")
    assert when_found(entry(instant("2026-11-13 10:00")), now) == "Fri 13 Nov"
    assert when_found(entry(instant("2025-11-13 10:00")), now) == "13 Nov 2025"


def drawn(width, asked="", chosen=""):
    return counts_line(([ACME, BORG], [CALL, CHAT]), asked, chosen, 4, width)


def test_counts_stand_in_two_groups():
    line, places = drawn(80)
    assert plain(line).rstrip() == "    acme 1,204   borg 3      call 1,206   chat 1"
    assert [plain(line)[one.start : one.end] for one in places] == ["acme 1,204", "borg 3", "call 1,206", "chat 1"]


@pytest.mark.parametrize("width", range(1, 60))
def test_counts_without_room_are_counted_and_none_is_cut(width):
    line, places = drawn(width)
    shown = plain(line)
    assert length(line) <= max(width, 4) + 3
    assert [shown[one.start : one.end].split()[0] for one in places] == [one.of.name for one in places]
    assert len(places) == 4 or width < 50
    assert "+" in shown or len(places) == 4 or width < 16
    assert width < 26 or places[0].of is ACME


def test_what_is_asked_for_is_bold_and_what_the_keys_are_on_stands_out():
    line, _ = drawn(80, asked="in:borg bonus", chosen="channel:call")
    assert {run.text: (run.ink.bold, run.ink.back) for run in line if run.text in ("acme", "borg", "call")} == {
        "acme": (False, ""), "borg": (True, ""), "call": (False, "select"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "part", "made"),
    [
        ("", "in:acme", "in:acme"),
        ("signing bon", "in:acme", "in:acme signing bon"),
        ("in:acme signing bon", "in:acme", "signing bon"),
        ("in:acme2 x", "in:acme", "in:acme in:acme2 x"),
        ("x", 'in:"big co"', 'in:"big co" x'),
        ('in:"big co" x', 'in:"big co"', "x"),
    ],
)
def test_a_part_is_put_before_the_query_and_taken_out_again(text, part, made):
    assert toggled(text, part) == made
    assert is_asked(made, part) is not is_asked(text, part)
    assert parse(toggled(toggled(text, part), part)) == parse(text)


@pytest.mark.parametrize(("progress", "words"), [(None, "no index yet"), (0.0, "0%"), (0.42, "42%"), (1.0, "100%")])
def test_building_is_told_in_words(progress, words):
    assert words in building_words(progress)

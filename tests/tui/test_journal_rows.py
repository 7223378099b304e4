"""The Journal as rows: by day, two lines an entry, what is unusual at the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hostile import HOSTILE
from textual.geometry import Size
from tui_scene import NOW, ZONE, at, entry

from journal.config import Settings
from journal.domain.query import QueryError, parse
from journal.domain.records import Channel, Direction, Finding, Mark, MarkKind
from journal.service.session import open_session
from journal.tui.jobs_journal import GAP, Shelf
from journal.tui.render.journal import around, gist, heading_line, journal_rows
from journal.tui.render.line import length, plain
from journal.tui.render.query import SYNTAX, query_lines


@pytest.fixture
def session(tmp_path):
    """A journal with the entries that a test puts."""
    made = open_session(Settings(home=tmp_path / "home", zone=ZONE, currency="USD"), lambda: NOW)
    yield made
    made.store.close()


def put(session, *entries):
    with session.store.unit("add") as unit:
        for one in entries:
            unit.put(one)


def lines(session, text="", *, width=58):
    data = Shelf().read(session, text)
    rows = journal_rows(data, Size(width, 30))
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


def some():
    out, note = Direction.OUTGOING, Direction.NONE
    return (
        entry("e1", None, at(0, "16:05"), "Went through the letter. [base promised 185k] and more.", people=()),
        entry("e2", None, at(0, "09:12"), "Onsite moved.", channel=Channel.CHAT, direction=out, people=()),
        entry("e3", None, at(-1), "Slept on it.", channel=Channel.NOTE, direction=note, people=()),
        entry("e4", None, at(-40, "10:00"), "First talk.", people=(), recorded_at=NOW),
    )


def test_entries_stand_by_day_newest_first_with_two_lines_each(session):
    put(session, *some())
    assert lines(session) == [
        "  Today  Tue 24 Nov",
        "  16:05  unfiled call                             1 item",
        "         Went through the letter. base promised 185k …",
        "  09:12  unfiled chat",
        "         Onsite moved.",
        "",
        "  Yesterday  Mon 23 Nov",
        "         unfiled note",
        "         Slept on it.",
        "",
        "  Thursday  15 Oct",
        "  10:00  unfiled call                               late",
        "         First talk.",
    ]


def test_oldest_first_where_the_query_says_so(session):
    put(session, *some())
    days = [line for line in lines(session, "sort:oldest") if line.startswith("  ") and line[2].isalpha()]
    assert [line.split()[0] for line in days] == ["Thursday", "Yesterday", "Today"]


def test_what_is_unusual_stands_at_the_right(session):
    mark = Mark(kind=MarkKind.OFFER, start=0, end=1, number=1)
    finding = Finding(code="x", start=0, end=1, found="x", expected="y")
    put(session, entry("e1", None, at(0, "09:00"), "Text", people=(), marks=(mark,), findings=(finding,)))
    assert lines(session)[1].endswith("▲ 1 finding  offer v1")


def test_a_day_is_told_by_the_clock_of_the_reader(session):
    late = at(-1, "23:30")
    put(session, replace(entry("e1", None, late, "Late", people=()), occurred=late.in_zone("Europe/Berlin")))
    assert lines(session)[:2] == ["  Yesterday  Mon 23 Nov", "  23:30  unfiled call"]


def test_a_query_narrows_and_its_words_are_pointed_out(session):
    put(session, *some())
    data = Shelf().read(session, "letter")
    assert plain(heading_line(data, 58)).split() == ["letter", "1", "of", "4"]
    rows = journal_rows(data, Size(58, 30))
    assert [run.text for run in rows.line(2) if run.ink.back == "hit"] == ["letter"]
    assert lines(session, "nowhere") == ["  No entry answers this.", "  esc shows all entries again"]
    with pytest.raises(QueryError):
        Shelf().read(session, "foo:bar")


def test_an_empty_journal_says_what_to_do(session):
    assert lines(session) == ["  Nothing is written yet.", "  c begins the first entry"]


def test_what_was_read_is_kept_until_the_journal_changes(session):
    put(session, *some())
    shelf = Shelf()
    data = shelf.read(session, "")
    assert shelf.read(session, "") is data
    assert shelf.read(session, "letter") is not data
    put(session, entry("e9", None, at(0, "17:00"), "Another", people=()))
    assert [one.id for one in shelf.read(session, "").entries][:2] == ["e9", "e1"]


def test_rows_know_their_entry_and_each_day_its_first_row(session):
    put(session, *some())
    data = Shelf().read(session, "")
    assert data.entry("e2").id == "e2" and data.entry("gone") is None
    assert [data.outline.keys[row] for row in data.firsts] == ["e1", "e3", "e4"]
    assert [what for what in data.shown if what < 0] == [-2, GAP, -3, GAP, -4]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [20, 58])
def test_any_text_fits_in_its_row(session, text, width):
    body = text.encode(errors="replace").decode()
    put(session, entry("e1", None, at(0, "09:00"), body, people=(), named=body[:300]))
    for query in ("", "word"):
        data = Shelf().read(session, query)
        rows = journal_rows(data, Size(width, 30))
        assert all(length(rows.line(number)) <= width for number in range(rows.height))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Plain\n\ntext  here", "Plain text here"),
        ("They do [base promised 185k] and [signing mentioned 20k].", "They do base promised 185k and signing mentioned 20k."),
        ("not [understood", "not [understood"),
    ],
)  # fmt: skip
def test_the_first_words_stand_without_brackets(body, expected):
    assert gist(entry("e1", None, at(0, "09:00"), body)) == expected


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("short text", "text", "short text"),
        ("one two three four five six seven eight nine ten", "nine", "… eight nine ten"),
        ("x" * 60 + " word", "word", "… word"),
    ],
)
def test_a_line_begins_a_few_words_before_the_hit(body, word, expected):
    start = body.index(word)
    text, moved = around(body, start, start + len(word), 36)
    assert text == expected
    assert text[start + moved : start + moved + len(word)] == word


def test_an_error_has_a_caret_below_its_place():
    with pytest.raises(QueryError) as caught:
        parse("acme foo:bar")
    told = [plain(line) for line in query_lines(caught.value, "acme foo:bar", 0, 58, 4)]
    assert told[0] == "         ^^^^"
    assert told[1].startswith("    There is no field “foo:”")
    assert all(len(line) <= 58 for line in told)
    assert plain(query_lines(caught.value, "acme foo:bar", 7, 58, 4)[0]) == "    ^^"
    assert plain(query_lines(caught.value, "acme foo:bar", 40, 58, 4)[0]) == ""
    assert len(query_lines(None, "", 0, 58, 4)) == len(SYNTAX)


def test_a_hundred_thousand_entries_are_laid_out_and_few_are_drawn(session, monkeypatch):
    made = entry("e", None, at(0, "09:00"), "Text", people=())
    many = tuple(replace(made, id=str(n), occurred=NOW.plus(-timedelta(minutes=90 * n))) for n in range(2000))
    put(session, *many)
    data = Shelf().read(session, "")
    drawn = []
    monkeypatch.setattr("journal.tui.render.journal.entry_lines", lambda *given: drawn.append(given) or ((), ()))
    rows = journal_rows(data, Size(58, 30))
    for number in range(3000, 3030):
        rows.line(number)
    assert 10 <= len(drawn) <= 16

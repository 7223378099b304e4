"""Lessons are lines that carry the tag, in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from factories import entry, instant
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.lessons import lessons
from journal.domain.records import Mark, MarkKind

SEEN = instant("2026-11-24 17:42-05:00")


def texts(body: str, *, tags: tuple[str, ...] = ("lesson",), **more: object) -> list[str]:
    return [one.text for one in lessons([entry(SEEN, body, tags=tags, **more)])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Never answer on the phone. #lesson", ["Never answer on the phone."]),
        ("#lesson Ask first.", ["Ask first."]),
        ("Ask #lesson first.", ["Ask first."]),
        ("One #LESSON\nnothing here\nTwo #Lesson", ["One", "Two"]),
        ("Lesson: Ask first. #lesson", ["Ask first."]),
        ("#lesson", []),
        ("see x#lesson", []),
        ("#lessons and #lesson-plan", []),
        ("Good. #lesson #panel", ["Good. #panel"]),
        ("  Spread \t out  #lesson ", ["Spread out"]),
    ],
)
def test_a_line_with_the_tag_is_a_lesson_without_it(body, expected):
    assert texts(body) == expected


def test_marks_in_the_line_are_left_out():
    body = "Know the range. [closed rejected because of me] #lesson"
    start = body.index("[")
    mark = Mark(kind=MarkKind.CLOSED, start=start, end=body.index("]") + 1)
    assert texts(body, marks=(mark,)) == ["Know the range."]


def test_an_entry_without_the_tag_teaches_nothing():
    assert texts("quoted: #lesson", tags=()) == []


def test_a_lesson_knows_where_it_comes_from():
    told = entry(date(2026, 10, 9), "Ask. #lesson", tags=("lesson",), negotiation=None)
    [lesson] = lessons([told])
    assert (lesson.entry, lesson.negotiation, lesson.day) == (told.id, None, date(2026, 10, 9))


@given(st.text(max_size=80))
def test_any_text_is_read(body):
    for text in texts(f"{body} #lesson"):
        assert text == " ".join(text.split())
        assert text

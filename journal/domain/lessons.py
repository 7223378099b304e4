"""Lessons: lines of entries that carry the tag `#lesson`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journal.domain.instants import Day, day_of
from journal.domain.record import record
from journal.domain.records import Entry

TAG = "lesson"

_TAG = re.compile(rf"\s*(?<!\S)#{TAG}(?![\w-])", re.IGNORECASE)
_LABEL = re.compile(rf"^{TAG}:\s*", re.IGNORECASE)


@record
class Lesson:
    """What one entry's line teaches. `negotiation` is None for one that is unfiled.

    `text` is without the tag, the marks in it, and the label that a line may begin with.
    """

    text: str
    entry: str
    negotiation: str | None
    day: Day


def lessons(entries: Iterable[Entry]) -> tuple[Lesson, ...]:
    """The lessons of entries, in the order of the entries and their lines; a line with nothing but the tag is none."""
    return tuple(lesson for entry in entries if TAG in entry.tags for lesson in _of(entry))


def _of(entry: Entry) -> Iterator[Lesson]:
    for line in _unmarked(entry).splitlines():
        if _TAG.search(line):
            text = _LABEL.sub("", " ".join(_TAG.sub(" ", line).split()))
            if text:
                yield Lesson(text=text, entry=entry.id, negotiation=entry.negotiation, day=day_of(entry.occurred))


def _unmarked(entry: Entry) -> str:
    """The body without its marks, and with its statements as plain words."""
    body, size = entry.body, len(entry.body)
    for mark in sorted(entry.marks, key=lambda one: one.start, reverse=True):
        if 0 <= mark.start < mark.end <= size:
            body = body[: mark.start] + body[mark.end :]
    return body.translate(str.maketrans("", "", "[]")) if entry.statements else body

"""What an index notes of an entry so that every field can be answered from it, and what words it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from journal.domain.instants import day_of
from journal.domain.offer.evidence import Evidence, grade
from journal.domain.query.facts import persons, spoken_of, wordings
from journal.domain.query.sets import AMOUNT
from journal.domain.query.words import fold, line
from journal.domain.record import record
from journal.domain.records import Certainty, Entry, ValueKind

APART = "\u2022"
"""Stands between texts of one column: no word, so that no phrase reaches over it."""


@record(kw_only=False)
class Texts:
    """The folded words of an entry by column, one space between them; of what it says itself, not who is called how."""

    body: str
    wording: str
    named: str
    tags: str
    files: str

    @property
    def all(self) -> tuple[str, ...]:
        return self.body, self.wording, self.named, self.tags, self.files


def texts(entry: Entry) -> Texts:
    """What a full-text index is given of an entry."""
    return Texts(
        line(entry.text).strip(),
        _joined(wordings(entry)),
        line(entry.named).strip(),
        _joined(entry.tags),
        _joined(one.name for one in entry.attachments),
    )


def lines(entry: Entry) -> Iterator[str]:
    """The same as lines to look in, one a text."""
    for text in (entry.text, entry.named, *wordings(entry), *entry.tags, *(one.name for one in entry.attachments)):
        yield line(text)


def _joined(parts: Iterable[str]) -> str:
    return f" {APART} ".join(text for part in parts if (text := line(part).strip()))


def keys(entry: Entry) -> Iterator[str]:
    """The names of the sets that an entry belongs to; some may come twice."""
    yield f"in:{entry.negotiation or ''}"
    yield f"channel:{entry.channel.value}"
    for participant in entry.participants:
        yield f"{participant.part}:{participant.person}"
        yield f"part:{participant.person}"
    for person in persons(entry):
        yield f"person:{person}"
    for item in spoken_of(entry):
        yield f"what:{item}"
        for at, char in enumerate(item):
            if char == "/":
                yield f"item:{item[:at]}"
        yield f"item:{item}"
    for tag in entry.tags:
        yield f"tag:{fold(tag)}"
    for statement in entry.statements:
        yield f"stance:{statement.stance.value}"
        if grade(entry, statement) is Evidence.VERBAL:
            yield "is:verbal"
        if statement.certainty is Certainty.CONDITIONAL:
            yield "is:contingent"
    yield from _states(entry)


def _states(entry: Entry) -> Iterator[str]:
    if entry.is_late:
        yield "is:late"
    if entry.attachments:
        yield "has:attachment"
    if entry.statements:
        yield "has:statement"
    if entry.findings:
        yield "has:finding"
    if entry.tags:
        yield "has:tag"


def day(entry: Entry) -> int:
    """The day on which it occurred, as an ordinal."""
    return day_of(entry.occurred).toordinal()


def amounts(entry: Entry) -> Iterator[tuple[str, Decimal]]:
    """Every amount its statements name, each with the range it belongs to."""
    for statement in entry.statements:
        value = statement.value
        if value is not None and value.kind not in (ValueKind.DATE, ValueKind.FLAG, ValueKind.TEXT):
            for amount in (value.amount, value.minimum, value.maximum):
                if amount is not None:
                    yield f"{AMOUNT}{value.currency or ''}", amount

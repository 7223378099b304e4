"""A prep read from its texts: what cannot be understood is kept as it was typed, with a finding."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.capture.known import Known
from journal.domain.instants import Instant
from journal.domain.prep.fields import FIELDS, UNREAD, Texts
from journal.domain.prep.market import read_market
from journal.domain.prep.values import Asked, ValueReader
from journal.domain.record import record
from journal.domain.records import Negotiation, Value, ValueKind
from journal.domain.records.prep import BASE, MarketFigure, Prep, Priority

EXPECTED_PRIORITY = "an item and, if it has one, its weight, as in base 5"
EXPECTED_WORD = f"a line that begins with {', '.join(one.word for one in FIELDS[:-1])} or {FIELDS[-1].word}"
HEAVIEST = 1000


@record
class PrepFinding:
    """A text of a prep that could not be understood: the field's id, its place there from 0, and what was expected.

    `nearest` is the nearest known word, or empty.
    """

    field: str
    place: int
    found: str
    expected: str
    nearest: str = ""


@record(kw_only=False)
class ReadPrep:
    """A prep and what could not be understood of its texts."""

    prep: Prep
    findings: tuple[PrepFinding, ...]


def read_prep(texts: Texts, known: Known, negotiation: Negotiation, *, prep_id: str, now: Instant) -> ReadPrep:
    """The prep that texts are. Never raises, whatever they say; no text is lost.

    Of a field that holds but one text the first counts, and the others stand among the unread.
    """
    return _Reader(texts, known, negotiation, now).read(prep_id)


class _Reader:
    def __init__(self, texts: Texts, known: Known, negotiation: Negotiation, now: Instant) -> None:
        self._texts = texts
        self._values = ValueReader(known, negotiation)
        self._negotiation = negotiation
        self._now = now
        self._findings: list[PrepFinding] = []

    def read(self, prep_id: str) -> ReadPrep:
        words, instead = self._alternative()
        prep = Prep(
            id=prep_id,
            negotiation=self._negotiation.id,
            target=self._value("target"),
            walk_away=self._value("walk_away"),
            alternative=words,
            instead=instead,
            priorities=tuple(self._priority(place, text) for place, text in self._written("priorities")),
            market=tuple(self._market(place, text) for place, text in self._written("market")),
            points=self._plain("points"),
            shown=self._plain("shown"),
            questions=self._plain("questions"),
            unread=tuple(self._unread()),
            changed_at=self._now,
        )
        return ReadPrep(prep, tuple(self._findings))

    def _written(self, field: str) -> Sequence[tuple[int, str]]:
        """The texts of a field on one line each, an equal one but once, with their places."""
        lines = (" ".join(text.split()) for text in self._texts.get(field, ()))
        return list(enumerate(dict.fromkeys(filter(None, lines))))

    def _plain(self, field: str) -> tuple[str, ...]:
        return tuple(text for _, text in self._written(field))

    def _ask(self, field: str, place: int, asked: Asked) -> None:
        self._findings.append(
            PrepFinding(
                field=field, place=place, found=asked.found, expected=asked.expected, nearest=asked.nearest
            )
        )  # fmt: skip

    def _first(self, field: str) -> str:
        return next((text for _, text in self._written(field)), "")

    def _value(self, field: str) -> Value | None:
        text = self._first(field)
        if not text:
            return None
        value, asked = self._values.value(text, BASE)
        if asked is not None:
            self._ask(field, 0, asked)
        return value or Value(text=text, kind=ValueKind.TEXT)

    def _alternative(self) -> tuple[str, str | None]:
        text = self._first("alternative")
        other = self._values.negotiation(text) if text else None
        return (text, None) if other is None else ("", other.id)

    def _priority(self, place: int, text: str) -> Priority:
        words, _, last = text.rpartition(" ")
        weight = int(last) if words and last.isascii() and last.isdigit() and len(last) <= 4 else None
        name = words if weight is not None else text
        item = self._values.item(name)
        if not item:
            self._ask("priorities", place, Asked(text, EXPECTED_PRIORITY, self._values.near_item(name)))
        elif weight is not None and not 1 <= weight <= HEAVIEST:
            self._ask("priorities", place, Asked(text, f"a weight from 1 to {HEAVIEST}"))
            weight = None
        return Priority(text=text, item=item, weight=weight if item else None)

    def _market(self, place: int, text: str) -> MarketFigure:
        figure, asked = read_market(text, self._values, self._now)
        for one in asked:
            self._ask("market", place, one)
        return figure

    def _unread(self) -> Sequence[str]:
        """Lines of no field, and what was written behind the first text of a field that holds but one."""
        lines = [text for _, text in self._written(UNREAD)]
        for place, line in enumerate(lines):
            near = self._values.nearest(line.partition(" ")[0], [one.word for one in FIELDS])
            self._ask(UNREAD, place, Asked(line, EXPECTED_WORD, near))
        for one in FIELDS:
            if not one.is_many:
                more = [f"{one.word} {text}" for _, text in self._written(one.id)[1:]]
                for line in more:
                    self._ask(UNREAD, len(lines), Asked(line, f"one line with {one.word}"))
                    lines.append(line)
        return lines

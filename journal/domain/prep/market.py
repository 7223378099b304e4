"""Market figures: `[ITEM] FIGURE[, source …][, region …][, role …][, date …]`.

The figure is one value, a range, or three with slashes between: low, middle, high. What follows it without a word
before it is the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from journal.domain.capture.tokens import fold
from journal.domain.dates import Ambiguous, Looking, read_when
from journal.domain.dates.names import MONTHS
from journal.domain.instants import Day, Instant, day_of
from journal.domain.prep.values import Asked, ValueReader
from journal.domain.record import replace
from journal.domain.records.prep import MarketFigure
from journal.domain.records.value import Value

EXPECTED = "a figure or a range, as in 178k-205k"
EXPECTED_PART = "source, region, role, date or middle, as in: 178k-205k, source salary survey, date Oct 2026"
EXPECTED_DATE = "a date that has been, as in Oct 2026 or 2026-10-15"

_PARTS = ("source", "region", "role", "date", "middle")
_NAMED: Mapping[str, Callable[[MarketFigure, str], MarketFigure]] = {
    "source": lambda one, said: replace(one, source=said),
    "region": lambda one, said: replace(one, region=said),
    "role": lambda one, said: replace(one, role=said),
}
_APART = re.compile(r"\s*;\s*|\s*,\s+")
_MONTH = re.compile(r"([^\W\d_]+)\.?\s+(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_LONGEST_FIGURE = 8


def read_market(text: str, reader: ValueReader, now: Instant) -> tuple[MarketFigure, tuple[Asked, ...]]:
    """The figure that a text is, and what could not be read of it. Of the text only a date may be written anew."""
    first, *rest = (piece.strip() for piece in _APART.split(text))
    item, words = reader.item_at(first)
    value, middle, source = _figures(words, item, reader)
    found = MarketFigure(text=text, item=item, value=value, middle=middle)
    asked = [] if value is not None else [Asked(text, EXPECTED)]
    for piece in _joined([f"source {source}" if source else "", *rest], reader, now):
        found, problem = _with(found, piece, reader, now)
        asked += [problem] if problem is not None else []
    return found, tuple(asked)


def _joined(pieces: Iterable[str], reader: ValueReader, now: Instant) -> list[str]:
    """The parts of a text; words behind a comma that begin no part of their own belong to the one before."""
    parts: list[str] = []
    is_words = False
    for piece in filter(None, pieces):
        name = _name(piece)
        begins = name in _PARTS or bool(reader.nearest(name, _PARTS)) or _said_day(piece, now) is not None
        if is_words and not begins:
            parts[-1] += f", {piece}"
        else:
            parts.append(piece)
            is_words = name in _NAMED or not begins
    return parts


def _name(piece: str) -> str:
    return piece.partition(" ")[0].casefold().removesuffix(":")


def _figures(words: str, item: str, reader: ValueReader) -> tuple[Value | None, Value | None, str]:
    """The value, what lies in its middle, and the words behind them."""
    pieces = words.split(" ")
    for count in range(min(len(pieces), _LONGEST_FIGURE), 0, -1):
        said = " ".join(pieces[:count])
        value, middle = _three(said, item, reader)
        if value is not None:
            return value, middle, " ".join(pieces[count:]).strip(" ,:")
    return None, None, ""


def _three(said: str, item: str, reader: ValueReader) -> tuple[Value | None, Value | None]:
    ends = [part.strip() for part in said.split("/")]
    if len(ends) == 3:
        low, middle, high = (reader.value(part, item)[0] for part in ends)
        if low is not None and middle is not None and high is not None and _is_rising(low, middle, high):
            return replace(low, text=said, amount=None, minimum=low.amount, maximum=high.amount), middle
        return None, None
    return reader.value(said, item)[0], None


def _is_rising(*values: Value) -> bool:
    """Whether they are figures of one kind, each at least as high as the one before."""
    amounts = [one.amount for one in values if one.amount is not None]
    return len(amounts) == len(values) and len({one.kind for one in values}) == 1 and amounts == sorted(amounts)


def _with(found: MarketFigure, piece: str, reader: ValueReader, now: Instant) -> tuple[MarketFigure, Asked | None]:
    """The figure with one more part of its text, or what was expected in that part's place."""
    name, said = _name(piece), piece.partition(" ")[2].strip()
    if name in _NAMED and said:
        return _NAMED[name](found, said), None
    if name == "middle" and said:
        value, _ = reader.value(said, found.item)
        return (replace(found, middle=value), None) if value is not None else (found, Asked(piece, EXPECTED))
    if name == "date" and said:
        return _dated(found, piece, said, now)
    if _said_day(piece, now) is not None:
        return _dated(found, piece, piece, now)
    near = reader.nearest(name, _PARTS)
    if near or found.source:
        return found, Asked(piece, EXPECTED_PART, near)
    return replace(found, source=piece), None


def _dated(found: MarketFigure, piece: str, said: str, now: Instant) -> tuple[MarketFigure, Asked | None]:
    """A date that was said by its distance from now, or without its year, is written out: it will be read again."""
    day = _said_day(said, now)
    if day is None or day > now.day:
        return found, Asked(piece, EXPECTED_DATE)
    text = found.text
    if str(day.year) not in said:
        text = text.replace(piece, f"date {day.isoformat()}", 1)
    return replace(found, text=text, day=day, is_month=_month(said) is not None), None


def _said_day(said: str, now: Instant) -> Day | None:
    return _month(said) or _day(said, now)


def _month(said: str) -> Day | None:
    """The first of a month: `Oct 2026`, `2026-10`."""
    named, plain = _MONTH.fullmatch(said), _ISO_MONTH.fullmatch(said)
    if named is not None and fold(named[1]) in MONTHS:
        return Day(int(named[2]), MONTHS[fold(named[1])], 1) if int(named[2]) else None
    if plain is not None and 1 <= int(plain[2]) <= 12 and int(plain[1]):
        return Day(int(plain[1]), int(plain[2]), 1)
    return None


def _day(said: str, now: Instant) -> Day | None:
    read = read_when(said, 0, anchor=now, looking=Looking.BACK)
    if read is None or isinstance(read, Ambiguous) or read.end != len(said):
        return None
    return day_of(read.when)


def is_old(one: MarketFigure, now: Instant) -> bool:
    """Whether it is of more than a year ago: markets move."""
    return one.day is not None and (now.day - one.day).days > 365

"""The text of an entry wrapped to a width, with what was understood in it shown as chips."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import split_graphemes

from journal.domain.record import record
from journal.domain.records import Entry, FollowUp
from journal.safe_text import shown_line
from journal.tui.render.line import ELLIPSIS, PLAIN, Ink, Line, Run, cells

COLOURS = {"hit": "foreground", "finding": "warning", "gone": "error", "added": "success"}
"""What else may be said of a stretch, and its colour."""

LONGEST = 16
"""How many times as many characters as cells are looked at for one line: a word may be a megabyte long."""
_WORD = re.compile(r"\s*\S+")


@record(kw_only=False)
class Span:
    """A stretch of a text, from `start` to just before `end`. `kind` is `chip` or one of COLOURS."""

    start: int
    end: int
    kind: str = "chip"


def spans_of(entry: Entry, follow_ups: Iterable[FollowUp] = ()) -> tuple[Span, ...]:
    """Where an entry's body carries statements, marks, follow-ups and findings, in order."""
    places = [(one.wording.start, one.wording.end) for one in entry.statements]
    places += [(mark.start, mark.end) for mark in entry.marks]
    places += [(one.start, one.end) for one in follow_ups]
    size = len(entry.body)
    chips = {Span(a, b) for a, b in places if a is not None and b is not None and 0 <= a < b <= size}
    head = len(entry.head)
    findings = {
        Span(one.start - head, min(one.end - head, size), "finding")
        for one in entry.findings
        if head <= one.start < one.end
    }
    return tuple(sorted(_apart(chips) | findings, key=lambda span: (span.start, span.end)))


def _apart(chips: Iterable[Span]) -> set[Span]:
    """The chips without those that lie within another: two statements may stand on the same words."""
    kept: list[Span] = []
    for span in sorted(chips, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return set(kept)


class Flow:
    """A text to be wrapped. `is_plain` shows the brackets of chips, where there is no colour to tint them."""

    def __init__(self, text: str, spans: Sequence[Span] = (), *, is_plain: bool = False, ink: Ink = PLAIN) -> None:
        self.text = text
        self.is_plain = is_plain
        self.ink = ink
        self._chips = sorted((span for span in spans if span.kind == "chip"), key=lambda span: span.start)
        self._others = [span for span in spans if span.kind != "chip"]
        self._starts = [span.start for span in self._chips]
        self._edges = sorted({edge for one in spans for edge in (one.start, one.start + 1, one.end - 1, one.end)})

    def lines(self, width: int, limit: int | None = None, *, tight: bool = False) -> list[Line]:
        """The lines, each at most `width` cells; more than `limit` end in ` …`. `tight` leaves out empty ones."""
        lines: list[Line] = []
        for start, stop in self._paragraphs(tight):
            at = start
            while True:
                if limit is not None and len(lines) == limit - 1:
                    return [*lines, self._last(at, stop, width)]
                end = self._break(at, stop, width)
                lines.append(self._drawn(at, end))
                at = self._skip_blanks(end, stop)
                if at >= stop:
                    break
        return lines

    def _paragraphs(self, tight: bool) -> Iterator[tuple[int, int]]:
        end = len(self.text.rstrip())
        begin = len(self.text) - len(self.text.lstrip()) if tight else 0
        for match in re.finditer(r"[^\n]*", self.text[:end]):
            start, stop = match.span()
            if start < begin:
                start = min(begin, stop)
            if self.text[start:stop].strip() or (not tight and (start == 0 or self.text[start - 1] == "\n")):
                yield start, start + len(self.text[start:stop].rstrip())

    def _last(self, start: int, stop: int, width: int) -> Line:
        """The last line there is room for: whole where everything is said with it."""
        end = self._break(start, stop, width)
        if not self.text[end:].strip():
            return self._drawn(start, end)
        end = self._break(start, stop, max(width - len(ELLIPSIS) - 1, 1))
        return (*self._drawn(start, end), Run(f" {ELLIPSIS}"))

    def _chip_over(self, offset: int) -> Span | None:
        """The chip that goes on across an offset: begun before it and not ended at it."""
        place = bisect_left(self._starts, offset) - 1
        return self._chips[place] if place >= 0 and offset < self._chips[place].end else None

    def _chip_at(self, index: int) -> Span | None:
        """The chip that the character at an index belongs to."""
        place = bisect_right(self._starts, index) - 1
        return self._chips[place] if place >= 0 and index < self._chips[place].end else None

    def _break(self, start: int, stop: int, width: int) -> int:
        """Where the line that begins at `start` ends: after as many words as fit, at least one character."""
        used = 1 if self._chip_over(start) else 0
        end = start
        for match in _WORD.finditer(self.text, start, min(stop, start + LONGEST * max(width, 1))):
            step = cells(shown_line(match[0]))
            tail = 1 if self._chip_over(match.end()) else 0
            if used + step + tail > width:
                break
            used, end = used + step, match.end()
        return end if end > start or start == stop else self._split(start, stop, width - used)

    def _split(self, start: int, stop: int, width: int) -> int:
        """Where to break inside a word that is longer than a line."""
        spans, _ = split_graphemes(self.text[start : min(stop, start + 4 * max(width, 1))])
        used, end = 0, start
        for first, last, _ in spans:
            size = cells(shown_line(self.text[start + first : start + last]))
            tail = 1 if self._chip_over(start + last) else 0
            if used + size + tail > width and first:
                break
            used, end = used + size, start + last
        return max(end, start + 1)

    def _skip_blanks(self, at: int, stop: int) -> int:
        while at < stop and self.text[at].isspace():
            at += 1
        return at

    def _drawn(self, start: int, end: int) -> Line:
        """The runs from `start` to `end`; a chip broken at either side keeps a padding cell there."""
        within = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        cuts = [start, *within, end] if end > start else []
        runs = [self._run(a, b) for a, b in pairwise(cuts)]
        chip = Ink(self.ink.colour, back="chip")
        if self._chip_over(start):
            runs.insert(0, Run(" ", chip))
        if self._chip_over(end):
            runs.append(Run(" ", chip))
        return tuple(_joined(runs))

    def _run(self, start: int, end: int) -> Run:
        text = shown_line(self.text[start:end])
        chip = self._chip_at(start)
        kinds = {span.kind for span in self._others if span.start <= start and end <= span.end}
        if chip and end - start == 1 and not self.is_plain and self._is_bracket(chip, start):
            text = " "
        has_brackets = chip is not None and self._is_bracket(chip, chip.start)
        return Run(
            text,
            Ink(
                next((COLOURS[kind] for kind in COLOURS if kind in kinds), self.ink.colour),
                bold="hit" in kinds,
                underline="finding" in kinds or (self.is_plain and chip is not None and not has_brackets),
                back="hit" if "hit" in kinds else "chip" if chip else "",
            ),
        )

    def _is_bracket(self, chip: Span, at: int) -> bool:
        pair = self.text[chip.start] + self.text[chip.end - 1]
        return pair == "[]" and at in (chip.start, chip.end - 1)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with neighbours of one ink made one."""
    held = Run("")
    for run in runs:
        if run.ink == held.ink:
            held = Run(held.text + run.text, run.ink)
        else:
            if held.text:
                yield held
            held = run
    if held.text:
        yield held

"""The words of a head: what blanks and commas separate, and what can be read at each."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from journal.domain.capture import lexicon
from journal.domain.capture.names import Names
from journal.domain.capture.speakers import MOST_CAPITALS, is_capitalised, is_name_word
from journal.domain.capture.tokens import LONGEST_PHRASE, fold
from journal.domain.dates import Ambiguous, Looking, Reading, read_when
from journal.domain.instants import Instant
from journal.domain.records.negotiation import Negotiation

_WORD = re.compile(r",|[^\s,]+")


class HeadWords:
    """The words of a head, with what is known: negotiations by folded name, people, the present moment."""

    __slots__ = ("_names", "_negotiations", "_now", "folds", "spans", "text")

    def __init__(self, text: str, now: Instant, negotiations: Mapping[str, Negotiation], names: Names) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self.folds = [fold(text[start:end]) for start, end in self.spans]
        self._now = now
        self._negotiations = negotiations
        self._names = names

    def __len__(self) -> int:
        return len(self.spans)

    def words(self, at: int, to: int) -> str:
        """What stands there as it was typed."""
        return self.text[self.spans[at][0] : self.spans[to - 1][1]]

    def fold(self, at: int) -> str:
        """The folded word at a place; empty outside."""
        return self.folds[at] if at < len(self.folds) else ""

    def _phrase(self, at: int, known: Container[str], most: int) -> tuple[str, int] | None:
        for to in range(min(at + most, len(self.spans)), at, -1):
            words = " ".join(self.folds[at:to])
            if words in known:
                return words, to
        return None

    def negotiation(self, at: int) -> tuple[Negotiation, int] | None:
        """The known negotiation named there, and the next word."""
        found = self._phrase(at, self._negotiations, LONGEST_PHRASE)
        return (self._negotiations[found[0]], found[1]) if found else None

    def channel(self, at: int) -> tuple[str, int] | None:
        """The channel's alias there, and the next word."""
        return self._phrase(at, lexicon.CHANNELS, 3)

    def time(self, at: int) -> tuple[Reading | Ambiguous, int] | None:
        """The time there, looking back from now, and the next word; `at` or `on` may stand before it."""
        for here in (at, at + 1) if self.fold(at) in lexicon.TIME_WORDS else (at,):
            if here >= len(self.spans):
                return None
            read = self.time_from(self.spans[here][0], self._now)
            if read is not None:
                to = next((k for k in range(here, len(self.spans)) if self.spans[k][1] >= read.end), len(self.spans))
                if to < len(self.spans) and self.spans[to][1] == read.end:
                    return read, to + 1
        return None

    def time_from(self, offset: int, anchor: Instant) -> Reading | Ambiguous | None:
        """The time that begins at an offset, looking back from a moment."""
        return read_when(self.text, offset, anchor=anchor, looking=Looking.BACK)

    def name(self, at: int, *, is_first: bool) -> int:
        """The word after the name that begins there; the same where none does.

        A name is a known person, else up to four capitalised words with particles, else one word; words of the
        head and times end it. Directly behind `from` a capitalised word is no time (`from Sun Li`).
        """
        known = next((to for to in range(min(at + LONGEST_PHRASE, len(self)), at, -1) if self._is_known(at, to)), at)
        if known == at and self._ends_name(at, with_time=not (is_first and self._is_capital(at))):
            return at
        run = last = at
        capitals = 0
        while run < len(self) and (run == at or not self._ends_name(run, with_time=True)):
            if self._is_capital(run) and capitals < MOST_CAPITALS:
                capitals += 1
                last = run + 1
            elif self.fold(run) not in lexicon.PARTICLES:
                break
            run += 1
        if max(last, known) > at:
            return max(last, known)
        return at + (at < len(self) and is_name_word(self.words(at, at + 1)))

    def _is_known(self, at: int, to: int) -> bool:
        return self._names.is_known(" ".join(self.folds[at:to]))

    def _is_capital(self, at: int) -> bool:
        return at < len(self) and is_capitalised(self.words(at, at + 1))

    def _ends_name(self, at: int, *, with_time: bool) -> bool:
        if at >= len(self) or self.fold(at) in _ENDS:
            return True
        if self.channel(at) is not None or self.negotiation(at) is not None:
            return True
        return with_time and self.time(at) is not None


_ENDS = frozenset({",", *lexicon.NAME_WORDS, *lexicon.TIME_WORDS, *lexicon.JOINS})

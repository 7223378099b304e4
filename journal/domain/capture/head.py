"""The head: negotiation, channel, `from` / `to` / `with` names and a time, up to the first colon.

A head is on one line, within its first 300 characters, and holds neither bracket nor semicolon. If every word in it
is understood it is a head, whatever their order; if the text begins with a known negotiation it is one in any case,
and what is not understood is findings. A known negotiation in first place is that negotiation even where its name is
also a channel (`zoom from Dana:`). Names alone make a head only if known or capitalised: `to do:` is text. A day and
a clock time may stand apart (`yesterday call from Dana, 4pm`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Rule
from journal.domain.capture.headwords import HeadWords
from journal.domain.capture.names import Names
from journal.domain.capture.nearest import nearest
from journal.domain.capture.speakers import is_capitalised, is_name_word
from journal.domain.dates import Ambiguous, Reading
from journal.domain.instants import Day, Instant, When, at_local
from journal.domain.records.entry import Finding
from journal.domain.records.negotiation import Negotiation
from journal.domain.records.words import Channel

LONGEST_HEAD = 300
_BLANKS = re.compile(r"[ \t\r]*(?:\n(?:[ \t\r]*\n)*)?")
_MOST_SUGGESTED = 3
_LAST_SECOND = time(23, 59, 59)
_EXPECTED = "a channel, from, to or with and a name, or a time"


class Said:
    """What a head says. Empty and None where it says nothing; `end` is 0 where there is no head.

    `named` is an unknown name of a negotiation. `spot` is where a negotiation stands, named in a head or before a text
    without one. `names` are (part, name, start, end), with the part
    `from`, `to` or `with` and `me` among the names. `zone` was said with the time, which stands at `timed`.
    """

    __slots__ = ("channel", "end", "findings", "named", "names", "negotiation", "spot", "timed", "when", "zone")

    def __init__(self) -> None:
        self.end = 0
        self.negotiation: Negotiation | None = None
        self.named = ""
        self.spot = (0, 0)
        self.channel: Channel | None = None
        self.names: list[tuple[str, str, int, int]] = []
        self.when: When | None = None
        self.zone: str | None = None
        self.timed = (0, 0)
        self.findings: list[Finding] = []

    def names_of(self, part: str) -> tuple[str, ...]:
        """The names behind one of `from`, `to` and `with`."""
        return tuple(name for kind, name, _, _ in self.names if kind == part)


def read_head(text: str, now: Instant, negotiations: Mapping[str, Negotiation], names: Names) -> Said:
    """The head of a text; an empty one where there is none. `negotiations` are by folded name."""
    colon = _colon(text)
    if colon is None:
        return _headless(text, now, negotiations, names)
    reader = _Reader(HeadWords(text[:colon], now, negotiations, names), names)
    if not reader.read():
        return Said()
    blanks = _BLANKS.match(text, colon + 1)
    reader.said.end = blanks.end() if blanks else colon + 1
    return reader.said


def _headless(text: str, now: Instant, negotiations: Mapping[str, Negotiation], names: Names) -> Said:
    """Says nothing, but notes a known negotiation with which the text begins: perhaps only the colon is missing."""
    said = Said()
    words = HeadWords(text[:LONGEST_HEAD], now, negotiations, names)
    found = words.negotiation(0)
    if found is not None:
        said.spot = words.spans[0][0], words.spans[found[1] - 1][1]
    return said


def _colon(text: str) -> int | None:
    """Where the first colon stands that a space, a line break or the end follows, if a head may end there."""
    start = next((at for at, char in enumerate(text) if not char.isspace()), len(text))
    line = text[start : start + LONGEST_HEAD].partition("\n")[0]
    at = line.find(":")
    while at >= 0:
        behind = text[start + at + 1 : start + at + 2]
        if not behind or behind.isspace():
            return start + at if at > 0 and not set(line[:at]) & {"[", ";"} else None
        at = line.find(":", at + 1)
    return None


class _Reader:
    """Reads the words of a head one after the other into what it says."""

    def __init__(self, words: HeadWords, names: Names) -> None:
        self.said = Said()
        self._words = words
        self._names = names
        self._times: list[tuple[int, int, Reading]] = []
        self._unread: list[tuple[int, int]] = []
        first: tuple[Callable[[int], int], ...] = (self._comma, self._negotiation)
        later = (self._channel, self._people, self._time)
        self._readers = {True: (*first, *later, self._unknown), False: (*first[:1], *later, *first[1:])}

    def read(self) -> bool:
        """Whether it is a head, after reading it."""
        at = 0
        while at < len(self._words):
            here = at
            at = next((to for reader in self._readers[at == 0] if (to := reader(at)) > here), here)
            if at == here:
                self._leave(at, at + 1)
                at += 1
        begins = self._words.negotiation(0) is not None
        if (self._unread and not begins) or not self._speaks():
            return False
        self._settle_times()
        for count, (at, to) in enumerate(self._unread):
            near = nearest(self._words.fold(at), lexicon.CHANNELS) if to == at + 1 and count < _MOST_SUGGESTED else ""
            self.said.findings.append(self._finding(Rule.HEAD_WORDS, at, to, _EXPECTED, near))
        return True

    def _speaks(self) -> bool:
        """Whether it says anything by itself: unknown names in small letters do not."""
        said = self.said
        if said.negotiation or said.named or said.channel or self._times or said.findings:
            return True
        return any(is_capitalised(name) or self._names.candidates(name) for _, name, _, _ in said.names)

    def _comma(self, at: int) -> int:
        return at + (self._words.fold(at) == ",")

    def _negotiation(self, at: int) -> int:
        found = self._words.negotiation(at)
        if found is None or self.said.negotiation or self.said.named:
            return at
        self.said.negotiation, to = found
        self.said.spot = self._span(at, to)
        return to

    def _channel(self, at: int) -> int:
        found = self._words.channel(at)
        if found is None or self.said.channel is not None:
            return at
        self.said.channel = lexicon.CHANNELS[found[0]]
        return found[1]

    def _people(self, at: int) -> int:
        """Reads `from` and the names behind it, with commas or `and` between them."""
        part = self._words.fold(at)
        if part not in lexicon.NAME_WORDS:
            return at
        done, here = at, at + 1
        while (to := self._words.name(here, is_first=done == at)) > here:
            self.said.names.append((part, " ".join(self._words.words(here, to).split()), *self._span(here, to)))
            done = to
            here = to + (self._words.fold(to) == ",")
            here += self._words.fold(here) in lexicon.JOINS
            if here == to:
                break
        return done

    def _time(self, at: int) -> int:
        found = self._words.time(at)
        if found is None or len(self._times) > 1:
            return at
        read, to = found
        if isinstance(read, Ambiguous):
            self.said.findings.append(self._finding(Rule.WHICH_DATE, at, to, read.expected))
        else:
            self._times.append((at, to, read))
        return to

    def _unknown(self, at: int) -> int:
        """Reads an unknown word directly followed by a channel: a negotiation nobody has made yet."""
        word = self._words.words(at, at + 1)
        behind = at + 1 + (self._words.fold(at + 1) == ",")
        if not is_name_word(word) or self._words.fold(at) in lexicon.TIME_WORDS or not self._words.channel(behind):
            return at
        self.said.named, self.said.spot = word, self._span(at, at + 1)
        return at + 1

    def _settle_times(self) -> None:
        """One time, or a day and a clock time that stood apart."""
        if not self._times:
            return
        at, to, read = self._times[0]
        self.said.timed = self._span(at, to)
        if len(self._times) > 1:
            read = self._joined() or read
        self.said.when, self.said.zone = read.when, read.zone

    def _joined(self) -> Reading | None:
        """The clock time on the day, whichever stood first; else the second is not understood."""
        for day, clock in (self._times, self._times[::-1]):
            if isinstance(day[2].when, Day) and isinstance(clock[2].when, Instant):
                start = self._words.spans[clock[0]][0]
                evening = at_local(day[2].when, _LAST_SECOND, clock[2].when.zone)
                read = self._words.time_from(start, evening)
                if isinstance(read, Reading) and isinstance(read.when, Instant) and read.when.day == day[2].when:
                    return read
        self._leave(*self._times[1][:2])
        return None

    def _leave(self, at: int, to: int) -> None:
        if self._unread and self._unread[-1][1] == at:
            self._unread[-1] = (self._unread[-1][0], to)
        else:
            self._unread.append((at, to))

    def _span(self, at: int, to: int) -> tuple[int, int]:
        return self._words.spans[at][0], self._words.spans[to - 1][1]

    def _finding(self, rule: Rule, at: int, to: int, expected: str, near: str = "") -> Finding:
        start, end = self._span(at, to)
        found = self._words.text[start:end]
        return Finding(code=rule, start=start, end=end, found=found, expected=expected, nearest=near)

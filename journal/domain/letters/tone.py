"""How a letter sounds: words that read as an ultimatum, blame or a threat, each with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from journal.domain.phrases import places_of
from journal.domain.record import record
from journal.domain.records import Word

_QUOTED = re.compile("“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?m:^[ \t]*>.*$)")
"""What somebody else said is theirs, however it sounds."""


class Tone(Word):
    """How words may sound to who reads them."""

    ULTIMATUM = "ultimatum"
    BLAME = "blame"
    THREAT = "threat"


@record
class Harsh:
    """A phrase that sounds so, and what says the same without; `phrase` as in `domain.phrases`."""

    phrase: str
    tone: Tone
    instead: str


@record
class ToneMark:
    """A place in a text that may sound harsh. `start` and `end` are offsets, `instead` is a suggestion."""

    start: int
    end: int
    words: str
    tone: Tone
    instead: str

    @property
    def sentence(self) -> str:
        """`“final offer” may read as an ultimatum; rather: …`."""
        article = "an" if self.tone is Tone.ULTIMATUM else ""
        return f"“{self.words}” may read as {f'{article} ' if article else ''}{self.tone.label}; {self.instead}"


def harsh_in(table: Iterable[Mapping[str, Any]]) -> tuple[Harsh, ...]:
    """The phrases of the word list: groups of phrases with the tone and the suggestion they share."""
    return tuple(
        Harsh(phrase=phrase, tone=Tone(group["tone"]), instead=group["instead"])
        for group in table
        for phrase in group["phrases"]
    )


def tone_of(text: str, harsh: Sequence[Harsh]) -> tuple[ToneMark, ...]:
    """The places in a text that may sound harsh, in order; of two that overlap the longer. Quotations are left out."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    marks = [
        ToneMark(start=start, end=end, words=" ".join(text[start:end].split()), tone=one.tone, instead=one.instead)
        for one in harsh
        for start, end in places_of(one.phrase, text)
        if not any(low <= start and end <= high for low, high in quoted)
    ]
    kept: list[ToneMark] = []
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one.start)):
        if all(mark.end <= other.start or mark.start >= other.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda one: one.start))

"""What changed between two states of an entry: its text word by word, and what is told beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from journal.domain.instants import Instant
from journal.domain.phrasing import full_day, statement_words
from journal.domain.record import record
from journal.domain.records import ME, Entry, ItemTable, Participant

COMPARED = 4_000_000
"""How many pairs of words are compared at most; longer texts are compared line by line, then as wholes."""

AROUND = 12
"""How many words are told on either side of a change."""


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    GONE = "gone"
    ADDED = "added"


SPACES = "␣"
"""Stands for spaces and line breaks where nothing else changed."""
SIGNS = {Fate.GONE: "−", Fate.ADDED: "+"}


class Piece(NamedTuple):
    """A stretch of text and what became of it."""

    fate: Fate
    text: str


@record(kw_only=False)
class Difference:
    """Something beside the text that changed: `before` or `after` is empty where there was, or is, nothing."""

    label: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """`channel: −call− +email+`."""
        said = [f"{SIGNS[fate]}{text}{SIGNS[fate]}" for fate, text in self.sides]
        return f"{self.label}: {' '.join(said)}"

    @property
    def sides(self) -> tuple[Piece, ...]:
        """What is gone and what was added, where there is something."""
        return tuple(one for one in (Piece(Fate.GONE, self.before), Piece(Fate.ADDED, self.after)) if one.text)


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one: what was kept, what is gone and what was added, by whole words.

    The pieces kept and gone make up `before`, those kept and added `after`.
    """
    old, new = _words(before), _words(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = _changes(old[start : len(old) - end], new[start : len(new) - end])
    pieces = [Piece(Fate.KEPT, "".join(old[:start])), *middle, Piece(Fate.KEPT, "".join(old[len(old) - end :]))]
    return tuple(_joined(pieces))


def _words(text: str) -> list[str]:
    """The words with the space before them; a number is one word, brackets and punctuation are their own."""
    return re.findall(r"\s*(?:\w+(?:[.,:/'’-]\w+)*|[^\w\s])|\s+\Z", text)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    size = min(len(old), len(new))
    return next((at for at in range(size) if old[at] != new[at]), size)


def _changes(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > COMPARED:
        old, new = ["".join(old)], ["".join(new)]
        lines = old[0].splitlines(keepends=True), new[0].splitlines(keepends=True)
        if len(lines[0]) * len(lines[1]) <= COMPARED:
            old, new = lines
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece(Fate.KEPT, "".join(old[a:b])))
        else:
            pieces += [Piece(Fate.GONE, "".join(old[a:b])), Piece(Fate.ADDED, "".join(new[c:d]))]
    return pieces


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one fate made one, empty ones left out, what is gone before what came in its place."""
    made: list[Piece] = []
    gone = added = ""
    for fate, text in [*pieces, Piece(Fate.KEPT, "")]:
        if fate is Fate.GONE:
            gone += text
        elif fate is Fate.ADDED:
            added += text
        else:
            made += [Piece(Fate.GONE, gone), Piece(Fate.ADDED, added), Piece(Fate.KEPT, text)]
            gone = added = ""
    return [piece for piece in made if piece.text]


def marked(pieces: Sequence[Piece], *, around: int = AROUND) -> tuple[str, tuple[tuple[int, int, Fate], ...]]:
    """The changes as one text, `−gone− +added+`, with the places of both in it.

    Of a stretch that was kept only the `around` words beside a change are told.
    """
    text = ""
    places: list[tuple[int, int, Fate]] = []
    for number, (fate, words) in enumerate(pieces):
        if fate is Fate.KEPT:
            text += _shortened(words, around, is_first=number == 0, is_last=number == len(pieces) - 1)
            continue
        sign = SIGNS[fate]
        said = words.strip()
        lead, _, end = words.partition(said) if said else ("", "", "")
        text += lead or (" " if text.endswith(tuple(SIGNS.values())) else "")
        places.append((len(text), len(text) + len(said or SPACES) + 2, fate))
        text += f"{sign}{said or SPACES}{sign}{end}"
    return text, tuple(places)


def _shortened(words: str, around: int, *, is_first: bool, is_last: bool) -> str:
    found = list(re.finditer(r"\S+", words))
    head = 0 if is_first else around
    tail = 0 if is_last else around
    if len(found) <= head + tail + 1:
        return words
    start = words[: found[head - 1].end()] if head else ""
    end = words[found[-tail].start() :] if tail else ""
    return f"{start}{' … ' if start and end else ' …' if start else '… '}{end}"


def differences(
    before: Entry, after: Entry, *, names: Mapping[str, str], items: ItemTable, zone: str
) -> tuple[Difference, ...]:
    """What changed beside the text; `names` are those of people and negotiations, times are shown in `zone`."""
    pairs = [
        (label, of(before, names, zone), of(after, names, zone))
        for label, of in (("filed under", _filed), ("when", _when), ("channel", _channel), ("who", _who))
    ]
    told = [(_statements(one, items), _tags(one), _files(one)) for one in (before, after)]
    for label, old, new in zip(("statement", "tag", "file"), *told, strict=True):
        pairs += [(label, old.get(key, ""), new.get(key, "")) for key in {**old, **new}]
    return tuple(Difference(label, was, now) for label, was, now in pairs if was != now)


def _filed(entry: Entry, names: Mapping[str, str], zone: str) -> str:
    return names.get(entry.negotiation or "", "") or "unfiled"


def _when(entry: Entry, names: Mapping[str, str], zone: str) -> str:
    occurred = entry.occurred
    if not isinstance(occurred, Instant):
        return full_day(occurred)
    here = occurred.in_zone(zone).local
    return f"{full_day(here.date())}, {here:%H:%M}"


def _channel(entry: Entry, names: Mapping[str, str], zone: str) -> str:
    return entry.channel.label


def _who(entry: Entry, names: Mapping[str, str], zone: str) -> str:
    return ", ".join(_participant(one, names) for one in entry.participants)


def _participant(one: Participant, names: Mapping[str, str]) -> str:
    name = ME if one.person == ME else names.get(one.person, "somebody")
    return f"{one.part} {name}"


def _statements(entry: Entry, items: ItemTable) -> dict[str, str]:
    return {one.id: statement_words(one, items) for one in entry.statements}


def _tags(entry: Entry) -> dict[str, str]:
    return {tag: f"#{tag}" for tag in entry.tags}


def _files(entry: Entry) -> dict[str, str]:
    return {f"{one.name} {one.digest}": one.name for one in entry.attachments}

"""Words in texts: which entries and follow-ups speak of something, in the languages that the journal knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journal.domain.paths.situation import Situation
from journal.domain.records import Entry, FollowUp

EXCERPT = 90
"""About how many characters of a text are quoted."""


def speaking(*words: str) -> re.Pattern[str]:
    """What finds a word that begins so, in any case; a space in it stands for any white space or hyphen."""
    stems = "|".join(r"[\s\-]+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{stems})", re.IGNORECASE)


def mentioned_in(entries: Iterable[Entry], words: re.Pattern[str]) -> Entry | None:
    """The first of the entries whose text speaks of it."""
    return next((entry for entry in entries if words.search(entry.body)), None)


def due_about(situation: Situation, words: re.Pattern[str]) -> Iterator[FollowUp]:
    """The follow-ups of any status that speak of it."""
    return (one for one in situation.follow_ups if words.search(one.what))


def tagged(situation: Situation, tag: str) -> Entry | None:
    """The latest entry that carries a tag."""
    wanted = tag.casefold()
    return next((one for one in reversed(situation.entries) if wanted in map(str.casefold, one.tags)), None)


def around(text: str, words: re.Pattern[str], room: int = EXCERPT, *, goes_on: bool = False) -> str:
    """The sentence of a text that speaks of it, on one line, cut at a word; empty where none does.

    `goes_on` takes what follows it, too, as far as there is room.
    """
    found = words.search(text)
    if found is None:
        return ""
    start = max((match.end() for match in re.finditer(r"[.!?\n]\s*", text[: found.start()])), default=0)
    end = None if goes_on else re.search(r"[.!?](?=\s|$)|\n", text[found.end() :])
    sentence = text[start : found.end() + end.end()] if end else text[start : found.end() + 4 * room]
    return excerpt(_bare(sentence), room)


def _bare(sentence: str) -> str:
    """A sentence without a quotation mark whose other half was cut off."""
    text = sentence.strip()
    if text.count("“") < text.count("”"):
        text = text.replace("”", "")
    return text if text.count("“") == text.count("”") else text.replace("“", "")


def excerpt(text: str, room: int = EXCERPT) -> str:
    """A text on one line, cut at a word."""
    line = " ".join(text[: 8 * room].split())
    if len(line) <= room and len(text) <= 8 * room:
        return line
    cut = line[:room].rpartition(" ")[0] or line[:room]
    return f"{cut.rstrip(' ,;:.')} …"

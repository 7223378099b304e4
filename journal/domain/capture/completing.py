"""Completions: the known words that can go on where the cursor stands, each in its own place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journal.domain.capture.head import LONGEST_HEAD
from journal.domain.capture.known import Known
from journal.domain.capture.tokens import Part, fold
from journal.domain.capture.vocabulary import Vocabulary, Word
from journal.domain.completion import Completion

MOST = 12
_LEAST_BARE = 2
_MOST_WORDS = 4
_MOST_BEFORE = 2000
_GAPS = frozenset(" \t\n\r,;:[](")


def complete(text: str, cursor: int, known: Known, *, focus: str | None = None) -> tuple[Completion, ...]:
    """What can be put in at a cursor, the likeliest first, at most a dozen. Never raises, whatever the text.

    `focus` is the id of the negotiation in focus, whose people come first. Outside brackets and the head nothing is
    offered for less than two letters, because most of a text is plain.
    """
    cursor = min(max(cursor, 0), len(text))
    fitting = sorted(_fitting_everywhere(text, cursor, Vocabulary(text, known, focus)), key=lambda one: one[0])
    found: dict[tuple[int, str], Completion] = {}
    for _, completion in fitting:
        found.setdefault((completion.start, completion.text), completion)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _fitting_everywhere(text: str, cursor: int, words: Vocabulary) -> Iterator[tuple[int, Completion]]:
    """Everything that can go on here: in a head that is still being typed, both head and body can."""
    head = words.head_end
    before = text[:cursor] if cursor <= LONGEST_HEAD else "\n"
    if (cursor < head or not head) and not set(before.lstrip()) & {"[", ";", "\n"}:
        for start in _word_starts(text, 0, cursor):
            yield from _fitting(text, start, cursor, words.in_head(text[:start].strip()))
    if cursor >= head:
        is_bracket, begin = _part(text, head, cursor)
        for start in _word_starts(text, begin, cursor):
            if is_bracket or cursor - start >= _LEAST_BARE:
                part = Part(text[begin:start].replace("\n", " "), begin, bare=not is_bracket)
                yield from _fitting(text, start, cursor, words.in_part(part))


def _part(text: str, head_end: int, cursor: int) -> tuple[bool, int]:
    """Whether a cursor stands in a bracket, and where its part begins."""
    begin = max(head_end, cursor - _MOST_BEFORE)
    opened, closed = text.rfind("[", begin, cursor), text.rfind("]", begin, cursor)
    semicolon = text.rfind(";", begin, cursor)
    if opened > closed:
        return True, max(opened, semicolon) + 1
    return False, max(begin - 1, closed, semicolon, text.rfind("\n", begin, cursor)) + 1


def _word_starts(text: str, begin: int, cursor: int) -> Iterator[int]:
    """Where the words start that the cursor may be in or behind, those of several words first."""
    starts = [cursor] if cursor == begin or text[cursor - 1] in _GAPS else []
    at = cursor - 1
    while at >= begin and len(starts) <= _MOST_WORDS:
        if text[at] not in _GAPS and (at == begin or text[at - 1] in _GAPS):
            starts.append(at)
        at -= 1
    yield from reversed(starts)


def _fitting(text: str, start: int, cursor: int, words: Iterable[Word]) -> Iterator[tuple[int, Completion]]:
    """The words that begin with what stands there, each with its rank: 0 by its proper name, else by length."""
    typed = fold(text[start:cursor])
    for word in words:
        for place, name in enumerate(word.names):
            folded = fold(name)
            if folded.startswith(typed) and folded != typed:
                puts = word.puts or name
                completion = Completion(start=start, end=cursor, text=puts, label=word.label, note=word.note)
                yield (len(name) if place else 0), completion
                break

"""What may stand before a statement and a colon: a negotiation, `me`, or a person's name."""

from __future__ import annotations

from journal.domain.capture import lexicon
from journal.domain.capture.scope import Scope
from journal.domain.capture.tokens import WORD, Part, fold
from journal.domain.records.negotiation import Negotiation
from journal.domain.records.person import ME

MOST_CAPITALS = 4
_FURTHEST = 12


class Prefix:
    """What stands before the colons. Empty and None where nothing does; `to` is the first token behind.

    `speaker` is `me` or a name as it was typed, at tokens `at` up to `named_to`.
    """

    __slots__ = ("at", "elsewhere", "named_to", "speaker", "to")

    def __init__(self) -> None:
        self.elsewhere: Negotiation | None = None
        self.speaker = ""
        self.at = self.named_to = self.to = 0


def prefix_of(part: Part, scope: Scope) -> Prefix:
    """The negotiation and the speaker before a statement. A name that could be none is left in the text."""
    prefix = Prefix()
    while (colon := _colon_after(part, prefix.to)) is not None:
        words = part.words(prefix.to, colon)
        other = scope.negotiations.get(fold(words))
        if other is not None and prefix.elsewhere is None and not prefix.speaker:
            prefix.elsewhere = other
        elif not prefix.speaker and not _is_item(part, prefix.to, colon, scope) and is_name(words, scope):
            prefix.speaker = ME if fold(words) == ME else " ".join(words.split())
            prefix.at, prefix.named_to = prefix.to, colon
        else:
            break
        prefix.to = colon + 1
    return prefix


def _colon_after(part: Part, at: int) -> int | None:
    """The first colon close behind a token that is no part of a clock time; None if there is none."""
    for here in range(at + 1, min(at + _FURTHEST, len(part))):
        if part.fold(here) == ":" and part.kind(here + 1) in (WORD, ""):
            return here
    return None


def _is_item(part: Part, at: int, to: int, scope: Scope) -> bool:
    found = part.phrase(at, scope.items.words)
    return found is not None and (found[1] == to or part.fold(found[1]) == "/")


def is_name(words: str, scope: Scope) -> bool:
    """Whether this can be a person's name: a known one, one word, or up to four capitalised with particles.

    Words of the language, such as channels, are nobody's name unless somebody known is called so.
    """
    if scope.is_person(words):
        return True
    parts = words.split()
    if len(parts) == 1:
        return is_name_word(parts[0])
    capitals = [part for part in parts if fold(part) not in lexicon.PARTICLES]
    return 0 < len(capitals) <= MOST_CAPITALS and all(map(is_capitalised, capitals)) and is_name_word(parts[-1])


def is_name_word(word: str) -> bool:
    """Whether one word can be a name: it has a letter and is no word of the language."""
    folded = fold(word)
    known = folded in lexicon.CHANNELS or folded in lexicon.NOT_NAMES
    return not known and any(map(str.isalpha, word)) and not set(word) & _NO_NAME


_NO_NAME = frozenset('[]()<>{}|;:"“”=*#@/\\')


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return word[0].isalpha() and not word[0].islower() and is_name_word(word)

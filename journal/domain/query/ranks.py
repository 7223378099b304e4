"""How well entries answer a query: by where its words were found, and where few answer by how their texts match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from journal.domain.query.bits import numbers_of
from journal.domain.query.facts import Facts
from journal.domain.query.sets import Hits, hits
from journal.domain.query.tree import Query, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from journal.domain.query.sets import Source

    class Weighing(Source, Protocol):
        """An index that also tells how well texts match."""

        def weighed(self, wanted: tuple[str, ...], *, is_prefix: bool) -> Mapping[int, float]:
            """How well the texts of entries match words, by number; more is better."""


_PEOPLE, _NAMED = 2, 1
"""How much more than a hit in the text one in the names of people counts, and one in those of company and items."""

_RARE = 2_000
"""Words that more entries have say too little about one of them to be weighed."""


class Ranking:
    """How well entries answer a query, in several indexes beside each other."""

    def __init__(self, query: Query, facts: Facts, sources: Sequence[Weighing]) -> None:
        self._sources = sources
        self._found = [[(node, hits(node, facts, source)) for node in query.words()] for source in sources]
        total = sum(source.everything.bit_count() for source in sources)
        counts = [sum(found.any.bit_count() for _, found in nodes) for nodes in zip(*self._found, strict=True)]
        self._rarity = [log(1 + total / (1 + count)) for count in counts]

    def tiers(self, at: int, among: int) -> dict[int, int]:
        """Sets of entries of one index by score: any number of them in no time.

        Scores are added up in all entries at once, a digit of two in each of `digits`.
        """
        digits: list[int] = []
        for _, found in self._found[at]:
            named = found.company | found.items
            _add(digits, (found.text | named) & among, 0)
            _add(digits, named & among, 0)
            _add(digits, found.people & among, 1)
        by_score = {0: among}
        for place in range(len(digits) - 1, -1, -1):
            high = {score | 1 << place: found & digits[place] for score, found in by_score.items()}
            low = {score: found & ~digits[place] for score, found in by_score.items()}
            by_score = {score: found for score, found in (high | low).items() if found}
        return by_score

    def scores(self, at: int, among: int) -> dict[int, float]:
        """The score of each of a few entries of one index, by number."""
        scores = dict.fromkeys(numbers_of(among), 0.0)
        for (node, found), rarity in zip(self._found[at], self._rarity, strict=True):
            for worth, hit in ((_PEOPLE, found.people), (_NAMED, found.company | found.items)):
                for number in numbers_of(hit & among):
                    scores[number] += worth * rarity
            for number, well in self._weighed(at, node, found, among).items():
                scores[number] += well * rarity
        return scores

    def _weighed(self, at: int, node: Words, found: Hits, among: int) -> dict[int, float]:
        """How well texts match, between a half and 1; all the same for words that many have, and for phrases."""
        numbers = numbers_of(found.text & among)
        if not numbers or len(node.words) > 1 or found.text.bit_count() > _RARE:
            return dict.fromkeys(numbers, 0.5 if len(node.words) == 1 else 1.0)
        weighed = self._sources[at].weighed(node.words, is_prefix=node.is_prefix)
        most = max(weighed.values(), default=0.0) or 1.0
        return {number: 0.5 + 0.5 * weighed.get(number, 0.0) / most for number in numbers}


def _add(digits: list[int], found: int, at: int) -> None:
    """Add 2 to the power of `at` to the scores of a set."""
    while found:
        if at >= len(digits):
            digits += [0] * (at + 1 - len(digits))
        digits[at], found = digits[at] ^ found, digits[at] & found
        at += 1

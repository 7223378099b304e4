"""The texts of an offer's versions, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journal.domain.history import Fate, Piece, marked, word_changes
from journal.domain.offer.versions import OfferVersion
from journal.domain.record import record

SHORT = 500
"""Texts of so few characters are always told word by word."""

LEAST_KEPT = 0.25
"""What part of the longer text two long versions have in common at least, to be told word by word."""


@record
class VersionChange:
    """What changed in the text from one version to the next. `pieces` are both texts as one."""

    before: OfferVersion
    after: OfferVersion
    pieces: tuple[Piece, ...]

    @property
    def has_changed(self) -> bool:
        return any(one.fate is not Fate.KEPT for one in self.pieces)

    @property
    def is_anew(self) -> bool:
        """Whether so little was kept that word by word says nothing: it was written anew."""
        longer = max(len(self.before.entry.body), len(self.after.entry.body))
        kept = sum(len(one.text) for one in self.pieces if one.fate is Fate.KEPT)
        return longer > SHORT and kept < LEAST_KEPT * longer

    @property
    def shown(self) -> tuple[str, tuple[tuple[int, int, Fate], ...]]:
        """The changes as one text, `−gone− +added+`, with the places of both in it."""
        return marked(self.pieces)


def changes_of(versions: Sequence[OfferVersion]) -> tuple[VersionChange, ...]:
    """What changed from each version to the next, oldest first; versions of one entry have one text."""
    return tuple(
        VersionChange(before=before, after=after, pieces=word_changes(before.entry.body, after.entry.body))
        for before, after in pairwise(versions)
        if before.entry.id != after.entry.id
    )

"""Letters: what they are drafted from, where they stand, and how they sound."""

from __future__ import annotations

from journal.domain.letters.standing import SILENT_AFTER, LetterState, Standing, state

__all__ = ["SILENT_AFTER", "LetterState", "Standing", "state"]

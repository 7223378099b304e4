"""Nudges: follow-ups that nobody wrote, each derived with its reason and what to do about it."""

from __future__ import annotations

from journal.domain.nudges.case import Case
from journal.domain.nudges.every import alone, nudges_of
from journal.domain.nudges.lasting import holds_until
from journal.domain.nudges.limits import Limits
from journal.domain.nudges.nudge import Nudge, NudgeKind

__all__ = ["Case", "Limits", "Nudge", "NudgeKind", "alone", "holds_until", "nudges_of"]

"""Closed vocabularies shared by several records."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A closed vocabulary: the value is the word in the data and in JSON, `label` the one on the screen."""

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


class Channel(Word):
    """How an interaction took place."""

    CALL = "call"
    VIDEO = "video"
    IN_PERSON = "in_person"
    EMAIL = "email"
    CHAT = "chat"
    LETTER = "letter"
    CONTRACT = "contract"
    PORTAL = "portal"
    NOTE = "note"

    @property
    def is_written(self) -> bool:
        """Whether words on it are on record by themselves (RULES.md, section 2)."""
        return self in _WRITTEN

    @property
    def is_formal(self) -> bool:
        """Whether an offer on it is complete, so that silence means absent (RULES.md, section 3)."""
        return self in _FORMAL


_FORMAL = frozenset({Channel.LETTER, Channel.CONTRACT, Channel.PORTAL})
_WRITTEN = _FORMAL | {Channel.EMAIL, Channel.CHAT}


class Direction(Word):
    """Who turned to whom."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    BOTH = "both"
    NONE = "none"

    @property
    def arrow(self) -> str:
        """Its sign on the screen; `·` where it went both ways, empty where there is none."""
        return _ARROWS[self]


_ARROWS = {Direction.INCOMING: "←", Direction.OUTGOING: "→", Direction.BOTH: "·", Direction.NONE: ""}

"""What has to be asked: a place in a part that could not be read, before it becomes a finding."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """The rules whose findings the capture language makes: the `code` of a finding."""

    UNFILED = "unfiled"
    UNKNOWN_NEGOTIATION = "unknown_negotiation"
    HEAD_WORDS = "head_words"
    FUTURE_TIME = "future_time"
    WHICH_DATE = "which_date"
    WHICH_PERSON = "which_person"
    WHICH_SPEAKER = "which_speaker"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_STAGE = "unknown_stage"
    UNKNOWN_OUTCOME = "unknown_outcome"
    NOT_STANCE = "not_stance"
    STANCE_PLACE = "stance_place"
    NO_VALUE = "no_value"
    WHICH_AMOUNT = "which_amount"
    WHICH_GROUPING = "which_grouping"
    WHICH_CURRENCY = "which_currency"
    WHICH_RANGE = "which_range"
    PERCENT_OF = "percent_of"
    UNREAD_WORDS = "unread_words"
    NO_DATE = "no_date"
    NO_WORDS = "no_words"
    MARK_WORDS = "mark_words"
    OWNER = "owner"
    OPEN_BRACKET = "open_bracket"
    LOST_WORDS = "lost_words"


class Ask:
    """Something to be asked: tokens `at` up to `to` of a part, the rule, what was expected, the word meant."""

    __slots__ = ("at", "expected", "nearest", "rule", "to")

    def __init__(self, rule: Rule, at: int, to: int, expected: str, nearest: str = "") -> None:
        self.rule = rule
        self.at = at
        self.to = to
        self.expected = expected
        self.nearest = nearest

"""The words that arguments may be, and the types that check them. No vocabulary of the domain is imported for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Parser(Protocol):
        """What takes down the arguments of a command: an argument parser, or a table."""

        def add_argument(self, name: str, /, **options: Any) -> Any: ...


CHANNELS = ("call", "video", "in_person", "email", "chat", "letter", "contract", "portal", "note")
STAGES = (
    "lead",
    "screening",
    "interviewing",
    "verbal_offer",
    "written_offer",
    "negotiating",
    "agreed",
    "signed",
    "started",
)
OUTCOMES = (
    "accepted",
    "declined",
    "withdrew",
    "rejected",
    "offer_withdrawn",
    "rescinded",
    "expired",
    "went_quiet",
)
CHOICES = ("accept", "decline")
ROLES = (
    "recruiter_agency",
    "recruiter",
    "hiring_manager",
    "hr_partner",
    "interviewer",
    "reference",
    "advocate",
    "unknown",
)
AUTHORITIES = ("decides", "recommends", "messenger", "unknown")
VERDICTS = (
    "match",
    "shortfall",
    "excess",
    "differs",
    "absent",
    "added",
    "pending",
    "condition_changed",
    "ambiguous",
    "unquantified",
)
SHELLS = ("bash", "zsh", "fish")


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """A type for argparse: one of the words, written with spaces, hyphens or underscores, in any case."""

    def choice(text: str) -> str:
        word = text.strip().casefold().replace(" ", "_").replace("-", "_")
        if word in words:
            return word
        from argparse import ArgumentTypeError

        from journal.cli.nearest import did_you_mean

        raise ArgumentTypeError(f"takes {', '.join(words)}; not “{text}”{did_you_mean(word, words)}")

    return choice


def count(text: str) -> int:
    """A type for argparse: a whole number from 1."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"takes a whole number from 1; not “{text}”")


def listed(words: Sequence[str]) -> str:
    """Words as a help text names them."""
    return ", ".join(words).replace("_", " ")

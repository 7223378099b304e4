"""What the keys of rows about nudges begin with."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges import Nudge
    from journal.domain.records.silence import Silence

NUDGE, SILENCE, MORE_NUDGES = "n:", "q:", "more-nudges"
"""Kind and negotiation follow the first two."""


def key_of(one: Nudge) -> str:
    """The key of a nudge's row."""
    return f"{NUDGE}{one.kind.value}:{one.negotiation}"


def key_of_silence(one: Silence) -> str:
    """The key of the row of what was silenced."""
    return f"{SILENCE}{one.kind.value}:{one.negotiation}"

"""The commands of deadlines and nudges."""

from __future__ import annotations

from journal.tui.command import Command, Needs, Where

WITH_DEADLINES: tuple[Command, ...] = (
    Command(id="silence", keys=("s",), title="silence", where=(Where.TODAY, Where.FOLLOW_UPS), action="silence",
            needs=Needs.NUDGE,
            help="Give no more nudges of this kind for this negotiation; on what is silenced, give them again."),
)  # fmt: skip

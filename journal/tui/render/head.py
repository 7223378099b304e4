"""The head of an entry as a form: what stands in its fields, and the head that they make."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.instants import Instant
from journal.domain.phrasing import names_of
from journal.domain.records import Channel, Direction
from journal.tui.jobs_editor import Read

FIELDS = (
    ("negotiation", "Negotiation", "acme"),
    ("channel", "Channel", "call, video, email, chat, letter, in person, note"),
    ("who", "Who", "from Dana; to Lee; with Dana and Lee"),
    ("when", "When", "today 4pm, yesterday, 13 Nov 10:00; empty: now"),
)
_LINKS = {Direction.INCOMING: "from", Direction.OUTGOING: "to"}


def filled(read: Read) -> dict[str, str]:
    """What the fields of a text's form say."""
    entry = read.entry
    people = [name for name in names_of(entry, read.names) if name != "me"]
    link = _LINKS.get(entry.direction, "with")
    return {
        "negotiation": read.negotiation.name if read.negotiation else entry.named,
        "channel": "" if entry.channel is Channel.NOTE and not people else entry.channel.label,
        "who": f"{link} {' and '.join(people)}" if people else "",
        "when": _when(read),
    }


def _when(read: Read) -> str:
    """The time as it can be read again; empty where the text says none."""
    occurred = read.entry.occurred
    if not isinstance(occurred, Instant):
        return f"{occurred.day} {occurred:%b} {occurred.year}"
    if abs((occurred.utc - read.entry.recorded_at.utc).total_seconds()) < 60:
        return ""
    here = occurred.in_zone(read.now.zone)
    return f"{here.day.day} {here.local:%b %Y %H:%M}"


def head_of(fields: Mapping[str, str]) -> str:
    """`acme call from Dana, 13 Nov 10:00: `; empty where nothing is filled in."""
    said = {key: " ".join(value.split()) for key, value in fields.items()}
    who = said["who"]
    if who and who.split()[0].casefold() not in ("from", "to", "with"):
        who = f"with {who}"
    words = " ".join(filter(None, (said["negotiation"], said["channel"], who)))
    head = ", ".join(filter(None, (words, said["when"])))
    return f"{head}: " if head else ""

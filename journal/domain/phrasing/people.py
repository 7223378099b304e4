"""Who took part, put into words."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.records import ME, Direction, Entry


def names_of(entry: Entry, names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of those who took part, in the order of the text."""
    return tuple("me" if one.person == ME else names.get(one.person, "somebody") for one in entry.participants)


def who_words(entry: Entry, names: Mapping[str, str]) -> str:
    """`call ← Dana Reyes`, `video · Ines Duarte, 2 more`, `note`."""
    people = [name for name in names_of(entry, names) if name != "me"]
    words = entry.channel.label
    arrow = entry.direction.arrow if entry.direction is not Direction.NONE else "·"
    if people:
        words += f" {arrow or '·'} {people[0]}"
    if len(people) > 1:
        words += f", {len(people) - 1} more"
    return words


def who_title(entry: Entry, names: Mapping[str, str]) -> str:
    """The heading of an entry read in full: `Call from Dana Reyes`, `Note`."""
    people = ", ".join(name for name in names_of(entry, names) if name != "me")
    link = {Direction.INCOMING: "from", Direction.OUTGOING: "to"}.get(entry.direction, "with")
    channel = entry.channel.label.capitalize()
    return f"{channel} {link} {people}" if people else channel

"""Which entry answers what they owe. It is a suggestion: only the person closes a follow-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.records import ME, Channel, Direction, Entry, FollowUp, Owner

_ANYBODY = ""


def answers(entries: Sequence[Entry], written: Mapping[str, Sequence[FollowUp]]) -> dict[str, Entry]:
    """By the id of each open follow-up of theirs the first entry that may answer it; none where there is none yet.

    `entries` are one negotiation's in the order in which they occurred, `written` the follow-ups by the entry that
    wrote them. What answers is a later entry, not a note, in which they turned to me or both talked, with somebody
    who took part in the entry the follow-up comes from; with anybody, where that names nobody.
    """
    found: dict[str, Entry] = {}
    waiting: dict[str, list[FollowUp]] = {}
    for entry in entries:
        people = [one.person for one in entry.participants if one.person != ME]
        if entry.channel is not Channel.NOTE and entry.direction in (Direction.INCOMING, Direction.BOTH):
            for person in (*people, _ANYBODY):
                for one in waiting.pop(person, ()):
                    found.setdefault(one.id, entry)
        for one in written.get(entry.id, ()):
            if one.owner is Owner.THEM and one.is_open:
                for person in people or (_ANYBODY,):
                    waiting.setdefault(person, []).append(one)
    return found

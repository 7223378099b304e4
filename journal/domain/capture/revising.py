"""Reading an edited text again, so that what did not change stays what it was.

Dates are read as on the day the entry was recorded. The negotiation, channel, people and time of the entry change only
where the head now says something else than it said before; what once came from options stays. A statement or follow-up
whose words stand as they were keeps its id, and a follow-up its status, its date too unless the entry's time changed.
One whose words changed keeps its id where the item (the task, or the date) is still the same. Follow-ups that no longer
stand in the text are not in the reading; those that never stood in it are.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from journal.domain.capture.annotating import settle_annotations
from journal.domain.capture.body import scope_of
from journal.domain.capture.frame import Frame, direction_of, frame_of, named_negotiations
from journal.domain.capture.head import Said, read_head
from journal.domain.capture.known import NO_FIELDS, HeadFields, Known, Reading
from journal.domain.capture.lexicon import NAME_WORDS
from journal.domain.capture.names import Names
from journal.domain.capture.reading import entry_reading
from journal.domain.capture.speakers import prefix_of
from journal.domain.capture.tokens import Part, fold
from journal.domain.record import replace
from journal.domain.records.entry import Entry, Participant
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.person import ME
from journal.domain.records.statement import Statement


def revise(
    old: Entry,
    old_follow_ups: Sequence[FollowUp],
    text: str,
    known: Known,
    *,
    fields: HeadFields = NO_FIELDS,
) -> Reading:
    """The entry with another text, its follow-ups, and the records of people to put. Never raises, whatever the text.

    `old_follow_ups` are those of the entry. Annotations whose words still stand move with them; where they are gone
    the annotation stays without a place, and is a finding.
    """
    known = replace(known, now=old.recorded_at)
    names = Names(known.people, known.mint)
    by_name = named_negotiations(known)
    before = read_head(old.text, known.now, by_name, names)
    said = read_head(text, known.now, by_name, names)
    names.remembered = _named_people(before, old)
    frame = _frame(old, before, said, known, names, fields)
    names.remembered = _named_speakers(old, frame, known, names)
    fresh = entry_reading(text, said, frame, known, names, entry_id=old.id)
    statements = _statements(old, fresh.entry.statements)
    follow_ups = _follow_ups(old, old_follow_ups, fresh)
    annotations, lost = settle_annotations(old, fresh.entry)
    entry = replace(
        fresh.entry,
        recorded_at=old.recorded_at,
        attachments=old.attachments,
        statements=(*statements, *annotations),
        findings=(*fresh.entry.findings, *lost),
    )
    first: tuple[Statement | FollowUp, ...] = (*fresh.entry.statements, *fresh.follow_ups)
    settled: dict[int, Statement | FollowUp] = dict(zip(map(id, first), (*statements, *follow_ups), strict=True))
    parts = tuple(replace(part, what=settled.get(id(part.what), part.what)) for part in fresh.parts)
    unwritten = (follow_up for follow_up in old_follow_ups if follow_up.start is None)
    return replace(fresh, entry=entry, follow_ups=(*follow_ups, *unwritten), parts=parts)


def _named_people(before: Said, old: Entry) -> dict[str, str]:
    """Whom the names in the head meant when the entry was read: where there are as many, in order."""
    found: dict[str, str] = {}
    for part in NAME_WORDS:
        names = list(dict.fromkeys(fold(name) for name in before.names_of(part) if fold(name) != ME))
        people = [participant.person for participant in old.participants if participant.part == part]
        if len(names) == len(people):
            found.update(zip(names, people, strict=True))
    return found


def _named_speakers(old: Entry, frame: Frame, known: Known, names: Names) -> dict[str, str]:
    """Whom the names before statements meant when the entry was read."""
    scope = scope_of(frame, known, names)
    found: dict[str, str] = {}
    for statement in old.statements:
        speaker = prefix_of(Part(statement.wording.text, 0, bare=False), scope).speaker
        if statement.speaker and speaker and speaker != ME:
            found[fold(speaker)] = statement.speaker
    return found


def _frame(old: Entry, before: Said, said: Said, known: Known, names: Names, fields: HeadFields) -> Frame:
    """The frame of the old entry, with what the head now says otherwise, and what fields say."""
    if (said.negotiation, said.named) == (before.negotiation, before.named):
        kept = next((found for found in known.negotiations if found.id == old.negotiation), None)
        renamed = named_negotiations(known).get(fold(old.named)) if old.named else None
        said.negotiation = kept or renamed or said.negotiation
        said.named = "" if said.negotiation else old.named or said.named
    if said.channel is before.channel:
        said.channel = old.channel
    frame = frame_of(said, known, names, focus=old.negotiation, fields=fields)
    if fields.when is None and said.when in (None, before.when):
        frame.occurred, frame.zone = old.occurred, old.zone
    _keep_people(frame, old, before, said, fields)
    return frame


def _keep_people(frame: Frame, old: Entry, before: Said, said: Said, fields: HeadFields) -> None:
    """Those whom options named, where no head ever said who took part, and the direction with them."""
    given = {"from": fields.sender, "to": fields.to, "with": fields.with_}
    silent = {part for part in NAME_WORDS if not (given[part] or said.names_of(part) or before.names_of(part))}
    stayed = {part: [one.person for one in old.participants if one.part == part] for part in silent}
    people: dict[str, Participant] = {}
    for part in NAME_WORDS:
        now = [one.person for one in frame.participants if one.part == part]
        for person in stayed.get(part) or now:
            people.setdefault(person, Participant(person, part))
    frame.participants = tuple(people.values())
    if not any(given.values()) and all(said.names_of(part) == before.names_of(part) for part in NAME_WORDS):
        frame.direction = old.direction
    else:
        named = {part: given[part] or said.names_of(part) or stayed.get(part, []) for part in NAME_WORDS}
        frame.direction = direction_of(named)


def _statements(old: Entry, new: Sequence[Statement]) -> list[Statement]:
    """The new statements with the ids of those that they were."""
    written = [statement for statement in old.statements if not statement.wording.annotates]
    pairs = _pairs(
        ([statement.wording.text for statement in written], [statement.wording.text for statement in new]),
        ([(one.item, one.negotiation) for one in written], [(one.item, one.negotiation) for one in new]),
    )
    return [
        replace(statement, id=written[pairs[at]].id) if at in pairs else statement for at, statement in enumerate(new)
    ]


def _follow_ups(old: Entry, old_ones: Sequence[FollowUp], fresh: Reading) -> list[FollowUp]:
    """The new follow-ups with the id and the status of those that they were."""
    written = [follow_up for follow_up in old_ones if follow_up.start is not None]
    new = fresh.follow_ups
    before = [old.body[one.start : one.end] for one in written]
    now = [fresh.entry.body[one.start : one.end] for one in new]
    pairs = _pairs(
        (before, now),
        ([fold(one.what) for one in written], [fold(one.what) for one in new]),
        ([one.due for one in written], [one.due for one in new]),
    )
    stands = fresh.entry.occurred == old.occurred
    kept = []
    for at, one in enumerate(new):
        if at not in pairs:
            kept.append(one)
        elif stands and before[pairs[at]] == now[at]:
            kept.append(replace(written[pairs[at]], start=one.start, end=one.end, negotiation=one.negotiation))
        else:
            kept.append(_changed(written[pairs[at]], one))
    return kept


def _changed(old: FollowUp, new: FollowUp) -> FollowUp:
    """The follow-up as it is now written, with the id and the status it had."""
    return replace(
        new,
        id=old.id,
        status=old.status,
        snoozed_until=old.snoozed_until,
        closed_at=old.closed_at,
        closed_by=old.closed_by,
        times=old.times,
        uid=old.uid,
        sequence=old.sequence,
    )


def _pairs(*passes: tuple[Sequence[Hashable], Sequence[Hashable]]) -> dict[int, int]:
    """Which old one each new one was, by place: those with equal keys, in order, the surest keys first."""
    pairs: dict[int, int] = {}
    for old, new in passes:
        taken = set(pairs.values())
        waiting: dict[Hashable, list[int]] = {}
        for at in range(len(old) - 1, -1, -1):
            if at not in taken:
                waiting.setdefault(old[at], []).append(at)
        for at, key in enumerate(new):
            if at not in pairs and waiting.get(key):
                pairs[at] = waiting[key].pop()
    return pairs

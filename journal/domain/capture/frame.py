"""The frame of an entry: where it belongs, when, how, with whom; the head, with fields and defaults put in.

What fields say wins over the head, slot by slot. Left out, the negotiation is the one in focus, else the only open
one that the people named have in common, else none, which is a finding; the channel is a note; the time is now. A
time to come is a finding, and the entry is of now. `from` makes it incoming even beside `to`; `from me` makes it
outgoing, `to me` incoming; `with` alone is both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Rule
from journal.domain.capture.head import Said
from journal.domain.capture.known import HeadFields, Known
from journal.domain.capture.names import Names
from journal.domain.capture.nearest import nearest
from journal.domain.capture.tokens import fold
from journal.domain.instants import Instant, When, start_of
from journal.domain.records.entry import Finding, Participant
from journal.domain.records.negotiation import Negotiation
from journal.domain.records.person import ME, Person
from journal.domain.records.words import Channel, Direction

_FROM, _TO, _WITH = lexicon.NAME_WORDS


class Frame:
    """Where an entry belongs, when, how and with whom. `named` is an unknown negotiation's name, empty if none."""

    __slots__ = ("channel", "direction", "findings", "named", "negotiation", "occurred", "participants", "zone")

    def __init__(self, occurred: When, zone: str) -> None:
        self.negotiation: Negotiation | None = None
        self.named = ""
        self.occurred = occurred
        self.zone = zone
        self.channel = Channel.NOTE
        self.direction = Direction.NONE
        self.participants: tuple[Participant, ...] = ()
        self.findings: list[Finding] = []

    def anchor(self, now: Instant) -> Instant:
        """The moment that dates in it look forward from, in the person's zone.

        A whole day is looked at from its beginning, today from now.
        """
        if isinstance(self.occurred, Instant):
            return self.occurred.in_zone(now.zone)
        return now if self.occurred == now.day else start_of(self.occurred, now.zone)


def named_negotiations(known: Known) -> dict[str, Negotiation]:
    """The negotiations by folded name."""
    return {fold(negotiation.name): negotiation for negotiation in known.negotiations}


def frame_of(said: Said, known: Known, names: Names, *, focus: str | None, fields: HeadFields) -> Frame:
    """The frame that a head and fields make."""
    frame = Frame(known.now, known.now.zone)
    by_name = named_negotiations(known)
    people = {part: _names(said, fields, part) for part in lexicon.NAME_WORDS}
    _file(frame, said, fields, by_name)
    if frame.negotiation is None and not frame.named:
        everybody = [name for part in lexicon.NAME_WORDS for name, _, _ in people[part]]
        frame.negotiation = _by_id(known, focus) or _only_open(everybody, known, names)
    if frame.negotiation is None:
        _unfiled(frame, said, by_name)
    frame.channel = fields.channel or said.channel or Channel.NOTE
    _set_time(frame, said, fields, known.now)
    frame.direction = direction_of({part: [name for name, _, _ in people[part]] for part in people})
    frame.participants = tuple(_participants(frame, people, names))
    return frame


def _names(said: Said, fields: HeadFields, part: str) -> list[tuple[str, int, int]]:
    """The names of a part with their places, at the start where fields say them."""
    given = {_FROM: fields.sender, _TO: fields.to, _WITH: fields.with_}[part]
    if given:
        return [(name, 0, 0) for name in given if name.strip()]
    return [(name, start, end) for kind, name, start, end in said.names if kind == part]


def _by_id(known: Known, negotiation_id: str | None) -> Negotiation | None:
    return next((found for found in known.negotiations if found.id == negotiation_id), None)


def _file(frame: Frame, said: Said, fields: HeadFields, by_name: Mapping[str, Negotiation]) -> None:
    """Files it under the negotiation that fields or the head name; one nobody knows is kept as it was named."""
    if fields.negotiation and fields.negotiation.strip():
        frame.negotiation = by_name.get(fold(fields.negotiation.strip()))
        frame.named = "" if frame.negotiation else fields.negotiation.strip()
    else:
        frame.negotiation, frame.named = said.negotiation, said.named


def _only_open(everybody: Iterable[str], known: Known, names: Names) -> Negotiation | None:
    """The only open negotiation that the people named have in common, those without any left aside."""
    common: set[str] | None = None
    for name in everybody:
        theirs = {of for person in names.candidates(name) for of in person.negotiations if of not in known.closed}
        if theirs:
            common = theirs if common is None else common & theirs
    return _by_id(known, common.pop()) if common and len(common) == 1 else None


def _unfiled(frame: Frame, said: Said, by_name: Mapping[str, Negotiation]) -> None:
    if frame.named:
        start, end = said.spot if frame.named == said.named else (0, 0)
        near = nearest(fold(frame.named), by_name)
        name = by_name[near].name if near else ""
        expected = "the name of a negotiation that exists"
        frame.findings.append(_finding(Rule.UNKNOWN_NEGOTIATION, start, end, frame.named, expected, name))
    else:
        expected = "the negotiation it belongs to and a colon, as in acme call:"
        frame.findings.append(_finding(Rule.UNFILED, *said.spot, "", expected))


def _set_time(frame: Frame, said: Said, fields: HeadFields, now: Instant) -> None:
    when, zone, spot = (fields.when, None, (0, 0)) if fields.when else (said.when, said.zone, said.timed)
    if when is None:
        return
    if when.utc > now.utc if isinstance(when, Instant) else when > now.day:
        expected = "a time that has passed; for one ahead write meet, as in meet fri 3pm: the panel"
        frame.findings.append(_finding(Rule.FUTURE_TIME, *spot, "", expected, "meet"))
        return
    frame.occurred = when
    frame.zone = zone or (when.zone if isinstance(when, Instant) else now.zone)


def direction_of(people: Mapping[str, Iterable[str]]) -> Direction:
    """Who turned to whom, by the names behind `from`, `to` and `with`."""
    parts = {part: {fold(name) for name in people[part]} for part in people}
    if not any(parts.values()):
        return Direction.NONE
    if parts[_FROM] == {ME}:
        return Direction.OUTGOING
    if parts[_FROM] or parts[_TO] == {ME}:
        return Direction.INCOMING
    return Direction.OUTGOING if parts[_TO] else Direction.BOTH


def _participants(
    frame: Frame, people: Mapping[str, list[tuple[str, int, int]]], names: Names
) -> Iterable[Participant]:
    """Everybody who took part but me, each once; a name that several answer to is a finding."""
    filed = frame.negotiation.id if frame.negotiation else None
    seen = {ME}
    for part, found in people.items():
        for name, start, end in found:
            person = names.resolve(name, filed)
            if person is None:
                frame.findings.append(which_person(name, start, end, names.candidates(name, filed)))
            elif person not in seen:
                seen.add(person)
                yield Participant(person, part)


def which_person(name: str, start: int, end: int, candidates: Iterable[Person]) -> Finding:
    """The finding for a name that several people answer to."""
    called = " or ".join(person.name for person in candidates)
    return _finding(Rule.WHICH_PERSON, start, end, name, f"which {name}: {called}")


def _finding(rule: Rule, start: int, end: int, found: str, expected: str, near: str = "") -> Finding:
    return Finding(code=rule, start=start, end=end, found=found, expected=expected, nearest=near)

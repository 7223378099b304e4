"""Reading a text as an entry."""

from __future__ import annotations

from journal.domain.capture.body import BodyReader
from journal.domain.capture.frame import Frame, frame_of, named_negotiations
from journal.domain.capture.head import Said, read_head
from journal.domain.capture.known import NO_FIELDS, HeadFields, Known, Reading
from journal.domain.capture.names import Names
from journal.domain.record import replace
from journal.domain.records.entry import Entry, Finding


def read(text: str, known: Known, *, focus: str | None = None, fields: HeadFields = NO_FIELDS) -> Reading:
    """The entry that a text is, with its follow-ups, people and findings. Never raises, whatever the text.

    `focus` is the id of the negotiation in focus in the app; `fields` win over the head. Head and body of the entry
    together are the text, to the last character.
    """
    names = Names(known.people, known.mint)
    said = read_head(text, known.now, named_negotiations(known), names)
    frame = frame_of(said, known, names, focus=focus, fields=fields)
    return entry_reading(text, said, frame, known, names, entry_id=known.mint())


def entry_reading(text: str, said: Said, frame: Frame, known: Known, names: Names, *, entry_id: str) -> Reading:
    """The entry that a text with this head and frame is, recorded now."""
    body = BodyReader(text, said.end, entry_id, frame, known, names).read()
    entry = Entry(
        id=entry_id,
        negotiation=frame.negotiation.id if frame.negotiation else None,
        named=frame.named,
        occurred=frame.occurred,
        zone=frame.zone,
        recorded_at=known.now,
        channel=frame.channel,
        direction=frame.direction,
        participants=frame.participants,
        head=text[: said.end],
        body=text[said.end :],
        tags=body.tags,
        statements=tuple(body.statements),
        marks=tuple(body.marks),
        findings=placed(text, [*frame.findings, *said.findings, *body.findings]),
    )
    return Reading(
        entry=entry,
        follow_ups=tuple(body.follow_ups),
        people=names.touched,
        parts=tuple(body.parts),
        has_head=said.end > 0,
    )


def placed(text: str, findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text, each with what stands at its place."""
    shown = [
        replace(finding, found=text[finding.start : finding.end]) if finding.end > finding.start else finding
        for finding in findings
    ]
    return tuple(sorted(shown, key=lambda finding: (finding.start, finding.end)))

"""Entries, with all that is in them, as plain JSON."""

from __future__ import annotations

from sys import intern

from journal.domain.records.entry import Attachment, Entry, Finding, Mark, MarkKind, Participant
from journal.domain.records.negotiation import Outcome, Stage
from journal.domain.records.statement import Certainty, Stance, Statement, Wording
from journal.domain.records.words import Channel, Direction
from journal.store.codec_value import value_in, value_out
from journal.store.codec_when import Doc, instant_in, instant_out, maybe_when_in, when_in, when_out


def entry_out(entry: Entry) -> Doc:
    doc: Doc = {
        "id": entry.id,
        "occurred": when_out(entry.occurred),
        "zone": entry.zone,
        "recorded_at": instant_out(entry.recorded_at),
        "channel": entry.channel.value,
    }
    if entry.negotiation is not None:
        doc["negotiation"] = entry.negotiation
    if entry.named:
        doc["named"] = entry.named
    if entry.direction is not Direction.NONE:
        doc["direction"] = entry.direction.value
    if entry.participants:
        doc["participants"] = [{"person": one.person, "part": one.part} for one in entry.participants]
    if entry.head:
        doc["head"] = entry.head
    if entry.body:
        doc["body"] = entry.body
    if entry.tags:
        doc["tags"] = list(entry.tags)
    if entry.statements:
        doc["statements"] = [statement_out(one) for one in entry.statements]
    if entry.marks:
        doc["marks"] = [mark_out(one) for one in entry.marks]
    if entry.findings:
        doc["findings"] = [_finding_out(one) for one in entry.findings]
    if entry.attachments:
        doc["attachments"] = [{"name": a.name, "digest": a.digest, "size": a.size} for a in entry.attachments]
    if entry.redacted_at is not None:
        doc["redacted_at"] = instant_out(entry.redacted_at)
    return doc


def entry_in(doc: Doc) -> Entry:
    get = doc.get
    redacted_at = get("redacted_at")
    negotiation = get("negotiation")
    return Entry(
        id=doc["id"],
        negotiation=None if negotiation is None else intern(negotiation),
        named=get("named", ""),
        occurred=when_in(doc["occurred"]),
        zone=intern(doc["zone"]),
        recorded_at=instant_in(doc["recorded_at"]),
        channel=Channel(doc["channel"]),
        direction=Direction(get("direction", "none")),
        participants=tuple(
            [Participant(intern(one["person"]), intern(one["part"])) for one in get("participants", ())]
        ),
        head=get("head", ""),
        body=get("body", ""),
        tags=tuple(get("tags", ())),
        statements=tuple([statement_in(one) for one in get("statements", ())]),
        marks=tuple([mark_in(one) for one in get("marks", ())]),
        findings=tuple([_finding_in(one) for one in get("findings", ())]),
        attachments=tuple(
            [Attachment(name=a["name"], digest=a["digest"], size=a["size"]) for a in get("attachments", ())]
        ),
        redacted_at=None if redacted_at is None else instant_in(redacted_at),
    )


def statement_out(statement: Statement) -> Doc:
    doc: Doc = {
        "id": statement.id,
        "item": statement.item,
        "stance": statement.stance.value,
        "wording": _wording_out(statement.wording),
    }
    if statement.value is not None:
        doc["value"] = value_out(statement.value)
    if statement.speaker is not None:
        doc["speaker"] = statement.speaker
    if statement.certainty is not Certainty.UNKNOWN:
        doc["certainty"] = statement.certainty.value
    if statement.condition:
        doc["condition"] = statement.condition
    if statement.by is not None:
        doc["by"] = when_out(statement.by)
    if statement.negotiation is not None:
        doc["negotiation"] = statement.negotiation
    return doc


def statement_in(doc: Doc) -> Statement:
    get = doc.get
    value = get("value")
    return Statement(
        id=doc["id"],
        item=doc["item"],
        stance=Stance(doc["stance"]),
        value=None if value is None else value_in(value),
        speaker=get("speaker"),
        certainty=Certainty(get("certainty", "unknown")),
        condition=get("condition", ""),
        by=maybe_when_in(get("by")),
        wording=_wording_in(doc["wording"]),
        negotiation=get("negotiation"),
    )


def mark_out(mark: Mark) -> Doc:
    doc: Doc = {
        "kind": mark.kind.value,
        "start": mark.start,
        "end": mark.end,
        "number": mark.number,
        "partial": mark.partial or None,
        "extends": mark.extends or None,
        "issued": None if mark.issued is None else when_out(mark.issued),
        "when": None if mark.when is None else when_out(mark.when),
        "stage": None if mark.stage is None else mark.stage.value,
        "accept": mark.accept,
        "because": mark.because or None,
        "items": list(mark.items) or None,
        "outcome": None if mark.outcome is None else mark.outcome.value,
    }
    return {key: part for key, part in doc.items() if part is not None}


def mark_in(doc: Doc) -> Mark:
    get = doc.get
    stage, outcome = get("stage"), get("outcome")
    return Mark(
        kind=MarkKind(doc["kind"]),
        start=doc["start"],
        end=doc["end"],
        number=get("number"),
        partial=get("partial", False),
        extends=get("extends", False),
        issued=maybe_when_in(get("issued")),
        when=maybe_when_in(get("when")),
        stage=None if stage is None else Stage(stage),
        accept=get("accept"),
        because=get("because", ""),
        items=tuple(get("items", ())),
        outcome=None if outcome is None else Outcome(outcome),
    )


def _wording_out(wording: Wording) -> Doc:
    doc: Doc = {"text": wording.text}
    if wording.quote:
        doc["quote"] = wording.quote
    if wording.start is not None:
        doc["start"] = wording.start
    if wording.end is not None:
        doc["end"] = wording.end
    if wording.annotates:
        doc["annotates"] = True
    return doc


def _wording_in(doc: Doc) -> Wording:
    get = doc.get
    return Wording(
        text=doc["text"],
        quote=get("quote", ""),
        start=get("start"),
        end=get("end"),
        annotates=get("annotates", False),
    )


def _finding_out(finding: Finding) -> Doc:
    doc: Doc = {
        "code": finding.code,
        "start": finding.start,
        "end": finding.end,
        "found": finding.found,
        "expected": finding.expected,
    }
    if finding.nearest:
        doc["nearest"] = finding.nearest
    return doc


def _finding_in(doc: Doc) -> Finding:
    return Finding(
        code=doc["code"],
        start=doc["start"],
        end=doc["end"],
        found=doc["found"],
        expected=doc["expected"],
        nearest=doc.get("nearest", ""),
    )

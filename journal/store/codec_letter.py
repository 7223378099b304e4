"""Letters, as plain JSON."""

from __future__ import annotations

from journal.domain.records.letter import Letter, LetterKind
from journal.store.codec_when import Doc, instant_in, instant_out

_LISTS = ("to", "items", "statements", "sources")
_WORDS = ("entry", "about", "meeting")


def letter_out(one: Letter) -> Doc:
    doc: Doc = {
        "id": one.id,
        "negotiation": one.negotiation,
        "kind": one.kind.value,
        "subject": one.subject,
        "body": one.body,
        "drafted_at": instant_out(one.drafted_at),
    }
    doc |= {key: list(getattr(one, key)) for key in _LISTS if getattr(one, key)}
    return doc | {key: getattr(one, key) for key in _WORDS if getattr(one, key)}


def letter_in(doc: Doc) -> Letter:
    get = doc.get
    return Letter(
        id=doc["id"],
        negotiation=doc["negotiation"],
        kind=LetterKind(doc["kind"]),
        subject=doc["subject"],
        body=doc["body"],
        to=tuple(get("to", ())),
        items=tuple(get("items", ())),
        statements=tuple(get("statements", ())),
        sources=tuple(get("sources", ())),
        entry=get("entry", ""),
        about=get("about", ""),
        meeting=get("meeting", ""),
        drafted_at=instant_in(doc["drafted_at"]),
    )

"""How something due comes again, as plain JSON: imported when the first such follow-up is read or written."""

from __future__ import annotations

from datetime import date, time

from journal.domain.records.repeat import Repeat, RepeatUnit
from journal.store.codec_when import Doc


def repeat_out(one: Repeat) -> Doc:
    doc: Doc = {
        "every": one.every,
        "unit": one.unit.value,
        "anchor": one.anchor.isoformat(),
        "clock": None if one.clock is None else one.clock.isoformat(),
        "from_done": one.from_done or None,
    }
    return {key: part for key, part in doc.items() if part is not None}


def repeat_in(doc: Doc) -> Repeat:
    clock = doc.get("clock")
    every = doc["every"]
    if not isinstance(every, int) or every < 1:
        raise ValueError(f"something repeats every {every!r}")
    return Repeat(
        every=every,
        unit=RepeatUnit(doc["unit"]),
        anchor=date.fromisoformat(doc["anchor"]),
        clock=None if clock is None else time.fromisoformat(clock),
        from_done=doc.get("from_done", False),
    )

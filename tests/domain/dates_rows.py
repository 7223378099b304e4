"""Rows of date phrases as text: what is typed, a bar where the reading ends, and what it means."""

from journal.domain.dates import Ambiguous, Looking, Reading, read_when
from journal.domain.instants import Instant, parse_instant

# A Tuesday morning in Berlin.
NOW = "2026-11-24T10:00:00+01:00[Europe/Berlin]"


def said(when) -> str:
    """`2026-11-27`, or `2026-11-27 17:00 Europe/Berlin`, with seconds where there are any."""
    if not isinstance(when, Instant):
        return when.isoformat()
    local = when.local
    clock = f"{local:%H:%M:%S}".removesuffix(":00")
    return f"{local:%Y-%m-%d} {clock} {when.zone}"


def outcome(text: str, looking: Looking, now: str = NOW, start: int = 0, **options) -> str:
    """The row's right side: what was read, `? expected` where it is asked, `-` for no phrase; and the end."""
    found = read_when(text, start, anchor=parse_instant(now), looking=looking, **options)
    if found is None:
        return "-"
    marked = f"{text[: found.end]}|{text[found.end :]}".removesuffix("|")
    if isinstance(found, Ambiguous):
        return f"{marked} -> ? {found.expected}"
    assert isinstance(found, Reading)
    return f"{marked} -> {said(found.when)}"


def expected(marked: str, meaning: str) -> str:
    """What `outcome` gives for a row; `{B}` stands for Berlin."""
    if meaning == "-":
        return "-"
    return f"{marked} -> {meaning.replace('{B}', 'Europe/Berlin')}"


def typed(marked: str) -> str:
    return marked.replace("|", "")

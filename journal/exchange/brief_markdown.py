"""A brief as Markdown: one page to print or to send."""

from __future__ import annotations

from collections.abc import Iterator

from journal.domain.brief.page import Brief
from journal.domain.brief.parts import Part, Point, Section
from journal.domain.brief.words import parts, title_of
from journal.domain.phrasing import full_day
from journal.domain.records import ItemTable
from journal.safe_text import shown_line

_TOLD = (Section.PREP, Section.MEETING)
"""Parts whose rows are a word and what it is."""


def markdown(brief: Brief, items: ItemTable, *, share: bool = False) -> str:
    """The whole page, as text with headings and lists; with `share` without anything private."""
    lines = [f"# {shown_line(title_of(brief))}", "", f"{full_day(brief.now.day)}, {brief.now.local:%H:%M}"]
    for part in parts(brief, items, share=share):
        lines += ["", f"## {_heading(part)}"]
        rows = list(_rows(part))
        lines += ["", *rows] if rows else []
    return "\n".join(lines) + "\n"


def _heading(part: Part) -> str:
    aside = " ".join(part.aside.split())
    return shown_line(f"{part.title} ({aside})" if aside else part.title)


def _rows(part: Part) -> Iterator[str]:
    """The rows of a part; one without a label goes on with that of the row above."""
    if part.section is Section.SAID and part.is_text:
        yield from (f"> {shown_line(point.label)}" for point in part.points)
        return
    label = ""
    for number, point in enumerate(part.points, start=1):
        label = point.label or label
        mark = f"{number}." if part.section is Section.ASK else "-"
        yield shown_line(f"{mark} {_row(part, point, label)}".rstrip())


def _row(part: Part, point: Point, label: str) -> str:
    """`Base salary: 185,000 a year, Dana 13 Nov: 178,000`; a row of words as it is."""
    amount = " ".join(word for word in (point.amount, point.unit) if word)
    if part.section in _TOLD and point.by:
        return f"{label}: {point.by}"
    told = ", ".join(word for word in (amount, point.by) if word)
    if part.section is Section.LESSONS:
        return f"{label} ({told})" if told else label
    start = f"{label}: {told}" if told else label
    return f"{start} — {point.end}" if point.end else start

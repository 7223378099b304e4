"""What was understood of the text in the entry editor, in a line or two, and which finding keys act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.domain.phrasing import who_words
from journal.domain.records import Finding
from journal.tui.jobs_editor import Read
from journal.tui.render.flow import Span
from journal.tui.render.line import FINDING, MUTED, NAMES, WARNING, Cell, Ink, Line, Run, cells, row

HINTS = (
    ("[item stance value certainty if … by …]", "a statement"),
    ("[Dana: item stance value]", "said by someone else"),
    ("[due when what | them]", "a follow-up, mine or theirs"),
)
"""How an entry is written, shown under the text."""


def findings_of(read: Read, cursor: int) -> list[Finding]:
    """The findings worth a word now: not of the word that is still being typed."""
    end = len(read.text.rstrip())
    is_typing = cursor >= end
    return [one for one in read.entry.findings if not (is_typing and one.start < one.end and one.end >= end)]


def current(findings: Sequence[Finding], cursor: int) -> Finding | None:
    """The finding that keys act on: the one at the cursor, else the next one, else the first."""
    placed = [one for one in findings if one.end > one.start]
    at = next((one for one in placed if one.start <= cursor <= one.end), None)
    return at or next((one for one in placed if one.start > cursor), placed[0] if placed else None)


def tints(read: Read) -> Iterator[Span]:
    """Where the text is to be tinted."""
    for part in read.reading.parts:
        if part.what is not None:
            yield Span(part.start, part.end)
    for one in read.entry.findings:
        if one.end > one.start:
            yield Span(one.start, one.end, "finding")


def key_runs(key: str, label: str) -> list[Run]:
    """A key and what it does."""
    return [Run(key, NAMES._replace(bold=True)), Run(f" {label}", MUTED)]


def folded_line(read: Read | None, width: int, *, cursor: int = 0, files: int = 0, trouble: str = "") -> Line:
    """The same in one line: a finding, else the part at the cursor; at the right where it goes."""
    if trouble:
        told = Cell(4, f"Not saved: {trouble.removeprefix('Not saved: ')}", WARNING)
        return row(width - 2, [Cell(2, "▲", WARNING), told], key_runs("ctrl+s", "again"))
    if read is None:
        return ()
    filed = read.negotiation.name if read.negotiation else "unfiled"
    tail = [
        Run(filed, Ink() if read.negotiation else WARNING),
        Run("  "),
        Run(who_words(read.entry, read.names), MUTED),
    ]
    tail += [Run("  "), Run(f"{files} file{'s' if files > 1 else ''}", MUTED)] if files else []
    found = findings_of(read, cursor)
    one = current(found, cursor)
    if one is not None:
        column = 4 + cells(one.found) + 2
        return row(
            width - 2,
            [Cell(2, "▲", WARNING), Cell(4, one.found, FINDING), Cell(column, f"expected {one.expected}", MUTED)],
            tail,
        )
    before = [part for part in read.rows if part.start <= cursor] or list(read.rows[:1])
    if not before:
        return row(width - 2, [], tail)
    part = before[-1]
    return row(
        width - 2, [Cell(2, part.label), Cell(4 + cells(part.label), f"{part.stance} {part.value}".strip())], tail
    )


def hint_lines(width: int) -> list[Line]:
    """How a statement and a follow-up are written."""
    return [row(width - 2, [Cell(2, form, Ink("faint"))], [Run(what, MUTED)]) for form, what in HINTS]


def annotation_lines(read: Read | None, width: int, *, words: str, trouble: str = "") -> list[Line]:
    """Two lines: the words marked, and what the statement on them says, or what it lacks."""
    width -= 1
    marked = f"on “{' '.join(words.split())}”" if words.strip() else "shift and the arrows mark the words it stands on"
    first = row(width - 2, [Cell(3, marked, MUTED)])
    if trouble:
        return [first, row(width - 2, [Cell(1, "▲", WARNING), Cell(3, f"Not kept: {trouble}", WARNING)])]
    if read is None:
        return [first, ()]
    told = read.rows[-1] if read.rows else None
    if told is not None:
        said = " ".join(filter(None, (told.stance, told.value)))
        column = 3 + cells(told.label) + 2
        left = [Cell(3, told.label), Cell(column, said), Cell(column + cells(said) + 3, told.note, MUTED)]
        return [first, row(width - 2, [cell for cell in left if cell.text], [Run(told.grade, MUTED)])]
    one = read.entry.findings[-1] if read.entry.findings else None
    asks = f"expected {one.expected}" + (f"; did you mean {one.nearest}?" if one.nearest else "") if one else ""
    return [first, row(width - 2, [Cell(1, "▲", WARNING), Cell(3, asks, MUTED)] if asks else [])]

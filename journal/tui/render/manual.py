"""The help page: every key from the registry, and how to write an entry."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.tui.registry import Command, Where, commands_in
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, Cell, Run, cells, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, heading

KEY, TITLE, HELP = 2, 25, 40
ROOM_FOR_TITLES = 76
WIDEST = 110

WRITING = (
    ("acme call from Dana, 4pm: …", "the head: negotiation, channel, who, when"),
    ("[base promised 185k guaranteed]", "a statement: item, stance, value, and how firm it is"),
    ("[Lee: equity mentioned 4000 RSU over 4y]", "what somebody else said"),
    ("[signing asked 20k if start by 1 Feb]", "what I asked for; if says on what it depends"),
    ("[due fri 5pm answer the offer]", "a follow-up of mine; with | them at its end, one of theirs"),
    ("[meet 30 Nov 14:00 onsite]", "a meeting"),
    ("[stage written offer]", "how far the negotiation has come"),
    ("[offer v1 expires fri]", "a formal offer, and until when it stands"),
    ("[decided decline because …]", "a decision"),
    ("base promised 185k; due fri answer", "the brackets may be left out between semicolons"),
)


def manual_rows(size: Size) -> Rows:
    """Where commands apply, one group after the other, then the capture language."""
    width = min(size.width - 2, WIDEST)
    rows: list[Row] = []
    for where in Where:
        rows += [SPACE] if rows else []
        rows.append(heading(row(width, [Cell(KEY, where.value, BOLD)])))
        rows += [_command(one, width, number) for number, one in enumerate(commands_in(where))]
    return Rows([*_language(width), SPACE, *rows])


def _command(one: Command, width: int, number: int) -> Row:
    column = HELP if width >= ROOM_FOR_TITLES else TITLE
    left = [Cell(KEY, one.key, BOLD)]
    left += [Cell(TITLE, one.title)] if column == HELP else []
    lines = Flow(one.help, ink=MUTED).lines(max(width - column, 12))
    first = row(width, [*left, Cell(column, "".join(run.text for run in lines[0]), MUTED)])
    key = f"{one.where[0].name}:{number}:{one.id}"
    made = (first, *(indent(line, column) for line in lines[1:]))
    return Row(key, len(made), lambda: made)


def _language(width: int) -> Iterator[Row]:
    yield heading(row(width, [Cell(KEY, "How an entry is written", BOLD)]))
    longest = max(cells(example) for example, _ in WRITING)
    for number, (example, means) in enumerate(WRITING):
        if width >= ROOM_FOR_TITLES:
            lines = [row(width, [Cell(KEY, example), Cell(KEY + longest + 2, means, MUTED)])]
        else:
            lines = [row(width, [Cell(KEY, example)]), (Run(" " * (KEY + 2)), Run(means, MUTED))]
        yield _selectable(f"writing:{number}", lines)
    yield heading(
        row(
            width,
            [Cell(KEY, "What cannot be understood is kept as text, marked ▲, and never stops the saving.", MUTED)],
        )
    )


def _selectable(key: str, lines: list[tuple[Run, ...]]) -> Row:
    return Row(key, len(lines), lambda: lines)

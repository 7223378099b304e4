"""The help page: every key from the registry, and how to write an entry."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.tui.registry import Command, Where, commands_in
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, Cell, Run, cells, indent, plain, row
from journal.tui.render.rows import SPACE, Row, Rows, heading

KEY, TITLE, HELP = 2, 19, 40
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


def manual_rows(size: Size, here: Where | None = None) -> Rows:
    """The capture language, then where commands apply: first the place one is in and what goes for all of them."""
    width = min(size.width - 2, WIDEST)
    first = [here] if here is not None else []
    rows = list(_language(width))
    for where in dict.fromkeys((*first, Where.VIEW, Where.LIST, Where.ANYWHERE, *Where)):
        here_too = sorted(commands_in(where), key=lambda one: not one.footer)
        rows += [SPACE, heading(row(width, [Cell(KEY, where.value, BOLD)]))]
        rows += [_command(one, width, number) for number, one in enumerate(here_too)]
    return Rows(rows)


def _command(one: Command, width: int, number: int) -> Row:
    """Keys, title and help side by side; what does not fit into its column begins the next line."""
    column = HELP if width >= ROOM_FOR_TITLES else TITLE
    told = Flow(one.help, ink=MUTED).lines(max(width - column, 12))
    parts = [Cell(KEY, one.key, BOLD), *([Cell(TITLE, one.title)] if column == HELP else [])]
    parts.append(Cell(column, plain(told[0]), MUTED))
    lines: list[list[Cell]] = [[]]
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        lines[-1].append(part)
        if following is not None and part.column + cells(part.text) >= following.column:
            lines.append([])
    made = (*(row(width, line) for line in lines), *(indent(line, column) for line in told[1:]))
    return Row(f"{one.where[0].name}:{number}:{one.id}", len(made), lambda: made)


def _language(width: int) -> Iterator[Row]:
    yield heading(row(width, [Cell(KEY, "How an entry is written", BOLD)]))
    longest = max(cells(example) for example, _ in WRITING)
    for number, (example, means) in enumerate(WRITING):
        is_beside = width >= ROOM_FOR_TITLES
        column = KEY + longest + 2 if is_beside else KEY + 2
        first, *more = Flow(means, ink=MUTED).lines(max(width - column, 12))
        if is_beside:
            head = [row(width, [Cell(KEY, example), Cell(column, plain(first), MUTED)])]
        else:
            head = [*(indent(line, KEY) for line in Flow(example).lines(max(width - KEY, 12))), indent(first, column)]
        yield _selectable(f"writing:{number}", [*head, *(indent(line, column) for line in more)])
    rest = "What cannot be understood is kept as text, marked ▲, and never stops the saving."
    yield heading(*(indent(line, KEY) for line in Flow(rest, ink=MUTED).lines(max(width - KEY, 12))))


def _selectable(key: str, lines: list[tuple[Run, ...]]) -> Row:
    return Row(key, len(lines), lambda: lines)

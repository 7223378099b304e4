"""The Board around its cards: the columns, the line above them, and the strip below for the card in focus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual.geometry import Size

from journal.domain.board import Card
from journal.domain.instants import Instant
from journal.domain.phrasing import due_words, short_day, when_words, who_words
from journal.domain.records import FollowUp, Owner, Stage
from journal.tui.jobs_board import BoardData, stages
from journal.tui.registry import command, key_label
from journal.tui.render.agenda import due_ink, glyph, narrow
from journal.tui.render.card import Fact, card_lines, facts, height, outcome_ink
from journal.tui.render.columns import Column
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.gaps import GAPS, gap_lines
from journal.tui.render.line import BOLD, EMPTY, MUTED, PLAIN, WARNING, Cell, Line, Run, begun, cells, length, row
from journal.tui.render.rows import SPACE, Row, Rows
from journal.tui.render.suggestion import suggestion_runs

MARGIN = 3
WHEN, WHAT = 5, 16
GUTTER = 3
ROOM_FOR_GAPS = 116
NAMED = 70
"""Below this width columns out of view are not named in the strip, their cards are only counted."""
LINES = 4
"""How many lines the strip has below its heading."""

Place = tuple[int, int, bool]
"""From which column to which something can be clicked, and whether it shows the closed ones."""


class Shown(NamedTuple):
    """Which cards are shown, and how many stages with how many cards are out of view at each side."""

    is_closed: bool = False
    before: tuple[tuple[str, int], ...] = ()
    after: tuple[tuple[str, int], ...] = ()


def columns(data: BoardData, is_closed: bool, size: Size, width: int) -> list[Column]:
    """The columns of cards, `width` being that of a card; cards are airy where all of them can be seen so."""
    groups = stages(data.closed if is_closed else data.open)
    known = {stage: [(card, _facts(data, card)) for card in group] for stage, group in groups.items()}
    tallest = max((sum(height(*each, is_airy=True) + 1 for each in group) for group in known.values()), default=0)
    is_airy = tallest <= size.height - 1
    found = []
    for stage, group in known.items():
        rows: list[Row] = []
        for card, told in group:
            draw = partial(card_lines, card, told, data.now, width, is_airy=is_airy)
            rows += [SPACE] if rows else []
            rows.append(Row(card.negotiation.id, height(card, told, is_airy=is_airy), draw))
        found.append(Column(stage.value, stage.label, len(group), Rows(rows)))
    return found


def _facts(data: BoardData, card: Card) -> list[Fact]:
    key = card.negotiation.id
    return facts(card, data.now, data.ledgers.get(key), data.nudges.get(key, ()))


def nothing_lines(data: BoardData, is_closed: bool, width: int) -> list[Line]:
    """What stands where there are no cards: what that means, and the key that helps."""
    begin, toggle = (key_label(command(name).keys[0]) for name in ("begin", "closed"))
    if is_closed:
        words, keys = "No negotiation is closed yet.", [(toggle, "shows the open ones")]
    elif data.closed:
        words, keys = (
            "No negotiation is open.",
            [(begin, "begins one"), (toggle, f"shows the {len(data.closed)} closed")],
        )
    else:
        words = "No negotiation has been begun yet."
        keys = [(begin, "begins one: a possible job, by a short name")]
    lines = [*Flow(words).lines(max(width - 4, 1)), EMPTY]
    lines += [(Run(key, BOLD), Run(f"  {what}", MUTED)) for key, what in keys]
    return [(Run("  "), *line) for line in lines]


def head_line(data: BoardData, shown: Shown, width: int) -> tuple[Line, list[Place]]:
    """`Open 8  Closed 3`, and at the right what is out of view, else the stages without cards."""
    runs, places, at = [Run(" " * MARGIN)], [], MARGIN
    for word, count, closed in (("Open", len(data.open), False), ("Closed", len(data.closed), True)):
        is_here = closed is shown.is_closed
        made = [Run(word, BOLD if is_here else MUTED), Run(f"  {count}", MUTED)]
        places.append((at, at + length(made), closed))
        at += length(made) + 2
        runs += [*made, Run("  ")]
    aside = hidden_words(shown) or _empty_stages(data, shown.is_closed)
    gap = width - MARGIN - at - cells(aside)
    return (*runs, *((Run(" " * gap), Run(aside, MUTED)) if gap >= 2 and aside else ())), places


def _empty_stages(data: BoardData, is_closed: bool) -> str:
    cards = data.closed if is_closed else data.open
    if not cards or is_closed:
        return ""
    empty = [stage.label for stage in Stage if stage not in stages(cards)]
    return f"no cards in {', '.join(empty)}" if empty else ""


def hidden_words(shown: Shown, *, brief: bool = False) -> str:
    """`← lead 1, screening 1   agreed 2 →`, in brief `← 2   2 →`; empty where every column is in view."""
    before, after = (
        str(sum(count for _, count in side) or "") if brief else ", ".join(f"{name} {count}" for name, count in side)
        for side in (shown.before, shown.after)
    )
    return "   ".join(words for words in (f"← {before}" if before else "", f"{after} →" if after else "") if words)


# The strip below


def strip_line(data: BoardData, card: Card | None, shown: Shown, width: int) -> Line:
    """The strip where it has but one line: the card in focus and what is next, and what is out of view."""
    tail = [Run(hidden_words(shown, brief=width < NAMED), MUTED)]
    if card is None:
        return row(width - 2, [], tail)
    left = [Cell(MARGIN, card.negotiation.name, BOLD)]
    at = MARGIN + cells(card.negotiation.name) + 2
    for words in _brief(data, card):
        left.append(Cell(at, words.text, words.ink))
        at += cells(words.text) + 2
    return row(width - 2, left, tail)


def _brief(data: BoardData, card: Card) -> list[Run]:
    if card.outcome is not None:
        ended = f"{short_day(card.ended, data.now)} " if card.ended else ""
        return [Run(card.outcome.label, outcome_ink(card.outcome)), Run(f"{ended}{card.because}".strip(), MUTED)]
    one = card.next_due
    if one is None:
        return [Run("nothing is due", MUTED)]
    sign = glyph(one, data.now)
    return [Run(f"{sign} {narrow(due_words(one, data.now))}", due_ink(one, data.now)), Run(begun(one.what))]


def strip_lines(data: BoardData, card: Card | None, width: int, *, is_plain: bool) -> list[Line]:
    """What is next for the card in focus, and what was said last."""
    if card is None:
        return []
    last = gap_lines(data.ledgers.get(card.negotiation.id)) if width >= ROOM_FOR_GAPS else []
    first = max(min(width // 3 - 1 if last else width * 3 // 8, 64), 30)
    second = width - first - MARGIN - (GAPS + GUTTER if last else 0)
    left = _ended(data, card, first) if card.outcome else _next(data, card, first)
    sides = [(left, first), (_said(data, card, second, is_plain=is_plain), second + GUTTER), (last, GAPS)]
    return [tuple(_beside(sides, number)) for number in range(max(len(lines) for lines, _ in sides))]


def _beside(sides: Sequence[tuple[Sequence[Line], int]], number: int) -> Iterator[Run]:
    """One line of several blocks beside each other, each in its width."""
    at = edge = 0
    for lines, width in sides:
        line = lines[number] if number < len(lines) else EMPTY
        if line:
            yield Run(" " * (edge - at))
            yield from line
            at = edge + length(line)
        edge += width


def _ended(data: BoardData, card: Card, width: int) -> list[Line]:
    at = MARGIN + cells(card.negotiation.name) + 2
    said = f"{card.outcome.label if card.outcome else ''} {short_day(card.ended, data.now) if card.ended else ''}"
    tail = suggestion_runs(data.suggestions.get(card.negotiation.id))
    head = row(width - 2, [Cell(MARGIN, card.negotiation.name, BOLD), Cell(at, said.strip(), MUTED)], tail)
    reason = begun(card.because) or "No reason is written."
    lines = Flow(reason, ink=PLAIN if card.because else MUTED).lines(width - MARGIN - 2, LINES)
    return [head, *((Run(" " * MARGIN), *line) for line in lines)]


def _next(data: BoardData, card: Card, width: int) -> list[Line]:
    name = card.negotiation.name
    tail = suggestion_runs(data.suggestions.get(card.negotiation.id))
    lines = [row(width - 2, [Cell(MARGIN, name, BOLD), Cell(MARGIN + cells(name) + 2, "next", MUTED)], tail)]
    if card.accepts is not None and not card.is_told:
        choice = "accept" if card.accepts else "decline"
        lines.append(row(width - 2, [Cell(MARGIN, f"▲ decided: {choice}, not told yet", WARNING)]))
    due = data.due.get(card.negotiation.id, ())
    room = LINES + 1 - len(lines)
    shown = due if len(due) <= room else due[: room - 1]
    lines += [_due(one, data.now, width) for one in shown]
    if len(due) > len(shown):
        lines.append(row(width - 2, [Cell(WHEN, f"and {len(due) - len(shown)} more", MUTED)]))
    if len(lines) == 1:
        lines.append(row(width - 2, [Cell(MARGIN, "Nothing is due.", MUTED)]))
    return lines


def _due(one: FollowUp, now: Instant, width: int) -> Line:
    ink = due_ink(one, now)
    left = [Cell(MARGIN, glyph(one, now), ink), Cell(WHEN, narrow(due_words(one, now)), ink)]
    what = MUTED if one.owner is Owner.THEM else PLAIN
    aside = "them" if one.owner is Owner.THEM else ""
    return row(width - 2, [*left, Cell(WHAT, begun(one.what), what)], [Run(aside, MUTED)])


def _said(data: BoardData, card: Card, width: int, *, is_plain: bool) -> list[Line]:
    key = card.negotiation.id
    entry = data.talks.get(key) or data.last.get(key)
    if entry is None:
        return [(Run("Nothing is written yet", BOLD),)]
    about = f"{when_words(entry.occurred, data.now)}  {who_words(entry, data.names)}"
    flow = Flow(entry.body, spans_of(entry, data.written.get(entry.id, ())), is_plain=is_plain)
    head = row(width, [Cell(0, "Said last", BOLD), Cell(11, about, MUTED)])
    return [head, *flow.lines(max(width, 1), LINES, tight=True)]

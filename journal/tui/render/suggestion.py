"""A playbook that fits, in one calm line."""

from __future__ import annotations

from collections.abc import Sequence

from journal.service.playbooks import Suggestion
from journal.tui.registry import command, key_label
from journal.tui.render.line import BOLD, MUTED, NAMES, Cell, Run, row
from journal.tui.render.rows import Row
from journal.tui.render.suggestion_key import PLAYBOOK


def suggestion_row(found: Sequence[Suggestion], width: int, columns: tuple[int, int, int]) -> Row:
    """The most needed one with its next step; `columns` are where word, negotiation and step begin."""
    when, name, what = columns
    one = found[0]
    left = [Cell(when, "playbook", MUTED), Cell(name, one.negotiation.name), Cell(what, one.next, NAMES)]
    tail = [Run(f"{len(found) - 1} more" if len(found) > 1 else "", MUTED)]
    return Row(f"{PLAYBOOK}{one.negotiation.id}", 1, lambda: (row(width - 2, left, tail),))


def suggestion_runs(one: Suggestion | None) -> list[Run]:
    """`P declining, 5 open` at the edge of a line; empty where none fits."""
    if one is None:
        return []
    return [Run(key_label(command("playbook").keys[0]), BOLD), Run(f" {one.name}, {one.open} open", MUTED)]

"""What an entry that belongs to no negotiation says: how it can be filed."""

from __future__ import annotations

from collections.abc import Iterator

from journal.domain.records import Entry
from journal.tui.registry import command, key_label
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, WARNING, Cell, Line, indent, row


def unfiled_lines(entry: Entry, width: int, at: int) -> Iterator[Line]:
    """Nothing for a filed entry; else that it is unfiled, and the key that begins the negotiation it names."""
    if entry.negotiation is not None:
        return
    told = f"{entry.named} is no negotiation yet" if entry.named else "It names no negotiation"
    yield row(width, [Cell(at, "▲", WARNING), Cell(at + 2, told)])
    if entry.named:
        key = key_label(command("begin").keys[0])
        yield row(
            width, [Cell(at + 2, key, BOLD), Cell(at + 3 + len(key), "begins it, and this becomes its entry", MUTED)]
        )
    else:
        how = "Change its text so that it begins with one, as in: acme call from Dana: …"
        yield from (indent(line, at + 2) for line in Flow(how, ink=MUTED).lines(max(width - at - 2, 1)))

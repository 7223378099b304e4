"""The People screen as rows: everybody, and what one of them said and heard."""

from __future__ import annotations

from textual.geometry import Size

from journal.domain.instants import day_of
from journal.domain.phrasing import day_heading, who_words
from journal.domain.records import Authority, Entry, Person, Role
from journal.tui.jobs_people import PeopleData
from journal.tui.render.entry import ENTRY
from journal.tui.render.journal import gist
from journal.tui.render.line import BOLD, MUTED, NAMES, Cell, Line, Run, row
from journal.tui.render.rows import SPACE, Row, Rows, heading

PERSON = "p:"
"""What the keys of people begin with; the id follows."""

NAME, ROLE, AUTHORITY = 2, 24, 42
ROOM_FOR_AUTHORITY = 58
MARGIN = 3


def people_rows(data: PeopleData, size: Size) -> Rows:
    """Everybody by name; where there is nobody, how somebody gets here."""
    width = size.width
    if not data.people:
        nobody = row(width - 2, [Cell(NAME, "Nobody is known yet.", BOLD)])
        how = row(width - 2, [Cell(NAME, "Whoever is named in the head of an entry stands here.", MUTED)])
        return Rows([heading(nobody, how)])
    title = heading(row(width - 2, [Cell(NAME, "People", BOLD)], [Run(str(len(data.people)), MUTED)]))
    return Rows([title, *(_person_row(data, one, width) for one in data.people)])


def _person_row(data: PeopleData, one: Person, width: int) -> Row:
    return Row(f"{PERSON}{one.id}", 1, lambda: (person_line(data, one, width),))


def person_line(data: PeopleData, one: Person, width: int) -> Line:
    """Name, role, authority, and the negotiations they have a part in."""
    where = ", ".join(data.names[key] for key in one.negotiations if key in data.names)
    left = [Cell(NAME, one.name, NAMES), Cell(ROLE, "" if one.role is Role.UNKNOWN else one.role.label, MUTED)]
    if width >= ROOM_FOR_AUTHORITY:
        left.append(Cell(AUTHORITY, "" if one.authority is Authority.UNKNOWN else one.authority.label, MUTED))
    return row(width - 2, [cell for cell in left if cell.text], [Run(where)])


def person_rows(data: PeopleData, one: Person | None, size: Size) -> Rows:
    """Who somebody is, and every entry with them, newest first."""
    if one is None:
        return Rows()
    width = size.width
    entries = data.entries.get(one.id, ())
    rows = [heading(*_head(data, one, len(entries), width))]
    last = None
    for entry in entries:
        day = day_of(entry.occurred)
        if day != last:
            name, date = day_heading(day, data.now)
            rows += [SPACE, heading(row(width, [Cell(MARGIN, name, BOLD), Cell(MARGIN + len(name) + 2, date, MUTED)]))]
            last = day
        rows.append(_entry_row(data, entry, width))
    return Rows(rows)


def _head(data: PeopleData, one: Person, count: int, width: int) -> list[Line]:
    where = ", ".join(data.names[key] for key in one.negotiations if key in data.names)
    who = [one.role.label] if one.role is not Role.UNKNOWN else []
    who += [one.authority.label] if one.authority is not Authority.UNKNOWN else []
    words = "; ".join(who) or "role and authority not said yet"
    lines = [row(width - 2, [Cell(MARGIN, one.name, BOLD)], [Run(where)])]
    entries = f"{count} {'entry' if count == 1 else 'entries'}"
    lines.append(row(width - 2, [Cell(MARGIN, words, MUTED)], [Run(entries, MUTED)]))
    if one.aliases:
        lines.append(row(width - 2, [Cell(MARGIN, f"also called {', '.join(one.aliases)}", MUTED)]))
    return lines


def _entry_row(data: PeopleData, entry: Entry, width: int) -> Row:
    def draw() -> tuple[Line, Line]:
        name = data.names.get(entry.negotiation or "", entry.named or "unfiled")
        head = row(width - 2, [Cell(MARGIN, who_words(entry, data.names), NAMES)], [Run(name, MUTED)])
        return head, row(width - 2, [Cell(MARGIN, gist(entry, data.follow_ups.get(entry.id, ())), MUTED)])

    return Row(f"{ENTRY}{entry.id}", 2, draw)

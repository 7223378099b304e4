"""What the first screen and the prompt need of derived data, put together in a few documents of `derived.sqlite`.

Each is read at one go and has a checksum over all of it, so that no damage to the file can alter or hide a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.domain.record import NamedTuple
from journal.store.derived_rows import ENTRIES, FOLLOW_UPS, Occurrence, sum_of
from journal.store.line import canonical, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

SIZES, AGENDA, PAGE, COUNTS = "sizes", "agenda", "page", "counts"
NEWEST = 128
"""How many of the newest entries are named on the page: more than a screen shows, so that some may be removed."""
NOTE = "note"
_AT_ONCE = 16


class Count(NamedTuple):
    """What the ledger of a negotiation counted; None where there is nothing to count.

    It holds from `since` until before `until`, in microseconds since 1970, and was counted by the rules that `by`
    names.
    """

    negotiation: str
    since: int
    until: int
    by: str
    gaps: int | None
    unwritten: int | None


def fronts(connection: sqlite3.Connection) -> Iterator[None]:
    """Put the documents together from the tables, in pieces."""
    execute = connection.execute
    sizes = dict(execute("SELECT name, count(*) FROM docs GROUP BY name").fetchall())
    (sizes["turns"],) = execute("SELECT count(*) FROM entries WHERE turns <> ''").fetchone()
    _put(connection, SIZES, sizes)
    agenda = execute("SELECT place, due, doc FROM agenda ORDER BY place").fetchall()
    _put(connection, AGENDA, [parsed(due.encode()) for _, due, _ in agenda])
    _put(connection, COUNTS, [parsed(text.encode()) for (text,) in execute("SELECT count FROM counts")])
    yield
    courses: dict[str, Any] = {}
    for number, (negotiation,) in enumerate(execute("SELECT DISTINCT negotiation FROM entries").fetchall(), 1):
        courses[negotiation] = _course(connection, negotiation)
        if not number % _AT_ONCE:
            yield
    newest = execute("SELECT id, at, place FROM entries ORDER BY at DESC, place DESC LIMIT ?", (NEWEST,)).fetchall()
    page = {
        "newest": [[*row, *_where(connection, ENTRIES, row[0])] for row in newest],
        "written": {id_: written for id_, _, _ in newest if (written := _written(connection, id_))},
        "open": [[place, parsed(doc.encode())] for place, _, doc in agenda],
        "courses": courses,
    }
    _put(connection, PAGE, page)


def _put(connection: sqlite3.Connection, name: str, doc: object) -> None:
    text = canonical(doc).encode()
    connection.execute("INSERT OR REPLACE INTO front VALUES (?, ?, ?)", (name, text, sum_of(name, text)))


def _course(connection: sqlite3.Connection, negotiation: str) -> Any:
    query = (
        "SELECT id, at, place, negotiation, channel, talks, turns, told FROM entries"
        " WHERE negotiation = ? ORDER BY at, place"
    )
    rows = [Occurrence(*row) for row in connection.execute(query, (negotiation,))]
    return {"count": len(rows), "stubs": [list(one) for one in telling(rows)], "talk": list(last_talk(rows) or ())}


def telling(rows: Sequence[Occurrence]) -> list[Occurrence]:
    """The entries of a negotiation, given in order, that say where it stands.

    These are the first, those with marks, and the last with which somebody was in touch; the others say nothing.
    """
    first = rows[0].id if rows else ""
    last = next((one.id for one in reversed(rows) if one.channel != NOTE), "")
    return [one for one in rows if one.id in (first, last) or '"marks":[]' not in one.told]


def last_talk(rows: Sequence[Occurrence]) -> Occurrence | None:
    """The last entry in which somebody else took part."""
    return next((one for one in reversed(rows) if one.talks), None)


def _where(connection: sqlite3.Connection, name: str, id_: str) -> tuple[str, int, int, int]:
    query = (
        "SELECT dev, t.seq, t.start, t.size FROM revisions JOIN transactions t USING (number)"
        " WHERE name = ? AND turned = ? ORDER BY number DESC LIMIT 1"
    )
    row: tuple[str, int, int, int] = connection.execute(query, (name, id_[::-1])).fetchone()
    return row


def _written(connection: sqlite3.Connection, entry: str) -> list[Any]:
    """The follow-ups that an entry wrote, in the order of the log: place, id and where it stands."""
    rows = connection.execute("SELECT place, id FROM written WHERE entry = ? ORDER BY place", (entry,)).fetchall()
    return [[place, id_, *_where(connection, FOLLOW_UPS, id_)] for place, id_ in rows]

"""The comparison document: what was promised beside what is offered, for the other side to read.

It is made of the ledger's statements alone. Notes, asks, rulings' reasons and what was prepared are no part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from journal.domain.document.questions import question_on
from journal.domain.document.tree import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Question,
    Quote,
    Table,
    TableRow,
)
from journal.domain.document.words import date_words, difference, exact, origin, quoted, said_by, said_value
from journal.domain.instants import Day
from journal.domain.offer.held import Held
from journal.domain.offer.rates import rate_words
from journal.domain.offer.rows import Ledger, Row
from journal.domain.record import record
from journal.domain.records import ItemTable
from journal.domain.records.ruling import Verdict

NOTHING = "—"
_ZERO = Decimal(0)


@record(kw_only=False)
class Compared:
    """What a comparison needs beside the ledger: names by id, the items, and the day it is made on.

    `private` are the items that the person gave a figure of their own: no money is made of that for others to read.
    """

    names: Mapping[str, str]
    items: ItemTable
    day: Day
    private: frozenset[str] = frozenset()

    def is_private(self, row: Row) -> bool:
        return row.item in self.private or row.item.partition("/")[0] in self.private


def comparable(ledger: Ledger) -> tuple[Row, ...]:
    """The rows a comparison can show: those of which something was promised, agreed or offered."""
    return tuple(row for row in ledger.rows if row.promised or row.since or row.offered)


def comparison(ledger: Ledger, rows: Collection[Row], given: Compared) -> Document:
    """The document about these rows, in their order."""
    about = ledger.negotiation
    subtitle = ", ".join(part for part in (about.role, about.company or about.name) if part)
    return Document(
        title="What we spoke of, and the offer",
        subtitle=subtitle,
        blocks=(
            Paragraph(_lead(ledger, given)),
            _table(ledger, rows, given),
            *_sums(ledger, rows, given),
            *(block for row in rows for block in _item(ledger, row, given)),
            Paragraph(_CLOSING),
        ),
    )


_CLOSING = (
    "Thank you for taking the time to go through this. If my notes are wrong anywhere, please tell me; "
    "and where they are right, a word in writing would help us both."
)


def _lead(ledger: Ledger, given: Compared) -> str:
    version = ledger.version
    made = f"as of {date_words(given.day)}"
    if version is None or ledger.is_pending:
        return (
            f"This lists what we spoke of, {made}, with who said it and when. There is no complete written offer yet."
        )
    what = f"the {version.form.label}" if version.complete else "the offer"
    return (
        f"This puts what we spoke of beside {what} (version {version.number}) that I received on "
        f"{date_words(version.received)}, {made}: item by item, with who said it and when. Where the two are not "
        "the same there is one question each."
    )


def _table(ledger: Ledger, rows: Collection[Row], given: Compared) -> Table:
    has_money = any(_in_money(row, given) for row in rows)
    columns = [Column("Item"), Column("Spoken of"), Column("In the offer"), Column("Difference")]
    if has_money:
        columns += [Column("Year 1", is_figure=True), Column("Four years", is_figure=True)]
    made = [TableRow(_cells(ledger, row, given, has_money), is_marked=row.is_gap) for row in rows]
    if has_money:
        year, four = _total(rows, given)
        sums = (exact(year, ledger.currency), exact(four, ledger.currency))
        total = TableRow((f"Together, in {ledger.currency}", "", "", "", *sums), is_total=True)
        made.append(total)
    return Table(tuple(columns), tuple(made))


def _cells(ledger: Ledger, row: Row, given: Compared, has_money: bool) -> tuple[str, ...]:
    claim = row.promised or row.since
    cells = (
        _label(row, given),
        said_value(claim) or NOTHING,
        said_value(row.offered) or NOTHING,
        difference(row, given.items, is_private=given.is_private(row)) or NOTHING,
    )
    if not has_money:
        return cells
    gap = row.gap
    if not _in_money(row, given) or gap.year_1 is None or gap.four_year is None:
        return (*cells, NOTHING, NOTHING)
    return (*cells, exact(gap.year_1, ledger.currency), exact(gap.four_year, ledger.currency))


def _label(row: Row, given: Compared) -> str:
    """What the item is called; where it goes by another name, both."""
    others = dict.fromkeys(given.items.label(pair.renamed) for pair in row.pairs)
    return f"{row.label} ({', '.join(others)})" if others else row.label


def _in_money(row: Row, given: Compared) -> bool:
    return not given.is_private(row) and row.gap.year_1 is not None and row.gap.four_year is not None


def _total(rows: Collection[Row], given: Compared) -> tuple[Decimal, Decimal]:
    gaps = [row.gap for row in rows if _in_money(row, given)]
    return sum((gap.year_1 or _ZERO for gap in gaps), _ZERO), sum((gap.four_year or _ZERO for gap in gaps), _ZERO)


def _sums(ledger: Ledger, rows: Collection[Row], given: Compared) -> Iterator[Block]:
    """How the figures were made, and what has none."""
    if not any(_in_money(row, given) for row in rows):
        return
    words = (
        f"Differences in {ledger.currency}, the offer less what we spoke of. Pay that recurs counts in every year, "
        "a payment made once in the year it falls in."
    )
    unvalued = [row.label for row in rows if row.item in ledger.totals.unvalued and not _in_money(row, given)]
    if unvalued:
        words += f" Without a figure, and so in no sum: {', '.join(unvalued)}."
    if ledger.rates:
        words += f" Rates used: {'; '.join(map(rate_words, ledger.rates))}."
    yield Paragraph(words, is_aside=True)


def _item(ledger: Ledger, row: Row, given: Compared) -> Iterator[Block]:
    """One item in full: what was said, by whom, when and how, in their words where there are any, and the question."""
    conflict = next((one for one in ledger.conflicts if one.item == row.item), None)
    question = question_on(row, conflict, given.names)
    said = _said(row)
    yield Heading(_label(row, given))
    pairs = [("Spoken of", _line(held, row, given)) for held in said]
    if row.offered is not None:
        pairs.append(("In the offer", _line(row.offered, row, given)))
    words = difference(row, given.items, is_private=given.is_private(row))
    if words and row.verdict is not Verdict.MATCH:
        pairs.append(("Difference", words))
    yield Facts(tuple(pairs))
    for held in (*said, *([row.offered] if row.offered else [])):
        first = origin(held, row)
        if words := quoted(first):
            yield Quote(words, said_by(first, given.names))
    if question:
        yield Question(question)


def _said(row: Row) -> tuple[Held, ...]:
    """What was promised and agreed, each once, in the order it was said."""
    every = [one for one in (row.promised, row.since, row.agreed) if one is not None]
    by_id: dict[str, Held] = {}
    for one in sorted(every, key=lambda one: one.at.utc):
        by_id.setdefault(origin(one, row).statement.id, one)
    return tuple(by_id.values())


def _line(held: Held, row: Row, given: Compared) -> str:
    return f"{said_value(held)} ({said_by(origin(held, row), given.names)})"

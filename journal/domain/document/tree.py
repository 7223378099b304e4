"""A document as a tree: what it says, in order. How it looks is the matter of a format (`exchange.document_*`)."""

from __future__ import annotations

from journal.domain.record import record


@record(kw_only=False)
class Column:
    """A column of a table; figures stand at the right."""

    title: str
    is_figure: bool = False


@record(kw_only=False)
class TableRow:
    """Cells by column. `is_marked` is for a row that says something to look at, `is_total` for a sum."""

    cells: tuple[str, ...]
    is_marked: bool = False
    is_total: bool = False


@record(kw_only=False)
class Table:
    """Rows under their columns; every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@record(kw_only=False)
class Heading:
    """The title of what follows."""

    text: str


@record(kw_only=False)
class Paragraph:
    """A paragraph; `is_aside` is smaller print."""

    text: str
    is_aside: bool = False


@record(kw_only=False)
class Facts:
    """What is what, a line each: (`Promised`, `USD 185,000 a year`)."""

    pairs: tuple[tuple[str, str], ...]


@record(kw_only=False)
class Quote:
    """Words as they were said, and whose they are."""

    text: str
    source: str


@record(kw_only=False)
class Question:
    """What is asked of the reader."""

    text: str


Block = Heading | Paragraph | Facts | Table | Quote | Question


@record(kw_only=False)
class Document:
    """A whole document. `subtitle` may be empty."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]

"""The comparison document of a negotiation: which rows, in which format, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from journal.adapters import private_file
from journal.domain.document.comparison import Compared, comparable, comparison
from journal.domain.document.tree import Document
from journal.domain.offer.rows import Ledger, Row
from journal.domain.record import record
from journal.errors import BadInputError
from journal.exchange.document_html import html
from journal.exchange.document_markdown import markdown
from journal.exchange.document_text import plain_text
from journal.service.data import data_text
from journal.service.ledgers import ledger_of, private_items, row_named
from journal.service.session import Session

STYLE = "report.css"
ENDINGS: Mapping[str, str] = {"md": "md", "html": "html", "text": "txt"}
"""The formats, and how the name of a file in each ends."""


@record(kw_only=False)
class Report:
    """A comparison document: of which ledger, about which rows, its tree, and the items of which it says no money."""

    ledger: Ledger
    rows: tuple[Row, ...]
    document: Document
    private: frozenset[str]


def report(session: Session, name: str, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> Report:
    """The comparison document of a negotiation about the items named, or about all but those.

    Raises NotFoundError for an item nobody spoke of, BadInputError where nothing is left to show.
    """
    ledger = ledger_of(session, session.negotiation(name))
    rows = comparable(ledger)
    if not rows:
        raise BadInputError(
            f"Nothing was promised or offered in {ledger.negotiation.name} yet; there is nothing to show."
        )
    wanted = {row_named(session, ledger, item) for item in only}
    unwanted = {row_named(session, ledger, item) for item in without}
    chosen = tuple(row for row in rows if (not wanted or row.item in wanted) and row.item not in unwanted)
    return of_rows(session, ledger, chosen)


def of_rows(session: Session, ledger: Ledger, rows: Sequence[Row]) -> Report:
    """The document about some rows of a ledger. Raises BadInputError where there are none."""
    if not rows:
        raise BadInputError("No row is left to show; choose at least one item that was promised or offered.")
    private = private_items(session, ledger.negotiation)
    given = Compared(session.names, session.items, session.now.day, private)
    return Report(ledger, tuple(rows), comparison(ledger, rows, given), private)


def written(document: Document, form: str) -> str:
    """The document in a format: `md`, `html` or `text`."""
    return _FORMATS[form](document)


def save(text: str, file: str, *, over: bool = False) -> Path:
    """Write a text to a private file; the path it is at. Raises what `private_file.write` raises."""
    return private_file.write(Path(file), text, over=over)


def _page(document: Document) -> str:
    return html(document, data_text(STYLE))


_FORMATS: Mapping[str, Callable[[Document], str]] = {"md": markdown, "html": _page, "text": plain_text}

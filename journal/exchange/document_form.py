"""The JSON of a comparison document: its rows with what was said of each, and its tree."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from journal.domain.document.tree import Block, Document, Facts, Heading, Paragraph, Question, Quote, Table
from journal.domain.offer.rows import Ledger, Row
from journal.exchange.json_form import Form
from journal.exchange.ledger_form import LedgerForms


def report(
    ledger: Ledger, rows: Sequence[Row], document: Document, forms: LedgerForms, private: Container[str] = ()
) -> Form:
    """The document with the figures it is made of; rows are without what one keeps to oneself.

    `private` are the items whose gaps in money are made of figures of one's own.
    """
    return {
        "negotiation": ledger.negotiation.name,
        "currency": ledger.currency or None,
        "title": document.title,
        "subtitle": document.subtitle or None,
        "items": [_row(row, forms, private) for row in rows],
        "blocks": [_block(block) for block in document.blocks],
    }


def _row(row: Row, forms: LedgerForms, private: Container[str]) -> Form:
    """A row as the document has it: no asks, no rulings, no notes."""
    whole = forms.row(row)
    kept = ("item", "label", "promised", "since", "offered", "agreed", "verdict", "condition_changed", "gap")
    if row.item in private or row.item.partition("/")[0] in private:
        whole["gap"] = whole["gap"] | {"year_1": None, "four_year": None}
    return {key: whole[key] for key in kept}


def _block(block: Block) -> Form:
    kind, make = _BLOCKS[type(block)]
    return {"kind": kind, **make(block)}


def _table(block: Table) -> Form:
    return {
        "columns": [column.title for column in block.columns],
        "rows": [list(row.cells) for row in block.rows],
    }


_BLOCKS: Mapping[type, tuple[str, Callable[[Any], Form]]] = {
    Heading: ("heading", lambda block: {"text": block.text}),
    Paragraph: ("paragraph", lambda block: {"text": block.text}),
    Facts: ("facts", lambda block: {"pairs": [list(pair) for pair in block.pairs]}),
    Table: ("table", _table),
    Quote: ("quote", lambda block: {"text": block.text, "source": block.source}),
    Question: ("question", lambda block: {"text": block.text}),
}

"""The item table, from its rows of data."""

from __future__ import annotations

from journal.domain.item_rows import item_table

__all__ = ["item_table"]

"""The item table, from its rows of data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journal.domain.records.item import Better, ItemTable, OfferItem
from journal.domain.records.value import Period, ValueKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def item_table(rows: Sequence[Mapping[str, Any]], own: Iterable[OfferItem] = ()) -> ItemTable:
    """The items of `items.json`, and the user's own behind them.

    A row has `id`, `label`, `kind`, `better`, and `aliases` by language; `unit`, `period` and `percent_of` may be
    empty. Raises KeyError or ValueError for a row that is none.
    """
    return ItemTable([*map(_item, rows), *own])


def _item(row: Mapping[str, Any]) -> OfferItem:
    period = row.get("period")
    return OfferItem(
        id=row["id"],
        label=row["label"],
        aliases=tuple(alias for language in row["aliases"].values() for alias in language),
        kind=ValueKind(row["kind"]),
        unit=row.get("unit") or "",
        period=Period(period) if period else None,
        better=Better(row["better"]),
        percent_of=row.get("percent_of") or "",
    )

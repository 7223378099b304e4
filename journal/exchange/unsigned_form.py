"""The JSON of what a signature would leave behind."""

from __future__ import annotations

from journal.domain.offer.unsigned import Unsigned
from journal.exchange.json_form import Form


def unsigned(one: Unsigned) -> Form:
    """The promised items that are not in the contract, and its clause that only it counts; null for none."""
    return {
        "contract": one.contract.id if one.contract is not None else None,
        "clause": one.clause or None,
        "items": [
            {"item": missing.held.item, "label": missing.label, "in_writing": missing.is_written}
            for missing in one.missing
        ],
    }

"""The JSON of a ledger and of offer versions (DESIGN.md, section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal.domain.offer.conflicts import Conflict
from journal.domain.offer.held import Held
from journal.domain.offer.rates import Rate
from journal.domain.offer.rows import Ledger, Row, Totals
from journal.domain.offer.versions import OfferVersion
from journal.domain.records.ruling import Ruling
from journal.exchange.json_form import Form, Forms, amount, stamp, value


class LedgerForms:
    """Makes the forms of ledgers; `forms` those of the records in them, `labels` are by item id."""

    def __init__(self, forms: Forms, labels: Mapping[str, str]) -> None:
        self._forms = forms
        self._labels = labels

    def ledger(self, ledger: Ledger) -> Form:
        """Every item with what was promised, offered, asked and agreed, the conflicts, and what it comes to."""
        return {
            "negotiation": ledger.negotiation.name,
            "currency": ledger.currency or None,
            "version": self.version(ledger.version) if ledger.version else None,
            "items": [self.row(one) for one in ledger.rows],
            "conflicts": [self.conflict(one) for one in ledger.conflicts],
            "unwritten": [self._item(one) for one in ledger.unwritten],
            "totals": totals(ledger.totals),
            "findings": [
                {"code": one.code, "item": one.item or None, "entry": one.entry, "sentence": one.sentence}
                for one in ledger.findings
            ],
            "gaps": ledger.gaps,
            "rates": [rate(one) for one in ledger.rates],
        }

    def row(self, row: Row) -> Form:
        """One item; what was never said is null."""
        return {
            "item": row.item,
            "label": row.label,
            "promised": self.held(row.promised),
            "since": self.held(row.since),
            "offered": self.held(row.offered),
            "asked": self.held(row.asked),
            "asked_status": row.asked_status.value if row.asked_status else None,
            "agreed": self.held(row.agreed),
            "evidence": row.evidence.value if row.evidence else None,
            "in_writing": row.in_writing,
            "verdict": row.verdict.value if row.verdict else None,
            "condition_changed": row.condition_changed,
            "gap": {
                "amount": amount(row.gap.amount),
                "unit": row.gap.unit or None,
                "year_1": amount(row.gap.year_1),
                "four_year": amount(row.gap.four_year),
            },
            "notes": list(row.notes),
            "ruling": _ruled(row),
            "paired": [{"item": one.renamed, "reason": one.reason} for one in row.pairs],
        }

    def held(self, held: Held | None) -> Form | None:
        """A statement with its entry and when it was made, as the ledger holds it."""
        if held is None:
            return None
        form = self._forms.statement(held.statement, held.entry)
        return form | {
            "evidence": held.evidence.value,
            "in_writing": held.in_writing,
            "certainty": held.certainty.value,
            "condition": held.condition or None,
            "value": value(held.value) if held.value else None,
            "entry": held.entry.id,
            "at": stamp(held.entry.occurred),
        }

    def conflict(self, conflict: Conflict) -> Form:
        """People who hold up different values of one item."""
        return {
            "item": conflict.item,
            "label": conflict.label,
            "statements": [self.held(one) for one in conflict.statements],
            "offer_is_silent": conflict.is_silent,
        }

    def version(self, version: OfferVersion) -> Form:
        """An offer: how it came, how long it stands, what it says itself."""
        return {
            "number": version.number,
            "form": version.form.value,
            "issued": stamp(version.issued),
            "received": stamp(version.received),
            "expires": stamp(version.expires),
            "complete": version.complete,
            "exploding": version.exploding,
            "entry": version.entry.id,
            "items": [self._item(one) for one in version.values.values()],
        }

    def _item(self, held: Held) -> Form:
        return {"item": held.item, "label": self._labels.get(held.item, held.item), "statement": self.held(held)}


def _ruled(row: Row) -> Form | None:
    one = row.ruling
    if one is None or one.verdict is None:
        return None
    derived = row.derived.value if row.derived else None
    return {"verdict": one.verdict.value, "instead_of": derived, "reason": one.reason, "made_at": stamp(one.made_at)}


def ruling(one: Ruling, names: Mapping[str, str]) -> Form:
    """A decision of the person's about a row; `names` are those of negotiations by id."""
    return {
        "id": one.id,
        "negotiation": names.get(one.negotiation),
        "item": one.item,
        "kind": one.kind.value,
        "as": one.renamed or None,
        "verdict": one.verdict.value if one.verdict else None,
        "reason": one.reason,
        "made_at": stamp(one.made_at),
    }


def rate(one: Rate) -> Form:
    """A rate of exchange that a ledger used, in the direction it was given."""
    day, figure = one.day.isoformat(), amount(one.rate)
    return {"currency": one.currency, "into": one.into, "rate": figure, "day": day, "source": one.source}


def totals(one: Totals) -> Form:
    """What both sides come to, and the difference; null where it can't be said."""
    return {
        "gap": _money(one.year_1, one.four_year),
        "promised": _money(one.promised_year_1, one.promised_four_year),
        "offered": _money(one.offered_year_1, one.offered_four_year),
        "unvalued": list(one.unvalued),
    }


def _money(year_1: Decimal | None, four_year: Decimal | None) -> Form:
    return {"year_1": amount(year_1), "four_year": amount(four_year)}

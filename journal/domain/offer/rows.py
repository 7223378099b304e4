"""The ledger as it is read: rows, gaps, totals and what stands out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal.domain.offer.asks import AskStatus
from journal.domain.offer.conflicts import Conflict
from journal.domain.offer.evidence import Evidence
from journal.domain.offer.findings import LedgerFinding
from journal.domain.offer.held import Held
from journal.domain.offer.rates import Rate
from journal.domain.offer.versions import OfferVersion
from journal.domain.record import record
from journal.domain.records import Negotiation
from journal.domain.records.ruling import Ruling, Verdict

_GAPS = (Verdict.SHORTFALL, Verdict.ABSENT, Verdict.DIFFERS, Verdict.CONDITION_CHANGED)


@record
class Gap:
    """Offered minus promised. None is what can't be said, which is not zero.

    `amount` is in `unit`: a currency code (a year for what recurs, once for what does not), `USD/hour`, `percent`,
    or a unit. `year_1` and `four_year` are money in the ledger's currency.
    """

    amount: Decimal | None = None
    unit: str = ""
    year_1: Decimal | None = None
    four_year: Decimal | None = None


@record
class Row:
    """One item of a ledger.

    `promised` is what the current version has to be compared with, `since` what was promised or agreed after it.
    `mentioned` is their latest mention, `withdrawn` what took the promise back, `lapsed` a promise or agreement
    whose condition was not met in time; `contingent` what still depends on a condition. `evidence` and
    `in_writing` speak of what was promised (else since), and are None where nothing was. `verdict` is None where
    there is nothing to compare. `ruling` is the person's own verdict where one is in force, `derived` then what it
    replaced; `pairs` are those that count other items here. `statements` are all on the item, oldest first.
    """

    item: str
    label: str
    promised: Held | None
    since: Held | None
    offered: Held | None
    asked: Held | None
    asked_status: AskStatus | None
    agreed: Held | None
    mentioned: Held | None
    withdrawn: Held | None
    lapsed: Held | None
    contingent: Held | None
    evidence: Evidence | None
    in_writing: bool | None
    verdict: Verdict | None
    condition_changed: bool
    gap: Gap
    notes: tuple[str, ...]
    statements: tuple[Held, ...]
    ruling: Ruling | None = None
    derived: Verdict | None = None
    pairs: tuple[Ruling, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether it counts among the gaps (RULES.md, section 4)."""
        return self.verdict in _GAPS or self.condition_changed


@record
class Totals:
    """Money in the ledger's currency. `year_1` and `four_year` are the sums of the rows' gaps, None without any.

    The others are what both sides come to, over the rows that have a gap in money; while no offer can be
    compared, over all that has a value. `unvalued` are the items that belong in the sums and could not be valued.
    """

    year_1: Decimal | None
    four_year: Decimal | None
    promised_year_1: Decimal
    promised_four_year: Decimal
    offered_year_1: Decimal
    offered_four_year: Decimal
    unvalued: tuple[str, ...]


@record
class Ledger:
    """Every item of a negotiation, what was promised beside what is offered.

    `currency` is empty where none is known. `version` is the current offer, None before the first. `unwritten`
    has the promise or agreement of each item that they have not written as it stands. `rates` are those that were
    used.
    """

    negotiation: Negotiation
    currency: str
    version: OfferVersion | None
    versions: tuple[OfferVersion, ...]
    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    unwritten: tuple[Held, ...]
    totals: Totals
    findings: tuple[LedgerFinding, ...]
    rates: tuple[Rate, ...]

    @property
    def gaps(self) -> int:
        """How many rows fall short of what was promised, or changed it."""
        return sum(row.is_gap for row in self.rows)

    @property
    def is_pending(self) -> bool:
        """Whether there is no complete written offer yet."""
        return self.version is None or not self.version.is_whole

    @property
    def by_item(self) -> Mapping[str, Row]:
        """The rows by item id."""
        return {row.item: row for row in self.rows}

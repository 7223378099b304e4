"""The evidence of one row, oldest first, and what it comes to in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.offer.claims import is_claim
from journal.domain.offer.evidence import Evidence, best
from journal.domain.offer.held import Held
from journal.domain.offer.quantity import is_nothing
from journal.domain.offer.rows import Ledger, Row
from journal.domain.offer.versions import OfferVersion
from journal.domain.phrasing import number, value_words
from journal.domain.record import record
from journal.domain.records import Certainty, ItemTable, Period, Stance, ValueKind
from journal.domain.records.ruling import Verdict


@record
class Trail:
    """All that was said of one item of a ledger, oldest first, and one sentence that concludes from it."""

    item: str
    label: str
    statements: tuple[Held, ...]
    conclusion: str


def evidence_trail(ledger: Ledger, item: str, items: ItemTable) -> Trail:
    """The evidence of an item. Raises KeyError where the ledger has no such row."""
    row = ledger.by_item[item]
    parts = [part for part in (_said(row, ledger), _beside(row, ledger, items), _after(row)) if part]
    sentence = "; ".join(parts)
    return Trail(
        item=item,
        label=row.label,
        statements=row.statements,
        conclusion=f"{sentence[:1].upper()}{sentence[1:]}." if sentence else "",
    )


_HOW = {
    Evidence.VERBAL: "by voice",
    Evidence.RECAPPED: "by voice and recapped by you",
    Evidence.WRITTEN: "in writing",
    Evidence.CONTRACT: "in writing",
}


def _said(row: Row, ledger: Ledger) -> str:
    """Whether it was promised, how, and on which side of the offer."""
    claim = row.promised or row.since
    if claim is None:
        return _unpromised(row)
    grades = [one.evidence for one in row.statements if is_claim(one)]
    verb = "agreed" if claim.stance is Stance.AGREED else "promised"
    return " ".join(filter(None, (verb, _HOW[best(grades) or claim.evidence], _when(row, ledger))))


def _when(row: Row, ledger: Ledger) -> str:
    if ledger.version is None or not ledger.version.is_written:
        return ""
    offer = _name(ledger.version)
    if row.promised is None:
        return f"since {offer}"
    return f"before {offer} and since" if row.since is not None else f"before {offer}"


def _name(version: OfferVersion) -> str:
    """`the letter`; what amends an earlier version speaks for the whole offer."""
    return f"the {version.form.label}" if version.complete else "the offer"


def _unpromised(row: Row) -> str:
    if row.withdrawn is not None:
        return "the promise was withdrawn"
    if row.lapsed is not None:
        return "the promise lapsed"
    if row.mentioned is not None:
        return "mentioned and never promised"
    return "never promised" if row.offered is not None else "asked for and never promised" if row.asked else ""


def _beside(row: Row, ledger: Ledger, items: ItemTable) -> str:
    """What the current offer says of it."""
    version = ledger.version
    if row.verdict is None:
        return ""
    if row.ruling is not None:
        return f"your own verdict: {row.verdict.label}"
    if version is None or ledger.is_pending:
        return "there is no complete written offer yet"
    if row.verdict is Verdict.PENDING:
        return "the next offer has to show it"
    if row.verdict is Verdict.CONDITION_CHANGED:
        return f"{_name(version)} {_change(row)}"
    words = _special(row) or _COMPARED.get(row.verdict) or _difference(row, items)
    return f"{_name(version)} {words}{f' and {_change(row)}' if row.condition_changed else ''}"


def _special(row: Row) -> str:
    """What a verdict alone does not say: a range kept, a plain no, a figure that came before the promise."""
    said = row.promised.value if row.promised is not None else None
    given = row.offered.value if row.offered is not None else None
    if row.verdict is Verdict.ABSENT and is_nothing(given):
        return "says there is none"
    if row.verdict is Verdict.ADDED and row.since is not None and given is not None:
        return f"says {value_words(given)}"
    if row.verdict is Verdict.MATCH and said is not None and said.is_range and given is not None and not given.is_range:
        return "keeps within it"
    return ""


_COMPARED: Mapping[Verdict, str] = {
    Verdict.MATCH: "says the same",
    Verdict.ABSENT: "is silent",
    Verdict.ADDED: "adds it",
    Verdict.AMBIGUOUS: "cannot be compared with it yet",
    Verdict.UNQUANTIFIED: "cannot be put in figures beside it",
}


def _difference(row: Row, items: ItemTable) -> str:
    """`is 7,000 a year lower`, `has 5 days less`; without a figure, which way it differs."""
    amount, unit = row.gap.amount, row.gap.unit
    if amount is None:
        return {Verdict.SHORTFALL: "falls short of it", Verdict.EXCESS: "goes beyond it"}.get(
            row.verdict or Verdict.DIFFERS, "says otherwise"
        )
    size = number(abs(amount))
    kind = row.promised.value.kind if row.promised is not None and row.promised.value is not None else None
    if kind is ValueKind.DATE:
        return f"is {size} {_plural('day', size)} {'later' if amount > 0 else 'earlier'}"
    if kind in (ValueKind.UNITS, ValueKind.DURATION) and unit != "":
        unit = _plural(unit, size) if kind is ValueKind.DURATION else unit
        return f"has {size} {unit} {'more' if amount > 0 else 'less'}"
    words = f"{size} points" if unit == "percent" else f"{size}{_a_period(row, items)}"
    return f"is {words} {'higher' if amount > 0 else 'lower'}"


def _a_period(row: Row, items: ItemTable) -> str:
    """How often the amount of a gap is meant, where it recurs."""
    if "/" in row.gap.unit:
        return f" {'an' if row.gap.unit.endswith('hour') else 'a'} {row.gap.unit.partition('/')[2]}"
    item, value = items.get(row.item), row.promised.value if row.promised is not None else None
    period = (value.period if value is not None else None) or (item.period if item is not None else None)
    if period is None or period is Period.ONCE:
        return ""
    shown = item.period if item is not None and item.period in (Period.WEEK, Period.MONTH) else Period.YEAR
    return f" a {shown.value if shown else 'year'}"


def _plural(unit: str, size: str) -> str:
    return unit if size == "1" else f"{unit}s"


def _change(row: Row) -> str:
    offered = row.offered
    if offered is not None and row.promised is not None and offered.certainty is not row.promised.certainty:
        if offered.certainty is Certainty.CONDITIONAL and offered.condition:
            return f"makes it depend on “{offered.condition}”"
        if offered.certainty is not Certainty.UNKNOWN:
            return f"makes it {offered.certainty.label}"
    return "changes its terms"


def _after(row: Row) -> str:
    """What became of a promise after the offer it is compared with."""
    if row.promised is None:
        return ""
    if row.withdrawn is not None:
        return "the promise has been withdrawn since"
    return "its condition was not met in time" if row.lapsed is not None else ""

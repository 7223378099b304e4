"""`ledger` and `offers`: what was promised beside what is offered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from journal.cli import source
from journal.cli.call import Call
from journal.cli.page import Cell
from journal.domain.instants import Instant
from journal.domain.offer.changing import VersionChange
from journal.domain.offer.held import Held
from journal.domain.offer.notes import ruling_words
from journal.domain.offer.rates import rate_words
from journal.domain.offer.rows import Ledger, Row
from journal.domain.offer.versions import OfferVersion
from journal.domain.phrasing import counted, money, number, short_day, value_words, when_words
from journal.domain.records import Certainty
from journal.domain.records.ruling import Verdict
from journal.exchange.ledger_form import LedgerForms
from journal.exchange.package_form import change
from journal.exchange.unsigned_form import unsigned as unsigned_form
from journal.service import offers as service
from journal.service.signing import unsigned

_STYLES = {
    Verdict.MATCH: "success",
    Verdict.EXCESS: "success",
    Verdict.SHORTFALL: "error",
    Verdict.ABSENT: "error",
    Verdict.DIFFERS: "warning",
    Verdict.CONDITION_CHANGED: "warning",
    Verdict.AMBIGUOUS: "warning",
}


_FOLDED = (5, 2, 4, 6, 9)
"""The columns that a narrow terminal does without, in this order: agreed, by, asked, written, four years."""


def ledger(call: Call) -> None:
    """Every item of a negotiation: promised, offered, asked, agreed, whether in writing, and the difference."""
    made = service.ledger(call.session, source.argument(call.args.neg))
    if call.args.json:
        missing = unsigned_form(unsigned(call.session, made.negotiation))
        call.json(_forms(call, made).ledger(made) | {"missing_in_contract": missing})
        return
    _print_head(call, made)
    if not made.rows:
        call.page.line("Nothing was said of the offer yet. To write it: journal add")
        return
    call.page.table([_titles(), *(_row(call, made, one) for one in made.rows)], indent=2, fold=_FOLDED)
    _print_totals(call, made)
    for one in (row for row in made.rows if row.ruling or row.pairs):
        for words in ruling_words(one.ruling, one.derived, one.pairs, call.session.items):
            call.page.wrapped("* ", f"{one.label}: {words}", indent=2, hang=2)
    for conflict in made.conflicts:
        said = "; ".join(_said(call, one) for one in conflict.statements)
        call.page.wrapped(("▲ conflict", "warning"), f"  {conflict.label}: {said}", hang=2)
    for finding in made.findings:
        call.page.wrapped(("▲", "warning"), f"  {finding.sentence}", hang=2)
    left = unsigned(call.session, made.negotiation)
    if left.contract is not None and left.sentence:
        call.page.paragraph(f"▲ before signing  {left.sentence}", style="warning")


def offers(call: Call) -> None:
    """The offers made in a negotiation, oldest first, and what each says; with `--diff` what changed in the text."""
    if call.args.diff:
        _print_changes(call)
        return
    made = service.ledger(call.session, source.argument(call.args.neg))
    if call.args.json:
        forms = _forms(call, made)
        call.json([forms.version(one) for one in made.versions])
        return
    if not made.versions:
        call.page.line("No offer was made yet.")
    for place, one in enumerate(made.versions):
        if place:
            call.page.line()
        _print_version(call, one)


def _print_changes(call: Call) -> None:
    """What changed from each version to the next, word by word."""
    made = service.changes(call.session, source.argument(call.args.neg))
    if call.args.json:
        call.json([change(one) for one in made])
        return
    if not made:
        call.page.line("There are no two versions of an offer to compare yet.")
    for place, one in enumerate(made):
        if place:
            call.page.line()
        now = call.session.now
        call.page.line((f"v{one.before.number} → v{one.after.number}", "bold"), _times(one, now))
        if one.is_anew:
            call.page.line(("written anew; it says:", "muted"), indent=2)
            call.page.paragraph(one.after.entry.body.strip(), indent=2)
            continue
        text, _ = one.shown
        call.page.paragraph(text.strip() if one.has_changed else "The words are the same.", indent=2)


def _times(one: VersionChange, now: Instant) -> str:
    before, after = (f"{each.form.label} of {when_words(each.received, now)}" for each in (one.before, one.after))
    return f"  {before}, then {after}"


def _forms(call: Call, made: Ledger) -> LedgerForms:
    return LedgerForms(call.forms, {row.item: row.label for row in made.rows})


def _print_head(call: Call, made: Ledger) -> None:
    one = made.negotiation
    about = ", ".join(word for word in (one.role, one.company) if word)
    counts = ["1 gap" if made.gaps == 1 else f"{made.gaps} gaps"] if made.gaps and not made.is_pending else []
    counts += [f"{len(made.unwritten)} unwritten"] if made.unwritten else []
    call.page.line(
        (one.name, "bold"), f"  {about}" if about else "", ("  " + " · ".join(counts) if counts else "", "warning")
    )
    call.page.line((_offer_words(made.version, call.session.now) if made.version else "no offer yet", "muted"))
    call.page.line()


def _offer_words(one: OfferVersion, now: Instant) -> str:
    words = f"offer v{one.number}, {one.form.label}, received {when_words(one.received, now)}"
    if one.expires is not None:
        words += f", {'expired' if one.has_expired(now) else 'expires'} {when_words(one.expires, now)}"
    return f"{words}, exploding" if one.exploding and not one.has_expired(now) else words


def _titles() -> list[Cell]:
    names = ("Item", "Promised", "By", "Offered", "Asked", "Agreed", "Written", "Verdict", "Year 1", "4 years")
    return [(name, "muted") for name in names]


def _row(call: Call, made: Ledger, one: Row) -> list[Cell]:
    claim = one.promised or one.since
    verdict = one.verdict.label if one.verdict else "−"
    if one.condition_changed and one.verdict is not Verdict.CONDITION_CHANGED:
        verdict += ", condition changed"
    verdict += " *" if one.ruling or one.pairs else ""
    return [
        one.label,
        _value(claim),
        (_by(call, claim), "muted"),
        _value(one.offered),
        _value(one.asked),
        _value(one.agreed),
        one.evidence.label if one.evidence else ("−", "muted"),
        (verdict, _STYLES.get(one.verdict, "muted") if one.verdict else "muted"),
        *_gap(one),
    ]


def _value(held: Held | None) -> Cell:
    return value_words(held.value, with_terms=False) if held and held.value else ("−", "muted")


def _by(call: Call, held: Held | None) -> str:
    if held is None:
        return ""
    name = call.session.names.get(held.speaker or "", "")
    return f"{name} {short_day(held.at.in_zone(held.entry.zone).day, call.session.now)}".strip()


def _gap(one: Row) -> Iterator[Cell]:
    if one.gap.year_1 is not None and one.gap.four_year is not None:
        yield number(one.gap.year_1)
        yield number(one.gap.four_year)
    elif one.gap.amount:
        yield counted(one.gap.amount, one.gap.unit)
        yield ""
    else:
        yield ("unvalued", "muted") if one.is_gap else ""
        yield ""


def _print_totals(call: Call, made: Ledger) -> None:
    totals = made.totals
    if not (totals.promised_year_1 or totals.offered_year_1):
        return
    year = _sides(made, totals.promised_year_1, totals.offered_year_1, totals.year_1)
    four = _sides(made, totals.promised_four_year, totals.offered_four_year, totals.four_year)
    call.page.line()
    call.page.table([[("Package", "bold"), "year 1", *year], ["", "4 years", *four]], indent=2)
    if totals.unvalued:
        call.page.line((f"unvalued: {', '.join(map(call.session.items.label, totals.unvalued))}", "muted"), indent=2)
    for rate in made.rates:
        call.page.line((f"rate: {rate_words(rate)}", "muted"), indent=2)
    call.page.line()


def _sides(made: Ledger, promised: Decimal, offered: Decimal, gap: Decimal | None) -> list[Cell]:
    words: list[Cell] = [f"promised {money(promised, made.currency)}", f"offered {money(offered, made.currency)}"]
    return words if gap is None else [*words, (number(gap), "error" if gap < 0 else "")]


def _said(call: Call, held: Held) -> str:
    name = call.session.names.get(held.speaker or "", "somebody")
    when = short_day(held.at.in_zone(held.entry.zone).day, call.session.now)
    return f"{name} said {value_words(held.value) if held.value else 'no value'} ({held.entry.channel.label}, {when})"


def _certainty(held: Held) -> str:
    return "" if held.certainty is Certainty.UNKNOWN else held.certainty.label


def _print_version(call: Call, one: OfferVersion) -> None:
    call.page.line(
        (_offer_words(one, call.session.now), "bold"), ("  complete" if one.complete else "  amends", "muted")
    )
    label = call.session.items.label
    rows: list[list[Cell]] = [
        [label(held.item), value_words(held.value) if held.value else "−", (_certainty(held), "muted")]
        for held in one.values.values()
    ]
    call.page.table(rows, indent=2)

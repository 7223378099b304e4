"""Remedies for a gap: what each is worth, what several close together, and the ask they become."""

from __future__ import annotations

import json
from collections.abc import Sequence

from journal.domain import capture as language
from journal.domain.letters.restating import value_form
from journal.domain.offer.rows import Row
from journal.domain.record import record
from journal.domain.records import Channel, Negotiation, Stance, Statement
from journal.domain.remedies.catalogue import Remedy, catalogue_in
from journal.domain.remedies.weighing import Pick, Plan, Scales, Shortfall, shortfall_of
from journal.errors import BadInputError, NotFoundError
from journal.safe_text import scrub
from journal.service.data import data_text
from journal.service.ledgers import case_for, ledger_of, row_named
from journal.service.saving import save
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Reading


@record(kw_only=False)
class Weighed:
    """The gap of a row, every remedy at the size that closes it, and the plan of those that were picked."""

    negotiation: Negotiation
    row: Row
    currency: str
    shortfall: Shortfall
    options: tuple[Pick, ...]
    plan: Plan


def weigh(session: Session, name: str, item: str, picks: Sequence[str] = ()) -> Weighed:
    """Weigh the remedies for a row. `picks` are `signing`, `base=182k` (what to ask for) or `base=+4k` (how much more).

    Raises NotFoundError for an unknown item or remedy, BadInputError where nothing is short, where a value cannot be
    read, and where two picks are about one item.
    """
    negotiation = session.negotiation(name)
    ledger = ledger_of(session, negotiation)
    row = ledger.by_item[row_named(session, ledger, item)]
    if ledger.is_pending:
        raise BadInputError(f"There is no complete written offer in {negotiation.name} yet, and so no gap to close.")
    if not row.is_gap:
        raise BadInputError(f"{row.label} is not short of what was promised; there is no gap to close.")
    scales = Scales(case_for(session, negotiation), row)
    known = {one.id: one for one in catalogue(session)}
    options = tuple(scales.proposed(one) for one in known.values())
    chosen = [_pick(session, negotiation, scales, known, words) for words in picks]
    _check_items(session, chosen)
    return Weighed(negotiation, row, scales.currency, shortfall_of(row), options, scales.together(chosen))


def catalogue(session: Session) -> tuple[Remedy, ...]:
    """Every remedy there is."""
    return session.lasting("remedies", lambda: catalogue_in(json.loads(data_text("remedies.json"))))


def _pick(session: Session, negotiation: Negotiation, scales: Scales, known: dict[str, Remedy], words: str) -> Pick:
    name, equals, said = (part.strip() for part in scrub(words).partition("="))
    remedy = known.get(name.casefold())
    if remedy is None:
        raise NotFoundError(f"There is no remedy “{name}”; the remedies are: {', '.join(known)}.")
    if not equals:
        return scales.proposed(remedy)
    asked = _read(session, negotiation, f"{remedy.item} asked {said.removeprefix('+').strip()}")
    if asked is not None and asked.value is not None and asked.value.amount is not None and said.startswith("+"):
        return scales.pick(remedy, scales.raised(remedy, asked.value.amount))
    if asked is None or asked.value is None or said.startswith("+"):
        raise BadInputError(
            f"“{said}” is no value of {remedy.label.lower()}; write one as in {_EXAMPLES[remedy.item]}."
        )
    return scales.pick(remedy, asked.value)


_EXAMPLES = {
    "base": "base=182k",
    "signing": "signing=8000",
    "equity": "equity=5000 RSU",
    "equity/milestone": "milestone=500 RSU",
    "bonus": "guarantee=15%",
    "review": "review=6 months",
    "relocation": "relocation=8000",
    "development": "development=3000",
    "pto": "pto=28 days",
    "remote": "remote=3 days",
    "title": "promotion=“Principal Engineer”",
}


def _read(session: Session, negotiation: Negotiation, statement: str) -> Statement | None:
    reading = language.read(f"{negotiation.name}: [{statement.translate(_PLAIN)}]", session.known())
    found = reading.entry.statements
    return found[0] if len(found) == 1 and found[0].stance is Stance.ASKED else None


_PLAIN = str.maketrans("[];", "(),")


def _check_items(session: Session, picks: Sequence[Pick]) -> None:
    items = [one.remedy.item for one in picks]
    for item in items:
        if items.count(item) > 1:
            both = " and ".join(one.remedy.id for one in picks if one.remedy.item == item)
            raise BadInputError(f"{both} are both about {session.items.label(item)}; pick one of them.")


def ask_text(session: Session, weighed: Weighed, *, to: Sequence[str] = (), channel: Channel = Channel.NOTE) -> str:
    """The entry that asks for what was picked. Raises BadInputError where nothing is, or a value is missing."""
    picks = weighed.plan.picks
    if not picks:
        raise BadInputError("Nothing is picked to ask for; pick one or more, as in: --pick base signing=8000")
    unnamed = [one for one in picks if one.value is None]
    if unnamed:
        one = unnamed[0].remedy
        raise BadInputError(f"How much of {one.label.lower()}? Name it, as in: --pick {_EXAMPLES[one.item]}")
    names = " and ".join(" ".join(scrub(one).split()) for one in to)
    head = f"{weighed.negotiation.name} {channel.label}{f' to {names}' if names else ''}: "
    statements = " ".join(f"[{_statement(one)}]" for one in picks)
    return f"{head}To close the gap in {weighed.row.label}, asked for {statements}"


def _statement(one: Pick) -> str:
    value = value_form(one.value) if one.value is not None else ""
    certainty = "guaranteed" if one.remedy.id == "guarantee" else ""
    condition = f"if {one.remedy.condition}" if one.remedy.condition else ""
    return " ".join(part for part in (one.remedy.item, "asked", value, certainty, condition) if part)


def ask(session: Session, text: str, negotiation: Negotiation) -> Reading:
    """Keep the entry that asks. Raises StoreError with the text in it."""
    return save(session, "ask", language.read(scrub(text), session.known(), focus=negotiation.id), unsaved=text)

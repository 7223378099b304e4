"""Questions to ask, derived from what is missing, vague, unwritten or contradictory.

How they are worded is data: sentences with places, by kind, in the order in which they are to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from journal.domain.brief.figures import figure_words
from journal.domain.instants import Instant, deadline
from journal.domain.offer.asks import AskStatus
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Ledger, Row
from journal.domain.phrasing import certainty_words
from journal.domain.record import record
from journal.domain.records import Authority, Certainty, Person, Stance, ValueKind
from journal.domain.records.ruling import Verdict

EXPIRES_SOON = timedelta(days=7)
"""An offer that leaves less time than this may be too short to settle what is open."""

_MEASURED = re.compile(r"\d")
_SAID = (Stance.PROMISED, Stance.AGREED, Stance.MENTIONED, Stance.OFFERED)


@record(kw_only=False)
class Template:
    """How a question of one kind is worded: a sentence with places such as `{item}`."""

    kind: str
    ask: str


@record(kw_only=False)
class Wording:
    """The templates in the order in which they are to be asked, and the items that stand without an article."""

    templates: tuple[Template, ...] = ()
    without_article: frozenset[str] = frozenset()


@record(kw_only=False)
class Question:
    """A question: the kind of gap it comes from, its sentence, and the item it is about, empty for none."""

    kind: str
    sentence: str
    item: str = ""


Places = Mapping[str, str]


@record
class _Case:
    ledger: Ledger
    whom: Sequence[Person]
    now: Instant

    def places(self, item: str, **values: str) -> Places:
        """What fills the places of a sentence about an item."""
        row = self.ledger.by_item.get(item)
        return values if row is None else self._said(row) | values

    def value(self, held: Held | None) -> str:
        return figure_words(held.value if held else None, self.ledger.currency)

    def _said(self, row: Row) -> dict[str, str]:
        promised, offered = self.value(row.since or row.promised), self.value(row.offered)
        return {"promised": promised, "offered": offered, "asked": self.value(row.asked)}


Finder = Callable[[_Case], Iterator[tuple[str, Places]]]


def questions(ledger: Ledger, whom: Sequence[Person], now: Instant, wording: Wording) -> tuple[Question, ...]:
    """The questions a ledger raises for those who are met, in the order of the templates; about an item but one."""
    case = _Case(ledger=ledger, whom=whom, now=now)
    found: list[Question] = []
    asked: set[str] = set()
    for template in wording.templates:
        for item, places in _FINDERS[template.kind](case):
            if not item or item not in asked:
                sentence = template.ask.format(**_named(ledger, item, wording), **places)
                found.append(Question(template.kind, sentence, item))
                asked |= {item} if item else set()
    return tuple(found)


def _named(ledger: Ledger, item: str, wording: Wording) -> Places:
    """The item as it stands in a sentence and at its head."""
    if not item:
        return {}
    label = ledger.by_item[item].label
    article = "" if item.partition("/")[0] in wording.without_article else "the "
    return {"item": f"{article}{label.lower()}", "Item": label}


def is_vague(held: Held) -> bool:
    """Whether it depends on something that has no date and no measure, so that nobody could tell whether it is met."""
    if held.certainty is not Certainty.CONDITIONAL:
        return False
    return held.by is None and not _MEASURED.search(held.condition)


def _several_unwritten(case: _Case) -> Iterator[tuple[str, Places]]:
    if len(case.ledger.unwritten) > 1 and not case.ledger.is_pending:
        yield "", {}


def _no_offer(case: _Case) -> Iterator[tuple[str, Places]]:
    if case.ledger.unwritten and case.ledger.is_pending:
        yield "", {}


def _expires_soon(case: _Case) -> Iterator[tuple[str, Places]]:
    version = case.ledger.version
    if version is None or version.expires is None or not (case.ledger.gaps or case.ledger.unwritten):
        return
    left = deadline(version.expires, version.entry.zone).utc - case.now.utc
    if timedelta(0) < left <= EXPIRES_SOON:
        yield "", {}


def _nobody_decides(case: _Case) -> Iterator[tuple[str, Places]]:
    """Of money that is missing, where nobody who is met decides: who does."""
    if not case.whom or any(one.authority is Authority.DECIDES for one in case.whom):
        return
    for row in case.ledger.rows:
        value = row.promised.value if row.promised is not None and row.verdict is Verdict.ABSENT else None
        if value is not None and value.kind is ValueKind.MONEY:
            yield row.item, {}
            return


def _conflict(case: _Case) -> Iterator[tuple[str, Places]]:
    for one in case.ledger.conflicts:
        first, *_, last = one.statements
        if case.value(first) and case.value(last):
            yield one.item, {"one": case.value(first), "other": case.value(last)}


def _by_verdict(*verdicts: Verdict) -> Finder:
    def found(case: _Case) -> Iterator[tuple[str, Places]]:
        for row in case.ledger.rows:
            if row.verdict in verdicts and row.promised is not None and row.promised.value is not None:
                yield row.item, case.places(row.item)

    return found


def _condition_changed(case: _Case) -> Iterator[tuple[str, Places]]:
    for row in case.ledger.rows:
        if row.condition_changed and row.promised is not None and row.offered is not None:
            yield row.item, {"before": _certainty(row.promised), "after": _certainty(row.offered)}


def _unwritten(case: _Case) -> Iterator[tuple[str, Places]]:
    for held in case.ledger.unwritten:
        if case.value(held) and not case.ledger.is_pending:
            yield held.item, {"promised": case.value(held)}


def _vague(case: _Case) -> Iterator[tuple[str, Places]]:
    for row in case.ledger.rows:
        latest = next((one for one in reversed(row.statements) if one.stance in _SAID), None)
        if any(one is not None and is_vague(one) for one in (row.contingent, latest)):
            yield row.item, {}


def _ambiguous(case: _Case) -> Iterator[tuple[str, Places]]:
    for row in case.ledger.rows:
        held = row.offered or row.promised or row.since
        if row.verdict is Verdict.AMBIGUOUS and case.value(held):
            yield row.item, {"value": f"“{case.value(held).strip('“”')}”"}


def _unvalued(case: _Case) -> Iterator[tuple[str, Places]]:
    for item in case.ledger.totals.unvalued:
        row = case.ledger.by_item[item]
        held = row.offered or row.promised or row.since
        if held is not None and held.value is not None and held.value.kind is ValueKind.UNITS:
            yield item, {}


def _unanswered(case: _Case) -> Iterator[tuple[str, Places]]:
    for row in case.ledger.rows:
        if row.asked_status in (AskStatus.OPEN, AskStatus.PARTLY) and case.value(row.asked):
            yield row.item, case.places(row.item)


def _certainty(held: Held) -> str:
    return certainty_words(held.statement) or "settled"


_FINDERS: Mapping[str, Finder] = {
    "several_unwritten": _several_unwritten,
    "expires_soon": _expires_soon,
    "nobody_decides": _nobody_decides,
    "conflict": _conflict,
    "shortfall": _by_verdict(Verdict.SHORTFALL, Verdict.DIFFERS),
    "absent": _by_verdict(Verdict.ABSENT),
    "condition_changed": _condition_changed,
    "unwritten": _unwritten,
    "vague_condition": _vague,
    "ambiguous": _ambiguous,
    "unvalued": _unvalued,
    "unanswered": _unanswered,
    "no_offer": _no_offer,
}

KINDS = tuple(_FINDERS)
"""The kinds of question there are."""

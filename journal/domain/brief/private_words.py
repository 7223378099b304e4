"""What a brief says to nobody but me: my prep, openings, and what I learned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journal.domain.brief.page import Brief
from journal.domain.brief.parts import Part, Point, Section
from journal.domain.instants import Day, Instant, day_of
from journal.domain.offer.rows import Ledger
from journal.domain.phrasing import money, number, short_day, value_words, when_words
from journal.domain.prep.market import is_old
from journal.domain.prep.standing import Mark, Market
from journal.domain.records import ItemTable
from journal.domain.records.prep import BASE, MarketFigure

TITLE, NOBODY_ELSE = "Prep", "private, never exported"
_THOUSANDS = 10_000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def prep_part(brief: Brief, items: ItemTable) -> Part | None:
    """What is prepared: a word at the left, what it is beside it; None where nothing is."""
    points = tuple(Point(label=word, by=words) for word, words in _prepared(brief, items))
    return Part(section=Section.PREP, title=TITLE, aside=NOBODY_ELSE, points=points) if points else None


def openings_part(brief: Brief, items: ItemTable) -> Part | None:
    """What to ask for if the base cannot move."""
    points = tuple(Point(label=words, glyph="·") for words in brief.openings)
    return Part(section=Section.OPENINGS, title="If base cannot move", points=points) if points else None


def lessons_part(brief: Brief, items: ItemTable) -> Part | None:
    """What I learned before, the latest first."""
    points = []
    for one in brief.lessons:
        name = brief.names.get(one.negotiation or "", "")
        where = ", ".join(word for word in (name, _month(one.day)) if word)
        points.append(Point(label=one.text, by=where, entry=one.entry))
    title = "Learned before"
    return Part(section=Section.LESSONS, title=title, points=tuple(points), is_text=True) if points else None


def _prepared(brief: Brief, items: ItemTable) -> Iterator[tuple[str, str]]:
    prep = brief.prep
    if prep is None or prep.is_empty:
        return
    for mark, value in ((Mark.TARGET, prep.target), (Mark.WALK_AWAY, prep.walk_away)):
        if value is not None:
            yield mark.label, value_words(value)
    if brief.standing.sentence:
        yield "offer", brief.standing.sentence
    yield from (("market", market_words(brief, one, items)) for one in prep.market)
    instead = alternative_words(brief)
    if instead:
        yield "instead", instead
    if prep.priorities:
        yield "matters", ", ".join(_priority(one.item, one.text, one.weight, items) for one in prep.priorities)
    yield from (("I bring", one) for one in prep.shown)
    yield from (("to say", one) for one in prep.points)
    yield from (("unread", one) for one in prep.unread)


def market_words(brief: Brief, one: MarketFigure, items: ItemTable) -> str:
    """`178,000–205,000, salary survey, Oct 2026; the offer is at its low end`; as typed where no figure is in it."""
    if one.value is None:
        return one.text
    found = next((each for each in brief.standing.market if each.figure == one), None)
    words = [_range(found) if found else value_words(one.value, with_terms=False)]
    words = [f"{items.label(one.item)} {words[0]}"] if one.item != BASE else words
    words += [f"middle {value_words(one.middle, with_terms=False)}"] if one.middle is not None else []
    words += [one.source, one.role, one.region, dated_words(one)]
    said = ", ".join(word for word in words if word)
    said += "; over a year old" if is_old(one, brief.now) else ""
    return f"{said}; the offer is {found.place}" if found is not None and found.place else said


def market_gist(brief: Brief, one: MarketFigure, items: ItemTable) -> str:
    """`178–205k, salary survey, Oct 2026`: as much as one line of a narrow column has."""
    found = next((each for each in brief.standing.market if each.figure == one), None)
    if found is None:
        return one.text
    ends = (found.low, found.high)
    if all(end >= _THOUSANDS and end % 100 == 0 for end in ends):
        words = f"{'–'.join(number(end / 1000) for end in dict.fromkeys(ends))}k"
    else:
        words = _range(found)
    words = words if one.item == BASE else f"{items.label(one.item).lower()} {words}"
    when = _month(one.day) if one.day is not None else ""
    return ", ".join(word for word in (words, one.source, when) if word)


def _range(one: Market) -> str:
    return number(one.low) if one.low == one.high else f"{number(one.low)}–{number(one.high)}"


def dated_words(one: MarketFigure) -> str:
    """`Oct 2026`, `15 Oct 2026`; empty without a date."""
    if one.day is None:
        return ""
    return _month(one.day) if one.is_month else f"{one.day.day} {_month(one.day)}"


def _month(day: Day) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def alternative_words(brief: Brief) -> str:
    """`borg, EUR 122,200 a year, EUR 139,220 in year 1, until Wed 2 Dec`; words of one's own as typed."""
    other = brief.instead
    if other is None:
        return brief.prep.alternative if brief.prep else ""
    said = (other.negotiation.name, _base(other), _year_1(other, "in year 1"), _until(other, brief))
    return ", ".join(word for word in said if word)


def alternative_gist(brief: Brief) -> str:
    """`borg, EUR 139,220, until Wed 2 Dec`: what it comes to in year 1, else its base; words of one's own as typed."""
    other = brief.instead
    if other is None:
        return alternative_words(brief)
    said = (other.negotiation.name, _year_1(other, "") or _base(other), _until(other, brief, short_day))
    return ", ".join(word for word in said if word)


def _base(other: Ledger) -> str:
    row = other.by_item.get(BASE)
    held = (row.offered or row.agreed or row.promised) if row else None
    return value_words(held.value, with_terms=False) if held is not None and held.value is not None else ""


def _year_1(other: Ledger, behind: str) -> str:
    amount = other.totals.offered_year_1
    return f"{money(amount, other.currency)} {behind}".strip() if amount and not other.is_pending else ""


def priorities_gist(brief: Brief) -> str:
    """`base 5, remote 3`: as typed."""
    return ", ".join(one.text for one in brief.prep.priorities) if brief.prep else ""


def _until(other: Ledger, brief: Brief, words: Callable[[Day, Instant], str] | None = None) -> str:
    """`until Wed 2 Dec 06:00`; with `words` for the day, it alone."""
    version = other.version
    if version is None or version.expires is None:
        return ""
    when = words(day_of(version.expires), brief.now) if words else when_words(version.expires, brief.now)
    return f"{'expired' if version.has_expired(brief.now) else 'until'} {when}"


def _priority(item: str, text: str, weight: int | None, items: ItemTable) -> str:
    label = items.label(item).lower() if item else text
    return f"{label} {weight}" if weight is not None else label

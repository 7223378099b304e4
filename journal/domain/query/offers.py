"""What each field of a query can be given, with words that explain it: the material of completions."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from journal.domain.instants import Instant
from journal.domain.phrasing import short_day
from journal.domain.query.facts import Facts
from journal.domain.query.ranges import Days, read_days
from journal.domain.query.words import fold, words
from journal.domain.record import record
from journal.domain.records import ME, Channel, Person, Role, Stage, Stance, Word

FIELD_NOTES: Mapping[str, str] = {
    "in": "a negotiation, or unfiled",
    "with": "somebody who took part",
    "from": "who spoke or wrote",
    "to": "who was told",
    "item": "an offer item",
    "stance": "promised, asked, agreed …",
    "channel": "call, email, letter …",
    "is": "verbal, unwritten, overdue …",
    "date": "when it was",
    "due": "when its follow-up is due",
    "amount": "a figure in it",
    "stage": "where it stands now",
    "has": "a file, a statement …",
    "tag": "a #tag",
    "sort": "best, newest, oldest",
}
"""Every field that is offered, in the order of the list, and what it holds."""

STATES: Mapping[str, str] = {
    "verbal": "said, in no letter or mail",
    "unwritten": "promised, not in writing",
    "overdue": "with a follow-up that is overdue",
    "conflict": "two people contradict each other",
    "contingent": "depends on a condition",
    "late": "written down a day later",
}
THINGS: Mapping[str, str] = {
    "attachment": "a file",
    "statement": "something said of an item",
    "finding": "something not understood",
    "follow_up": "something due",
    "tag": "a #tag",
}
_SIGNS: Mapping[str, str] = {
    ">=": "at least, as in >=150k",
    "<=": "at most",
    ">": "more than",
    "<": "less than",
}
_MONTHS = tuple(name.lower() for name in calendar.month_name if name)
_PAST = ("today", "yesterday", "this week", "last week", "<7d", "this month", "last month", "<30d", "this year")
_AHEAD = ("<today", "today", "tomorrow", "this week", "next week", "<7d", "this month", "next month")
_NAMED = {"<7d": "within 7 days, or overdue", "<today": "overdue"}
_AGO = {"<7d": "the last 7 days", "<30d": "the last 30 days"}


@record(kw_only=False)
class Offer:
    """Something a field may be given: `puts` is written, `names` are other words that it is found by."""

    puts: str
    label: str = ""
    note: str = ""
    names: tuple[str, ...] = ()

    def quoted(self) -> Offer:
        """The same as it has to be written: in quotation marks where it is not one word."""
        is_plain = self.puts and not any(char.isspace() or char in '()"' for char in self.puts)
        puts = self.puts if is_plain else '"' + self.puts.replace('"', " ") + '"'
        return Offer(puts, self.name, self.note, self.names)

    @property
    def name(self) -> str:
        """What it is called: its label, else what is written."""
        return self.label or self.puts

    @property
    def said(self) -> str:
        """What explains it beside its own text: its name, else its note."""
        return self.name if fold(self.name) != fold(self.puts) else self.note


def offered(field: str, facts: Facts, tags: Iterable[str], *, is_begun: bool) -> Iterator[Offer]:
    """The values of a field, the likeliest first; those there are many of only where one `is_begun`."""
    if field == "tag":
        yield from (Offer(tag, names=(f"#{tag}",)) for tag in tags)
    elif field in _SOURCES:
        yield from _SOURCES[field](facts, is_begun)


def _negotiations(facts: Facts, _is_begun: bool) -> Iterator[Offer]:
    for one in facts.negotiations.values():
        yield Offer(one.name, note=one.company, names=(one.company, one.role))
    yield Offer("unfiled", note="in no negotiation yet")


def _people(facts: Facts, _is_begun: bool) -> Iterator[Offer]:
    for key, one in facts.people.items():
        role = "" if one.role is Role.UNKNOWN else one.role.label
        yield Offer(_shortest(key, one, facts), label=one.name, note=role, names=one.aliases)
    yield Offer(ME, note="myself")


def _shortest(key: str, one: Person, facts: Facts) -> str:
    """The first word of a name where nobody else is found by it, else the name."""
    first = words(one.name)[:1]
    others = (name for other in facts.people if other != key for name in facts.called(other))
    if not first or first[0] == ME or any(part.startswith(first[0]) for name in others for part in words(name)):
        return one.name
    return one.name.split()[0]


def _items(facts: Facts, _is_begun: bool) -> Iterator[Offer]:
    for one in facts.items.items:
        yield Offer(one.id, label=one.label, names=one.aliases)


def _listed(notes: Mapping[str, str]) -> Callable[[Facts, bool], Iterator[Offer]]:
    def source(_facts: Facts, _is_begun: bool) -> Iterator[Offer]:
        for word, note in notes.items():
            yield Offer(word, note=note)

    return source


def _vocabulary(allowed: Iterable[Word]) -> Callable[[Facts, bool], Iterator[Offer]]:
    def source(_facts: Facts, _is_begun: bool) -> Iterator[Offer]:
        for one in allowed:
            yield Offer(one.value, label=one.label)

    return source


def _dates(facts: Facts, is_begun: bool) -> Iterator[Offer]:
    now = facts.now
    before = now.day.replace(day=1) - timedelta(days=1)
    months = [f"{day:%Y-%m}" for day in (now.day, before)]
    for value in (*_PAST, *months, *(f"{one}.." for one in months), *(_MONTHS if is_begun else ())):
        yield Offer(value, note=_AGO.get(value) or _span_words(read_days(value, now.day, forward=False), now))


def _dues(facts: Facts, is_begun: bool) -> Iterator[Offer]:
    now = facts.now
    for value in (*_AHEAD, *(_MONTHS if is_begun else ())):
        yield Offer(value, note=_NAMED.get(value) or _span_words(read_days(value, now.day, forward=True), now))


def _span_words(span: Days | None, now: Instant) -> str:
    """`24 Nov`, `16 Nov to 22 Nov`, `since 1 Oct`, `until 1 Oct`."""
    if span is None:
        return ""
    first, last = (short_day(day, now) if day else "" for day in (span.first, span.last))
    if not first or not last:
        return f"since {first}" if first else f"until {last}"
    return first if first == last else f"{first} to {last}"


_SOURCES: Mapping[str, Callable[[Facts, bool], Iterator[Offer]]] = {
    "in": _negotiations,
    "with": _people,
    "from": _people,
    "to": _people,
    "item": _items,
    "stance": _vocabulary(Stance),
    "channel": _vocabulary(Channel),
    "stage": _vocabulary(Stage),
    "is": _listed(STATES),
    "has": _listed(THINGS),
    "date": _dates,
    "due": _dues,
    "amount": _listed(_SIGNS),
    "sort": _listed({"best": "best match first", "newest": "newest first", "oldest": "oldest first"}),
}

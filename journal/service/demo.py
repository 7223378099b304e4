"""A sample journal with dates around now, written through the same doors as a real one.

A file under `data/demo` is the story of one negotiation: what it is, its people, and what happened, in order.
Everything has `days_ago`, in business days, and `at`, a clock time of the person's. A `text` becomes an entry:
`first` is how it was typed before it was mended, `closes` the words of the follow-up it answers, `files` are kept
with it, `annotations` state something of its `words`. `done`, `drop` and `snooze` `until` name a follow-up by its
words. `prep` are lines of the prep of the negotiation `in` which it is; `tick` settles a
line of a `checklist` there, `because` of something; `reviewed` are negotiations gone through in a weekly review;
`value` is a figure of the person's own; `letter` is one drafted, `is_sent` or sent by an `entry` that begins so. A
text may be a list of lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from journal.domain.dates.business import add_business_days, is_business_day
from journal.domain.instants import Clock, Day, Instant, at_local
from journal.domain.record import replace
from journal.domain.records import Authority, Role, Stage
from journal.domain.records.letter import LetterKind
from journal.domain.records.tick import TickState
from journal.service import (
    agenda,
    capture,
    entries,
    letters,
    negotiations,
    people,
    prep,
    reviewing,
    situations,
    valuing,
)
from journal.service.data import data_names, data_path, data_text
from journal.service.saving import save
from journal.service.session import Session
from journal.store import attachments

FOLDER = "demo"
_PLACE = r"\{(first)?([+-]?\d+)(m?)\}"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OPENS, _STARTED, _CLOSES = 8 * 60, 9 * 60, 18 * 60
_MENDED_AFTER = timedelta(minutes=3)

Told = Mapping[str, Any]


def settings_text(day: Day) -> str:
    """The settings that go with the sample journal: a rate, so that its offers can be brought together."""
    given = add_business_days(day, -1)
    return f'[rates]\n"EUR/USD" = "1.09 {given.isoformat()} central bank"\n'


def fill(session: Session) -> None:
    """Write the sample journal into an empty one, each thing at its own time. Raises what adding entries raises."""
    clock, calendar = session.clock, Calendar(session.now)
    try:
        for moment, told in sorted(_everything(calendar), key=lambda one: one[0].utc):
            session.clock = _standing_at(moment)
            verb = next(verb for verb in _VERBS if verb in told)
            _VERBS[verb](session, told, partial(calendar.fill_in, then=moment))
    finally:
        session.clock = clock


def _everything(calendar: Calendar) -> Iterator[tuple[Instant, Told]]:
    """What happened in each story; a negotiation begins when the first thing does."""
    for name in data_names(FOLDER, ".json"):
        story = json.loads(data_text(name))
        yield calendar.moment(story["entries"][0]), story
        for told in story["entries"]:
            yield calendar.moment(told), told


class Calendar:
    """Business days around now, so that nobody calls on a Sunday or at night.

    Days gone by count back from the last working day that has begun; days ahead count from today.
    """

    def __init__(self, now: Instant) -> None:
        self._now = now
        self._minute = now.local.hour * 60 + now.local.minute
        has_begun = is_business_day(now.day) and self._minute >= _STARTED
        self._day = now.day if has_begun else add_business_days(now.day, -1)

    def moment(self, told: Told) -> Instant:
        """When something happened. What fills a whole working day is pressed into as much of today as is over."""
        days, clock = told["days_ago"], time.fromisoformat(told["at"])
        if not days and self._day == self._now.day:
            over = min(self._minute, _CLOSES) - _OPENS
            minute = _OPENS + (clock.hour * 60 + clock.minute - _OPENS) * over // (_CLOSES - _OPENS)
            clock = time(*divmod(minute, 60))
        day = add_business_days(self._day, -days) if days else self._day
        return at_local(day, clock, self._now.zone)

    def fill_in(self, text: str, then: Instant) -> str:
        """A text with its places filled, as somebody would have written it then.

        `{+3}` and `{-2}` are business days from today, `{0}` is today, `{+20m}` minutes from now if that is still
        today, `{first+3}` the first of the month three months ahead.
        """
        return re.sub(_PLACE, lambda match: self._words(match, then.day), text)

    def _words(self, match: re.Match[str], then: Day) -> str:
        count = int(match[2])
        if match[1]:
            months = self._now.day.month - 1 + count
            return _day_words(date(self._now.day.year + months // 12, months % 12 + 1, 1), then)
        if match[3]:
            return _day_words(self._now.day, then) + self._clock_words(count)
        start = self._day if count < 0 else self._now.day
        return _day_words(add_business_days(start, count) if count else start, then)

    def _clock_words(self, minutes: int) -> str:
        """The time of day so many minutes from now; empty where that is tomorrow, or an hour that comes twice."""
        soon = self._now.plus(timedelta(minutes=minutes)).local
        clock = time(soon.hour, soon.minute - soon.minute % 5)
        return f" {clock:%H:%M}" if at_local(self._now.day, clock, self._now.zone) > self._now else ""


def _day_words(day: Day, then: Day) -> str:
    """A weekday within a week of `then`, else a date such as `1 Feb`."""
    if day == then:
        return "today"
    if abs((day - then).days) < len(_WEEKDAYS):
        return _WEEKDAYS[day.weekday()]
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _standing_at(moment: Instant) -> Clock:
    return lambda: moment


Fill = Callable[[str], str]


def _begin(session: Session, story: Told, fill_in: Fill) -> None:
    one = story["negotiation"]
    with session.store.unit("new"):
        negotiations.new(
            session,
            one["name"],
            **{key: one[key] for key in ("company", "role", "currency", "zone", "country")},
            stage=Stage(one["stage"]),
            is_current_job=one.get("current", False),
        )
        for person in story["people"]:
            role, authority = Role(person["role"]), Authority(person["authority"])
            people.person(session, person["name"], role=role, authority=authority, negotiation=one["name"])


def _write(session: Session, told: Told, fill_in: Fill) -> None:
    text = fill_in(_lines(told["text"]))
    reading = capture.understand(session, fill_in(told["first"]) if "first" in told else text)
    files = (data_path(f"{FOLDER}/files/{name}") for name in told.get("files", ()))
    entry = replace(reading.entry, attachments=tuple(attachments.keep(session.store.home, file) for file in files))
    closes = _follow_up(session, told["closes"]) if "closes" in told else ""
    save(session, "add", replace(reading, entry=entry), closes=closes)
    if "first" in told:
        session.clock = _standing_at(session.now.plus(_MENDED_AFTER))
        entries.edit(session, entry.id, text)
    for note in told.get("annotations", ()):
        entries.annotate(session, entry.id, note["statements"], words=note["words"])


def _lines(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "\n".join(text)


def _done(session: Session, told: Told, fill_in: Fill) -> None:
    agenda.done(session, _follow_up(session, told["done"]))


def _drop(session: Session, told: Told, fill_in: Fill) -> None:
    agenda.drop(session, _follow_up(session, told["drop"]))


def _snooze(session: Session, told: Told, fill_in: Fill) -> None:
    agenda.snooze(session, _follow_up(session, told["snooze"]), fill_in(told["until"]))


def _prepare(session: Session, told: Told, fill_in: Fill) -> None:
    prep.write_text(session, told["in"], fill_in("\n".join(told["prep"])))


def _letter(session: Session, told: Told, fill_in: Fill) -> None:
    """A letter drafted by its template, in other words where the story has them; sent now, or by an entry before."""
    story, name = told["letter"], told["in"]
    items, to = story.get("items", ()), story.get("to", ())
    letter = letters.draft(session, name, LetterKind(story["kind"]), items=items, to=to).letter
    if "body" in story:
        text = f"Subject: {story['subject']}\n\n{fill_in(_lines(story['body']))}"
        letter = letters.rewrite(session, letter.id, text)
    if "entry" in story:
        (sent,) = (one for one in session.entries if one.body.startswith(story["entry"]))
        letters.keep(session, "sent", replace(letter, entry=sent.id))
    elif story.get("is_sent"):
        letters.sent(session, letter.id, letters.sent_text(session, letter))


def _follow_up(session: Session, what: str) -> str:
    return {one.what: one.id for one in agenda.due(session)}[what]


def _tick(session: Session, told: Told, fill_in: Fill) -> None:
    negotiation = session.negotiation(told["in"])
    state = TickState(told.get("state", "done"))
    situations.tick(session, negotiation, told["checklist"], told["tick"], state, told["because"])


def _reviewed(session: Session, told: Told, fill_in: Fill) -> None:
    reviewing.mark(session, *told["reviewed"])


def _value(session: Session, told: Told, fill_in: Fill) -> None:
    one = told["value"]
    if "equity" in one:
        valuing.count_equity(session, told["in"], one["equity"], one["because"])
    else:
        valuing.value_item(session, told["in"], one["item"], one["amount"], one["because"])


_VERBS: Mapping[str, Callable[[Session, Told, Fill], None]] = {
    "negotiation": _begin,
    "text": _write,
    "done": _done,
    "drop": _drop,
    "snooze": _snooze,
    "value": _value,
    "tick": _tick,
    "reviewed": _reviewed,
    "prep": _prepare,
    "letter": _letter,
}

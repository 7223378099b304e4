"""A sample journal with dates around now, written through the same doors as a real one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from journal.domain.dates.business import add_business_days
from journal.domain.instants import Clock, Day, Instant, at_local
from journal.domain.records import Authority, Role, Stage
from journal.service import agenda, capture, negotiations, people
from journal.service.data import data_text
from journal.service.session import Session

STORY = "demo/two_offers.json"
_PLACE = r"\{([+-]?\d+)(m?)\}"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def fill(session: Session) -> None:
    """Write the sample journal into an empty one, each entry at its own time.

    Days count in business days from now (`days_ago`, and `{-2}`, `{0}`, `{+3}` in a text), so that nobody calls on
    a Sunday; `minutes_ago` and `{+95m}` in minutes. Raises what adding entries raises.
    """
    story = json.loads(data_text(STORY))
    now, clock = session.now, session.clock
    try:
        session.clock = _standing_at(_moment(story["entries"][0], now))
        _introduce(session, story)
        for told in story["entries"]:
            then = _moment(told, now)
            session.clock = _standing_at(then)
            text = fill_in(told["text"], then, now)
            capture.add(session, text, closes=_follow_up(session, told.get("closes", "")))
    finally:
        session.clock = clock


def _introduce(session: Session, story: Mapping[str, Any]) -> None:
    for one in story["negotiations"]:
        negotiations.new(
            session,
            one["name"],
            **{key: one[key] for key in ("company", "role", "currency")},
            zone=one["zone"],
            country=one["country"],
            stage=Stage(one["stage"]),
        )
    for one in story["people"]:
        people.person(
            session, one["name"], role=Role(one["role"]), authority=Authority(one["authority"]), negotiation=one["in"]
        )


def _follow_up(session: Session, what: str) -> str:
    return next((one.id for one in agenda.due(session) if one.what == what), "")


def _standing_at(moment: Instant) -> Clock:
    return lambda: moment


def _moment(told: Mapping[str, Any], now: Instant) -> Instant:
    if "minutes_ago" in told:
        return now.plus(-timedelta(minutes=told["minutes_ago"]))
    return at_local(add_business_days(now.day, -told["days_ago"]), time.fromisoformat(told["at"]), now.zone)


def fill_in(text: str, then: Instant, now: Instant) -> str:
    """The text with its places filled: a weekday within a week of `then`, else a date such as `1 Feb`."""

    def words(match: re.Match[str]) -> str:
        count = int(match[1])
        if match[2]:
            moment = _rounded(now.plus(timedelta(minutes=count)))
            return f"{_day_words(moment.day, then.day)} {moment.local:%H:%M}"
        return _day_words(add_business_days(now.day, count) if count else now.day, then.day)

    return re.sub(_PLACE, words, text)


def _day_words(day: Day, then: Day) -> str:
    if day == then:
        return "today"
    if abs((day - then).days) < len(_WEEKDAYS):
        return _WEEKDAYS[day.weekday()]
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _rounded(moment: Instant) -> Instant:
    return moment.plus(-timedelta(minutes=moment.local.minute % 5, seconds=moment.local.second))

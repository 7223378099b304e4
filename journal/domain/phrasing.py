"""Records put into words: the same on the command line and on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from journal.domain.agenda import effective, is_overdue, overdue_from
from journal.domain.instants import Day, Instant, When, day_of
from journal.domain.records import (
    ME,
    Certainty,
    Direction,
    Entry,
    FollowUp,
    ItemTable,
    Period,
    Price,
    Statement,
    Terms,
    Value,
    ValueKind,
)

MINUS = "\u2212"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PERIODS = {
    Period.HOUR: "an hour",
    Period.DAY: "a day",
    Period.WEEK: "a week",
    Period.MONTH: "a month",
    Period.YEAR: "a year",
    Period.ONCE: "once",
}


def number(amount: Decimal) -> str:
    """`185,000`, `2.50`, `−7,000`: grouped by thousands, with the decimals it was given."""
    plain = amount.to_integral_value() if amount == amount.to_integral_value() else amount
    text = f"{abs(plain):,f}"
    return f"{MINUS}{text}" if amount < 0 else text


def day_words(day: Day, now: Instant) -> str:
    """`Fri 27 Nov`, with the year where it is not this one."""
    year = "" if day.year == now.day.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def short_day(day: Day, now: Instant) -> str:
    """`22 Nov`, with the year where it is not this one."""
    return day_words(day, now).partition(" ")[2]


def bare_day(day: Day) -> str:
    """`1 Feb`, without the year."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def full_day(day: Day) -> str:
    """`Tue 24 Nov 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_heading(day: Day, now: Instant) -> tuple[str, str]:
    """The name of a day in a list and what explains it: (`Yesterday`, `Mon 23 Nov`), (`Friday`, `20 Nov`)."""
    away = (now.day - day).days
    if away in (0, 1, -1):
        return {0: "Today", 1: "Yesterday", -1: "Tomorrow"}[away], day_words(day, now)
    return _FULL_DAYS[day.weekday()], short_day(day, now)


def when_words(when: When, now: Instant) -> str:
    """`Fri 27 Nov 17:00`, on the reader's clock; `today 17:00`; a whole day has no time."""
    if isinstance(when, Instant):
        here = when.in_zone(now.zone)
        return f"{_near_day(here.day, now)} {here.local:%H:%M}"
    return _near_day(when, now)


def _near_day(day: Day, now: Instant) -> str:
    away = (day - now.day).days
    return {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away) or day_words(day, now)


def their_clock(when: When, now: Instant) -> str:
    """The same moment on the clock of the zone it was said in (`14:00 New York`); empty where that is one's own."""
    if not isinstance(when, Instant) or when.local.utcoffset() == when.in_zone(now.zone).local.utcoffset():
        return ""
    there = when.local
    day = "" if when.day == when.in_zone(now.zone).day else f"{_DAYS[there.weekday()]} "
    return f"{day}{there:%H:%M} {zone_words(when.zone)}"


def zone_words(zone: str) -> str:
    """`New York` for `America/New_York`."""
    return zone.rpartition("/")[2].replace("_", " ")


def due_words(follow_up: FollowUp, now: Instant) -> str:
    """When something is due, in a narrow column: `4 d over`, `18:00`, `today`, `Wed 10:00`, `Mon 30 Nov`."""
    when = effective(follow_up)
    here = when.in_zone(now.zone) if isinstance(when, Instant) else when
    if is_overdue(follow_up, now):
        return f"{_since(when, overdue_from(follow_up), now)} over"
    return expiry_words(here, now)


def expiry_words(when: When, now: Instant) -> str:
    """A moment ahead in a narrow column: `18:00`, `today`, `Wed 10:00`, `Wed`, `Mon 30 Nov`."""
    here = when.in_zone(now.zone) if isinstance(when, Instant) else when
    day = day_of(here)
    clock = f"{here.local:%H:%M}" if isinstance(here, Instant) else ""
    away = (day - now.day).days
    if away == 0:
        return clock or "today"
    if 0 < away < 7:
        return f"{_DAYS[day.weekday()]} {clock}".strip()
    return day_words(day, now)


def left_words(when: When, zone: str, now: Instant) -> str:
    """How long there is left: `in 18 min`, `16 h`, `2 d 23 h`, `7 d`; a whole day counts in days, today is empty."""
    if not isinstance(when, Instant):
        days = (when - now.day).days
        return f"{days} d" if days > 0 else ""
    span = when.utc - now.utc
    if span <= timedelta(0):
        return ""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return f"in {minutes} min"
    hours = minutes // 60
    if hours < 24:
        return f"{hours} h"
    days, rest = divmod(hours, 24)
    return f"{days} d {rest} h" if rest and days < 7 else f"{days} d"


def _since(when: When, passed: Instant, now: Instant) -> str:
    """How long ago a deadline passed: minutes and hours within a day, then calendar days."""
    minutes = int((now.utc - passed.utc).total_seconds() // 60)
    if isinstance(when, Instant) and minutes < 24 * 60:
        return f"{minutes // 60} h" if minutes >= 60 else f"{max(minutes, 1)} min"
    day = when.in_zone(now.zone).day if isinstance(when, Instant) else when
    return f"{max((now.day - day).days, 1)} d"


def counted(amount: Decimal, unit: str) -> str:
    """`−5 days`, `−1 month`, `4,000 RSU`: only spans of time have a plural."""
    plural = "s" if unit in _SPANS and abs(amount) != 1 else ""
    return f"{number(amount)} {unit}{plural}".strip()


_SPANS = ("hour", "day", "week", "month", "year")


def money(amount: Decimal, currency: str | None) -> str:
    """`USD 185,000`; the bare number where no currency is known."""
    return f"{currency} {number(amount)}" if currency else number(amount)


def value_words(value: Value, *, with_terms: bool = True) -> str:
    """A value as the journal understood it: `USD 185,000 a year`, `15 % of base`, `4,000 RSU over 4 y`."""
    words = _quantity(value)
    if value.kind is ValueKind.PERCENT:
        words += " %" + (f" of {value.of}" if value.of else "")
    elif value.kind in (ValueKind.UNITS, ValueKind.DURATION) and value.unit:
        words += f" {_unit(value)}"
    if value.kind is ValueKind.MONEY and value.period is not None:
        words += f" {_PERIODS[value.period]}"
    if value.kind is ValueKind.MONEY and value.unit:
        words += f" in {value.unit}"
    terms = terms_words(value.terms) if with_terms else ""
    return f"{words} {terms}" if terms else words


def _quantity(value: Value) -> str:
    if value.kind is ValueKind.FLAG:
        return "yes" if value.flag else "none" if value.text.casefold() == "none" else "no"
    if value.kind is ValueKind.DATE and value.day is not None:
        return f"{value.day.day} {_MONTHS[value.day.month - 1]} {value.day.year}"
    if value.kind is ValueKind.TEXT:
        return f"“{value.text.strip(chr(34)).strip('“”')}”"
    sign = f"{value.currency} " if value.kind is ValueKind.MONEY and value.currency else ""
    if value.amount is not None:
        return f"{sign}{'about ' if value.approximate else ''}{number(value.amount)}"
    if value.minimum is not None and value.maximum is not None:
        return f"{sign}{number(value.minimum)} to {number(value.maximum)}"
    if value.maximum is not None:
        return f"up to {sign}{number(value.maximum)}"
    if value.minimum is not None:
        return f"at least {sign}{number(value.minimum)}"
    return value.text


def _unit(value: Value) -> str:
    unit = value.unit or ""
    plural = value.amount is None or value.amount != 1
    return f"{unit}s" if value.kind is ValueKind.DURATION and plural and not unit.endswith("s") else unit


def terms_words(terms: Terms) -> str:
    """What qualifies a value: `over 4 y, 1 y cliff`; empty where nothing was said."""
    parts = []
    if terms.payments is not None:
        parts.append(f"× {number(terms.payments)} a year")
    if terms.part_time is not None:
        parts.append(f"at {number(terms.part_time)} %")
    if terms.over_months is not None:
        parts.append(f"over {_months(terms.over_months)}")
    if terms.cliff_months is not None:
        parts.append(f"{_months(terms.cliff_months)} cliff")
    if terms.vest:
        parts.append("vesting " + "/".join(number(share) for share in terms.vest))
    parts += [f"{label} {_price(price)}" for label, price in (("at", terms.price), ("strike", terms.strike)) if price]
    if terms.for_year is not None:
        parts.append(f"for year {terms.for_year}")
    if terms.clawback_months is not None:
        parts.append(f"clawback {_months(terms.clawback_months)}")
    if terms.instalments:
        parts.append(" + ".join(_instalment(part.amount, part.after_months) for part in terms.instalments))
    if terms.note:
        parts.append(terms.note)
    return ", ".join(parts)


def _months(months: int) -> str:
    return f"{months // 12} y" if months and months % 12 == 0 else f"{months} months"


def _price(price: Price) -> str:
    return money(price.amount, price.currency)


def _instalment(amount: Decimal, after_months: int) -> str:
    return f"{number(amount)} " + (f"after {after_months} months" if after_months else "at start")


def certainty_words(statement: Statement) -> str:
    """`guaranteed`, `if start by 1 Feb`, `discretionary`; empty where nothing was said of it."""
    if statement.condition:
        return f"if {statement.condition}"
    return "" if statement.certainty is Certainty.UNKNOWN else statement.certainty.label


def statement_words(statement: Statement, items: ItemTable) -> str:
    """`Base salary promised USD 185,000 a year, guaranteed`."""
    words = f"{items.label(statement.item)} {statement.stance.label}"
    if statement.value is not None:
        words += f" {value_words(statement.value)}"
    certainty = certainty_words(statement)
    return f"{words}, {certainty}" if certainty else words


def names_of(entry: Entry, names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of those who took part, in the order of the text."""
    return tuple("me" if one.person == ME else names.get(one.person, "somebody") for one in entry.participants)


def who_words(entry: Entry, names: Mapping[str, str]) -> str:
    """`call ← Dana Reyes`, `video · Ines Duarte, 2 more`, `note`."""
    people = [name for name in names_of(entry, names) if name != "me"]
    words = entry.channel.label
    arrow = entry.direction.arrow if entry.direction is not Direction.NONE else "·"
    if people:
        words += f" {arrow or '·'} {people[0]}"
    if len(people) > 1:
        words += f", {len(people) - 1} more"
    return words


def who_title(entry: Entry, names: Mapping[str, str]) -> str:
    """The heading of an entry read in full: `Call from Dana Reyes`, `Note`."""
    people = ", ".join(name for name in names_of(entry, names) if name != "me")
    link = {Direction.INCOMING: "from", Direction.OUTGOING: "to"}.get(entry.direction, "with")
    channel = entry.channel.label.capitalize()
    return f"{channel} {link} {people}" if people else channel

"""How a due mark says that it comes again: `every friday`, `every 2 weeks`, `every 31st`, `2w after done`."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.capture.tokens import NUMBER, Part
from journal.domain.dates.names import SHORT_WEEKDAYS, WEEKDAYS
from journal.domain.instants import Day, Instant, When
from journal.domain.record import NamedTuple
from journal.domain.records.repeat import Repeat, RepeatUnit

_UNITS = {
    name: unit
    for unit, names in {
        RepeatUnit.DAY: ("day", "days", "d"),
        RepeatUnit.WEEK: ("week", "weeks", "w", "wk", "wks"),
        RepeatUnit.MONTH: ("month", "months", "m", "mo"),
        RepeatUnit.YEAR: ("year", "years", "y"),
    }.items()
    for name in names
}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "other": 2, "second": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_BUSINESS = ("business", "working", "work")
_ENDINGS = ("st", "nd", "rd", "th")
MOST = 999


class Rule(NamedTuple):
    """What was said: every so many units, on a weekday or a day of the month (None: not said), from completion."""

    every: int
    unit: RepeatUnit
    weekday: int | None = None
    monthday: int | None = None
    from_done: bool = False


def read_every(part: Part, at: int) -> tuple[Rule, int] | None:
    """The rule whose `every` stands at a token, and the token after it; None where none does."""
    if part.fold(at) not in ("every", "each"):
        return None
    found = _weekday(part, at + 1) or _span(part, at + 1) or _monthday(part, at + 1)
    if found is None:
        return None
    rule, to = found
    if part.fold(to) == "after" and part.fold(to + 1) == "done" and rule.weekday is None and rule.monthday is None:
        return rule._replace(from_done=True), to + 2
    on = to + 1 if part.fold(to) == "on" else to
    on += part.fold(on) == "the"
    if on > to and rule.unit is RepeatUnit.MONTH and (day := _ordinal(part, on)) is not None:
        return rule._replace(monthday=day[0]), day[1]
    if on == to + 1 and rule.unit is RepeatUnit.WEEK and part.fold(on) in WEEKDAYS:
        return rule._replace(weekday=WEEKDAYS[part.fold(on)]), on + 1
    return found


def read_after_done(part: Part, at: int) -> tuple[Rule, int] | None:
    """The same for `2w after done`, `3 business days after done`."""
    found = _span(part, at + (part.fold(at) == "in"))
    if found is None or part.fold(found[1]) != "after" or part.fold(found[1] + 1) != "done":
        return None
    return found[0]._replace(from_done=True), found[1] + 2


def first_day(rule: Rule, today: Day) -> str:
    """The date phrase of the first time, where only the rule is said."""
    if rule.weekday is not None:
        return SHORT_WEEKDAYS[rule.weekday]
    if rule.monthday is not None:
        return _next_monthday(today, rule.monthday).isoformat()
    unit = "business days" if rule.unit is RepeatUnit.BUSINESS_DAY else f"{rule.unit.value}s"
    return f"in {rule.every} {unit}"


def repeat_of(rule: Rule, due: When, zone: str) -> Repeat:
    """The repeat of something first due then."""
    here = due.in_zone(zone) if isinstance(due, Instant) else None
    day = here.day if here is not None else due
    assert not isinstance(day, Instant)
    anchor = day if rule.monthday is None else _with_monthday(day, rule.monthday)
    clock = here.local.time().replace(second=0, microsecond=0, fold=0) if here is not None else None
    return Repeat(every=rule.every, unit=rule.unit, anchor=anchor, clock=clock, from_done=rule.from_done)


def _weekday(part: Part, at: int) -> tuple[Rule, int] | None:
    weekday = WEEKDAYS.get(part.fold(at))
    if weekday is not None:
        return Rule(1, RepeatUnit.WEEK, weekday), at + 1
    count, to = _count(part, at)
    weekday = WEEKDAYS.get(part.fold(to)) if to > at else None
    return None if weekday is None else (Rule(count, RepeatUnit.WEEK, weekday), to + 1)


def _span(part: Part, at: int) -> tuple[Rule, int] | None:
    count, to = _count(part, at)
    if not 1 <= count <= MOST:
        return None
    if part.fold(to) in _BUSINESS and part.fold(to + 1) in ("day", "days"):
        return Rule(count, RepeatUnit.BUSINESS_DAY), to + 2
    word = part.fold(to)
    unit = _UNITS.get(word)
    # A letter is a unit only beside its number: `2w`, not `every d`.
    is_letter = len(word) <= 2 and word != "wk" and not part.glued(to)
    return None if unit is None or is_letter else (Rule(count, unit), to + 1)


def _monthday(part: Part, at: int) -> tuple[Rule, int] | None:
    found = _ordinal(part, at + (part.fold(at) == "the"))
    return None if found is None else (Rule(1, RepeatUnit.MONTH, None, found[0]), found[1])


def _ordinal(part: Part, at: int) -> tuple[int, int] | None:
    """`31st`, cut as one token or as two."""
    if part.kind(at) == NUMBER and part.fold(at).isdecimal() and part.fold(at + 1) in _ENDINGS and part.glued(at + 1):
        number = int(part.fold(at)[:3])
        return (number, at + 2) if 1 <= number <= 31 else None
    word = part.fold(at)
    if word[-2:] in _ENDINGS and word[:-2].isdecimal() and word[:-2].isascii() and len(word) <= 4:
        number = int(word[:-2])
        return (number, at + 1) if 1 <= number <= 31 else None
    return None


def _count(part: Part, at: int) -> tuple[int, int]:
    """How many, and the token after it: 1 at the same token where no number stands."""
    word = part.fold(at)
    if part.kind(at) == NUMBER and word.isdecimal():
        return int(word[:4]), at + 1
    return (_NUMBERS[word], at + 1) if word in _NUMBERS else (1, at)


def _next_monthday(today: Day, day: int) -> Day:
    """The next such day of a month, today included; in a month without it the last."""
    from journal.domain.dates.months import add_months, end_of_month

    for months in range(3):
        month = add_months(today.replace(day=1), months)
        found = min(month.replace(day=1) + timedelta(days=day - 1), end_of_month(month))
        if found >= today:
            return found
    raise AssertionError("one of three months has a day ahead")


def _with_monthday(day: Day, wanted: int) -> Day:
    """The latest day up to this one whose day of the month is the wanted one."""
    while day.day != wanted:
        day -= timedelta(days=1)
    return day

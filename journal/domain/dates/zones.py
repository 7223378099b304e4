"""Zones as people say them: `Pacific`, `ET`, `CEST`, `London time`, `UTC+2`, `Europe/Berlin`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from journal.domain.dates.scene import ClockTime, Said, fixed_zone
from journal.domain.dates.tokens import NUMBER, SIGN, Line
from journal.domain.dates.zone_names import (
    AREAS,
    LETTERS,
    LOWER_PARTS,
    PLACES,
    REGIONS,
    SEVERAL,
    UPPER_PARTS,
    WORDS,
    WORDS_AFTER_MERIDIEM,
)


def zones(line: Line, index: int, clock: ClockTime | None = None) -> Iterator[tuple[Said, int]]:
    """Every zone that begins at a token. `clock` is the clock time in the phrase, if any.

    With no space before it, `-11:30` is an offset only in an ISO stamp: after another time it ends a range.
    """
    token = line.at(index)
    meridiem = clock is not None and clock.meridiem
    if token.glued:
        if clock is not None and (clock.stamp or token.text != "-"):
            yield from _glued(line, index)
    elif token.text == "(":
        for said, stop in _named(line, index + 1, meridiem):
            if line.is_glued(stop, ")"):
                yield said, stop + 1
    else:
        yield from _named(line, index, meridiem)


def _named(line: Line, index: int, meridiem: bool) -> Iterator[tuple[Said, int]]:
    yield from _letters(line, index, meridiem)
    yield from _from_utc(line, index)
    yield from _places(line, index)
    yield from _iana(line, index)


def _letters(line: Line, index: int, meridiem: bool) -> Iterator[tuple[Said, int]]:
    word = line.word(index)
    capitals = line.raw(index, index + 1).isupper() if word else False
    if word in WORDS and not capitals and not (meridiem and word in WORDS_AFTER_MERIDIEM):
        return
    if word in SEVERAL:
        yield Said(doubt=SEVERAL[word], plain=capitals), index + 1
    elif word in LETTERS:
        zone, hours = LETTERS[word]
        if hours is None:
            yield Said(zone, plain=capitals), index + 1
        else:
            doubt = f"UTC{hours:+d} or {zone}, which differ on that day"
            yield Said(zone, offset=timedelta(hours=hours), doubt=doubt, plain=capitals), index + 1


def _from_utc(line: Line, index: int) -> Iterator[tuple[Said, int]]:
    """`UTC+2`, `GMT-05:30`: hours ahead of UTC, unlike the names `Etc/GMT-2`."""
    if line.word(index) not in ("utc", "gmt") or not line.at(index + 1).glued:
        return
    for offset, stop in _offsets(line, index + 1):
        zone = fixed_zone(offset)
        if zone:
            yield Said(zone, plain=True), stop


def _offsets(line: Line, index: int) -> Iterator[tuple[timedelta, int]]:
    """`+2`, `-05:30`, `+0530`, glued together."""
    sign = line.at(index).text
    number = line.at(index + 1)
    if sign not in ("+", "-") or number.kind != NUMBER or not number.glued or len(number.text) not in (1, 2, 4):
        return
    direction = -1 if sign == "-" else 1
    hours, minutes, stop = int(number.text[:2]), int(number.text[2:] or 0), index + 2
    if len(number.text) < 4 and line.is_glued(stop, ":") and line.at(stop + 1).glued:
        more = line.number(stop + 1, 2, least=2)
        if more is not None:
            minutes, stop = more, stop + 2
    if hours <= 14 and minutes < 60:
        yield direction * timedelta(hours=hours, minutes=minutes), stop


def _places(line: Line, index: int) -> Iterator[tuple[Said, int]]:
    words: list[str] = []
    for stop in range(index + 1, index + 4):
        word = line.word(stop - 1)
        if not word or (words and line.at(stop - 1).glued):
            return
        words.append(word)
        name = " ".join(words)
        region = REGIONS.get(name, "")
        if region:
            yield Said(region), stop
        zone = region or PLACES.get(name, "")
        if zone and line.word(stop) == "time" and not line.at(stop).glued:
            yield Said(zone, plain=True), stop + 1


def _iana(line: Line, index: int) -> Iterator[tuple[Said, int]]:
    """`Europe/Berlin` in any case; the longest run of tokens that names a zone. One that is not known is asked."""
    if line.word(index) not in AREAS or not line.is_glued(index + 1, "/"):
        return
    stop = index + 1
    while line.at(stop).glued and (line.at(stop).kind != SIGN or line.at(stop).text in "/-+"):
        stop += 1
    whole = stop
    while stop > index + 2:
        zone = iana_name(line.raw(index, stop))
        if zone:
            yield Said(zone, plain=True), stop
            return
        stop -= 1
    yield Said(doubt="a zone that is known, as Europe/Berlin"), whole


def iana_name(text: str) -> str:
    """The IANA name of `text` written in any case, empty where there is no such zone."""
    area, _, place = text.partition("/")
    known = AREAS.get(area.casefold())
    if known is None or not place.isascii():
        return ""
    for name in (f"{known}/{_capitals(place)}", f"{known}/{place}"):
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            continue
        return name
    return ""


def _capitals(place: str) -> str:
    """`new_york` as `New_York`: each part with a capital, but for the small words of `Port_of_Spain`."""
    letters: list[str] = []
    word = ""
    for char in f"{place}/":
        if char.isalpha():
            word += char
            continue
        small = word.lower()
        letters.append(small if small in LOWER_PARTS else small.upper() if small in UPPER_PARTS else small.capitalize())
        letters.append(char)
        word = ""
    return "".join(letters)[:-1]


def _glued(line: Line, index: int) -> Iterator[tuple[Said, int]]:
    """What follows a clock time with no space: `Z`, `+01:00`, `[Europe/Berlin]`, or an offset and a name."""
    if line.word(index) == "z":
        yield from _with_name(line, index + 1, timedelta(0))
    for offset, stop in _offsets(line, index):
        yield from _with_name(line, stop, offset)
    yield from _bracketed(line, index)


def _with_name(line: Line, index: int, offset: timedelta) -> Iterator[tuple[Said, int]]:
    yield Said("UTC" if not offset else "", offset=offset), index
    for said, stop in _bracketed(line, index):
        if said.zone:
            yield Said(said.zone, offset=offset, doubt=f"the offset that {said.zone} has at that time"), stop
        else:
            yield said, stop


def _bracketed(line: Line, index: int) -> Iterator[tuple[Said, int]]:
    if not line.is_glued(index, "["):
        return
    if line.texts(index + 1, 2) == ("utc", "]"):
        yield Said("UTC", plain=True), index + 3
    for said, stop in _iana(line, index + 1):
        if line.is_glued(stop, "]"):
            yield said, stop + 1

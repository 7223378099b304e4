"""Digits with their separators, as people in several countries write them."""

from __future__ import annotations

from decimal import Decimal

_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f’", "'"))
_MOST_DIGITS = 15


class Numeral:
    """A number that was read. `doubtful` is set where its one dot may group or may be decimal (`35.000`)."""

    __slots__ = ("amount", "doubtful")

    def __init__(self, digits: str, decimals: str = "", doubtful: bool = False) -> None:
        self.amount = Decimal(f"{digits}.{decimals}" if decimals else digits)
        self.doubtful = doubtful


def numeral(text: str) -> Numeral | None:
    """The number that digits and separators stand for; None where they make none, or one beyond all sense.

    A comma before three digits groups, an apostrophe or a narrow blank always does, several dots do, and where
    two kinds stand the last is decimal. One dot before three digits is read as grouping and is doubtful: beside
    a currency it groups, elsewhere it has to be asked (RULES.md, section 1).
    """
    plain = text.translate(_BLANKS)
    if sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        return None
    if "'" in plain:
        return _with_decimals(plain, "'", "." if "." in plain else ",")
    if "," in plain and "." in plain:
        last_is_comma = plain.rindex(",") > plain.rindex(".")
        return _with_decimals(plain, ".", ",") if last_is_comma else _with_decimals(plain, ",", ".")
    for mark in (",", "."):
        if mark in plain:
            return _one_kind(plain.split(mark), is_dot=mark == ".")
    return Numeral(plain)


def _with_decimals(plain: str, group: str, point: str) -> Numeral | None:
    whole, _, decimals = plain.partition(point)
    groups = whole.split(group)
    if not _are_groups(groups) or not (decimals.isdigit() or not decimals):
        return None
    return Numeral("".join(groups), decimals)


def _one_kind(groups: list[str], *, is_dot: bool) -> Numeral | None:
    if _are_groups(groups) and not groups[0].startswith("0"):
        return Numeral("".join(groups), doubtful=is_dot and len(groups) == 2)
    return Numeral(groups[0], groups[1]) if len(groups) == 2 else None


def _are_groups(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])

"""The left side of Today: what is due, and where each negotiation stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.agenda import Section, due_day, effective, is_overdue
from journal.domain.board import Card
from journal.domain.brief.meeting import is_near
from journal.domain.instants import Instant, When, day_of, deadline
from journal.domain.phrasing import MINUS, day_words, due_words, expiry_words, left_words, their_clock
from journal.domain.records import FollowUp, Owner, Stage
from journal.tui.jobs import TodayData
from journal.tui.render.line import BOLD, FAINT, MUTED, NAMES, PLAIN, Cell, Ink, Line, Run, begun, cells, row

FOLLOW_UP, STANDING, MORE = "f:", "s:", "more"
"""What the keys of rows begin with; the id follows."""

GLYPH, WHEN, NEGOTIATION = 2, 4, 15
WHEN_WIDTH = NEGOTIATION - WHEN - 1
NAME_WIDTHS = range(7, 13)
ROOM_FOR_THEIR_CLOCK = 76
SOON_DAYS = 3
"""An offer that expires within as many days is pointed out."""


def name_width(names: Sequence[str]) -> int:
    """The width of the column of negotiations: that of the longest name within reason."""
    longest = max((cells(name) for name in names), default=0)
    return min(max(longest, NAME_WIDTHS[0]), NAME_WIDTHS[-1])


def due_row(
    one: FollowUp, names: Mapping[str, str], now: Instant, width: int, name: int, *, is_answered: bool = False
) -> Line:
    """One follow-up: glyph, when, negotiation, what, and how long there is left.

    `is_answered` tells that an entry may have answered what they owe.
    """
    ink = due_ink(one, now)
    left = [
        Cell(GLYPH, glyph(one, now), ink),
        Cell(WHEN, narrow(due_words(one, now)), ink),
        Cell(NEGOTIATION, names.get(one.negotiation or "", "") or MINUS, PLAIN if one.negotiation else FAINT),
        Cell(NEGOTIATION + name + 1, begun(one.what), NAMES),
    ]
    return row(width - 2, left, [*_aside(one, now, width, is_answered=is_answered), Run(_left(one, now), ink)])


def glyph(one: FollowUp, now: Instant) -> str:
    """`●` due now or overdue, `○` open, `◌` theirs."""
    if one.owner is Owner.THEM:
        return "◌"
    return "●" if is_overdue(one, now) or due_day(one, now) <= now.day else "○"


def due_ink(one: FollowUp, now: Instant) -> Ink:
    """Red when overdue, amber today, else grey."""
    if is_overdue(one, now):
        return Ink("error")
    return Ink("warning") if one.owner is Owner.ME and due_day(one, now) <= now.day else MUTED


def narrow(words: str) -> str:
    """A time in the narrow column: what is too long for it loses the weekday, then the century."""
    words = words.replace(" min over", " m over")
    if cells(words) > WHEN_WIDTH:
        words = words.partition(" ")[2]
    if cells(words) > WHEN_WIDTH:
        head, _, year = words.rpartition(" ")
        words = f"{head} ’{year[2:]}"
    return words


def _left(one: FollowUp, now: Instant) -> str:
    when = effective(one)
    return left_words(when, one.zone, now) if isinstance(when, Instant) else ""


def _aside(one: FollowUp, now: Instant, width: int, *, is_answered: bool) -> list[Run]:
    there = their_clock(effective(one), now) if width >= ROOM_FOR_THEIR_CLOCK else ""
    theirs = "answered?" if is_answered else "them" if one.owner is Owner.THEM else ""
    words = [there, theirs, "b brief" if is_near(one, now) else ""]
    gap = "  " if _left(one, now) else ""
    said = "  ".join(word for word in words if word)
    return [Run(said + gap, MUTED)] if said else []


def counted(data: TodayData, hidden: int) -> str:
    """What stands folded: `3 more, 5 later, 3 waiting for them`; empty where nothing does."""
    page = data.page
    waiting = sum(len(group) for part, group in data.further if part is Section.WAITING)
    words = ((hidden, "more"), (page.later, "later"), (waiting, "waiting for them"))
    return ", ".join(f"{count} {word}" for count, word in words if count)


COLUMNS = ("days", "gaps", "unwritten", "expires")
_EDGES = {58: (28, 34, 45, 56), 80: (38, 48, 62, 78)}
"""The right edges of the columns of *Standing* at two widths; others lie on the line through them."""


def standing_columns(width: int) -> dict[str, int]:
    """The columns there is room for, with their right edges."""
    narrow_edges, wide_edges = _EDGES.values()
    share = (width - 58) / (80 - 58)
    edges = [round(a + (b - a) * share) for a, b in zip(narrow_edges, wide_edges, strict=True)]
    if width >= 58:
        return dict(zip(COLUMNS, edges, strict=True))
    wanted = COLUMNS[2:] if width >= 50 else COLUMNS[3:]
    return {name: width - 2 - 11 * place for place, name in enumerate(reversed(wanted))}


def stage_column(width: int, name: int) -> int:
    """Where the stage stands: after the names, and where there is room below the names of what is due."""
    return max(NEGOTIATION if width >= 76 else 2, 2 + name + 1)


def standing_head(width: int, shown: str = "") -> Line:
    """The heading of *Standing* with the names of its columns."""
    columns = standing_columns(width)
    left = [Cell(2, "Standing", BOLD), Cell(12, shown, MUTED)] if shown else [Cell(2, "Standing", BOLD)]
    return _ranged(left, {name: Run(name, MUTED) for name in columns}, columns, width)


def standing_row(card: Card, now: Instant, width: int, name: int) -> Line:
    """One negotiation: stage, days in it, what the ledger counts, and when the offer expires.

    A figure that cannot exist yet is blank; where an offer is there or promised, a dash says that there is none.
    """
    left = [Cell(2, card.negotiation.name, NAMES), Cell(stage_column(width, name), card.stage.label)]
    return _ranged(left, _figures(card, now), standing_columns(width), width)


def _figures(card: Card, now: Instant) -> dict[str, Run]:
    figures = {"days": Run(str(card.days_in_stage(now)), MUTED)}
    has_offer = list(Stage).index(card.stage) >= list(Stage).index(Stage.VERBAL_OFFER)
    dash = Run(MINUS, FAINT) if has_offer else Run("")
    if card.is_counted:
        figures["gaps"] = dash if card.gaps is None else _count(card.gaps, "error")
        figures["unwritten"] = dash if card.unwritten is None else _count(card.unwritten, "warning")
    figures["expires"] = dash if card.offer_expires is None else _expiry(card.offer_expires, now)
    return {name: run for name, run in figures.items() if run.text}


def _count(number: int, colour: str) -> Run:
    return Run(str(number), Ink(colour) if number else MUTED)


def _expiry(when: When, now: Instant) -> Run:
    if deadline(when, now.zone).utc <= now.utc:
        return Run("expired", Ink("error"))
    soon = (day_of(when) - now.day).days <= SOON_DAYS
    return Run(narrow(expiry_words(when, now)), Ink("warning") if soon else MUTED)


def ago_words(when: When, now: Instant) -> str:
    """`today`, `Mon` within a week, else `9 Nov`."""
    day = when.in_zone(now.zone).day if isinstance(when, Instant) else when
    away = (now.day - day).days
    if away == 0:
        return "today"
    weekday, _, date = day_words(day, now).partition(" ")
    return weekday if 0 < away < 7 else date


def _ranged(left: list[Cell], figures: Mapping[str, Run], columns: Mapping[str, int], width: int) -> Line:
    """Cells at the left and figures that end at the right edges of their columns."""
    ends = [
        (edge, figures[name]) for name, edge in sorted(columns.items(), key=lambda pair: pair[1]) if name in figures
    ]
    placed = [Cell(max(edge - cells(run.text), 0), run.text, run.ink) for edge, run in ends]
    return row(width, [*left, *placed])

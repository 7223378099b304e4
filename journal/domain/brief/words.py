"""A brief put into words, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journal.domain.agenda import effective
from journal.domain.brief.figures import figure
from journal.domain.brief.owed import Debt
from journal.domain.brief.page import Brief
from journal.domain.brief.parts import PRIVATE, Part, Point, Section, Tone
from journal.domain.brief.private_words import lessons_part, openings_part, prep_part
from journal.domain.brief.row_words import conflicts_part, first_name, named_part, rows_part
from journal.domain.offer.rows import Row
from journal.domain.phrasing import certainty_words, left_words, when_words, who_words
from journal.domain.record import replace
from journal.domain.records import Authority, ItemTable, Person, Role

Make = Callable[[Brief, ItemTable], Part | None]


def parts(brief: Brief, items: ItemTable, *, share: bool = False) -> tuple[Part, ...]:
    """The parts that have something to say, in the order of `Section`.

    With `share` nothing private is among them: no prep, openings or lessons, nothing that I have to do, and of the
    last talk what was stated, not what I wrote of it.
    """
    makers = {**_MAKERS, Section.SAID: _stated} if share else _MAKERS
    made = (makers[section](brief, items) for section in Section if not (share and section in PRIVATE))
    found = tuple(part for part in made if part is not None)
    return tuple(_public(part) for part in found) if share else found


def _public(part: Part) -> Part:
    return replace(part, points=tuple(point for point in part.points if not point.is_private))


def title_of(brief: Brief) -> str:
    """`acme, Staff Engineer, Acme Robotics`."""
    one = brief.negotiation
    return ", ".join(word for word in (one.name, one.role, one.company) if word)


def _meeting(brief: Brief, items: ItemTable) -> Part | None:
    names = ", ".join(one.name for one in brief.whom)
    points = tuple(Point(label=one.name, by=who_is(one)) for one in brief.whom)
    if brief.meeting is None:
        title = f"With {names}" if names else "No meeting is planned"
        return Part(section=Section.MEETING, title=title, points=points)
    when = effective(brief.meeting)
    left = left_words(when, brief.meeting.zone, brief.now)
    aside = when_words(when, brief.now)
    if left:
        aside += f"  {left if left.startswith('in ') else f'in {left}'}"
    title = brief.meeting.what[:1].upper() + brief.meeting.what[1:]
    return Part(section=Section.MEETING, title=title, aside=aside, points=points)


def who_is(one: Person) -> str:
    """`recruiter, messenger`; what nobody said is left out."""
    words = ["" if one.role is Role.UNKNOWN else one.role.label]
    words += ["" if one.authority is Authority.UNKNOWN else one.authority.label]
    return ", ".join(word for word in words if word)


def _said(brief: Brief, items: ItemTable) -> Part | None:
    entry = brief.said_last
    if entry is None:
        return None
    lines = tuple(Point(label=line, entry=entry.id) for line in entry.body.splitlines() if line.strip())
    return replace(_said_head(brief), points=lines, is_text=True)


def _said_head(brief: Brief) -> Part:
    entry = brief.said_last
    assert entry is not None
    when = when_words(entry.occurred, brief.now)
    return Part(section=Section.SAID, title="Said last", aside=f"{when}  {who_words(entry, brief.names)}")


def _stated(brief: Brief, items: ItemTable) -> Part | None:
    """What the last talk stated, without the words around it."""
    entry = brief.said_last
    if entry is None or not entry.statements:
        return None
    points = []
    for one in entry.statements:
        amount, unit = figure(one.value, brief.ledger.currency)
        speaker = first_name(brief, one.speaker)
        by = f"{speaker} {one.stance.label}".strip()
        label, end = items.label(one.item), certainty_words(one)
        points.append(Point(label=label, amount=amount, unit=unit, by=by, end=end, tone=Tone.MUTED, entry=entry.id))
    return replace(_said_head(brief), points=tuple(points))


def _ask(brief: Brief, items: ItemTable) -> Part | None:
    own = brief.prep.questions if brief.prep else ()
    points = [Point(label=one, is_private=True) for one in own]
    points += [Point(label=one.sentence) for one in brief.questions]
    return Part(section=Section.ASK, title="To ask", points=tuple(points)) if points else None


def _debts(brief: Brief, items: ItemTable, section: Section, title: str, debts: Iterable[Debt]) -> Part | None:
    glyphs = {Section.THEY_OWE: "◌", Section.DEADLINES: "▲"}
    points = []
    for one in debts:
        glyph = "●" if one.is_late else glyphs.get(section, "○")
        tone = Tone.BAD if one.is_late else Tone.WARN if section is Section.DEADLINES else Tone.MUTED
        end = when_words(one.when, brief.now) if one.when is not None else ""
        label = one.what[:1].upper() + one.what[1:]
        points.append(Point(label=label, end=end, tone=tone, glyph=glyph, entry=one.entry))
    return Part(section=section, title=title, points=tuple(points)) if points else None


def _notice(brief: Brief, items: ItemTable) -> Part | None:
    points = tuple(Point(label=words[:1].upper() + words[1:], glyph="○", tone=Tone.WARN) for words in brief.still_open)
    if not points:
        return None
    return Part(section=Section.NOTICE, title="Before giving notice", aside="still open", points=points)


def _people(brief: Brief, items: ItemTable) -> Part | None:
    points = []
    for one in brief.people:
        role = "" if one.role is Role.UNKNOWN else one.role.label
        end = "" if one.authority is Authority.UNKNOWN else one.authority.label
        points.append(Point(label=one.name, by=role, end=end))
    return Part(section=Section.PEOPLE, title="People", points=tuple(points)) if points else None


def _in_rows(section: Section, title: str, rows: Callable[[Brief], Iterable[Row]]) -> Make:
    return lambda brief, items: rows_part(brief, section, title, rows(brief))


def _in_debts(section: Section, title: str, debts: Callable[[Brief], Iterable[Debt]]) -> Make:
    return lambda brief, items: _debts(brief, items, section, title, debts(brief))


_MAKERS: Mapping[Section, Make] = {
    Section.MEETING: _meeting,
    Section.SAID: _said,
    Section.SILENT: _in_rows(Section.SILENT, "Promised, the offer is silent", lambda brief: brief.silent),
    Section.DIFFERS: _in_rows(Section.DIFFERS, "Promised, the offer differs", lambda brief: brief.differs),
    Section.PROMISED: _in_rows(Section.PROMISED, "Promised, no offer yet", lambda brief: brief.promised),
    Section.SETTLED: _in_rows(Section.SETTLED, "Settled", lambda brief: brief.settled),
    Section.CONFLICTS: conflicts_part,
    Section.NAMED: named_part,
    Section.ASK: _ask,
    Section.PREP: prep_part,
    Section.OPENINGS: openings_part,
    Section.LESSONS: lessons_part,
    Section.DEADLINES: _in_debts(Section.DEADLINES, "Deadlines", lambda brief: brief.deadlines),
    Section.THEY_OWE: _in_debts(Section.THEY_OWE, "They owe me", lambda brief: brief.they_owe),
    Section.I_OWE: _in_debts(Section.I_OWE, "I owe them", lambda brief: brief.i_owe),
    Section.NOTICE: _notice,
    Section.PEOPLE: _people,
}

"""A page with invented data, made of records alone: what the pure renderers and the pictures are given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from journal.domain.agenda import Section, by_effect, section
from journal.domain.board import card, furthest_first, in_order
from journal.domain.instants import Instant, When, at_local
from journal.domain.records import (
    Authority,
    Channel,
    Direction,
    Entry,
    FollowUp,
    ItemTable,
    Mark,
    MarkKind,
    Negotiation,
    Owner,
    Participant,
    Person,
    Role,
    Stage,
    Stance,
    Statement,
    Value,
    ValueKind,
    Wording,
)
from journal.service.agenda import DayLog, TodayPage
from journal.tui.jobs import EntryData, TodayData

ZONE = "America/New_York"
NOW = at_local(date(2026, 11, 24), time(17, 42), ZONE)


def at(days: int, clock: str = "") -> When:
    """So many days from now, at a clock time or the whole day."""
    day = NOW.day + timedelta(days=days)
    return at_local(day, time.fromisoformat(clock), ZONE) if clock else day


def statement(body: str, match: re.Match[str]) -> Statement:
    """A statement for a bracket, its value being the bracket's words."""
    words = match[0].strip("[]")
    return Statement(
        id=f"s{match.start()}",
        item=words.split()[0],
        stance=Stance.PROMISED,
        value=Value(text=words, kind=ValueKind.TEXT),
        wording=Wording(text=words, start=match.start(), end=match.end()),
    )


def entry(
    entry_id: str,
    negotiation: str | None,
    occurred: When,
    body: str,
    *,
    channel: Channel = Channel.CALL,
    direction: Direction = Direction.INCOMING,
    people: tuple[str, ...] = ("p-dana",),
    **more: object,
) -> Entry:
    """An entry whose brackets are statements."""
    told = tuple(statement(body, match) for match in re.finditer(r"\[[^\]]*\]", body))
    moment = occurred if isinstance(occurred, Instant) else at_local(occurred, time(18), ZONE)
    values: dict[str, object] = {
        "recorded_at": moment.plus(timedelta(minutes=36)),
        "participants": tuple(Participant(one, "from") for one in people),
        "statements": told,
    }
    values |= more
    return Entry(
        id=entry_id, negotiation=negotiation, occurred=occurred, zone=ZONE, channel=channel, direction=direction,
        body=body, **values,
    )  # type: ignore[arg-type]  # fmt: skip


def follow_up(key: str, negotiation: str | None, due: When, what: str, **more: object) -> FollowUp:
    """A follow-up of mine unless it says otherwise."""
    values: dict[str, object] = {"entry": "e1", "zone": ZONE} | more
    return FollowUp(id=key, negotiation=negotiation, due=due, what=what, **values)  # type: ignore[arg-type]


@dataclass
class Scene:
    """Records of a small journal, made into what the Today view shows."""

    negotiations: dict[str, Stage] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)

    def entry_data(self, entry_id: str, items: ItemTable, **more: object) -> EntryData:
        """What the view of one entry shows of it."""
        told = next(one for one in self.entries if one.id == entry_id)
        known = [
            Negotiation(id=f"n-{name}", name=name, company=f"{name.title()} Robotics", role="Engineer", created_at=NOW)
            for name in self.negotiations
        ]
        values: dict[str, object] = {"changed": (), "ending": "7f3a", "older": None, "newer": None} | more
        return EntryData(
            entry=told,
            now=NOW,
            names={"me": "me"} | {one.id: one.name for one in known} | self.people,
            people=tuple(
                Person(id=one.person, name=self.people[one.person], role=Role.RECRUITER, authority=Authority.MESSENGER)
                for one in told.participants
            ),
            negotiation=next((one for one in known if one.id == told.negotiation), None),
            follow_ups=tuple(one for one in self.follow_ups if one.entry == entry_id),
            items=items,
            **values,
        )  # type: ignore[arg-type]  # fmt: skip

    def data(self, now: Instant = NOW) -> TodayData:
        """What the Today view shows of it."""
        records = [
            Negotiation(id=f"n-{name}", name=name, first_stage=stage, created_at=NOW.plus(timedelta(days=-15)))
            for name, stage in self.negotiations.items()
        ]  # fmt: skip
        ordered = in_order(self.entries)
        groups = {part: [] for part in Section}
        for one in by_effect(each for each in self.follow_ups if each.is_open):
            groups[section(one, now)].append(one)
        shown = (Section.OVERDUE, Section.TODAY, Section.THIS_WEEK)
        cards = [
            card(one, [e for e in ordered if e.negotiation == one.id],
                 [f for f in self.follow_ups if f.negotiation == one.id], now)
            for one in records
        ]  # fmt: skip
        days: dict[date, list[Entry]] = {}
        for one in reversed(ordered):
            day = one.occurred.in_zone(now.zone).day if isinstance(one.occurred, Instant) else one.occurred
            days.setdefault(day, []).append(one)
        page = TodayPage(
            now=now,
            due=tuple((part, tuple(groups[part])) for part in shown if groups[part]),
            overdue=len(groups[Section.OVERDUE]),
            later=len(groups[Section.LATER]),
            waiting=len(groups[Section.WAITING]),
            standing=tuple(furthest_first(cards)),
            days=tuple(DayLog(day=day, entries=tuple(told)) for day, told in days.items()),
            unfiled=sum(one.negotiation is None for one in self.entries),
        )
        by_entry: dict[str, tuple[FollowUp, ...]] = {}
        for one in self.follow_ups:
            by_entry[one.entry] = (*by_entry.get(one.entry, ()), one)
        return TodayData(
            page=page,
            names={"me": "me"} | {one.id: one.name for one in records} | self.people,
            follow_ups=by_entry,
            entries={one.id: one for one in self.entries},
            latest={one.negotiation: one for one in ordered if one.negotiation and one.participants},
            further=tuple((part, tuple(groups[part])) for part in (Section.LATER, Section.WAITING) if groups[part]),
        )


def mock_scene() -> Scene:
    """The job search of the mock pictures."""
    stages = {
        "acme": Stage.WRITTEN_OFFER, "borg": Stage.NEGOTIATING, "ember": Stage.VERBAL_OFFER,
        "halden": Stage.INTERVIEWING, "corto": Stage.INTERVIEWING, "lumen": Stage.INTERVIEWING,
        "delos": Stage.SCREENING, "fjord": Stage.LEAD,
    }  # fmt: skip
    people = {"p-dana": "Dana Reyes", "p-mira": "Mira Vogel", "p-sofia": "Sofia Lindt", "p-ines": "Ines Duarte"}
    email, out = Channel.EMAIL, Direction.OUTGOING
    entries = [
        entry("e1", "n-acme", at(0, "16:05"), "Went through the letter line by line. She says they can do "
              "[base promised 185k guaranteed] and maybe [signing mentioned 20k if start by 1 Feb]. On vacation she "
              "was vague. Equity stays as written, [equity promised 4000 RSU over 4y, 1y cliff].",
              marks=(Mark(kind=MarkKind.OFFER, start=0, end=1, when=at(3, "17:00")),)),
        entry("e2", "n-borg", at(0, "11:30"), "Asked for the vesting schedule in writing before we talk about the "
              "refresher.", channel=email, direction=out, people=("p-mira",)),
        entry("e3", "n-halden", at(0, "09:12"), "Onsite moved to Monday 30th, 14:00. Four rounds.",
              channel=Channel.CHAT, people=("p-sofia",)),
        entry("e4", "n-ember", at(-1, "18:40"), "Slept on it: [decided decline because two fixed office days]. Tell "
              "Priya tomorrow, by phone.", channel=Channel.NOTE, direction=Direction.NONE, people=()),
        entry("e5", "n-acme", at(-1, "14:20"), "Sent the comparison and what I ask: [base asked 185k], [signing asked "
              "20k], [pto asked 30 days].", channel=email, direction=out),
        entry("e6", "n-corto", at(-1, "10:15"), "Panel went well; ask about on-call.", channel=Channel.VIDEO,
              direction=Direction.BOTH, people=("p-ines", "p-mira", "p-sofia")),
        entry("e7", "n-acme", at(-4, "15:10"), "Told her the letter differs from what we said on the 13th. She had "
              "not seen it herself.", direction=out, recorded_at=NOW),
        entry("e8", "n-delos", at(-11, "12:00"), "First talk.", people=("p-ines",)),
    ]  # fmt: skip
    follow_ups = [
        follow_up("f1", "n-borg", at(-4), "Send Mira the signed NDA", entry="e2"),
        follow_up("f2", "n-acme", at(-1), "Send Dana Friday’s recap", entry="e7"),
        follow_up("f3", "n-ember", at(0, "18:00"), "Call Priya: I decline", entry="e4"),
        follow_up("f4", "n-corto", at(0), "Send two references", entry="e6"),
        follow_up("f5", "n-acme", at(1, "10:00"), "Call with Dana: the gaps", entry="e5"),
        follow_up("f6", "n-halden", at(1), "Prepare the design round", entry="e3"),
        follow_up("f7", "n-acme", at(3, "17:00"), "Answer the offer"),
        follow_up("f8", "n-borg", at(1), "Vesting schedule", entry="e2", owner=Owner.THEM),
        *(follow_up(f"l{n}", "n-lumen", at(7 + n), f"Later thing {n}", entry="e6") for n in range(5)),
        follow_up("w2", "n-acme", at(3), "Revised letter, Dana", owner=Owner.THEM),
        follow_up("w3", "n-corto", at(9), "Panel’s answer", entry="e6", owner=Owner.THEM),
    ]
    return Scene(stages, people, entries, follow_ups)

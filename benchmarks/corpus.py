"""Made-up negotiations of any length: the same records for the same seed and moment."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

from journal.domain.instants import Instant
from journal.domain.records import (
    Authority,
    Certainty,
    Channel,
    Direction,
    Entry,
    FollowUp,
    FollowUpStatus,
    Negotiation,
    Participant,
    Period,
    Person,
    Role,
    Stage,
    Stance,
    Statement,
    Value,
    ValueKind,
    Wording,
)

NEWEST_WORD = "newest-of-all"
"""Begins the body of the last entry, so that a benchmark can wait for it."""

_WORDS = Path(__file__).parent / "words.txt"
_FIRST = ("Dana", "Lee", "Mira", "Sofia", "Priya", "Ines", "Jonas", "Sam", "Tom", "Ada", "Noor", "Emil", "Yara", "Hugo")
_LAST = ("Reyes", "Park", "Vogel", "Lindt", "Rao", "Duarte", "Brandt", "Okafor", "Hale", "Byrne", "Khan", "Falk")
_CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.VIDEO, Channel.CHAT, Channel.NOTE, Channel.LETTER)
_STANCES = (Stance.PROMISED, Stance.MENTIONED, Stance.OFFERED, Stance.ASKED)
_LATELY = timedelta(days=12)


class Corpus:
    """Negotiations, three people each, and entries in order of time up to an hour before `now`."""

    def __init__(self, entries: int, *, now: Instant, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._words = _WORDS.read_text(encoding="utf-8").split()
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self._count = entries
        self._now = now
        self._step = timedelta(days=min(4000, 60 + entries)) / max(entries, 1)
        self.negotiations = [self._negotiation(number) for number in range(min(400, max(2, entries // 120)))]
        self.people = [self._person(one) for one in self.negotiations for _ in range(3)]

    def entries(self) -> Iterator[tuple[Entry, list[FollowUp]]]:
        """One entry after the other, each with the follow-ups it wrote."""
        for number in range(self._count):
            yield self._entry(number, self._when(number))

    def _when(self, number: int) -> Instant:
        return self._now.plus(-timedelta(hours=1) - self._step * max(self._count - 1 - number, 0))

    def _id(self, when: Instant) -> str:
        digits = f"{int(when.utc.timestamp() * 1000):012x}7{self._random.getrandbits(76):019x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], "a" + digits[17:20], digits[20:]))

    def _negotiation(self, number: int) -> Negotiation:
        begun = self._when(0)
        return Negotiation(
            id=self._id(begun),
            name=f"nego-{number:03}",
            company=f"Company {number}",
            role=self._random.choice(("Staff Engineer", "Principal Engineer", "Engineering Manager")),
            currency=self._random.choice(("USD", "USD", "EUR")),
            first_stage=self._random.choice(list(Stage)[:6]),
            created_at=begun,
        )

    def _person(self, negotiation: Negotiation) -> Person:
        return Person(
            id=self._id(negotiation.created_at),
            name=f"{self._random.choice(_FIRST)} {self._random.choice(_LAST)}",
            role=self._random.choice(list(Role)),
            authority=self._random.choice(list(Authority)),
            negotiations=(negotiation.id,),
        )

    def _entry(self, number: int, when: Instant) -> tuple[Entry, list[FollowUp]]:
        place = self._random.randrange(len(self.negotiations))
        negotiation, person = self.negotiations[place], self.people[place * 3 + self._random.randrange(3)]
        channel = self._random.choice(_CHANNELS)
        body = f"{NEWEST_WORD} " if number == self._count - 1 else ""
        body += f"{self._prose(12, 70)}."
        entry_id = self._id(when)
        statements: list[Statement] = []
        follow_ups: list[FollowUp] = []
        for _ in range(self._random.choice((0, 0, 0, 1, 1, 2))):
            body, statement = self._statement(body, when, person, negotiation)
            statements.append(statement)
        if self._random.random() < 0.15:
            body, follow_up = self._follow_up(body, when, entry_id, negotiation)
            follow_ups.append(follow_up)
        entry = Entry(
            id=entry_id,
            negotiation=negotiation.id,
            occurred=when,
            zone=when.zone,
            recorded_at=when.plus(timedelta(minutes=4)),
            channel=channel,
            direction=Direction.INCOMING,
            participants=(Participant(person.id, "from"),),
            head=f"{negotiation.name} {channel.label} from {person.name}: ",
            body=body,
            statements=tuple(statements),
        )
        return entry, follow_ups

    def _prose(self, least: int, most: int) -> str:
        count = self._random.randint(least, most)
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count)).capitalize()

    def _statement(self, body: str, when: Instant, person: Person, at: Negotiation) -> tuple[str, Statement]:
        stance = self._random.choice(_STANCES)
        thousands = self._random.randint(90, 240)
        text = f"base {stance.value} {thousands}k"
        start = len(body) + 1
        statement = Statement(
            id=self._id(when),
            item="base",
            stance=stance,
            value=Value(
                text=f"{thousands}k",
                kind=ValueKind.MONEY,
                amount=Decimal(thousands * 1000),
                currency=at.currency,
                period=Period.YEAR,
            ),
            speaker="me" if stance is Stance.ASKED else person.id,
            certainty=Certainty.UNKNOWN,
            wording=Wording(text=text, start=start, end=start + len(text) + 2),
        )
        return f"{body} [{text}]", statement

    def _follow_up(self, body: str, when: Instant, entry: str, at: Negotiation) -> tuple[str, FollowUp]:
        due = when.plus(timedelta(days=self._random.randint(1, 20)))
        is_recent = self._now.utc - when.utc < _LATELY and self._random.random() < 0.5
        text = f"due {due.local:%Y-%m-%d %H:%M} {self._prose(2, 5).lower()}"
        start = len(body) + 1
        follow_up = FollowUp(
            id=self._id(when),
            negotiation=at.id,
            entry=entry,
            what=text.split(maxsplit=3)[3],
            due=due,
            zone=when.zone,
            status=FollowUpStatus.OPEN if is_recent else FollowUpStatus.DONE,
            closed_at=None if is_recent else due,
            start=start,
            end=start + len(text) + 2,
        )
        return f"{body} [{text}]", follow_up

"""What a query may ask of an entry beyond the entry itself, and the text it is searched in."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.instants import Instant
from journal.domain.query.naming import Naming, called, item_names
from journal.domain.query.words import line, may_hold, sought
from journal.domain.record import record
from journal.domain.records import ME, Entry, FollowUp, ItemTable, Negotiation, Person, Stage

_NONE: Mapping[str, str] = {}
_NO_FOLLOW_UPS: Mapping[str, FollowUp] = {}


@record
class Facts:
    """The journal around the entries.

    `stages` are by negotiation id, `follow_ups` by entry id. `unwritten` and `conflicting` are ids of statements
    that a ledger counts so, each with that of its entry. `pending` are the open follow-ups by id; `naming` looks
    the names up. `sets` keeps what an index answered about these facts, by what was asked and the index's serial.
    """

    now: Instant
    items: ItemTable
    negotiations: Mapping[str, Negotiation]
    people: Mapping[str, Person]
    stages: Mapping[str, Stage]
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    unwritten: Mapping[str, str] = _NONE
    conflicting: Mapping[str, str] = _NONE
    pending: Mapping[str, FollowUp] = _NO_FOLLOW_UPS
    naming: Naming | None = None
    sets: dict[tuple[str, int], int] | None = None

    @property
    def names(self) -> Naming:
        """Who and what goes by which names."""
        return self.naming or Naming(self.negotiations, self.people, self.items)

    def called(self, person: str) -> tuple[str, ...]:
        """Every name somebody answers to."""
        if person == ME:
            return (ME,)
        known = self.people.get(person)
        return (known.name, *known.aliases) if known else ()


@record(kw_only=False)
class Columns:
    """The texts of an entry in the parts it is searched in; a phrase does not reach from one text to the next."""

    body: tuple[str, ...]
    wording: tuple[str, ...]
    people: tuple[str, ...]
    company: tuple[str, ...]
    items: tuple[str, ...]
    tags: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.body, *self.wording, *self.people, *self.company, *self.items, *self.tags, *self.files)


def columns(entry: Entry, facts: Facts) -> Columns:
    """Where words are looked for; of people and companies every name, of items the label and the id."""
    negotiation = facts.negotiations.get(entry.negotiation or "")
    return Columns(
        body=(entry.text,),
        wording=wordings(entry),
        people=tuple(name for person in persons(entry) if person != ME for name in facts.called(person)),
        company=(*(called(negotiation) if negotiation else ()), entry.named),
        items=tuple(name for item in spoken_of(entry) for name in item_names(item, facts.items)),
        tags=entry.tags,
        files=tuple(one.name for one in entry.attachments),
    )


def wordings(entry: Entry) -> tuple[str, ...]:
    """The statements of an entry in words that its text does not have."""
    return tuple(one.wording.text for one in entry.statements if one.wording.annotates)


def persons(entry: Entry) -> tuple[str, ...]:
    """The ids of those who took part in it or are quoted, each once."""
    speakers = (one.speaker for one in entry.statements if one.speaker)
    return tuple(dict.fromkeys((*(one.person for one in entry.participants), *speakers)))


def spoken_of(entry: Entry) -> tuple[str, ...]:
    """The ids of the items its statements speak of, each once."""
    return tuple(dict.fromkeys(one.item for one in entry.statements))


def holds(columns: Columns, wanted: tuple[str, ...], *, is_prefix: bool) -> bool:
    """Whether the words stand next to each other in one of the texts; the last may begin a longer word."""
    asked = sought(wanted, is_prefix=is_prefix)
    return any(asked in line(text) for text in columns.all if text and may_hold(text, wanted))

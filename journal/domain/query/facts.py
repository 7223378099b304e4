"""What a query may ask of an entry beyond the entry itself, and the text it is searched in."""

from __future__ import annotations

from collections.abc import Container, Mapping

from journal.domain.instants import Instant
from journal.domain.query.words import may_hold, words
from journal.domain.record import record
from journal.domain.records import ME, Entry, FollowUp, ItemTable, Negotiation, Person, Stage


@record
class Facts:
    """The journal around the entries.

    `stages` are by negotiation id, `follow_ups` by entry id. `unwritten` and `conflicting` are ids of statements
    that a ledger counts so.
    """

    now: Instant
    items: ItemTable
    negotiations: Mapping[str, Negotiation]
    people: Mapping[str, Person]
    stages: Mapping[str, Stage]
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    unwritten: Container[str] = frozenset()
    conflicting: Container[str] = frozenset()

    def called(self, person: str) -> tuple[str, ...]:
        """Every name somebody answers to."""
        if person == ME:
            return (ME,)
        known = self.people.get(person)
        return (known.name, *known.aliases) if known else ()


@record(kw_only=False)
class Columns:
    """The text of an entry in the parts it is searched in; a phrase does not reach from one to the next."""

    body: str
    wording: str
    people: str
    company: str
    items: str
    tags: str
    files: str

    @property
    def all(self) -> tuple[str, ...]:
        return (self.body, self.wording, self.people, self.company, self.items, self.tags, self.files)


def columns(entry: Entry, facts: Facts) -> Columns:
    """Where words are looked for; of people and companies every name, of items the label and the id."""
    negotiation = facts.negotiations.get(entry.negotiation or "")
    speakers = (one.speaker for one in entry.statements if one.speaker)
    persons = dict.fromkeys((*(one.person for one in entry.participants), *speakers))
    named = (negotiation.name, negotiation.company, negotiation.role) if negotiation else (entry.named,)
    items = dict.fromkeys(one.item for one in entry.statements)
    return Columns(
        body=entry.text,
        wording=" / ".join(one.wording.text for one in entry.statements if one.wording.annotates),
        people=" / ".join(name for person in persons if person != ME for name in facts.called(person)),
        company=" / ".join(part for part in named if part),
        items=" / ".join(f"{facts.items.label(item)} / {item}" for item in items),
        tags=" / ".join(entry.tags),
        files=" / ".join(one.name for one in entry.attachments),
    )


def holds(columns: Columns, wanted: tuple[str, ...], *, is_prefix: bool) -> bool:
    """Whether the words stand next to each other in one of the columns; the last may begin a longer word."""
    return any(_stands(words(text), wanted, is_prefix) for text in columns.all if text and may_hold(text, wanted))


def _stands(found: list[str], wanted: tuple[str, ...], is_prefix: bool) -> bool:
    last = len(wanted) - 1
    for at in range(len(found) - last):
        if all(found[at + k] == word for k, word in enumerate(wanted[:last])):
            word = found[at + last]
            if word.startswith(wanted[last]) if is_prefix else word == wanted[last]:
                return True
    return False

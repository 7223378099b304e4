"""A letter: drafted from the entries, changed by the person, and sent."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.words import Word


class LetterKind(Word):
    """What a letter is for."""

    RECAP = "recap"
    COUNTER = "counter"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    ACCEPTANCE = "acceptance"
    DECLINING = "declining"
    THANKS = "thanks"
    TALK = "talk"
    WITHDRAWAL = "withdrawal"
    REMINDER = "reminder"

    @property
    def wants_answer(self) -> bool:
        """Whether silence after it means something."""
        return self not in (LetterKind.THANKS, LetterKind.DECLINING)


@record
class Letter:
    """A letter of one negotiation; where it stands is derived (`domain.letters.standing`).

    `to` are people's ids. `items` are the item ids it is about, `statements` the ids of the statements it restates,
    `sources` the ids of the entries that it was drafted from: where one of them is redacted, so is the letter.
    `entry` is the id of the entry that records that it was sent, empty while it is a draft. `about` is the id of the
    letter that a reminder is about, `meeting` the id of the entry that plans the talk it asks for; empty: none.
    """

    id: str
    negotiation: str
    kind: LetterKind
    subject: str
    body: str
    to: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    entry: str = ""
    about: str = ""
    meeting: str = ""
    drafted_at: Instant

    @property
    def is_sent(self) -> bool:
        return bool(self.entry)

    @property
    def text(self) -> str:
        """The letter as it is edited and copied: its subject on the first line, a blank line, its body."""
        return f"Subject: {self.subject}\n\n{self.body}"

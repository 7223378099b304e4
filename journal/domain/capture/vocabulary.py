"""Which words can stand at a place of a text, for completion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journal.domain.capture import lexicon
from journal.domain.capture.frame import named_negotiations
from journal.domain.capture.head import read_head
from journal.domain.capture.known import Known
from journal.domain.capture.names import Names
from journal.domain.capture.scope import Scope
from journal.domain.capture.speakers import prefix_of
from journal.domain.capture.tokens import Part, fold

_CHANNELS = ("call", "video", "in person", "email", "chat", "letter", "contract", "portal", "note")
_LATER = ("by", "if", "over", "clawback", "vest", "for year")
_AFTER_MARK: Mapping[str, tuple[str, ...]] = {
    lexicon.STAGE: tuple(lexicon.STAGES),
    lexicon.DECIDED: ("accept", "decline", "because"),
    lexicon.OFFER: ("expires", "partial"),
    lexicon.EXTENSION: ("asked",),
}


class Word:
    """A word that can stand somewhere, found by any of its `names`; put in is `puts`, or the name that was found."""

    __slots__ = ("label", "names", "note", "puts")

    def __init__(self, *names: str, label: str = "", note: str = "", puts: str = "") -> None:
        self.names = names
        self.label = label or names[0]
        self.note = note
        self.puts = puts


class Vocabulary:
    """The words known to a journal, for a text. `head_end` is where its head ends, 0 without one."""

    def __init__(self, text: str, known: Known, focus: str | None) -> None:
        self._known = known
        self._names = Names(known.people, known.mint)
        self._by_name = named_negotiations(known)
        said = read_head(text, known.now, self._by_name, self._names)
        self.head_end = said.end
        self._own = said.negotiation.id if said.negotiation else focus

    def in_head(self, done: str) -> Iterator[Word]:
        """What may follow the words of a head so far; nothing where they are no beginning of one."""
        rest, _, last = fold(done).rstrip(",").rpartition(" ")
        is_naming = last in lexicon.NAME_WORDS and not done.endswith(",")
        so_far = read_head(f"{rest if is_naming else done}:", self._known.now, self._by_name, self._names)
        own = so_far.negotiation.id if so_far.negotiation else self._own
        if is_naming or (so_far.names and (done.endswith(",") or last in lexicon.JOINS)):
            yield from self._people(own)
        if is_naming or (" " in done and not so_far.end):
            return
        if not done:
            yield from self._negotiations()
        yield from (Word(channel, note="channel") for channel in _CHANNELS)
        yield from (Word(word, note="who") for word in lexicon.NAME_WORDS)
        yield from (Word(alias, note=channel.label) for alias, channel in lexicon.CHANNELS.items())

    def in_part(self, part: Part) -> Iterator[Word]:
        """What may follow the words of a statement or mark so far; nothing where they are no beginning of one."""
        prefix = prefix_of(part, self._scope())
        at = prefix.to
        if at >= len(part):
            yield from self._first(is_named=bool(prefix.speaker), is_bare=part.bare or at > 0)
            return
        found = part.phrase(at, self._known.items.words)
        mark = lexicon.cut(part.fold(at), lexicon.MARKS)
        if found is not None:
            yield from self._behind_item(part, found[1])
        elif mark in (lexicon.CONFIRMED, lexicon.MET):
            yield from self._items()
        elif mark in (lexicon.DUE, lexicon.MEET):
            yield from (Word(word, note="whose move") for word in ("them", "me") if part.fold(len(part) - 1) == "|")
        else:
            yield from (Word(word, note=mark) for word in _AFTER_MARK.get(mark, ()))

    def _first(self, *, is_named: bool, is_bare: bool) -> Iterator[Word]:
        """How a part may begin: an item, a mark, and in brackets who is speaking."""
        yield from self._items()
        if not is_named:
            yield from (Word(mark, note="mark") for mark in lexicon.MARKS)
        if not is_bare:
            yield from self._people(self._own, colon=":")
            yield from self._negotiations(colon=":")

    def _behind_item(self, part: Part, at: int) -> Iterator[Word]:
        if part.fold(at) == "/" and part.glued(at):
            at += 2
        if at >= len(part):
            yield from (Word(stance, note="stance") for stance in lexicon.STANCES)
        elif part.fold(len(part) - 1) in lexicon.PERCENT_OF:
            yield from self._items()
        else:
            yield from (Word(certainty, note="certainty") for certainty in lexicon.CERTAINTIES)
            yield from (Word(word) for word in _LATER)

    def _items(self) -> Iterator[Word]:
        for item in self._known.items.items:
            yield Word(item.id, item.label.lower(), *item.aliases, label=item.label)

    def _people(self, own: str | None, *, colon: str = "") -> Iterator[Word]:
        """Everybody by each of their names, those of the negotiation first."""
        names = {negotiation.id: negotiation.name for negotiation in self._known.negotiations}
        for person in sorted(self._known.people, key=lambda person: own not in person.negotiations):
            known_in = ", ".join(names[one] for one in person.negotiations if one in names)
            parts = person.name.split()
            called = dict.fromkeys((person.name, *parts[1:], *person.aliases))
            yield Word(*called, label=person.name, note=known_in, puts=f"{person.name}{colon}")

    def _negotiations(self, colon: str = "") -> Iterator[Word]:
        """The negotiations, those that have ended last."""
        for one in sorted(self._known.negotiations, key=lambda one: one.id in self._known.closed):
            yield Word(one.name, note=one.company or one.role, puts=f"{one.name}{colon}")

    def _scope(self) -> Scope:
        return Scope(
            items=self._known.items,
            anchor=self._known.now,
            own=None,
            currency=self._known.currency,
            negotiations=self._by_name,
            is_person=self._names.means_somebody,
        )

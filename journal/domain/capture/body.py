"""The body of an entry: its statements, marks, follow-ups and tags, with what the entry fills in.

Who speaks where nobody is named: `asked` is mine; any other stance belongs to the one other person of the entry, and
to nobody where there is none; several are asked, and the statement stands without a speaker. What is said of another
negotiation belongs to that one person only if they are of it too. Where no stance is said, mine is asked and theirs
mentioned, or offered in an entry marked `offer` and from a letter, contract or portal; it is mine where I am named or
the entry went out. Of another negotiation it is mentioned.
"""

from __future__ import annotations

import re

from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.drafts import Draft
from journal.domain.capture.frame import Frame, named_negotiations, which_person
from journal.domain.capture.known import Known
from journal.domain.capture.known import Part as ReadPart
from journal.domain.capture.mark_draft import MarkDraft
from journal.domain.capture.marks import mark_word, read_mark
from journal.domain.capture.names import Names
from journal.domain.capture.scope import Scope
from journal.domain.capture.speakers import prefix_of
from journal.domain.capture.split import Place, places_of, tags_of
from journal.domain.capture.statements import read_statement
from journal.domain.capture.tokens import Part, tokens_of
from journal.domain.records.entry import Finding, Mark, MarkKind
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.negotiation import Negotiation
from journal.domain.records.person import ME
from journal.domain.records.statement import Stance, Statement, Wording
from journal.domain.records.words import Direction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.records.repeat import Repeat

_FIRST_TOKENS = 7
_LONGEST_SPEAKER = 120
_SHORTEST = len("told")
_NUMBERED = re.compile(r"[0-9]{1,3}[.)][ \t]+")
_LINE_BREAKS = str.maketrans("\n\r", "  ")


def scope_of(frame: Frame, known: Known, names: Names) -> Scope:
    """What the parts of an entry are read against."""
    return Scope(
        items=known.items,
        anchor=frame.anchor(known.now),
        own=frame.negotiation,
        currency=known.currency,
        negotiations=named_negotiations(known),
        is_person=names.means_somebody,
        holidays=known.holidays(frame.negotiation.country) if frame.negotiation else None,
    )


def read_part(part: Part, scope: Scope) -> Draft | MarkDraft | None:
    """The mark or the statement that a part is; None where it is plain text."""
    mark = mark_word(part, 0, scope)
    if mark:
        found = read_mark(part, 0, mark, scope)
        if found is not None:
            return found
    prefix = prefix_of(part, scope)
    if prefix.elsewhere is not None and not prefix.speaker:
        mark = mark_word(part, prefix.to, scope)
        found = read_mark(part, prefix.to, mark, scope) if mark else None
        if found is not None and found.kind is None:
            found.elsewhere = prefix.elsewhere
            return found
    return read_statement(part, prefix, scope)


class BodyReader:
    """Reads a body and gathers what it says. Places in `parts` and `findings` count in the whole text.

    `has_offer` tells whether the entry is marked as an offer.
    """

    def __init__(self, text: str, start: int, entry: str, frame: Frame, known: Known, names: Names) -> None:
        self.statements: list[Statement] = []
        self.marks: list[Mark] = []
        self.follow_ups: list[FollowUp] = []
        self.parts: list[ReadPart] = []
        self.findings: list[Finding] = []
        self._text = text
        self._start = start
        self._entry = entry
        self._frame = frame
        self._mint = known.mint
        self._names = names
        self.scope = scope_of(frame, known, names)
        self.has_offer = False
        self.tags: tuple[str, ...] = ()

    def read(self) -> BodyReader:
        """Reads every place of the body; first what each says, then what the entry makes of it."""
        body = self._text[self._start :]
        self.tags = tags_of(body)
        found = [(place, *read) for place in places_of(body) if (read := self._drafted(body, place)) is not None]
        self.has_offer = any(
            isinstance(draft, MarkDraft) and draft.kind is MarkKind.OFFER and not draft.is_lost for _, _, draft in found
        )
        offers = any(isinstance(draft, Draft) and self.stance_of(draft) is Stance.OFFERED for _, _, draft in found)
        for place, part, draft in found:
            self.findings += [self.finding(ask, part) for ask in draft.asks]
            if draft.is_lost:
                self._keep(place, "plain finding", None)
            elif isinstance(draft, Draft):
                wording = Wording(
                    text=body[place.inner : place.inner_end], quote=draft.quote, start=place.start, end=place.end
                )
                self._keep(place, "statement", self.stated(draft, part, wording))
            elif draft.kind is None:
                self._keep(place, "follow_up", self._follow_up(draft, place))
            else:
                self._keep(place, "mark", _mark(draft, draft.kind, place, offers=offers))
        return self

    def _drafted(self, body: str, place: Place) -> tuple[Part, Draft | MarkDraft] | None:
        text = body[place.inner : place.inner_end].translate(_LINE_BREAKS)
        base = self._start + place.inner
        part = self._bare(text, base) if place.bare else Part(text, base, bare=False)
        if part is None:
            return None
        draft = read_part(part, self.scope)
        if draft is None or (place.is_open and draft.is_lost):
            return None
        if place.is_open:
            draft.asks, draft.is_lost = [Ask(Rule.OPEN_BRACKET, 0, len(part), "a closing bracket behind it", "]")], True
        return part, draft

    def _bare(self, text: str, base: int) -> Part | None:
        """A part without brackets, if its first words can begin anything, with or without the number of a list."""
        if len(text) < _SHORTEST or not text[0].isalnum():
            return None
        number = _NUMBERED.match(text)
        for skipped in (0, number.end()) if number else (0,):
            first = Part(text[skipped:], base + skipped, bare=True, tokens=tokens_of(text[skipped:], _FIRST_TOKENS))
            if self._begins(first):
                return first if len(first) < _FIRST_TOKENS else Part(first.text, first.base, bare=True)
        return None

    def _begins(self, part: Part) -> bool:
        """Whether the first words of a part without brackets can begin a mark or a statement."""
        if part.text.find(":", 0, _LONGEST_SPEAKER) >= 0:
            return True
        return bool(mark_word(part, 0, self.scope) or part.phrase(0, self.scope.items.words))

    def _keep(self, place: Place, kind: str, what: Statement | Mark | FollowUp | None) -> None:
        start, end = self._start + place.start, self._start + place.end
        self.parts.append(ReadPart(start=start, end=end, kind=kind, what=what))
        if isinstance(what, Statement):
            self.statements.append(what)
        elif isinstance(what, FollowUp):
            self.follow_ups.append(what)
        elif what is not None:
            self.marks.append(what)

    def finding(self, ask: Ask, part: Part) -> Finding:
        """A finding at the place in the whole text that an ask is about."""
        start, end = part.span(ask.at, ask.to)
        found = part.words(ask.at, ask.to)
        return Finding(code=ask.rule, start=start, end=end, found=found, expected=ask.expected, nearest=ask.nearest)

    def stated(self, draft: Draft, part: Part, wording: Wording) -> Statement:
        """The statement that a draft makes in this entry."""
        stance = self.stance_of(draft)
        elsewhere = self._elsewhere(draft)
        return Statement(
            id=self._mint(),
            item=draft.item_id,
            stance=stance,
            value=draft.value,
            speaker=self._speaker(draft, part, stance),
            certainty=draft.certainty,
            condition=draft.condition,
            by=draft.by,
            wording=wording,
            negotiation=elsewhere.id if elsewhere else None,
        )

    def _elsewhere(self, draft: Draft) -> Negotiation | None:
        """The other negotiation a statement is about; None for the entry's own."""
        other = draft.prefix.elsewhere
        return other if other is not self._frame.negotiation else None

    def stance_of(self, draft: Draft) -> Stance:
        """The stance said, or else the one that this entry makes of it."""
        if draft.stance is not None:
            return draft.stance
        speaker = draft.prefix.speaker
        if speaker == ME:
            return Stance.ASKED
        if self._elsewhere(draft) is not None:
            return Stance.MENTIONED
        if not speaker and self._frame.direction is Direction.OUTGOING:
            return Stance.ASKED
        return Stance.OFFERED if self.has_offer or self._frame.channel.is_formal else Stance.MENTIONED

    def _speaker(self, draft: Draft, part: Part, stance: Stance) -> str | None:
        prefix, elsewhere = draft.prefix, self._elsewhere(draft)
        about = elsewhere or self._frame.negotiation
        filed = about.id if about else None
        if prefix.speaker:
            person = self._names.resolve(prefix.speaker, filed)
            if person is None:
                candidates = self._names.candidates(prefix.speaker, filed)
                self.findings.append(which_person(prefix.speaker, *part.span(prefix.at, prefix.named_to), candidates))
            return person
        if stance is Stance.ASKED:
            return ME
        people = dict.fromkeys(participant.person for participant in self._frame.participants)
        if elsewhere is not None:
            return (
                next(iter(people)) if len(people) == 1 and self._names.is_of(next(iter(people)), elsewhere.id) else None
            )
        if len(people) > 1:
            ask = Ask(Rule.WHICH_SPEAKER, prefix.to, prefix.to + 1, "who says so, as in Dana: base promised 185k")
            self.findings.append(self.finding(ask, part))
        return next(iter(people)) if len(people) == 1 else None

    def _follow_up(self, draft: MarkDraft, place: Place) -> FollowUp:
        about = draft.elsewhere or self._frame.negotiation
        assert draft.when is not None
        return FollowUp(
            id=self._mint(), negotiation=about.id if about else None, entry=self._entry, what=draft.what,
            due=draft.when, zone=draft.zone, owner=draft.owner, kind=draft.follow_up, start=place.start, end=place.end,
            repeat=_repeat(draft),
        )  # fmt: skip


def _repeat(draft: MarkDraft) -> Repeat | None:
    if draft.rule is None or draft.when is None:
        return None
    from journal.domain.capture.repeats import repeat_of

    return repeat_of(draft.rule, draft.when, draft.zone)


def _mark(draft: MarkDraft, kind: MarkKind, place: Place, *, offers: bool) -> Mark:
    """The mark of a draft; `offers` tells whether the entry offers anything, so that an expiry extends nothing."""
    return Mark(
        kind=kind, start=place.start, end=place.end, number=draft.number, partial=draft.partial,
        extends=draft.extends and not offers, when=draft.when, stage=draft.stage, accept=draft.accept,
        because=draft.because, items=draft.items, outcome=draft.outcome,
    )  # fmt: skip

"""Where a letter stands: drafted, sent, and what came of it. Nothing of that is stored but the entry that sent it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journal.domain.board import in_order
from journal.domain.dates.business import Holidays, add_business_days
from journal.domain.instants import Day, Instant, day_of, end_of
from journal.domain.offer.confirmation import confirmed
from journal.domain.offer.evidence import Evidence, grade
from journal.domain.offer.pages import pages_of
from journal.domain.record import record, replace
from journal.domain.records import ME, Direction, Entry, Stance, Statement, Word
from journal.domain.records.letter import Letter, LetterKind

SILENT_AFTER = 3
"""Business days without an answer after which a letter counts as unanswered."""

_THEIRS = (Stance.PROMISED, Stance.OFFERED, Stance.AGREED, Stance.REFUSED, Stance.WITHDRAWN)


class LetterState(Word):
    """What became of a letter. A recap is confirmed or corrected, any other letter answered."""

    DRAFTED = "drafted"
    SENT = "sent"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ANSWERED = "answered"
    SILENT = "silent"


@record
class Standing:
    """Where a letter stands.

    `sent` is the entry that sent it, `chased` the last reminder of it that was sent, `answer` the entry that confirmed,
    corrected or answered it; None where there is none. `open` are the items of a recap that they have not confirmed.
    `silent_from` is the day from which it counts as unanswered, None where no answer is awaited. `by_voice` says that
    they confirmed it, but not in writing.
    """

    letter: Letter
    state: LetterState
    sent: Entry | None = None
    chased: Entry | None = None
    answer: Entry | None = None
    open: tuple[str, ...] = ()
    silent_from: Day | None = None
    by_voice: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more has to come of it."""
        return self.state in (LetterState.CONFIRMED, LetterState.CORRECTED, LetterState.ANSWERED)


def state(
    letter: Letter,
    entries: Iterable[Entry],
    now: Instant,
    *,
    letters: Iterable[Letter] = (),
    silent_after: int = SILENT_AFTER,
    holidays: Holidays | None = None,
) -> Standing:
    """Where a letter stands at a moment.

    `entries` are in log order; those of other negotiations may be among them. `letters` are all letters, of which the
    reminders of this one count. It is silent when `silent_after` business days after it was sent, or after the last
    reminder or part of an answer, have ended in the zone of that entry; with 0 it never is. A letter whose entry is
    gone is a draft again.
    """
    told = [entry for entry in in_order(entries) if entry.negotiation == letter.negotiation]
    sent = next((entry for entry in told if entry.id == letter.entry), None)
    if sent is None:
        return Standing(letter=letter, state=LetterState.DRAFTED)
    since = told[told.index(sent) + 1 :]
    reminders = {one.entry for one in letters if one.about == letter.id and one.entry}
    chased = next((entry for entry in reversed(since) if entry.id in reminders), None)
    judge = _recapped if letter.kind is LetterKind.RECAP else _answered
    found = judge(letter, sent, since, told)
    if found.is_over or not letter.kind.wants_answer:
        return found
    if not silent_after:
        return replace(found, chased=chased)
    last = max((one for one in (sent, chased, found.answer) if one is not None), key=told.index)
    quiet = add_business_days(day_of(last.occurred), silent_after, holidays)
    is_silent = end_of(quiet, last.zone).utc <= now.utc
    reached = LetterState.SILENT if is_silent else LetterState.SENT
    return replace(found, state=reached, chased=chased, silent_from=quiet)


def _answered(letter: Letter, sent: Entry, since: Sequence[Entry], told: Sequence[Entry]) -> Standing:
    """Anything that came from them since, other than a note of one's own."""
    answer = next((entry for entry in since if _is_theirs(entry)), None)
    is_answer = answer is not None and letter.kind.wants_answer
    return Standing(
        letter=letter,
        state=LetterState.ANSWERED if is_answer else LetterState.SENT,
        sent=sent,
        answer=answer if is_answer else None,
    )


def _is_theirs(entry: Entry) -> bool:
    return entry.direction in (Direction.INCOMING, Direction.BOTH)


def _recapped(letter: Letter, sent: Entry, since: Sequence[Entry], told: Sequence[Entry]) -> Standing:
    """A recap item by item: confirmed by a mark or by their writing the same, corrected by their saying otherwise."""
    restated = [one for one in sent.statements if grade(sent, one) is Evidence.RECAPPED]
    marks = confirmed(pages_of(letter.negotiation, told, {}))
    left = {one.item: one for one in restated if one.id not in marks.written}
    answer = next((entry for entry in since if _confirms(entry)), None) if len(left) < len(restated) else None
    for entry in since:
        if not _is_theirs(entry):
            continue
        for said in entry.statements:
            mine = left.get(said.item)
            if mine is None or said.stance not in _THEIRS or said.speaker == ME:
                continue
            if not _says_the_same(said, mine):
                return Standing(letter=letter, state=LetterState.CORRECTED, sent=sent, answer=entry, open=tuple(left))
            if entry.channel.is_written:
                del left[said.item]
                answer = entry
    is_confirmed = bool(restated) and not left
    return Standing(
        letter=letter,
        state=LetterState.CONFIRMED if is_confirmed else LetterState.SENT,
        sent=sent,
        answer=answer,
        open=tuple(left),
        by_voice=any(one.id in marks.spoken for one in left.values()),
    )


def _confirms(entry: Entry) -> bool:
    return _is_theirs(entry) and entry.channel.is_written and any(one.kind.value == "confirmed" for one in entry.marks)


def _says_the_same(said: Statement, mine: Statement) -> bool:
    """Whether two statements give an item the same; words that name no value take nothing back unless they say so."""
    if said.stance in (Stance.REFUSED, Stance.WITHDRAWN):
        return False
    if said.value is None or mine.value is None:
        return True
    return _figures(said) == _figures(mine)


def _figures(one: Statement) -> tuple[object, ...]:
    value = one.value
    if value is None:
        return ()
    words = value.text if value.kind.value == "text" else ""
    return (
        value.kind, value.amount, value.minimum, value.maximum, value.currency, value.period, value.unit, value.day,
        value.flag, words,
    )  # fmt: skip

"""What the journal can show of a step: named rules that a playbook's steps refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journal.domain.instants import earliest
from journal.domain.paths.checklist import Look, Seen
from journal.domain.paths.commitments import commitments
from journal.domain.paths.declining import call_of
from journal.domain.paths.gate import gate
from journal.domain.paths.post_mortem import TAG, is_post_mortem
from journal.domain.paths.situation import LOST, Situation, ended_by, is_message, is_talk, is_theirs
from journal.domain.records import Entry, FollowUpKind, Mark, MarkKind, Stage, Stance


def _seen(entry: Entry | None, words: str) -> Seen | None:
    return Seen(entry.id, words) if entry is not None else None


def _offer_written(at: Situation) -> Seen | None:
    version = at.ledger.version
    is_there = version is not None and version.is_written and bool(version.holds)
    return Seen(version.entry.id, f"offer v{version.number}") if version is not None and is_there else None


def _since_offer(at: Situation) -> tuple[Entry, ...]:
    """What came after the present offer; nothing while there is none."""
    version = at.ledger.version
    return at.after(version.entry) if version is not None else ()


def _talk_planned(at: Situation) -> Seen | None:
    later = {entry.id for entry in _since_offer(at)}
    meetings = (one for one in at.follow_ups if one.kind is FollowUpKind.MEETING and one.entry in later)
    found = next(meetings, None)
    return Seen(found.entry, found.what) if found else None


def _talk_held(at: Situation) -> Seen | None:
    return _seen(next(filter(is_talk, _since_offer(at)), None), "you talked after the offer came")


def _letter_sent(kind: str) -> Look:
    return lambda at: Seen("", "a letter was sent") if kind in at.letters else None


def _remedy_asked(at: Situation) -> Seen | None:
    return _seen(_says(_since_offer(at), Stance.ASKED), "asked")


def _says(entries: Iterable[Entry], stance: Stance) -> Entry | None:
    return next((entry for entry in entries if any(one.stance is stance for one in entry.statements)), None)


def _differences_settled(at: Situation) -> Seen | None:
    if at.ledger.is_pending or at.ledger.gaps or at.ledger.conflicts:
        return None
    version = at.ledger.version
    return Seen(version.entry.id, "the offer falls short of no promise") if version is not None else None


def _all_written(at: Situation) -> Seen | None:
    rows = [row for row in at.ledger.rows if row.promised or row.since]
    if not rows or at.ledger.unwritten:
        return None
    last = max((row.statements[-1] for row in rows), key=lambda held: held.at.utc)
    return Seen(last.entry.id, f"{len(rows)} in writing")


def _decision(at: Situation) -> tuple[Entry, Mark] | None:
    """The latest decision and the entry it stands in."""
    return next(at.marked(MarkKind.DECIDED), None)


def _decided(*choices: bool) -> Look:
    def look(at: Situation) -> Seen | None:
        found = _decision(at)
        if found is None or found[1].accept not in choices:
            return None
        return Seen(found[0].id, found[1].because)

    return look


def _reasoned(at: Situation) -> Seen | None:
    found = _decision(at)
    return Seen(found[0].id, found[1].because) if found is not None and found[1].because else None


def _call_planned(at: Situation) -> Seen | None:
    one = call_of(at)
    return Seen(one.entry, one.what) if one is not None else _told(at)


def _told(at: Situation) -> Seen | None:
    if at.card.accepts is None or not at.card.is_told:
        return None
    return _seen(next(at.marked(MarkKind.TOLD))[0], "told")


def _told_aloud(at: Situation) -> Seen | None:
    """Told where somebody could answer: not by a message alone."""
    seen = _told(at)
    entry = next((one for one in at.entries if seen is not None and one.id == seen.entry), None)
    return _seen(entry, "told in a talk") if entry is not None and is_talk(entry) else None


def _answered(at: Situation) -> Seen | None:
    """Their answer: in the talk in which they were told, else the next thing that came from them."""
    seen = _told_aloud(at)
    if seen is not None:
        return seen
    told = next(at.marked(MarkKind.TOLD), None)
    if told is None or _told(at) is None:
        return None
    return _seen(next(filter(is_theirs, at.after(told[0])), None), "they answered")


def _thanked(at: Situation) -> Seen | None:
    """A message of mine after it was told, or after it ended."""
    told = next(at.marked(MarkKind.TOLD), None)
    is_mine = told is not None and at.card.is_told and at.card.outcome not in LOST
    start = told[0] if told is not None and is_mine else ended_by(at)
    if start is None:
        return None
    later = (start, *at.after(start)) if is_message(start) else at.after(start)
    return _seen(next(filter(is_message, later), None), "you wrote to them")


def _closed(at: Situation) -> Seen | None:
    if at.card.outcome is None:
        return None
    return _seen(next(at.marked(MarkKind.CLOSED))[0], at.card.outcome.label)


def _asked_why(at: Situation) -> Seen | None:
    """A talk with them after it ended, or a message to them."""
    end = ended_by(at)
    if end is None:
        return None
    found = next((entry for entry in at.after(end) if is_talk(entry) or is_message(entry)), None)
    return _seen(found, "you turned to them after it ended")


def _post_mortem(at: Situation) -> Seen | None:
    return _seen(next(filter(is_post_mortem, reversed(at.entries)), None), f"#{TAG}")


def _lessons(at: Situation) -> Seen | None:
    return _seen(next((one for one in reversed(at.entries) if "lesson" in one.tags), None), "#lesson")


def _signed(at: Situation) -> Seen | None:
    return _seen(at.reached(Stage.SIGNED), "signed")


def _started(at: Situation) -> Seen | None:
    return _seen(at.reached(Stage.STARTED), "started")


def _gate_closed(at: Situation) -> Seen | None:
    return Seen("", "nothing of its list is open") if not gate(at).open else None


def _notice_given(at: Situation) -> Seen | None:
    found = next((one for one in reversed(at.entries) if "notice" in one.tags), None)
    return _seen(found, "#notice")


def _reviews_planned(at: Situation) -> Seen | None:
    dated = [one for one in commitments(at) if one.due is not None]
    kept = [one.follow_up for one in dated if one.follow_up is not None]
    if not dated or len(kept) < len(dated):
        return None
    return Seen(kept[0].entry, f"{len(kept)} in the follow-ups")


def _deadline_known(at: Situation) -> Seen | None:
    version = at.ledger.version
    if version is None or version.expires is None:
        return None
    when = earliest(version.expires, version.entry.zone)
    return Seen(version.entry.id, f"expires {when.local:%d %b}".replace(" 0", " "))


def _nothing_accepted(at: Situation) -> Seen | None:
    """Whether nothing was accepted and no notice given, by what the journal holds."""
    accepted = any(mark.accept for _, mark in at.marked(MarkKind.DECIDED))
    is_bound = accepted or at.reached(Stage.AGREED, Stage.SIGNED, Stage.STARTED) or _notice_given(at)
    return None if is_bound else Seen("", "you had accepted nothing")


def _others_told(at: Situation) -> Seen | None:
    signed = at.reached(Stage.SIGNED)
    found = next((one for one in at.after(signed) if signed is not None and "others" in one.tags), None)
    return _seen(found, "#others")


CONDITIONS: Mapping[str, Callable[[Situation], Seen | None]] = {
    "offer_written": _offer_written,
    "deadline_known": _deadline_known,
    "talk_planned": _talk_planned,
    "talk_held": _talk_held,
    "clarification_sent": _letter_sent("clarification"),
    "remedy_asked": _remedy_asked,
    "differences_settled": _differences_settled,
    "all_written": _all_written,
    "decided": _decided(True, False),
    "decided_accept": _decided(True),
    "decided_decline": _decided(False),
    "reason_given": _reasoned,
    "call_planned": _call_planned,
    "told": _told,
    "told_aloud": _told_aloud,
    "answered": _answered,
    "thanked": _thanked,
    "closed": _closed,
    "asked_why": _asked_why,
    "post_mortem": _post_mortem,
    "lessons": _lessons,
    "gate_closed": _gate_closed,
    "signed": _signed,
    "notice_given": _notice_given,
    "started": _started,
    "reviews_planned": _reviews_planned,
    "others_told": _others_told,
    "nothing_accepted": _nothing_accepted,
}
"""What a step of a playbook may be `seen` by."""

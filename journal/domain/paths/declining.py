"""Declining: whom to call by when, and what there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from journal.domain.dates.business import Holidays, add_business_days
from journal.domain.instants import Day, Instant
from journal.domain.paths.mentions import excerpt, speaking
from journal.domain.paths.situation import Situation, is_talk, is_theirs
from journal.domain.records import ME, Entry, FollowUp, MarkKind, Owner, Person, Role, Stance
from journal.safe_text import scrub

_DECLINES = speaking("decline", "declining", "absagen", "Absage", "refuser", "rechazar")
_PLAIN = str.maketrans("[];|", "(),/")
_FIRST = (Role.RECRUITER, Role.RECRUITER_AGENCY, Role.HR_PARTNER, Role.HIRING_MANAGER)
"""Who is told first, where several were in touch: the one who made the offer passes on what was said."""


def call_by(now: Instant, zone: str, holidays: Holidays | None = None) -> Day:
    """The next business day, counted where they are: `zone` is theirs, empty for one's own."""
    here = now.in_zone(zone) if zone else now
    return add_business_days(here.day, 1, holidays)


def call_of(situation: Situation) -> FollowUp | None:
    """The follow-up, of any status, that says to tell them; made since the latest decision."""
    decided = next(situation.marked(MarkKind.DECIDED), None)
    if decided is None:
        return None
    since = {entry.id for entry in (decided[0], *situation.after(decided[0]))}
    return next((one for one in situation.follow_ups if one.entry in since and tells(one)), None)


def tells(one: FollowUp) -> bool:
    """Whether a follow-up says to tell them."""
    return one.owner is Owner.ME and _DECLINES.search(one.what) is not None


def whom(entries: Iterable[Entry], people: Mapping[str, Person]) -> Person | None:
    """Who is to be called: of those who were in touch the first by role, the latest in touch among equals."""
    seen: dict[str, int] = {}
    for place, entry in enumerate(entries):
        for one in entry.participants:
            if one.person in people and one.person != ME:
                seen[one.person] = place
    if not seen:
        return None
    return people[min(seen, key=lambda one: (_rank(people[one].role), -seen[one]))]


def _rank(role: Role) -> int:
    return _FIRST.index(role) if role in _FIRST else len(_FIRST)


def call_words(person: Person | None, due: Day) -> str:
    """The mark that plans the call: `[due 2026-11-25 call Priya: I decline]`."""
    name = plain(person.name).split() if person is not None else []
    return f"[due {due.isoformat()} {f'call {name[0]}' if name else 'tell them'}: I decline]"


def plain(words: str) -> str:
    """Words on one line, without what would end a mark: brackets and semicolons."""
    return " ".join(scrub(words).translate(_PLAIN).split())


def what_they_did(situation: Situation, person: Person | None = None) -> tuple[str, ...]:
    """What there is to thank for: their time, more time to answer, what they moved on. `person` is who is thanked."""
    return tuple(_deeds(situation, person))


def _deeds(situation: Situation, person: Person | None) -> Iterator[str]:
    talks = [entry for entry in situation.entries if is_talk(entry)]
    if talks:
        met = dict.fromkeys(one.person for entry in talks for one in entry.participants)
        others = [situation.names[one] for one in met if one != ME and one in situation.names and person
                  and one != person.id]  # fmt: skip
        yield f"your time, and that of {_listed(others)}" if 0 < len(others) < 5 else "your time"
    if any(mark.extends for _, mark in situation.marked(MarkKind.OFFER)):
        yield "the extra time to answer"
    agreed = {situation.items.label(one.item) for entry in situation.entries for one in entry.statements
              if one.stance is Stance.AGREED}  # fmt: skip
    if agreed:
        yield f"moving on {_listed(sorted(agreed)).lower()}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def kind_words(situation: Situation) -> str:
    """The latest words of theirs in quotation marks; empty where none were written down."""
    for entry in reversed(situation.entries):
        start = entry.body.find("“")
        end = entry.body.find("”", start)
        if is_theirs(entry) and 0 <= start < end:
            return excerpt(entry.body[start : end + 1])
    return ""


def values_for(situation: Situation, person: Person | None) -> dict[str, str]:
    """What the places of talking points stand for; empty where the journal does not know."""
    decided = next(situation.marked(MarkKind.DECIDED), None)
    return {
        "person": person.name.split()[0] if person else "",
        "company": situation.negotiation.company or situation.negotiation.name,
        "role": situation.negotiation.role,
        "reason": decided[1].because if decided else "",
        "thanks": ", for ".join(what_they_did(situation, person)),
        "words": kind_words(situation),
    }

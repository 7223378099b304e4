"""What their side stands by: promises and agreements, repeats, withdrawals and authority (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from journal.domain.instants import Instant
from journal.domain.offer.compare import same_value
from journal.domain.offer.contingency import is_changed
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.terms import changed_terms
from journal.domain.record import record, replace
from journal.domain.records import ME, Stance


@record(kw_only=False)
class Claim:
    """What stands for one item after some of its statements.

    `promised` and `agreed` are the latest of each, None where none stands. `voices` has everybody's own latest
    word since the last withdrawal. `rivals` are what was said at the same instant with another value, so that
    nobody can tell which is later. `ended` is the last withdrawal that ended a promise, None if none did;
    `unheeded` are the words of messengers that could not displace one who decides.
    """

    promised: Held | None = None
    agreed: Held | None = None
    voices: tuple[Held, ...] = ()
    rivals: tuple[Held, ...] = ()
    ended: Held | None = None
    unheeded: tuple[Held, ...] = ()

    @property
    def standing(self) -> Held | None:
        """An agreement outranks a promise."""
        return self.agreed or self.promised

    @property
    def withdrawn(self) -> Held | None:
        """What ended the last promise, where nothing was promised since."""
        return self.ended if self.standing is None else None


NO_CLAIM = Claim()


def is_claim(held: Held) -> bool:
    """Whether a statement is a promise of theirs or an agreement."""
    return held.stance is Stance.AGREED or (held.stance is Stance.PROMISED and held.speaker != ME)


def is_withdrawal(held: Held) -> bool:
    """Whether their side takes something back."""
    return held.stance is Stance.WITHDRAWN and held.speaker != ME


def claims_along(held: Iterable[Held], frame: Frame, start: Claim = NO_CLAIM) -> list[Claim]:
    """What stands before each of an item's statements, oldest first, and last of all after them."""
    return list(accumulate(held, lambda claim, one: step(claim, one, frame), initial=start))


def step(claim: Claim, one: Held, frame: Frame) -> Claim:
    """What stands after one more statement."""
    if is_claim(one):
        return _claimed(claim, one, frame)
    return _taken_back(claim, one, frame) if is_withdrawal(one) else claim


def stands(held: Held | None, at: Instant) -> Held | None:
    """A promise or agreement, or None once the time for its condition has passed."""
    return None if held is None or held.has_lapsed(at) else held


def _claimed(claim: Claim, one: Held, frame: Frame) -> Claim:
    is_agreement = one.stance is Stance.AGREED
    prior = claim.standing if is_agreement else claim.promised
    voices = (*(voice for voice in claim.voices if voice.speaker != one.speaker), one)
    rivals: tuple[Held, ...] = ()
    if prior is not None:
        has_yielded = frame.yields(one.speaker, prior.speaker)
        is_repeat = _repeats(one, prior, frame)
        if has_yielded and not (is_repeat and is_agreement):
            unheeded = claim.unheeded if is_repeat else (*claim.unheeded, one)
            return Claim(claim.promised, claim.agreed, voices, claim.rivals, claim.ended, unheeded)
        if is_repeat:
            one, rivals = one.filled_from(prior), claim.rivals if one.at == prior.at else ()
        elif prior.stance is one.stance and _at_once(one, prior):
            rivals = (prior,)
    if is_agreement:
        return Claim(claim.promised, one, voices, rivals, claim.ended, claim.unheeded)
    if claim.agreed is None:
        return Claim(one, None, voices, rivals, claim.ended, claim.unheeded)
    return Claim(one, _backed(claim.agreed, one, frame), voices, claim.rivals, claim.ended, claim.unheeded)


def _backed(agreed: Held, one: Held, frame: Frame) -> Held:
    """An agreement beside a later promise: the same value again may say what the agreement left open."""
    if frame.yields(one.speaker, agreed.speaker) or not _repeats(one, agreed, frame):
        return agreed
    return agreed.filled_from(one)


def _repeats(one: Held, prior: Held, frame: Frame) -> bool:
    """Whether it is the same value again, and nothing is said of certainty, condition or terms that differs."""
    if is_changed(one.certainty, one.condition, prior.certainty, prior.condition):
        return False
    if not same_value(one, prior, frame):
        return False
    return one.value is None or prior.value is None or not changed_terms(prior.value, one.value)


def _at_once(one: Held, prior: Held) -> bool:
    """Whether nobody can tell which of two was said later: at one instant, or by two people in one entry."""
    if one.entry.id == prior.entry.id:
        return one.speaker != prior.speaker
    return not one.entry.is_all_day and not prior.entry.is_all_day and one.at == prior.at


def _taken_back(claim: Claim, one: Held, frame: Frame) -> Claim:
    """A withdrawal ends the promise, and nothing older revives; of two who disagree each takes back their own."""
    standing = claim.standing
    if standing is None:
        return claim
    if frame.yields(one.speaker, standing.speaker):
        return replace(claim, unheeded=(*claim.unheeded, one))
    own = next((voice for voice in claim.voices if one.speaker is not None and voice.speaker == one.speaker), None)
    if own is not None and own.speaker != standing.speaker and not same_value(own, standing, frame):
        return replace(
            claim,
            voices=tuple(voice for voice in claim.voices if voice is not own),
            rivals=tuple(rival for rival in claim.rivals if rival.speaker != own.speaker),
        )
    return Claim(ended=one, unheeded=claim.unheeded)

"""One item's statements sorted into what the ledger shows of them: promised, since, offered, asked, agreed."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.instants import Instant, earliest
from journal.domain.offer.asks import Ask, ask_after, beside_offers
from journal.domain.offer.claims import Claim, claims_along, stands
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.versions import OfferVersion, current, is_before
from journal.domain.record import record
from journal.domain.records import ME, Stance


@record
class Line:
    """What stands for an item. `at_issue` is the claim the current version is compared with, `now` the present one.

    `same_day` are statements that count as before the version only because a clock time is missing; `stray` are
    refusals of something promised that I had no open ask for.
    """

    item: str
    held: tuple[Held, ...]
    at_issue: Claim
    now: Claim
    promised: Held | None
    since: Held | None
    offered: Held | None
    ask: Ask | None
    same_day: tuple[Held, ...]
    stray: tuple[Held, ...]
    standing: Held | None
    agreed: Held | None
    lapsed: Held | None

    @property
    def mentioned(self) -> Held | None:
        """Their latest mention, which promises nothing."""
        return next((one for one in reversed(self.held) if _is_mention(one)), None)


def line_of(item: str, held: Sequence[Held], versions: Sequence[OfferVersion], frame: Frame) -> Line:
    """The line of an item from its statements, oldest first."""
    version = current(versions)
    cut = version if version is not None and version.is_written else None
    before, after, same_day = _divided(held, cut)
    until_issue = claims_along(before, frame)
    at_issue = until_issue[-1]
    since_issue = claims_along(after, frame, at_issue)
    now = since_issue[-1]
    issue = earliest(cut.at, cut.entry.zone) if cut is not None else frame.now
    promised = stands(at_issue.standing, issue)
    ask, refused = ask_after(held)
    return Line(
        item=item,
        held=tuple(held),
        at_issue=at_issue,
        now=now,
        promised=promised,
        since=_since(now, after, frame.now),
        offered=version.holds.get(item) if version is not None else None,
        ask=beside_offers(ask, versions, promised, frame) if ask is not None else None,
        same_day=tuple(same_day),
        stray=_of_a_promise(refused, [*zip(before, until_issue, strict=False), *zip(after, since_issue, strict=False)]),
        standing=stands(now.standing, frame.now),
        agreed=stands(now.agreed, frame.now),
        lapsed=_lapsed(now, at_issue, frame.now),
    )


def _divided(held: Sequence[Held], cut: OfferVersion | None) -> tuple[list[Held], list[Held], list[Held]]:
    """The statements before a version and after it, and those it is not certain of."""
    if cut is None:
        return list(held), [], []
    before: list[Held] = []
    after: list[Held] = []
    same_day: list[Held] = []
    for one in held:
        is_earlier, is_unsure = is_before(one.entry, cut)
        (before if is_earlier else after).append(one)
        if is_unsure:
            same_day.append(one)
    return before, after, same_day


def _since(now: Claim, after: Sequence[Held], at: Instant) -> Held | None:
    """The agreement, else the promise, that came after the version and still stands."""
    fresh = {one.statement.id for one in after}
    for claim in (now.agreed, now.promised):
        if claim is not None and claim.statement.id in fresh and not claim.has_lapsed(at):
            return claim
    return None


def _lapsed(now: Claim, at_issue: Claim, at: Instant) -> Held | None:
    """What stands or stood at issue and depended on something that did not happen in time."""
    for claim in (now.standing, at_issue.standing):
        if claim is not None and claim.has_lapsed(at):
            return claim
    return None


def _of_a_promise(refused: Sequence[Held], walk: Sequence[tuple[Held, Claim]]) -> tuple[Held, ...]:
    """The refusals at whose time something was promised; `walk` has what stood before each statement."""
    ids = {one.statement.id for one in refused}
    return tuple(one for one, claim in walk if one.statement.id in ids and claim.standing is not None)


def _is_mention(one: Held) -> bool:
    return one.stance is Stance.MENTIONED and one.speaker != ME

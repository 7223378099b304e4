"""What I asked for, and how far they have come (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.offer.compare import amount_of, compare
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.versions import OfferVersion, is_before
from journal.domain.record import record, replace
from journal.domain.records import ME, Stance, Word
from journal.domain.records.ruling import Verdict


class AskStatus(Word):
    """How my latest ask stands."""

    OPEN = "open"
    PARTLY = "partly"
    AGREED = "agreed"
    REFUSED = "refused"


@record(kw_only=False)
class Ask:
    """My latest ask for an item and the statement that closed it; None while nothing did.

    `is_met` says that the current offer gives what was asked, which leaves the ask open all the same.
    """

    held: Held
    status: AskStatus = AskStatus.OPEN
    closed_by: Held | None = None
    is_met: bool = False


def is_ask(held: Held) -> bool:
    """Whether I ask for it; what somebody else asks of me is not."""
    return held.stance is Stance.ASKED and held.speaker in (ME, None)


def ask_after(held: Sequence[Held]) -> tuple[Ask | None, tuple[Held, ...]]:
    """My latest ask after the statements on an item, oldest first, and the refusals that met no open ask.

    Only a refusal, an agreement or my own withdrawal closes one; a later agreement overtakes a refusal.
    """
    ask: Ask | None = None
    stray: list[Held] = []
    for one in held:
        if is_ask(one):
            ask = Ask(one)
        elif one.stance is Stance.WITHDRAWN and one.speaker == ME:
            ask = None
        elif one.stance is Stance.AGREED and ask is not None:
            ask = replace(ask, status=AskStatus.AGREED, closed_by=one)
        elif one.stance is Stance.REFUSED and one.speaker != ME:
            if ask is not None and ask.status is AskStatus.OPEN:
                ask = replace(ask, status=AskStatus.REFUSED, closed_by=one)
            else:
                stray.append(one)
    return ask, tuple(stray)


def beside_offers(ask: Ask, versions: Sequence[OfferVersion], promised: Held | None, frame: Frame) -> Ask:
    """An open ask beside the written versions that came after it: partly met, met, or as open as before.

    Partly is what is nearer to the ask than what was offered, else promised, when I asked.
    """
    written = [one for one in versions if one.is_written]
    has_come = [is_before(ask.held.entry, one)[0] for one in written]
    offered = written[-1].holds.get(ask.held.item) if any(has_come[-1:]) else None
    if ask.status is not AskStatus.OPEN or offered is None:
        return ask
    earlier = [one for one, is_later in zip(written, has_come, strict=True) if not is_later]
    said = promised if promised is not None and promised.at <= ask.held.at else None
    before = earlier[-1].holds.get(ask.held.item) if earlier else said
    now = compare(ask.held, offered, frame)
    if now.verdict in (Verdict.MATCH, Verdict.EXCESS):
        return replace(ask, is_met=True)
    if now.verdict is Verdict.SHORTFALL and _is_nearer(ask.held, before, offered, frame):
        return replace(ask, status=AskStatus.PARTLY)
    return ask


def _is_nearer(ask: Held, before: Held | None, offered: Held, frame: Frame) -> bool:
    if before is None:
        return True
    then = compare(ask, before, frame)
    if then.verdict is Verdict.ABSENT:
        return amount_of(offered, frame)[0] is not None
    now = compare(ask, offered, frame)
    if then.amount is None or now.amount is None or then.unit != now.unit:
        return False
    return then.verdict is Verdict.SHORTFALL and abs(now.amount) < abs(then.amount)

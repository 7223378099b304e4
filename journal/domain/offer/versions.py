"""Offer versions: how an offer came, what it replaces or amends, and how long it stands (RULES.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from journal.domain.instants import Instant, When, day_of, deadline, earliest
from journal.domain.offer.held import Held
from journal.domain.offer.pages import Page
from journal.domain.record import record, replace
from journal.domain.records import Channel, Direction, Entry, Mark, MarkKind, Stage, Stance, Word

EXPLODING_BELOW = timedelta(weeks=2)
"""An offer that leaves less time than this to answer is exploding."""


class Form(Word):
    """How an offer came. Verbal is every offer that their side did not write."""

    LETTER = "letter"
    CONTRACT = "contract"
    PORTAL = "portal"
    EMAIL = "email"
    CHAT = "chat"
    VERBAL = "verbal"


_FORMS = {
    Channel.LETTER: Form.LETTER,
    Channel.CONTRACT: Form.CONTRACT,
    Channel.PORTAL: Form.PORTAL,
    Channel.EMAIL: Form.EMAIL,
    Channel.CHAT: Form.CHAT,
}


@record
class Extension:
    """More time to answer: asked for, or granted. `until` is None where no time was named."""

    until: When | None
    is_granted: bool
    entry: Entry


@record
class OfferVersion:
    """A formal offer, or one made by voice.

    `issued` is None where the entry does not say. `expires` is None without a deadline; a whole day ends in the
    entry's zone. `values` are what this version itself offers, by item; `holds` what is offered once it replaced
    or amended the former one. `is_whole` says that silence means absent: there is a complete written version
    with values in what it holds.
    """

    number: int
    form: Form
    issued: When | None
    received: When
    expires: When | None
    complete: bool
    exploding: bool
    entry: Entry
    values: Mapping[str, Held]
    holds: Mapping[str, Held]
    is_whole: bool
    extensions: tuple[Extension, ...] = ()

    @property
    def at(self) -> When:
        """When it has to be compared with what was promised: at its issue, else its receipt."""
        return self.issued if self.issued is not None else self.received

    @property
    def is_written(self) -> bool:
        return self.form is not Form.VERBAL

    @property
    def suggests(self) -> Stage:
        """The stage that an offer of this form makes likely; it never sets it."""
        return Stage.WRITTEN_OFFER if self.is_written else Stage.VERBAL_OFFER

    def has_expired(self, now: Instant) -> bool:
        """Whether the time to answer is over; a deadline that is a day, when that day has ended."""
        return self.expires is not None and deadline(self.expires, self.entry.zone).utc <= now.utc


@record(kw_only=False)
class _Event:
    """A version about to be numbered (`offered` is set) or an extension (`offered` is None)."""

    at: datetime
    page: Page
    offered: Mapping[str, Held] | None
    mark: Mark | None


def versions(
    pages: Sequence[Page], held: Mapping[str, Sequence[Held]], *, exploding_below: timedelta = EXPLODING_BELOW
) -> tuple[OfferVersion, ...]:
    """All versions by issue, else receipt. `held` are the statements of each entry, by its id."""
    made: list[OfferVersion] = []
    for event in sorted(_events(pages, held), key=lambda one: one.at):
        base = current(made) if event.offered is None else _named_again(event, made)
        if base is not None and event.mark is not None:
            made[made.index(base)] = _extended(base, event.mark, event.page.entry, exploding_below)
        elif event.offered is not None:
            made.append(_version(event, event.offered, made, exploding_below))
    return tuple(made)


def _named_again(event: _Event, made: Sequence[OfferVersion]) -> OfferVersion | None:
    """The version that a mark without any values names once more, to give it another deadline."""
    if event.offered or event.mark is None or event.mark.number is None or event.mark.when is None:
        return None
    return next((one for one in made if one.number == event.mark.number), None)


def current(made: Sequence[OfferVersion]) -> OfferVersion | None:
    """The version that stands: the latest written one; while there is none, the latest made by voice."""
    latest = made[-1] if made else None
    return next((one for one in reversed(made) if one.is_written), latest)


def is_before(entry: Entry, version: OfferVersion) -> tuple[bool, bool]:
    """Whether an entry counts as before a version, and whether that is only because a clock time is missing.

    What stands in the version's own entry, or was said at that instant, is not after it. On the same day, with no
    clock time on one side, it counts as before.
    """
    occurred, at = entry.occurred, version.at
    if isinstance(occurred, Instant) and isinstance(at, Instant):
        return occurred.utc <= at.utc or entry.id == version.entry.id, False
    if entry.id == version.entry.id:
        return True, False
    day = day_of(occurred)
    issue = at.in_zone(entry.zone).day if isinstance(at, Instant) else at
    return day <= issue, day == issue


def _events(pages: Sequence[Page], held: Mapping[str, Sequence[Held]]) -> Iterable[_Event]:
    has_version = False
    for page in pages:
        offered = {one.item: one for one in held.get(page.entry.id, ()) if one.stance is Stance.OFFERED}
        received = earliest(page.entry.occurred, page.entry.zone).utc
        marks = page.marks_of(MarkKind.OFFER)
        if offered or any(not mark.extends or not has_version for mark in marks):
            has_version = True
            mark = _one_mark(marks)
            issued = mark.issued if mark is not None else None
            at = earliest(issued, page.entry.zone).utc if issued is not None else received
            yield _Event(at, page, offered, mark)
        elif marks:
            yield _Event(received, page, None, marks[-1])
        for asked in page.marks_of(MarkKind.EXTENSION_ASKED):
            yield _Event(received, page, None, asked)


def _one_mark(marks: Sequence[Mark]) -> Mark | None:
    """What all offer marks of an entry say together; a later one fills what an earlier one left open."""
    if not marks:
        return None
    first, *rest = marks
    for mark in rest:
        first = replace(
            first,
            number=mark.number if first.number is None else first.number,
            partial=first.partial or mark.partial,
            issued=first.issued or mark.issued,
            when=first.when or mark.when,
        )
    return first


def _version(
    event: _Event, offered: Mapping[str, Held], made: Sequence[OfferVersion], exploding_below: timedelta
) -> OfferVersion:
    entry, mark = event.page.entry, event.mark
    form = _FORMS.get(entry.channel, Form.VERBAL) if entry.direction is not Direction.OUTGOING else Form.VERBAL
    is_complete = form is not Form.VERBAL and entry.channel.is_formal and not (mark is not None and mark.partial)
    base = None if is_complete else _amended(made, form)
    expires = mark.when if mark is not None and mark.when is not None else base.expires if base is not None else None
    is_own_date = mark is not None and mark.when is not None
    number = mark.number if mark is not None and mark.number is not None else _next(made)
    return OfferVersion(
        number=number,
        form=form,
        issued=mark.issued if mark is not None else None,
        received=entry.occurred,
        expires=expires,
        complete=is_complete,
        exploding=_explodes(entry, expires, exploding_below) if is_own_date or base is None else base.exploding,
        entry=entry,
        values=offered,
        holds={**base.holds, **offered} if base is not None else offered,
        is_whole=bool(offered) if is_complete else base is not None and base.is_whole,
    )


def _amended(made: Sequence[OfferVersion], form: Form) -> OfferVersion | None:
    """What an incomplete version amends: the current one; by voice, only what was said by voice."""
    if form is not Form.VERBAL:
        return current(made)
    return next((one for one in reversed(made) if not one.is_written), None)


def _next(made: Sequence[OfferVersion]) -> int:
    return max((one.number for one in made), default=0) + 1


def _extended(base: OfferVersion, mark: Mark, entry: Entry, exploding_below: timedelta) -> OfferVersion:
    is_granted = mark.kind is MarkKind.OFFER
    extensions = (*base.extensions, Extension(until=mark.when, is_granted=is_granted, entry=entry))
    if not is_granted or mark.when is None:
        return replace(base, extensions=extensions)
    exploding = _explodes(base.entry, mark.when, exploding_below)
    return replace(base, extensions=extensions, expires=mark.when, exploding=exploding)


def _explodes(entry: Entry, expires: When | None, below: timedelta) -> bool:
    """Whether the time to answer is short: elapsed between two moments, else in calendar days."""
    if expires is None:
        return False
    if isinstance(expires, Instant) and isinstance(entry.occurred, Instant):
        return expires.utc - entry.occurred.utc < below
    last = expires.in_zone(entry.zone).day if isinstance(expires, Instant) else expires
    return last - day_of(entry.occurred) < below

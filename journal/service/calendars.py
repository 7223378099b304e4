"""What calendar programs are given, once or kept up to date on disk."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from journal.config import remember
from journal.domain.calendar import DOMAIN, CalendarItem, derived_item, follow_up_item, in_order
from journal.domain.instants import Instant
from journal.domain.nudges.reviews import milestones
from journal.domain.records import FollowUp
from journal.errors import BadInputError, StoreError
from journal.service.cases import cases
from journal.service.session import Session
from journal.store.files import trouble

EVENTS = "events:"
"""What the setting begins with where events are kept in the file as well."""

_LOOKS = 10


def calendar_text(session: Session, *, events: bool = False) -> bytes:
    """The journal's deadlines and meetings as an iCalendar file; the same journal makes the same bytes."""
    from journal.exchange.calendar_out import calendar

    return calendar(items(session), events=events)


def items(session: Session) -> tuple[CalendarItem, ...]:
    """Every follow-up, closed ones too, the offers' expiries and the reviews that were promised."""
    names, kept = session.names, _times_changed(session)
    found = [
        follow_up_item(one, names.get(one.negotiation or "", ""), *kept[one.id].changed) for one in session.follow_ups
    ]
    return in_order([*found, *_derived(session)])


class _Kept(NamedTuple):
    """A follow-up, how often it was changed, and when last."""

    one: FollowUp
    changed: tuple[int, Instant]


def _times_changed(session: Session) -> dict[str, _Kept]:
    """How often each follow-up was changed, and when last: asked of the log once a revision."""
    kept: dict[str, _Kept] = session.lasting("calendar_states", dict)
    fresh = {one.id: one for one in session.follow_ups if one.id not in kept or kept[one.id].one is not one}
    for id_, changed in session.store.times_changed(FollowUp, fresh).items():
        kept[id_] = _Kept(fresh[id_], changed)
    return kept


def _derived(session: Session) -> list[CalendarItem]:
    changes = session.store.changes()
    if not changes:
        return []
    # Nothing tells of these when they changed last: the journal did, at its last change, if anything did.
    sequence, changed = len(changes), changes[-1].at
    found = []
    for case in cases(session):
        expires, about = case.card.offer_expires, case.card.negotiation
        if case.is_open and not case.is_answered and expires is not None:
            found.append(
                derived_item(f"expires-{about.id}", f"{about.name}: the offer expires", expires, sequence, changed)
            )
        found += [
            derived_item(f"{one.item}-{about.id}", f"{about.name}: {one.label}", one.day, sequence, changed)
            for one in milestones(case)
        ]
    return found


def put(wanted: tuple[CalendarItem, ...], place: str, *, events: bool = False) -> str:
    """Write items to one file, in place of one that is there; where `place` is a folder, or ends in `/`, to one each.

    In a folder (a vdir) files of items that are gone are removed, and no others. What is as it should be is not
    touched. Gives the place that was written to. Raises BadInputError and StoreError where it can't be.
    """
    from journal.exchange.calendar_out import calendar

    path = Path(place).expanduser().absolute()
    if place.endswith(("/", "\\")) or path.is_dir():
        _put_folder(path, wanted, events=events)
        return f"{path}/"
    _put_file(path, calendar(wanted, events=events))
    return str(path)


def _put_folder(folder: Path, wanted: tuple[CalendarItem, ...], *, events: bool) -> None:
    from journal.exchange.calendar_out import SUFFIX, pieces

    files = pieces(wanted, events=events)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for file in folder.glob(f"*@{DOMAIN}{SUFFIX}"):
            if file.name not in files:
                file.unlink(missing_ok=True)
    except OSError as error:
        raise BadInputError(f"{folder} cannot be written ({error.strerror or error}); choose another place.") from None
    for name, text in files.items():
        _put_file(folder / name, text)


def _put_file(path: Path, text: bytes) -> None:
    from journal.adapters.private_file import write

    try:
        if path.read_bytes() == text:
            return
    except OSError:
        pass
    write(path, text.decode(), over=True)


def keep(session: Session, place: str, *, events: bool = False) -> str:
    """Write it, and see to it that it is kept up to date from now on. Raises as `put` does."""
    written = put(items(session), place, events=events)
    _remember(session, f"{EVENTS if events else ''}{written}")
    return written


def keep_none(session: Session) -> None:
    """Keep nothing up to date any more; what is there stays as it is."""
    _remember(session, "")


def _remember(session: Session, calendar: str) -> None:
    home = session.settings.home
    try:
        remember(home, calendar=calendar)
    except OSError as error:
        raise trouble(error, home, saving=True) from error


def put_kept(kept: str, wanted: tuple[CalendarItem, ...]) -> None:
    """Bring what is kept, as the settings say it, up to date. Raises as `put` does."""
    put(wanted, kept.removeprefix(EVENTS), events=kept.startswith(EVENTS))


def keep_up(session: Session, kept: str) -> None:
    """Bring what is kept up to date, and once more for what another program saved meanwhile.

    That one may have written before: whoever writes last looks again, so that no older state stays. Raises
    BadInputError or StoreError that says that the journal is saved.
    """
    for _ in range(_LOOKS):
        version = session.store.version()
        try:
            put_kept(kept, items(session))
        except (BadInputError, StoreError) as error:
            raise type(error)(
                f"The journal is saved, the calendar that is kept up to date is not: {error.sentence} To end that: "
                "journal export ics --keep off"
            ) from error
        session.store.refresh()
        if session.store.version() == version:
            return

"""Entries that were begun and not saved, kept so that they survive a crash."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from journal.domain.record import record
from journal.domain.records import Attachment, FollowUp
from journal.errors import StoreError
from journal.service.session import Session
from journal.store.seats import Seat
from journal.tui.draft import NO_DRAFT, Draft

NEW = "entry"
"""What the draft of a new entry is called in the store; that of an existing one has its id behind it."""
LINE = "capture"
"""What the draft of the capture bar is called."""
_BESIDE = "-beside"


@record(kw_only=False)
class Unfinished:
    """A text that was not saved, the files already kept for it, and what saving it does.

    `focus` is the id of the negotiation in focus, `closes` that of the follow-up it closes.
    """

    text: str
    files: tuple[Attachment, ...] = ()
    focus: str | None = None
    closes: str = ""


def draft_name(entry_id: str = "") -> str:
    """What the draft of an entry is called."""
    return f"{NEW}-{entry_id}" if entry_id else NEW


class Drafts:
    """The drafts of the editor: read at once, written through `ask`, which does it in the desk's thread."""

    def __init__(self, seat: Seat, ask: Callable[[Callable[[], None], str], None]) -> None:
        self._seat = seat
        self._ask = ask
        self._known: dict[str, Unfinished | None] = {}

    def get(self, entry_id: str = "") -> Unfinished | None:
        """What was left of a new entry or of one by its id; None where nothing was, or it cannot be read."""
        name = draft_name(entry_id)
        if name not in self._known:
            try:
                self._known[name] = read(self._seat, name)
            except StoreError:
                self._known[name] = None
        return self._known[name]

    def keep(self, text: str, files: Sequence[Attachment], entry_id: str = "", draft: Draft = NO_DRAFT) -> None:
        """Keep what stands in the editor; a draft that cannot be written is told of when the entry is saved.

        `draft` is what it was opened with.
        """
        name, kept = draft_name(entry_id), Unfinished(text, tuple(files), draft.focus, draft.closes)
        self._known[name] = kept
        self._ask(lambda: write(self._seat, name, kept), name)

    def drop(self, entry_id: str = "") -> None:
        """Forget a draft."""
        name = draft_name(entry_id)
        if self.get(entry_id) is not None:
            self._known[name] = None
            self._ask(lambda: forget(self._seat, name), name)


def left(seat: Seat) -> tuple[str, ...]:
    """The ids of the entries that have a draft; an empty one for a new entry."""
    named = (name for name in seat.names() if name == NEW or name.startswith(f"{NEW}-"))
    return tuple(name.removeprefix(NEW).removeprefix("-") for name in named if not name.endswith(_BESIDE))


def left_on_line(seat: Seat) -> Draft:
    """What was left on the capture bar's line. Raises StoreError where it can't be read."""
    kept = read(seat, LINE)
    if kept is None or not kept.text.strip():
        return NO_DRAFT
    return Draft(text=kept.text, focus=kept.focus, closes=kept.closes)


def still_open(session: Session, follow_up: str) -> FollowUp | None:
    """The follow-up of an id, where it is open."""
    one = session.store.get(FollowUp, follow_up) if follow_up else None
    return one if one is not None and one.is_open else None


def read(seat: Seat, name: str) -> Unfinished | None:
    """What is kept under a name; None where nothing is. Raises StoreError where it can't be read."""
    text = seat.read(name)
    if text is None:
        return None
    try:
        beside = json.loads(seat.read(name + _BESIDE) or "{}")
        files = tuple(Attachment(**one) for one in beside.get("files", ()))
        return Unfinished(text, files, str(beside.get("focus") or "") or None, str(beside.get("closes") or ""))
    except (ValueError, TypeError, AttributeError):
        return Unfinished(text)


def write(seat: Seat, name: str, kept: Unfinished) -> None:
    """Keep it under a name. Raises StoreError where it can't be written."""
    files = [{"name": one.name, "digest": one.digest, "size": one.size} for one in kept.files]
    beside = {"files": files, "focus": kept.focus, "closes": kept.closes}
    if any(beside.values()):
        seat.keep(name + _BESIDE, json.dumps(beside))
    else:
        seat.drop(name + _BESIDE)
    seat.keep(name, kept.text)


def forget(seat: Seat, name: str) -> None:
    """Forget what is kept under a name. Raises StoreError where it can't be removed."""
    seat.drop(name)
    seat.drop(name + _BESIDE)

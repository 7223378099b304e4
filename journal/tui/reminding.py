"""What the app does by the minute and after each change: it reminds, and keeps the calendar file up to date."""

from __future__ import annotations

from functools import partial
from threading import Thread

from journal.domain.calendar import CalendarItem
from journal.domain.instants import Instant
from journal.domain.reminders import Reminder
from journal.errors import JournalError
from journal.safe_text import shown_line
from journal.service import calendars, reminding
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.tui.composing import Composing

MOST = 3
"""More reminders than that in one minute are told as a number."""

SECONDS = 20
"""How long a reminder stays on the screen."""


def remind(app: Composing, since: Instant, until: Instant) -> None:
    """Tell of what has a time that came after `since` and up to `until`; what is due on a day stands on the page."""
    app.desk.ask(lambda session: reminding.between(session, since, until), partial(_toast, app))


def _toast(app: Composing, found: tuple[Reminder, ...]) -> None:
    if len(found) > MOST:
        app.notify(f"{len(found)} are due now: see Follow-ups.", title="Due", timeout=SECONDS, markup=False)
        return
    for one in found:
        text, title = shown_line(one.text), shown_line(one.title)
        app.notify(text, title=title, timeout=SECONDS, markup=False)


def keep_calendar(app: Composing) -> None:
    """After a change, write the calendar file that is kept: put together at the desk, written beside it."""
    app.desk.ask(_changed, partial(_write, app), latest="calendar")


def _changed(session: Session) -> tuple[str, tuple[CalendarItem, ...]] | None:
    """Where it is kept and what belongs in it; None where nothing is, or nothing has changed since."""
    kept = session.settings.calendar
    version = session.store.version()
    seen: list[object] = session.lasting("calendar_seen", list)
    if not kept or seen == [version]:
        return None
    seen[:] = [version]
    return kept, calendars.items(session)


def _write(app: Composing, wanted: tuple[str, tuple[CalendarItem, ...]] | None) -> None:
    if wanted is not None:
        Thread(target=_put, args=(app, *wanted), name="calendar", daemon=True).start()


def _put(app: Composing, kept: str, items: tuple[CalendarItem, ...]) -> None:
    try:
        calendars.put_kept(kept, items)
    except JournalError as error:
        trouble = error
        app.call_later(lambda: app.complain(trouble))

"""One call of the program: its arguments, where its output goes, and the journal it is about."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from journal.cli.output import emit, flush
from journal.cli.page import Page
from journal.cli.plain import Namespace
from journal.cli.terminal import Terminal, is_terminal
from journal.errors import DamageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.adapters.editor import Manuscript
    from journal.config import Settings
    from journal.domain.instants import Clock
    from journal.exchange.json_form import Forms
    from journal.service.session import Session
    from journal.store import Damage

    ShowApp = Callable[[Settings, Clock], None]

QUICK = ("add", "search", "")
"""The commands that as a rule need not read the whole log; shell completion has no name."""


class Call:
    """What a command is given. The journal is opened when it is first asked for.

    `unsaved` is text that would be lost if the command failed now: it is printed back then. Empty: none.
    `manuscript` is the file it is also kept in, if it was written in an editor. `show_app` opens the app.
    """

    def __init__(self, args: Namespace, environ: Mapping[str, str], show_app: ShowApp | None = None) -> None:
        self.args = args
        self.environ = environ
        self.unsaved = ""
        self.damage: tuple[Damage, ...] = ()
        self.manuscript: Manuscript | None = None
        self.page = Page(Terminal(sys.stdout, environ), emit)
        self._is_quick = getattr(args, "command", "") in QUICK
        self._show_app = show_app
        self._session: Session | None = None

    def json(self, form: object) -> None:
        """Print one JSON document, in UTF-8 whatever the locale says."""
        from journal.exchange.json_form import document

        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
        emit(document(form, indent=self.page.terminal.is_terminal))

    @property
    def home(self) -> Path:
        from journal.config import find_home

        return find_home(self.args.home, self.environ)

    @property
    def settings(self) -> Settings:
        from journal.config import load

        return load(self.home, self.environ)

    def clock(self, settings: Settings) -> Clock:
        """The clock of the settings' zone; it stands still where `JOURNAL_NOW` says so."""
        from journal.config import clock

        return clock(self.environ, settings.zone)

    @property
    def session(self) -> Session:
        """The journal. Raises what opening it raises."""
        if self._session is None:
            from journal.service.session import open_session

            settings = self.settings
            self._session = open_session(settings, self.clock(settings), is_quick=self._is_quick)
        return self._session

    def open(self) -> None:
        """Open the journal now, so that what is wrong with it is known before somebody writes a text."""
        _ = self.session

    @property
    def forms(self) -> Forms:
        """What makes JSON of this journal's records."""
        from journal.exchange.json_form import Forms

        return Forms(self.session.names, self.session.now)

    def check(self) -> None:
        """Raise DamageError where lines of the journal had to be left out of what was just printed."""
        damage = self._session.store.damage if self._session is not None else self.damage
        if damage:
            first = damage[0]
            left_out = "1 line is damaged and was" if len(damage) == 1 else f"{len(damage)} lines are damaged and were"
            place = f"{self.home / 'log' / first.file}, line {first.line}"
            raise DamageError(
                f"{left_out} left out: {place} ({first.what}); a backup of that file has what it should be."
            )

    def keep_up(self) -> None:
        """Bring the calendar file that is kept up to date, if there is one and the journal was opened."""
        if self._session is not None and self._session.settings.calendar:
            from journal.service.calendars import keep_up

            keep_up(self._session, self._session.settings.calendar)

    def has_screen(self) -> bool:
        """Whether there is an app, and a terminal on which it can be seen and typed to."""
        dumb = self.environ.get("TERM", "dumb") == "dumb"
        # Textual draws on standard error, so that what is printed on the way out can be piped.
        seen = self.page.terminal.is_terminal and is_terminal(sys.stdin) and is_terminal(sys.stderr)
        return bool(self._show_app) and seen and not dumb

    def show_app(self) -> None:
        """Hand over to the app, which opens the journal for itself."""
        self.close()
        settings = self.settings
        if self._show_app is not None:
            self._show_app(settings, self.clock(settings))

    def close(self) -> None:
        """Let go of the journal, if it was opened. Who had to read all of it sees to it that others need not."""
        session, self._session = self._session, None
        if session is None:
            return
        try:
            if not self._is_quick:
                flush()
                for _ in session.store.derive():
                    pass
        finally:
            session.store.close()

"""The app: one desk, one clock, one screen at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.command import Provider

from journal.domain.instants import Clock, Instant
from journal.domain.records import Entry, FollowUp
from journal.errors import JournalError
from journal.service import agenda, negotiations
from journal.service.session import Session
from journal.tui import borrowed, jobs
from journal.tui.brief_offer import BriefOffer
from journal.tui.desk import POLL_SECONDS, Answered, Changed, Desk, Unreadable
from journal.tui.draft import Notice
from journal.tui.minding import Minding
from journal.tui.quick import tidy
from journal.tui.registry import Where, bindings
from journal.tui.render.frame import Band
from journal.tui.screens.place import Place
from journal.tui.screens.today import TodayScreen
from journal.tui.starting import Starting
from journal.tui.styles import sheet
from journal.tui.theme import FEW, TERMINAL, TOKENS, borrowed_theme, themes
from journal.tui.views import VIEWS
from journal.tui.words import begun_words, taken_back_words

if TYPE_CHECKING:
    from journal.service.keeping import Happening


def _palette() -> type[Provider]:
    from journal.tui.commands import Commands

    return Commands


class JournalApp(Starting):
    """The journal on the screen.

    `open_session` is called in a thread of its own. `keep_theme` remembers the chosen one; `failure` is why the
    journal could not be opened, once the app has left for that; `named` the unknown negotiation that was written
    of last, `answered` what the entry kept last may have answered.
    `has_few_colours` is for a terminal with 256 of them; `keeps_calendar` tells that a calendar file is kept.
    """

    TITLE = "journal"
    CSS_PATH = None
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.ANYWHERE),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        open_session: Callable[[], Session],
        clock: Clock,
        home: Path,
        *,
        theme: str = "",
        keep_theme: Callable[[str], None] = lambda theme: None,
        poll: float = POLL_SECONDS,
        has_few_colours: bool = False,
        keeps_calendar: bool = False,
    ) -> None:
        # Without colours Textual would turn them into greys; told that they are the terminal's, it leaves them out.
        ansi = True if "NO_COLOR" in os.environ else None
        super().__init__(home, css_path=[sheet("base.tcss"), sheet(TodayScreen.SHEET)], ansi_color=ansi)
        self.has_few_colours = has_few_colours
        self.now = clock
        self.overdue = 0
        self.trouble = ""
        self.failure: JournalError | None = None
        self.named = ""
        self.bound: str | None = None
        self.answered: tuple[FollowUp, ...] = ()
        self.animation_level = "none"
        self.desk = Desk(open_session, self.post_message, poll)
        self._keep_theme = keep_theme
        self.brief_offer = BriefOffer(self.desk, clock, self.tell)
        self.minding = Minding(self, clock, keeps_calendar=keeps_calendar)
        for one in themes(FEW if has_few_colours else TOKENS):
            self.register_theme(one)
        if theme in borrowed.NAMES:
            self.register_theme(borrowed_theme(theme))
        self.theme = theme if theme in TOKENS or theme in borrowed.NAMES else self._first_theme()

    def _first_theme(self) -> str:
        """The dark theme; the terminal's own colours where it has but sixteen or wants none."""
        few = self.no_color or self.console.color_system == "standard"
        return TERMINAL if few else next(iter(TOKENS))

    def on_mount(self) -> None:
        self.call_after_refresh(self.desk.start)
        self.ask_for_line()
        self.ask_for_unfinished()
        self._tick()

    def on_unmount(self) -> None:
        self.desk.close()
        self.seat.leave()

    def _fatal_error(self) -> None:
        """Leave without a traceback: it would show what stands in the journal. `run` raises what went wrong."""
        self.bell()
        self._close_messages_no_wait()

    # Time and news

    def _tick(self) -> None:
        """Once a minute, when it begins."""
        self.set_timer(60 - self.now().utc.second % 60, self._minute)

    def _minute(self) -> None:
        self._tick()
        if not self.desk.is_loading:
            tidy()
        self.minding.minute()
        self.brief_offer.minute()
        self.reload()

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        if self._running:
            event.carry_out()

    @on(Changed)
    def _changed(self) -> None:
        self.reload()

    @on(Unreadable)
    def _unreadable(self, event: Unreadable) -> None:
        self.failure = event.error
        self.exit(return_code=event.error.exit_code)

    def reload(self) -> None:
        """Have every open view read the journal again."""
        for screen in self.screen_stack:
            if isinstance(screen, Place) and screen.is_running:
                screen.reload()
        self.desk.ask(agenda.overdue, self._count_overdue, latest="overdue")
        self.minding.changed()

    def reload_soon(self) -> None:
        """The same once the frame that tells what was done is on the screen: the desk's work would hold it up."""
        self.screen.call_after_refresh(self.reload)

    def _count_overdue(self, count: int) -> None:
        if count != self.overdue:
            self.overdue = count
            self.refresh_frame()

    def band(self) -> Band:
        """What the header of a view says."""
        now = self.now()
        minute = Instant(now.utc.replace(second=0, microsecond=0), now.zone)
        return Band(tabs=VIEWS, overdue=self.overdue, trouble=self.trouble, is_reading=self.is_reading, now=minute)

    # Telling

    def tell(self, notice: Notice) -> None:
        """Tell what was done, where one is."""
        screen = self.screen
        if isinstance(screen, Place):
            screen.say(notice)
        else:
            self.notify(notice.text, markup=False)

    def complain(self, error: JournalError) -> None:
        """Tell what could not be done."""
        self.tell(Notice(error.sentence, is_trouble=True))

    # Acts

    def act(self, job: Callable[[Session], FollowUp], did: str) -> None:
        """Do something to a follow-up and tell of it."""

        def then(one: FollowUp) -> None:
            self.trouble = ""
            self.tell(Notice(f"{did}: {one.what}", "u", "undoes it"))
            self.reload_soon()

        self.desk.ask(job, then, self.complain)

    def action_undo(self) -> None:
        self.desk.ask(
            jobs.undo, lambda done: self._taken_back(done, "Taken back", "U", "brings it back"), self.complain
        )

    def action_redo(self) -> None:
        self.desk.ask(jobs.redo, lambda done: self._taken_back(done, "Brought back", "u", "undoes it"), self.complain)

    def _taken_back(self, done: Happening | None, did: str, key: str, label: str) -> None:
        if done is None:
            self.tell(
                Notice("There is nothing left to take back." if key == "U" else "There is nothing to bring back.")
            )
            return
        self.tell(Notice(taken_back_words(did, done), key, label))
        self.reload_soon()

    def begin(self, entry: Entry | None, problem: str = "", filled: Mapping[str, str] | None = None) -> None:
        """Ask for a new negotiation and begin it."""
        from journal.tui.screens.begin import BeginDialog

        is_unfiled = entry is not None and entry.negotiation is None
        named = entry.named if entry is not None and is_unfiled else self.named
        self.push_screen(BeginDialog(named, problem, filled), self._begun)

    def _begun(self, filled: Mapping[str, str] | None) -> None:
        if filled is None:
            return

        def then(made: negotiations.NewNegotiation) -> None:
            self.named = ""
            self.tell(begun_words(made))
            self.reload()

        self.desk.ask(
            lambda session: jobs.begin(session, filled),
            then,
            lambda error: self.begin(None, error.sentence, filled),
        )

    def action_command_palette(self) -> None:
        from journal.tui.commands import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help(self) -> None:
        from journal.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.band(), getattr(self.screen, "WHERE", None)))

    def action_next_theme(self) -> None:
        names = list(TOKENS)
        self.action_wear(names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0])

    def action_wear(self, theme: str) -> None:
        """Put on a theme, one of the journal's or one of Textual's, and remember it."""
        if theme not in TOKENS:
            self.register_theme(borrowed_theme(theme))
        self.theme = theme
        self._keep_theme(theme)
        self.reload()

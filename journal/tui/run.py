"""The app on a journal, in the person's own keys and colours."""

from __future__ import annotations

from contextlib import suppress

from rich.console import Console

from journal.config import Settings, remember
from journal.domain.instants import Clock
from journal.errors import BadInputError
from journal.service.session import open_session
from journal.tui import borrowed, registry
from journal.tui.keymap import rebound
from journal.tui.quick import be_quick
from journal.tui.theme import TOKENS


def run(settings: Settings, clock: Clock) -> None:
    """Show the journal of a home until the person leaves it.

    Raises JournalError where it cannot be opened, BadInputError where the settings give keys or a theme that cannot be.
    """
    if settings.theme and settings.theme not in (*TOKENS, *borrowed.NAMES):
        known = ", ".join((*TOKENS, *borrowed.NAMES))
        raise BadInputError(f"There is no theme “{settings.theme}” ({settings.file}); it can be {known}.")
    if settings.keys:
        registry.use(rebound(registry.COMMANDS, settings.keys))
    # The screens take their bindings from the table when they are defined.
    from journal.tui.app import JournalApp

    def keep_theme(theme: str) -> None:
        # A home that cannot be written is told of where it matters: when an entry is saved.
        with suppress(OSError):
            remember(settings.home, theme=theme)

    app = JournalApp(
        lambda: open_session(settings, clock, is_quick=True, is_patient=True),
        clock,
        settings.home,
        theme=settings.theme,
        keep_theme=keep_theme,
        has_few_colours=Console().color_system == "256",
        keeps_calendar=bool(settings.calendar),
    )
    be_quick()
    app.look()
    app.run()
    if app._exception is not None:
        raise app._exception
    if app.failure is not None:
        raise app.failure

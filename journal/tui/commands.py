"""The command palette's commands: those of the registry that apply where one is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from journal.tui import borrowed
from journal.tui.registry import Command, Where, commands_in, everywhere_with
from journal.tui.screens.place import Place
from journal.tui.styles import sheet
from journal.tui.theme import TOKENS


class Palette(CommandPalette):
    """Textual's palette in the journal's clothes."""

    def __init__(self) -> None:
        super().__init__(id="--command-palette")
        self.css_path = [sheet("palette.tcss")]

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, once: a second key or click may have come before the first was answered."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Commands(Provider):
    """Everything that can be done on the present screen, by name."""

    async def discover(self) -> Hits:
        for one in self._here():
            yield DiscoveryHit(_title(one), partial(self._run, one), help=one.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for one in self._here():
            title = _title(one)
            score = max(matcher.match(title), matcher.match(one.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, one), help=one.help)
        for theme in (*TOKENS, *borrowed.NAMES):
            title = f"Theme {theme}"
            if score := matcher.match(title):
                yield Hit(score, matcher.highlight(title), partial(self._wear, theme), help="Put it on, and keep it.")

    def _here(self) -> Iterator[Command]:
        screen = self.screen
        if isinstance(screen, Place):
            for where in (one for one in (Where.VIEW, screen.WHERE) if one in everywhere_with(screen.WHERE)):
                here = (one for one in commands_in(where) if one.palette)
                yield from (one for one in here if screen.check_action(one.action, ()))
        yield from (one for one in commands_in(Where.ANYWHERE) if one.palette)

    async def _run(self, one: Command) -> None:
        screen = self.screen
        if isinstance(screen, Place):
            await screen.run_command(one.action)
        else:
            await self.app.run_action(one.action)

    async def _wear(self, theme: str) -> None:
        await self.app.run_action(f"wear('{theme}')")


def _title(one: Command) -> str:
    return f"{one.title.capitalize()}  {one.key}".rstrip()

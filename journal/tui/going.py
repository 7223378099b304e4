"""Going from view to view, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.screen import Screen

from journal.tui.screens.place import Place
from journal.tui.screens.writing import Paper
from journal.tui.trail import Spot, Trail
from journal.tui.views import VIEWS


def _tell_alt_and_digit() -> None:
    """Have a digit with alt be that key: Textual takes it for a letter of one kind of keyboard (alt and 3 for £)."""
    known = cast("dict[str, object]", ANSI_SEQUENCES_KEYS)
    for view in VIEWS:
        known.pop(f"\x1b{view.number}", None)


class Going(App[None]):
    """An app of several views: each is made when it is first gone to and is there from then on."""

    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {view.id: view.open for view in VIEWS[1:]}
    DEFAULT_MODE = VIEWS[0].id

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.trail = Trail()
        _tell_alt_and_digit()

    def get_default_screen(self) -> Screen[Any]:
        """The first view. As a mode Textual would parse every style sheet once more before it is shown."""
        return VIEWS[0].open()

    def on_compose(self) -> None:
        self.add_mode(VIEWS[0].id, VIEWS[0].open)

    @property
    def spot(self) -> Spot:
        """Where one is."""
        view, *over = self.screen_stack
        opened = [screen.entry_id for screen in over if isinstance(screen, Place) and screen.entry_id]
        # A view just switched to has no rows yet.
        key = view.key if isinstance(view, Place) and view.is_mounted else ""
        return Spot(self.current_mode, key, opened[-1] if opened else "")

    def go(self, view: str, key: str = "") -> None:
        """Show a view, with the row of that key selected where it is named."""
        here = self.spot
        if (here.view, here.entry) != (view, "") or key not in ("", here.key):
            self.trail.leave(here)
        self._show(Spot(view, key))

    def open_entry(self, entry_id: str, statement: str = "") -> None:
        """Open an entry in full, over the present view, where a statement is named at its words."""
        self.trail.leave(self.spot)
        self._open(entry_id, statement)

    def open_history(self, entry_id: str) -> None:
        """Show the revisions of an entry."""
        from journal.tui.screens.revisions import RevisionsScreen

        self.push_screen(RevisionsScreen(entry_id))

    def open_people(self) -> None:
        """Show who is who, over the present view."""
        from journal.tui.screens.people import PeopleScreen

        if not isinstance(self.screen, PeopleScreen):
            self.push_screen(PeopleScreen())

    def action_view(self, view: str) -> None:
        if not self.screen.is_modal:
            self.go(view)

    def action_go_back(self) -> None:
        spot = self.trail.back(self.spot)
        if spot is not None:
            self._show(spot)

    def _show(self, spot: Spot) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Paper) and screen.is_mounted:
                screen.put_down()
        for _ in self.screen_stack[1:]:
            self.pop_screen()
        self.switch_mode(spot.view)
        view = self.screen_stack[0]
        if spot.key and isinstance(view, Place):
            view.call_later(view.select, spot.key)
        if spot.entry:
            self._open(spot.entry)

    def _open(self, entry_id: str, statement: str = "") -> None:
        from journal.tui.screens.entry import EntryScreen

        self.push_screen(EntryScreen(entry_id, statement))

"""Going from view to view, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from journal.tui.screens.place import Place
from journal.tui.screens.writing import Paper
from journal.tui.trail import Spot, Trail
from journal.tui.views import VIEWS

if TYPE_CHECKING:
    from journal.domain.records.letter import Letter
    from journal.service.remedies import Weighed


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

    def refresh_css(self, animate: bool = True) -> None:
        """As Textual's; before there is a screen its sheets are parsed with the first one anyway."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    @property
    def spot(self) -> Spot:
        """Where one is."""
        view, *over = self.screen_stack
        opened = [screen.entry_id for screen in over if isinstance(screen, Place) and screen.entry_id]
        # A view just switched to has no rows yet.
        key = view.key if isinstance(view, Place) and view.is_mounted else ""
        return Spot(self.current_mode, key, opened[-1] if opened else "")

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """As Textual's; a key that is pressed before a view is there does nothing in it."""
        if isinstance(default_namespace, Place) and not default_namespace.is_mounted:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def go(self, view: str, key: str = "", *, returns: bool = False) -> None:
        """Show a view, with the row of that key selected where it is named; one that `returns` leads back here."""
        here = self.spot
        if (here.view, here.entry) != (view, "") or key not in ("", here.key):
            self.trail.leave(here)
        self._show(Spot(view, key))
        shown = self.screen_stack[0]
        if isinstance(shown, Place):
            shown.came_from = here.view if returns else ""

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

    def open_worth(self, negotiation: str, which: str = "") -> None:
        """Show what the packages of a negotiation of an id are worth, beginning with the one of a title."""
        from journal.tui.screens.worth import WorthScreen

        self.push_screen(WorthScreen(negotiation, which))

    def open_version_texts(self, negotiation: str) -> None:
        """Show the texts of the versions of an offer, word by word."""
        from journal.tui.screens.version_texts import VersionTextsScreen

        self.push_screen(VersionTextsScreen(negotiation))

    def open_compare(self) -> None:
        """Show packages side by side."""
        from journal.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen())

    def open_brief(self, negotiation: str) -> None:
        """Show the brief of the meeting that begins within the hour, else of the negotiation of an id.

        With an empty id it is that of the one furthest along.
        """
        from journal.tui.screens.brief import BriefScreen

        self.push_screen(BriefScreen(negotiation, is_near_first=True))

    def open_checklist(self, negotiation: str, name: str) -> None:
        """Show a playbook of a negotiation, or its notice gate; without a name the playbook that fits."""
        from journal.tui.screens.checklist import ChecklistScreen

        self.push_screen(ChecklistScreen(negotiation, name))

    def open_post_mortem(self, negotiation: str) -> None:
        """Show the post-mortem of a negotiation."""
        from journal.tui.screens.post_mortem import PostMortemScreen

        self.push_screen(PostMortemScreen(negotiation))

    def open_letters(self, negotiation: str | None) -> None:
        """Show the letters of a negotiation by its id, those of all where that is None."""
        from journal.tui.screens.letters import LettersScreen

        if not isinstance(self.screen, LettersScreen):
            self.push_screen(LettersScreen(negotiation))

    def open_letter(self, letter: Letter) -> None:
        """Go on with a draft."""
        from journal.tui.screens.letter import LetterScreen

        self.push_screen(LetterScreen(letter))

    def open_report(self, negotiation: str) -> None:
        """Show the comparison document of a negotiation by its id."""
        from journal.tui.screens.report import ReportScreen

        self.push_screen(ReportScreen(negotiation))

    def open_remedies(self, negotiation: str, weighed: Weighed) -> None:
        """Show the remedies for a gap that was weighed."""
        from journal.tui.screens.remedies import RemediesScreen

        self.push_screen(RemediesScreen(negotiation, weighed))

    def open_review(self) -> None:
        """Show the weekly review, over the present view."""
        from journal.tui.screens.review import ReviewScreen

        if not isinstance(self.screen, ReviewScreen):
            self.push_screen(ReviewScreen())

    def action_view(self, view: str) -> None:
        if not self.screen.is_modal:
            self.go(view)

    def narrow_journal(self, text: str, key: str = "") -> None:
        """Show the Journal narrowed to a query, with an entry selected; it leads back here."""
        from journal.tui.screens.narrowing import Narrowing

        self.go("journal", key, returns=True)
        shown = self.screen_stack[0]
        if isinstance(shown, Narrowing):
            shown.call_later(shown.narrow, text)

    def action_search(self) -> None:
        """Show Search with the cursor on its query."""
        if not self.screen.is_modal:
            self.go("search")
            shown = self.screen_stack[0]
            if isinstance(shown, Place):
                shown.call_later(shown.to_field)

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

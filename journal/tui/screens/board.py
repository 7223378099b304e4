"""Board: every negotiation as a card in its stage's column, and what is next for the one in focus."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from journal.domain.agenda import overdue_from
from journal.domain.board import Card
from journal.domain.records import Stage
from journal.service import negotiations
from journal.tui import jobs_narrowed as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_board import BoardData
from journal.tui.jobs_narrowed import Narrowed
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.board import Shown, columns, head_line, nothing_lines, strip_line, strip_lines
from journal.tui.render.line import EMPTY, Line
from journal.tui.render.narrowed import narrowed_line, unanswered_lines
from journal.tui.screens.narrowing import Narrowing
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.widgets.card_columns import CardColumns
from journal.tui.widgets.filter_bar import FilterBar
from journal.tui.widgets.frame import LineView


class BoardHead(LineView):
    """How many negotiations are open and closed; a click shows the ones or the others."""

    class Picked(Message):
        """One of the two was clicked."""

        def __init__(self, is_closed: bool) -> None:
            super().__init__()
            self.is_closed = is_closed

    def __init__(self) -> None:
        super().__init__(id="board-head")
        self.data: BoardData | None = None
        self.shown = Shown()

    def show(self, data: BoardData, shown: Shown) -> None:
        self.data, self.shown = data, shown
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        return (head_line(self.data, self.shown, width)[0],) if self.data else ()

    def on_click(self, event: events.Click) -> None:
        places = head_line(self.data, self.shown, self.size.width)[1] if self.data else []
        offset = event.get_content_offset(self)
        for start, end, is_closed in places:
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Picked(is_closed))


class BoardStrip(LineView):
    """What is told of the card in focus: one line, or several where there is room."""

    def __init__(self) -> None:
        super().__init__(id="strip")
        self._data: BoardData | None = None
        self._card: Card | None = None
        self._shown = Shown()

    def show(self, data: BoardData, card: Card | None, shown: Shown) -> None:
        self._data, self._card, self._shown = data, card, shown
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        if self._data is None:
            return ()
        if self.size.height == 1:
            return (strip_line(self._data, self._card, self._shown, width),)
        return (EMPTY, *strip_lines(self._data, self._card, width, is_plain=paint_of(self.app).is_plain))


class BoardScreen(Narrowing):
    """The third view."""

    WHERE = Where.BOARD
    SHEET = "board.tcss"
    VIEW = "board"
    AUTO_FOCUS = "CardColumns"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.BOARD)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middle"), (30, "-high")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self.data: BoardData | None = None
        self.is_closed = False
        self._other = ""

    def panes(self) -> ComposeResult:
        with Vertical(id="board"):
            yield FilterBar(hides=True)
            yield BoardHead()
            yield CardColumns(id="cards")
            yield BoardStrip()

    @property
    def cards(self) -> CardColumns:
        return self.query_one(CardColumns)

    @property
    def key(self) -> str:
        return self.cards.key

    def select(self, key: str) -> None:
        """Select a negotiation's card by its id; a closed one among the closed."""
        card = self.data.card(key) if self.data else None
        if card is None and self.text:
            self.narrow("")
        if card is not None and (card.outcome is not None) is not self.is_closed:
            self.action_toggle_closed()
        self.cards.select(key)

    def focus_list(self) -> None:
        self.cards.focus()

    # What is shown

    def reload(self) -> None:
        text = self.text
        self.journal.desk.ask(
            lambda session: jobs.board(session, text), self.show_narrowed, self.refused, latest="board"
        )

    def show_narrowed(self, found: Narrowed[BoardData]) -> None:
        """Show what answers the query, and how much that is."""
        self.narrowed(partial(narrowed_line, found.text, found.kept, found.total, "card"))
        self.show(found.data)

    def show(self, data: BoardData) -> None:
        """Show the cards."""
        if self.data is None:
            self.cards.select(_most_urgent(data))
        self.data = data
        self.cards.can_drag = not self.is_closed
        self.set_class(self.is_closed, "-closed")
        cards = data.closed if self.is_closed else data.open
        self.cards.show(
            len({one.stage for one in cards}),
            partial(columns, data, self.is_closed),
            partial(unanswered_lines, "card") if self.text.strip() else partial(nothing_lines, data, self.is_closed),
        )
        self._told()

    @on(CardColumns.Moved)
    def _told(self) -> None:
        """Keep the line above and the strip below with the columns."""
        if self.data is not None:
            shown = self._shown()
            self.query_one(BoardHead).show(self.data, shown)
            self.query_one(BoardStrip).show(self.data, self.card, shown)
        self.refresh_frame()

    def _shown(self) -> Shown:
        every, seen = self.cards.columns.all, self.cards.columns.in_view
        hidden = [tuple((one.title, one.cards) for one in part) for part in (every[: seen.start], every[seen.stop :])]
        return Shown(self.is_closed, *hidden)

    @property
    def card(self) -> Card | None:
        """The card in focus."""
        return self.data.card(self.cards.key) if self.data else None

    def context(self) -> Context:
        data, card = self.data, self.card
        if data is None or card is None:
            return NOWHERE
        key, name = card.negotiation.id, card.negotiation.name
        return Context(
            negotiation=key, name=name, opening=opening(name, data.talks.get(key), data.names), entry=data.last.get(key)
        )

    def there(self) -> Collection[Needs]:
        found, card = set(super().there()), self.card
        found |= {Needs.STEP} if self.text else set()
        if card is None:
            return found
        return found | {Needs.ROW, Needs.FILED, Needs.CLOSED_CARD if card.outcome else Needs.OPEN_CARD}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some commands act on open cards, one on closed ones."""
        if action in ("move", "decide", "close"):
            return Needs.OPEN_CARD in self.there()
        if action == "reopen":
            return Needs.CLOSED_CARD in self.there()
        return super().check_action(action, parameters)

    @on(CardColumns.Opened)
    def _opened_card(self) -> None:
        entry = self.context().entry
        if entry is not None:
            self.journal.open_entry(entry.id)
        else:
            self.journal.tell(Notice("Nothing is written of it yet", "c", "writes an entry"))

    def action_step_back(self) -> None:
        if self.text:
            self.narrow("")

    def action_column(self, step: int) -> None:
        self.cards.beside(step)

    def action_toggle_closed(self) -> None:
        self._other, wanted = self.cards.key, self._other
        self.is_closed = not self.is_closed
        self.cards.select(wanted)
        if self.data is not None:
            self.show(self.data)

    @on(BoardHead.Picked)
    def _picked_part(self, event: BoardHead.Picked) -> None:
        if event.is_closed is not self.is_closed:
            self.action_toggle_closed()

    def action_ledger(self) -> None:
        """Show the negotiation's offer."""
        if self.cards.key:
            self.journal.go("offers", self.cards.key)

    # What is done with a card

    def action_move(self, step: int) -> None:
        card, order = self.card, list(Stage)
        if card is None:
            return
        to = order.index(card.stage) + step
        if 0 <= to < len(order):
            self._move(card, order[to])
        else:
            edge = "last" if step > 0 else "first"
            self.journal.tell(Notice(f"{card.stage.label.capitalize()} is the {edge} stage.", is_trouble=True))

    @on(CardColumns.Dropped)
    def _dropped(self, event: CardColumns.Dropped) -> None:
        card = self.data.card(event.key) if self.data else None
        if card is not None and card.outcome is None:
            self._move(card, Stage(event.column))

    def _move(self, card: Card, stage: Stage) -> None:
        name = card.negotiation.name
        self.carry_out(lambda session: negotiations.move(session, name, stage), f"Moved: {name} to {stage.label}")

    def action_reopen(self) -> None:
        card = self.card
        if card is not None:
            name, stage = card.negotiation.name, card.stage
            self.is_closed = False
            self.carry_out(
                lambda session: negotiations.move(session, name, stage), f"Open again: {name} in {stage.label}"
            )

    def action_close(self) -> None:
        """Ask for the outcome and a reason, and close the negotiation with them."""
        if self.card is not None:
            self.ask_outcome(self.card.negotiation.name)

    def action_describe(self) -> None:
        """Ask what is to be noted of the negotiation of the card."""
        if self.card is not None:
            self.ask_facts(self.card.negotiation)

    def action_decide(self) -> None:
        """Ask whether to accept or decline, and why, and record the decision."""
        if self.card is not None:
            self.ask_decision(self.card.negotiation.name)


def _most_urgent(data: BoardData) -> str:
    """The negotiation in which something is due first; else the first; empty where there is none."""
    due = [(one, one.next_due) for one in data.open if one.next_due is not None]
    if due:
        return min(due, key=lambda pair: overdue_from(pair[1]).utc)[0].negotiation.id
    return data.open[0].negotiation.id if data.open else ""

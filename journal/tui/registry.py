"""The one table of commands: key bindings, footer, palette, help page and the README's key table come from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from textual.binding import Binding, BindingType

from journal.domain.record import record
from journal.domain.records import Outcome
from journal.domain.records.ruling import Verdict
from journal.tui.views import VIEWS


class Where(StrEnum):
    """Where commands apply; the value is the heading on the help page."""

    VIEW = "In every view"
    TODAY = "Today"
    JOURNAL = "Journal"
    BOARD = "Board"
    FOLLOW_UPS = "Follow-ups"
    OFFERS = "Offers"
    PEOPLE = "People"
    PERSON = "Saying who somebody is"
    FILTERING = "While filtering"
    ENTRY = "An entry opened in full"
    REVISIONS = "The history of an entry"
    WRITING = "While writing"
    EDITOR = "The entry editor"
    ANNOTATING = "Annotating an entry"
    FILE = "A file to attach"
    HEAD = "The head of an entry"
    COMPLETING = "Choosing a completion"
    SNOOZE = "Snooze and reschedule"
    NEW = "A new negotiation"
    CLOSING = "Closing a negotiation"
    DECIDING = "Deciding on an offer"
    OVERRULING = "A verdict of one’s own"
    PAIRING = "Pairing two items"
    REDACTING = "Removing a text for good"
    HELP = "This page"
    LIST = "In a list"
    ANYWHERE = "Anywhere"


class Needs(StrEnum):
    """What has to be there for a command to act."""

    NOTHING = ""
    ROW = "a row"
    FOLLOW_UP = "a follow-up"
    FOLDED = "a folded log"
    ENTRY = "an entry"
    FILED = "a negotiation"
    OPEN_CARD = "an open negotiation"
    CLOSED_CARD = "a closed negotiation"
    STEP = "something to step back from"
    FINDING = "something that was not understood"
    MENDABLE = "a nearest word"
    OWN_ITEM = "an unknown item"
    ITEM = "an item of the ledger"


@record
class Command:
    """Something a person can do.

    `keys` act where no text is typed, `typing` always; two equal letters (`gg`) are a chord, which its widget
    reads itself. `title` is its short name, `help` the sentence of the help page, `action` the name of the method
    that does it. `palette` and `footer` tell whether it stands there; `pair` is what the footer says instead of its
    key where it speaks for another command too.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: tuple[Where, ...]
    action: str
    typing: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    palette: bool = True
    footer: bool = True
    priority: bool = False
    ahead: bool = False
    pair: str = ""

    @property
    def all_keys(self) -> tuple[str, ...]:
        return (*self.keys, *self.typing)

    @property
    def key(self) -> str:
        """Its keys as they are written on the screen."""
        return " ".join(key_label(key) for key in self.all_keys)


_GOING = tuple(
    Command(id=f"view_{view.id}", keys=(str(view.number),), typing=(f"alt+{view.number}",), title=f"go to {view.title}",
            where=(Where.ANYWHERE,), action=f"view('{view.id}')", footer=False, priority=True,
            help=f"Show {view.title}.")
    for view in VIEWS
)  # fmt: skip

_OUTCOMES = tuple(
    Command(id=f"outcome_{outcome.value}", keys=(key,), title=outcome.label, where=(Where.CLOSING,),
            action=f"choose('{outcome.value}')", palette=False, footer=False, help=f"{ended}.")
    for key, outcome, ended in (
        ("a", Outcome.ACCEPTED, "I accepted their offer"),
        ("d", Outcome.DECLINED, "I declined their offer"),
        ("w", Outcome.WITHDREW, "I withdrew before there was an offer"),
        ("r", Outcome.REJECTED, "They rejected me"),
        ("o", Outcome.OFFER_WITHDRAWN, "They took the offer back before I had accepted it"),
        ("s", Outcome.RESCINDED, "They took the offer back after I had accepted it"),
        ("e", Outcome.EXPIRED, "The offer expired"),
        ("q", Outcome.WENT_QUIET, "Nobody answered any more"),
    )
)  # fmt: skip

_VERDICTS = tuple(
    Command(id=f"verdict_{verdict.value}", keys=(key,), title=verdict.label, where=(Where.OVERRULING,),
            action=f"choose('{verdict.value}')", palette=False, footer=False, help=f"{meaning}.")
    for key, verdict, meaning in (
        ("m", Verdict.MATCH, "They offer what was promised"),
        ("s", Verdict.SHORTFALL, "They offer less"),
        ("e", Verdict.EXCESS, "They offer more"),
        ("d", Verdict.DIFFERS, "They offer something else, neither more nor less"),
        ("a", Verdict.ABSENT, "They do not offer it"),
        ("n", Verdict.ADDED, "They offer it and nobody promised it"),
        ("c", Verdict.CONDITION_CHANGED, "They offer the same under another condition"),
        ("p", Verdict.PENDING, "It is not in an offer yet and still can be"),
        ("g", Verdict.AMBIGUOUS, "It could mean two things"),
        ("u", Verdict.UNQUANTIFIED, "It cannot be put in figures"),
    )
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    *_GOING,
    Command(id="go_back", keys=(), typing=("ctrl+o",), title="where I was", where=(Where.ANYWHERE,), action="go_back",
            footer=False, help="Go back to the view, the row and the entry where you were before."),
    Command(id="open", keys=("enter",), title="open", where=(Where.LIST,), action="list_open", needs=Needs.ROW,
            palette=False, help="Open what is selected in full."),
    Command(id="back", keys=("escape", "backspace"), title="back", where=(Where.ENTRY, Where.REVISIONS, Where.PEOPLE),
            action="back",
            palette=False, help="Go back to where you came from."),
    Command(id="older", keys=("left",), title="older", where=(Where.ENTRY,), action="older",
            help="Read the entry before it in the same negotiation."),
    Command(id="newer", keys=("right",), title="newer", where=(Where.ENTRY,), action="newer",
            help="Read the entry after it in the same negotiation."),
    Command(id="filter", keys=("f",), title="filter", where=(Where.JOURNAL,), action="filter",
            help="Narrow the list: words, or fields as in in:acme with:dana item:base is:verbal date:2026-03.."),
    Command(id="history", keys=("h",), title="history", where=(Where.JOURNAL, Where.ENTRY), action="history",
            needs=Needs.ENTRY, help="Every revision of the entry: when, and what changed in it."),
    Command(id="same_negotiation", keys=("F",), title="only its negotiation", where=(Where.JOURNAL,),
            action="same_negotiation", needs=Needs.FILED, footer=False,
            help="Narrow the list to the negotiation of the selected entry."),
    Command(id="next_day", keys=("]", "J"), title="next day", where=(Where.JOURNAL,), action="day(1)", palette=False,
            footer=False, help="Go down to the next day."),
    Command(id="previous_day", keys=("[", "K"), title="day before", where=(Where.JOURNAL,), action="day(-1)",
            palette=False, footer=False, help="Go up to the beginning of the day, then to the day above."),
    Command(id="next_month", keys=("}",), title="next month", where=(Where.JOURNAL,), action="month(1)",
            palette=False, footer=False, help="Go down to the next month."),
    Command(id="previous_month", keys=("{",), title="month before", where=(Where.JOURNAL,), action="month(-1)",
            palette=False, footer=False, help="Go up to the beginning of the month, then to the month above."),
    Command(id="step_back", keys=("escape",), title="back", where=(Where.JOURNAL, Where.OFFERS),
            action="step_back", needs=Needs.STEP, palette=False, help="Go back to the list, then to all of it."),
    Command(id="keep_filter", keys=("enter", "down"), title="to the list", where=(Where.FILTERING,),
            action="keep_filter", palette=False, help="Go to the list, which stays narrowed."),
    Command(id="leave_filter", keys=("escape",), title="all entries", where=(Where.FILTERING,),
            action="leave_filter", palette=False, help="Take the query away and show all entries again."),
    Command(id="next_stage", keys=("right", "l"), title="stage", where=(Where.BOARD,), action="column(1)",
            needs=Needs.ROW, palette=False, pair="← →", help="Go to the column at the right."),
    Command(id="stage_before", keys=("left", "h"), title="stage before", where=(Where.BOARD,), action="column(-1)",
            palette=False, footer=False, help="Go to the column at the left."),
    Command(id="move_on", keys=(">",), title="move", where=(Where.BOARD,), action="move(1)", needs=Needs.OPEN_CARD,
            pair="> <", help="Move the negotiation to the next stage, by an entry that says so."),
    Command(id="ledger", keys=("g",), title="ledger", where=(Where.BOARD,), action="ledger", needs=Needs.ROW,
            help="Show the offer of the negotiation beside what was promised."),
    Command(id="move_back", keys=("<",), title="move back", where=(Where.BOARD,), action="move(-1)",
            needs=Needs.OPEN_CARD, footer=False, help="Move the negotiation to the stage before."),
    Command(id="done", keys=("x",), title="done", where=(Where.VIEW,), action="done", needs=Needs.FOLLOW_UP,
            ahead=True,
            help="Mark a follow-up as done; what you write on the line that opens is the entry that closes it."),
    Command(id="snooze", keys=("z",), title="snooze", where=(Where.VIEW,), action="snooze", needs=Needs.FOLLOW_UP,
            ahead=True, help="Put a follow-up off: then 1, 3, w or a date."),
    Command(id="people", keys=("p",), title="people", where=(Where.VIEW,), action="people", footer=False,
            help="Who is who: role, authority, negotiations, and every entry with them."),
    Command(id="describe", keys=("r",), title="say who it is", where=(Where.PEOPLE,), action="describe",
            needs=Needs.ROW, help="Say somebody's role and authority, or that two names are one person."),
    Command(id="other_side", keys=("tab", "shift+tab"), title="other side", where=(Where.PEOPLE,), action="next_pane",
            palette=False, footer=False, help="Go to the entries of the selected person, and back."),
    Command(id="note_person", keys=("enter",), typing=("ctrl+s",), title="note it", where=(Where.PERSON,),
            action="accept", palette=False, help="Keep what was filled in; empty fields leave a thing as it is."),
    Command(id="versions", keys=("v",), title="versions", where=(Where.OFFERS,), action="versions",
            help="The versions of the offer beside each other, or the ledger again."),
    Command(id="next_negotiation", keys=("]", "J"), title="next negotiation", where=(Where.OFFERS,),
            action="negotiation(1)", help="Show the next negotiation's ledger."),
    Command(id="previous_negotiation", keys=("[", "K"), title="negotiation before", where=(Where.OFFERS,),
            action="negotiation(-1)", footer=False, help="Show the ledger of the negotiation before."),
    Command(id="evidence", keys=("tab", "shift+tab"), title="evidence", where=(Where.OFFERS,), action="next_pane",
            palette=False, footer=False, help="Go to the evidence of the selected item, and back."),
    Command(id="pair", keys=("=",), title="pair", where=(Where.OFFERS,), action="pair", needs=Needs.ITEM,
            help="Say that the item is the same as one they call otherwise, and why."),
    Command(id="overrule", keys=("!",), title="overrule", where=(Where.OFFERS,), action="overrule", needs=Needs.ITEM,
            help="Put a verdict of your own in place of the one the statements lead to, and why."),
    Command(id="columns", keys=("right",), title="columns", where=(Where.OFFERS,), action="columns",
            needs=Needs.FOLDED, palette=False,
            help="Page to the columns that are folded on a narrow screen: by, asked, agreed."),
    Command(id="reschedule", keys=("r",), title="reschedule", where=(Where.FOLLOW_UPS,), action="reschedule",
            needs=Needs.FOLLOW_UP, help="Give a follow-up another due time."),
    Command(id="owner", keys=("o",), title="owner", where=(Where.FOLLOW_UPS,), action="owner",
            needs=Needs.FOLLOW_UP, help="Hand the move to the other side: mine becomes theirs, theirs mine."),
    Command(id="drop", keys=("d",), title="drop", where=(Where.VIEW,), action="drop", needs=Needs.FOLLOW_UP,
            help="Give a follow-up up without having done it."),
    Command(id="copy", keys=("y",), title="copy", where=(Where.VIEW,), action="copy", needs=Needs.ENTRY, footer=False,
            help="Copy the text of the entry to the clipboard, where the terminal takes it (OSC 52)."),
    Command(id="redact", keys=(), title="redact: remove its text for good", where=(Where.VIEW,), action="redact",
            needs=Needs.ENTRY, footer=False,
            help="Remove the text of the entry from every revision; from the palette, and it asks first."),
    Command(id="capture", keys=("c",), title="capture", where=(Where.VIEW,), action="capture",
            ahead=True,
            help="Write what happened, with negotiation, person and channel of the selected row filled in."),
    Command(id="new", keys=("n",), typing=("ctrl+n",), title="new", where=(Where.VIEW,), action="new_entry",
            ahead=True,
            help="Write a new entry in the editor, or go on with the one that was left; in Offers the next offer."),
    Command(id="edit", keys=("e",), title="edit", where=(Where.VIEW,), action="edit_entry", needs=Needs.ENTRY,
            ahead=True, help="Change the text of the entry; what it said before stays in its history."),
    Command(id="annotate", keys=("a",), title="annotate", where=(Where.VIEW,), action="annotate", needs=Needs.ENTRY,
            ahead=True, footer=False, help="Add a statement to words of the entry without touching its text."),
    Command(id="begin", keys=("+",), title="begin", where=(Where.VIEW,), action="begin",
            help="Begin a negotiation; entries that named it before become its own."),
    Command(id="decide", keys=("D",), title="decide", where=(Where.BOARD,), action="decide", needs=Needs.OPEN_CARD,
            help="Record that you accept or decline the offer, and why; telling them is another entry."),
    Command(id="close", keys=("X",), title="close", where=(Where.BOARD,), action="close", needs=Needs.OPEN_CARD,
            help="Close the negotiation with its outcome and a reason."),
    Command(id="reopen", keys=("R",), title="open again", where=(Where.BOARD,), action="reopen",
            needs=Needs.CLOSED_CARD, help="Open the negotiation again at the stage where it was closed."),
    Command(id="closed", keys=("o",), title="closed", where=(Where.BOARD,), action="toggle_closed",
            help="Show the closed negotiations, or the open ones again."),
    Command(id="log", keys=("l",), typing=("ctrl+l",), title="log", where=(Where.TODAY,), action="toggle_log",
            needs=Needs.FOLDED, help="Show the log, or what is due, where the screen is too narrow for both."),
    Command(id="other_pane", keys=("tab", "right"), title="next pane", where=(Where.TODAY, Where.JOURNAL),
            action="next_pane", palette=False, footer=False, help="Go to the next pane."),
    Command(id="first_pane", keys=("shift+tab", "left"), title="pane before", where=(Where.TODAY, Where.JOURNAL),
            action="previous_pane", palette=False, footer=False, help="Go to the pane before."),
    Command(id="save", keys=("enter",), typing=("ctrl+s",), title="save", where=(Where.WRITING,), action="save",
            palette=False,
            help="Keep the entry. What could not be understood is kept as text and can be mended after."),
    Command(id="complete", keys=("tab",), title="complete", where=(Where.WRITING,), action="complete", palette=False,
            help="Complete the word: negotiations, people, channels, items and stances, each in its own place."),
    Command(id="to_editor", keys=(), typing=("ctrl+e",), title="editor", where=(Where.WRITING,), action="to_editor",
            palette=False, help="Go on in the entry editor, with more room."),
    Command(id="leave", keys=("escape",), title="leave, keep the text", where=(Where.WRITING,), action="leave",
            palette=False, help="Go back to the list; what was typed stays on the line."),
    Command(id="clear", keys=(), typing=("ctrl+u",), title="clear", where=(Where.WRITING,), action="delete_left_all",
            palette=False, footer=False, help="Take the text off the line."),
    Command(id="save_entry", keys=(), typing=("ctrl+s",), title="save", where=(Where.EDITOR,), action="save",
            palette=False, priority=True,
            help="Keep the entry. What could not be understood is kept as text and can be mended after."),
    Command(id="complete_word", keys=(), typing=("tab",), title="complete", where=(Where.EDITOR,), action="complete",
            palette=False, priority=True, help="Complete the word, each in its own place."),
    Command(id="leave_editor", keys=(), typing=("escape",), title="leave, keep draft", where=(Where.EDITOR,),
            action="leave", palette=False, priority=True, help="Leave; what was typed stays as a draft."),
    Command(id="next_finding", keys=(), typing=("ctrl+t",), title="finding", where=(Where.EDITOR,),
            action="next_finding", palette=False, priority=True, needs=Needs.FINDING,
            help="Go to the next place that was not understood."),
    Command(id="mend", keys=(), typing=("ctrl+g",), title="mend", where=(Where.EDITOR,), action="mend", palette=False,
            priority=True, needs=Needs.MENDABLE, help="Put the nearest known word in the place of the one found."),
    Command(id="own_item", keys=(), typing=("ctrl+b",), title="own item", where=(Where.EDITOR,), action="own_item",
            palette=False, priority=True, needs=Needs.OWN_ITEM,
            help="Make an unknown item one of your own, known from then on."),
    Command(id="head", keys=(), typing=("ctrl+f",), title="head", where=(Where.EDITOR,), action="head", palette=False,
            priority=True, help="Fill in negotiation, channel, people and time, which are written into the head."),
    Command(id="attach", keys=(), typing=("ctrl+a",), title="attach", where=(Where.EDITOR,), action="attach",
            palette=False, priority=True, help="Keep a copy of a file with the entry."),
    Command(id="own_editor", keys=(), typing=("ctrl+e",), title="$EDITOR", where=(Where.EDITOR,), action="own_editor",
            palette=False, priority=True, help="Go on in the editor that VISUAL or EDITOR names."),
    Command(id="start_over", keys=(), typing=("f5",), title="start over", where=(Where.EDITOR,), action="start_over",
            palette=False, footer=False, priority=True,
            help="Take the text back to how it was opened, without the draft; ctrl+z brings it back."),
    Command(id="keep_annotation", keys=("enter",), typing=("ctrl+s",), title="keep", where=(Where.ANNOTATING,),
            action="keep_annotation", palette=False,
            help="Go on from the marked words to the statement, and from the statement to keeping it."),
    Command(id="mark_words", keys=("tab", "shift+tab"), title="mark words", where=(Where.ANNOTATING,),
            action="other_field", palette=False, pair="shift+←→",
            help="Go between the words, marked with shift and the arrows or the mouse, and the statement."),
    Command(id="leave_annotation", keys=("escape",), title="leave", where=(Where.ANNOTATING,), action="cancel",
            palette=False, help="Leave the entry as it is."),
    Command(id="attach_it", keys=("enter",), typing=("ctrl+s",), title="attach", where=(Where.FILE,), action="accept",
            palette=False, help="Keep a copy of the file of this path with the entry."),
    Command(id="complete_path", keys=("tab",), title="complete", where=(Where.FILE,), action="complete",
            palette=False, help="Complete the path, as far as there is one way."),
    Command(id="write_head", keys=("enter",), typing=("ctrl+s",), title="write it", where=(Where.HEAD,),
            action="accept", palette=False, help="Write the head; what is left empty is left out."),
    Command(id="next_completion", keys=("tab", "down"), title="next", where=(Where.COMPLETING,), action="complete",
            palette=False, help="Go to the next one."),
    Command(id="previous_completion", keys=("shift+tab", "up"), title="before", where=(Where.COMPLETING,),
            action="complete_back", palette=False, footer=False, help="Go to the one before."),
    Command(id="take", keys=("enter",), title="take", where=(Where.COMPLETING,), action="save", palette=False,
            help="Put the chosen one on the line."),
    Command(id="close_completions", keys=("escape",), title="close", where=(Where.COMPLETING,), action="leave",
            palette=False, help="Close the list."),
    Command(id="tomorrow", keys=("1",), title="tomorrow", where=(Where.SNOOZE,), action="until('1d')", palette=False,
            help="To tomorrow."),
    Command(id="in_three_days", keys=("3",), title="in 3 days", where=(Where.SNOOZE,), action="until('3d')",
            palette=False, help="Three days from now."),
    Command(id="in_a_week", keys=("w",), title="in a week", where=(Where.SNOOZE,), action="until('1w')",
            palette=False, help="A week from now."),
    Command(id="date", keys=("d", "tab"), title="a date", where=(Where.SNOOZE,), action="type_date", palette=False,
            help="Type a date, as in: fri, 1 Feb 10:00, in 2 weeks."),
    Command(id="next_field", keys=("tab", "down"), title="next field", where=(Where.NEW, Where.HEAD, Where.PERSON),
            action="app.focus_next",
            palette=False, help="Go to the next field."),
    Command(id="previous_field", keys=("shift+tab", "up"), title="field before",
            where=(Where.NEW, Where.HEAD, Where.PERSON),
            action="app.focus_previous", palette=False, footer=False, help="Go to the field before."),
    Command(id="begin_it", keys=("enter",), typing=("ctrl+s",), title="begin", where=(Where.NEW,), action="accept",
            palette=False, help="Begin the negotiation; only its short name is needed."),
    *_OUTCOMES,
    Command(id="accept_offer", keys=("a",), title="accept", where=(Where.DECIDING,), action="choose('accept')",
            palette=False, footer=False, help="I accept their offer."),
    Command(id="decline_offer", keys=("d",), title="decline", where=(Where.DECIDING,), action="choose('decline')",
            palette=False, footer=False, help="I decline their offer."),
    *_VERDICTS,
    Command(id="as_said", keys=("r",), title="as it was said", where=(Where.OVERRULING,), action="choose('as_said')",
            palette=False, footer=False, help="Take back your own verdict."),
    Command(id="keep_verdict", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.OVERRULING,),
            action="accept", palette=False, help="Keep the verdict with its reason; it can be undone."),
    Command(id="keep_pair", keys=("enter",), typing=("ctrl+s",), title="pair them", where=(Where.PAIRING,),
            action="accept", palette=False, help="Make one row of both; without a name the row is as it was before."),
    Command(id="complete_item", keys=("tab", "down"), title="complete", where=(Where.PAIRING,), action="complete",
            palette=False, help="Complete the name of the item, then go to the reason."),
    Command(id="item_again", keys=("shift+tab", "up"), title="field before", where=(Where.PAIRING,),
            action="app.focus_previous", palette=False, footer=False, help="Go to the field before."),
    Command(id="reason", keys=("tab", "down"), title="the reason",
            where=(Where.CLOSING, Where.DECIDING, Where.OVERRULING),
            action="type_reason", palette=False, help="Write why; it may stay empty."),
    Command(id="choices", keys=("shift+tab", "up"), title="choose again",
            where=(Where.CLOSING, Where.DECIDING, Where.OVERRULING),
            action="choose_again", palette=False, footer=False, help="Go back from the reason to the choice."),
    Command(id="keep_choice", keys=("enter",), typing=("ctrl+s",), title="keep it",
            where=(Where.CLOSING, Where.DECIDING), action="accept", palette=False,
            help="Write the entry that says so; it can be undone."),
    Command(id="remove", keys=("y",), title="remove for good", where=(Where.REDACTING,), action="agree", palette=False,
            help="Remove the text for good. This cannot be undone."),
    Command(id="cancel", keys=("escape",), title="cancel",
            where=(Where.SNOOZE, Where.NEW, Where.CLOSING, Where.DECIDING, Where.FILE, Where.HEAD, Where.PERSON,
                   Where.REDACTING, Where.OVERRULING, Where.PAIRING),
            action="cancel",
            palette=False, help="Leave everything as it is."),
    Command(id="close_help", keys=("escape", "?"), typing=("f1",), title="back", where=(Where.HELP,),
            action="close_help", palette=False, help="Leave the help page."),
    Command(id="down", keys=("down", "j"), title="down", where=(Where.LIST,), action="list_down", palette=False,
            footer=False, help="Go down a row."),
    Command(id="up", keys=("up", "k"), title="up", where=(Where.LIST,), action="list_up", palette=False,
            footer=False, help="Go up a row."),
    Command(id="page_down", keys=("pagedown", "space", "ctrl+d"), title="page down", where=(Where.LIST,),
            action="list_page_down", palette=False, footer=False, help="Go down a page."),
    Command(id="page_up", keys=("pageup", "ctrl+b"), title="page up", where=(Where.LIST,), action="list_page_up",
            palette=False, footer=False, help="Go up a page."),
    Command(id="top", keys=("home", "gg"), title="first", where=(Where.LIST,), action="list_top", palette=False,
            footer=False, help="Go to the first row."),
    Command(id="bottom", keys=("end", "G"), title="last", where=(Where.LIST,), action="list_bottom", palette=False,
            footer=False, help="Go to the last row."),
    Command(id="undo", keys=("u",), typing=("f8",), title="undo", where=(Where.ANYWHERE,), action="undo",
            help="Take back the journal's last change, whoever made it."),
    Command(id="redo", keys=("U",), typing=("ctrl+r", "f9"), title="redo", where=(Where.ANYWHERE,), action="redo",
            footer=False, help="Bring back what was taken back last."),
    Command(id="theme", keys=("t",), typing=("f2",), title="theme", where=(Where.ANYWHERE,), action="next_theme",
            footer=False, help="Dark, light, or the terminal's own colours; it is remembered."),
    Command(id="palette", keys=(), typing=("ctrl+p", "f3"), title="commands", where=(Where.ANYWHERE,),
            action="command_palette", palette=False, footer=False, help="Find a command by its name."),
    Command(id="help", keys=("?",), typing=("f1",), title="help", where=(Where.ANYWHERE,), action="help",
            footer=False, help="Every key, and how to write an entry."),
    Command(id="quit", keys=("q",), typing=("ctrl+q",), title="quit", where=(Where.ANYWHERE,), action="quit",
            priority=True, help="Leave the journal; what stands on the line is kept."),
)  # fmt: skip

_SCREENS = (
    Where.TODAY, Where.JOURNAL, Where.BOARD, Where.FOLLOW_UPS, Where.OFFERS, Where.ENTRY, Where.REVISIONS, Where.PEOPLE,
)  # fmt: skip

_BY_ID = {command.id: command for command in COMMANDS}
_LABELS = {
    "escape": "esc", "pagedown": "page down", "pageup": "page up", "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip


def use(commands: tuple[Command, ...]) -> None:
    """Take another table in place of the program's own. Screens take their bindings as they are defined: do it first."""
    global COMMANDS
    COMMANDS = commands
    _BY_ID.update((one.id, one) for one in commands)


def everywhere_with(place: Where) -> tuple[Where, ...]:
    """The places whose commands act together with those of one place."""
    return (place, Where.VIEW, Where.LIST, Where.ANYWHERE) if place in _SCREENS else (place,)


def command(command_id: str) -> Command:
    """The command of an id."""
    return _BY_ID[command_id]


def key_label(key: str) -> str:
    """A key as it is written on the screen."""
    return _LABELS.get(key, key)


def commands_in(where: Where) -> Iterator[Command]:
    """The commands that apply somewhere, in the order of the footer."""
    return (one for one in COMMANDS if where in one.where)


def bindings(where: Where) -> list[BindingType]:
    """The key bindings of a place."""
    return [
        Binding(key, one.action, one.title, show=False, id=one.id, priority=_has_priority(one, key))
        for one in commands_in(where)
        for key in one.all_keys
        if not is_chord(key)
    ]


def _has_priority(one: Command, key: str) -> bool:
    return one.ahead or (one.priority and key in one.typing)


def is_chord(key: str) -> bool:
    """Whether it is one letter pressed twice."""
    return len(key) == 2 and key[0] == key[1]


def footer(places: Collection[Where], there: Collection[Needs], *, typing: bool = False) -> list[tuple[Command, str]]:
    """The commands of the footer with the key to press, what acts on the selection first.

    `there` is what the selection offers. While typing only keys that act then count.
    """
    wanted = [one for one in COMMANDS if one.footer and any(place in places for place in one.where)]
    wanted = [one for one in wanted if one.needs is Needs.NOTHING or one.needs in there]
    if typing:
        wanted = [one for one in wanted if Where.ANYWHERE not in one.where]
    return [(one, one.pair or key_label(one.all_keys[0])) for one in wanted]

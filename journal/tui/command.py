"""What a command is: its keys, where it applies and what it needs."""

from __future__ import annotations

from enum import StrEnum

from journal.domain.record import record


class Where(StrEnum):
    """Where commands apply; the value is the heading on the help page."""

    VIEW = "In every view"
    TODAY = "Today"
    JOURNAL = "Journal"
    BOARD = "Board"
    FOLLOW_UPS = "Follow-ups"
    OFFERS = "Offers"
    WORTH = "What packages are worth"
    FIGURE = "A figure of one’s own"
    COMPARE = "Packages side by side"
    SEARCH = "Search"
    SEARCHING = "While searching"
    COUNTS = "The counts below a search"
    NAMING = "Saving a search"
    PEOPLE = "People"
    PERSON = "Saying who somebody is"
    BRIEF = "The brief"
    PREP = "Writing a prep"
    QUESTION = "A question of one’s own"
    PRINTING = "Printing a brief"
    WITH = "With whom the talk is"
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
    DESCRIBING = "Saying more of a negotiation"
    CLOSING = "Closing a negotiation"
    DECIDING = "Deciding on an offer"
    OVERRULING = "A verdict of one’s own"
    PAIRING = "Pairing two items"
    REDACTING = "Removing a text for good"
    CHECKLIST = "A playbook or the notice gate"
    TICKING = "Settling a line by hand"
    POST_MORTEM = "A post-mortem"
    ANSWERING = "Answering in a post-mortem"
    REVIEW = "The weekly review"
    LETTERS = "Letters"
    LETTER = "Writing a letter"
    LETTER_KIND = "Which letter"
    REPORT = "The comparison document"
    REPORT_FILE = "Where to write the document"
    REMEDIES = "Remedies for a gap"
    REMEDY_SIZE = "How much of a remedy"
    TALK = "Asking for a talk"
    HELP = "This page"
    LIST = "In a list"
    ANYWHERE = "Anywhere"


class Needs(StrEnum):
    """What has to be there for a command to act."""

    NOTHING = ""
    ROW = "a row"
    FOLLOW_UP = "a follow-up"
    NUDGE = "a nudge"
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
    VERSIONS = "several versions of an offer"
    REMINDER = "a promise for later"
    SUGGESTED = "an answer that the journal suggests"
    READING = "an entry beside the list"
    SAVED = "a saved search"
    DRAFTED = "a letter that is not sent"
    UNANSWERED = "a letter without an answer"


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


_LABELS = {
    "escape": "esc", "pagedown": "page down", "pageup": "page up", "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip


def key_label(key: str) -> str:
    """A key as it is written on the screen."""
    return _LABELS.get(key, key)

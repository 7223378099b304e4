"""What is asked for a letter, a document, a remedy and a talk."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from journal.tui.registry import Where, bindings
from journal.tui.screens.closing import ChoiceDialog
from journal.tui.screens.form import FormDialog


class KindDialog(ChoiceDialog):
    """Gives what kind of letter to draft, and a line for it, which may stay empty."""

    WHERE = Where.LETTER_KIND
    TITLE_WORDS = "Draft for"
    REASON = "a line of your own in it; it may stay empty"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.LETTER_KIND)


class DocumentFileDialog(FormDialog):
    """Gives the path of the file to write."""

    WHERE = Where.REPORT_FILE
    FIELDS = (("file", "File", "~/comparison.html"),)
    NEEDED = ("file",)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REPORT_FILE)


class SizeDialog(FormDialog):
    """Gives what to ask for, in the words of the capture line."""

    WHERE = Where.REMEDY_SIZE
    FIELDS = (("value", "Ask for", "182k, or +4k; 8000, 5000 RSU, 28 days, “Principal Engineer”"),)
    NEEDED = ("value",)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REMEDY_SIZE)


class TalkDialog(FormDialog):
    """Gives with whom and when a talk is to be, by when it is to be settled, and what it is for."""

    WHERE = Where.TALK
    FIELDS = (
        ("with", "With", "Dana and Omar; else whom you spoke with last"),
        ("at", "When", "thu 10:00; empty: they choose"),
        ("by", "Settled by", "fri 5pm; empty: when the offer expires"),
        ("purpose", "Purpose", "one line; it may stay empty"),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TALK)

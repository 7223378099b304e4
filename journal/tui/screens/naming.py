"""Keep a search by a name."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from journal.tui.registry import Where, bindings
from journal.tui.screens.form import FormDialog


class NameSearch(FormDialog):
    """Asks for the name of a search; the title says what is asked for."""

    WHERE = Where.NAMING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.NAMING)
    FIELDS = (("name", "Name", "one word; @name asks it again"),)
    NEEDED = ("name",)

"""Begin a negotiation: a short name, and what else is known of it; or say more of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from journal.tui.registry import Where, bindings
from journal.tui.screens.form import FormDialog

FACTS = (
    ("company", "Company", "Acme Robotics"),
    ("role", "Role", "Staff Engineer"),
    ("currency", "Currency", "USD"),
    ("zone", "Zone", "America/New_York, where they are"),
    ("country", "Country", "US or DE-BY, whose working days count"),
)


class BeginDialog(FormDialog):
    """Asks for a new negotiation; `name` is what it was called where it was written of first."""

    WHERE = Where.NEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.NEW)
    FIELDS = (("name", "Short name", "acme"), *FACTS)
    NEEDED = ("name",)

    def __init__(self, name: str = "", problem: str = "", filled: Mapping[str, str] | None = None) -> None:
        super().__init__("Begin a negotiation", {"name": name, **(filled or {})}, problem)


class DescribeDialog(FormDialog):
    """Asks for what is to be noted of a negotiation; the title is its name."""

    WHERE = Where.DESCRIBING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.DESCRIBING)
    FIELDS = FACTS

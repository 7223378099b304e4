"""Begin a negotiation: a short name, and what else is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from journal.tui.registry import Where, bindings
from journal.tui.screens.form import FormDialog


class BeginDialog(FormDialog):
    """Asks for a new negotiation; `name` is what it was called where it was written of first."""

    WHERE = Where.NEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.NEW)
    FIELDS = (
        ("name", "Short name", "acme"),
        ("company", "Company", "Acme Robotics"),
        ("role", "Role", "Staff Engineer"),
        ("currency", "Currency", "USD"),
    )
    NEEDED = ("name",)

    def __init__(self, name: str = "", problem: str = "", filled: Mapping[str, str] | None = None) -> None:
        super().__init__("Begin a negotiation", {"name": name, **(filled or {})}, problem)

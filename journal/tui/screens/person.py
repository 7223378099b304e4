"""Say who somebody is."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from journal.tui.registry import Where, bindings
from journal.tui.screens.form import FormDialog


class PersonDialog(FormDialog):
    """Asks for a person's role and authority, where they belong, and who is the same; the title is the name."""

    WHERE = Where.PERSON
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PERSON)
    FIELDS = (
        ("role", "Role", "recruiter, hiring manager, hr partner, interviewer, reference, advocate"),
        ("authority", "Authority", "decides, recommends, messenger"),
        ("negotiation", "Also in", "a negotiation's short name"),
        ("merge", "Same as", "another name of the same person"),
    )

"""What stands on the capture bar, and what it says."""

from __future__ import annotations

from journal.domain.record import record


@record
class Draft:
    """What stands on the line. `prefill` is what it was opened with; `focus` the id of the negotiation in focus;
    `closes` the id of the follow-up that saving it closes, and `what` that follow-up's text.
    """

    text: str = ""
    prefill: str = ""
    focus: str | None = None
    closes: str = ""
    what: str = ""

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was added to what it was opened with."""
        return not self.text.strip() or self.text == self.prefill


NO_DRAFT = Draft()


@record(kw_only=False)
class Notice:
    """What was done, and a key that goes with it (`u`, `undoes it`)."""

    text: str
    key: str = ""
    label: str = ""
    is_trouble: bool = False

"""What stands on the capture bar, and what it says."""

from __future__ import annotations

from journal.domain.record import record


@record
class Draft:
    """What stands on the line. `prefill` is what it was opened with; `focus` the id of the negotiation in focus;
    `closes` the id of the follow-up that saving it closes, and `what` that follow-up's text. `letter` is the id of
    the letter that saving it sends, `talk` that of the negotiation whose talk it tells the outcome of.
    """

    text: str = ""
    prefill: str = ""
    focus: str | None = None
    closes: str = ""
    what: str = ""
    letter: str = ""
    talk: str = ""

    @property
    def key(self) -> str:
        """What its text is called among the drafts where it is not simply the next entry."""
        if self.letter:
            return f"letter-{self.letter}"
        return f"talk-{self.talk}" if self.talk else ""

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

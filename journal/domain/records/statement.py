"""What an entry says of one offer item."""

from __future__ import annotations

from journal.domain.instants import When
from journal.domain.record import record
from journal.domain.records.value import Value
from journal.domain.records.words import Word


class Stance(Word):
    """What somebody does with an item: theirs, mine (asked), or both sides' (agreed)."""

    MENTIONED = "mentioned"
    PROMISED = "promised"
    OFFERED = "offered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ASKED = "asked"
    AGREED = "agreed"


class Certainty(Word):
    """How firm it is. Unstated is unknown, not guaranteed."""

    GUARANTEED = "guaranteed"
    CONDITIONAL = "conditional"
    DISCRETIONARY = "discretionary"
    UNKNOWN = "unknown"


@record
class Wording:
    """The words a statement stands on.

    `text` is the statement as it was typed. `quote` are exact words of the entry's body that it refers to (an
    annotation) or words in quotation marks; empty means a paraphrase. `start` and `end` are offsets in the
    body, of the bracket or part, or of the quote; None where those words are no longer there.
    """

    text: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    annotates: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether an edit removed the words an annotation stands on."""
        return self.annotates and bool(self.quote) and self.start is None


@record
class Statement:
    """The link between an entry and an offer item.

    `item` is an item id, with an instance after a slash (`equity/options`). `speaker` is a person's id, `me`,
    or None where it is not known. `value` None means that none was given (a refusal, say). `by` is the date it
    is to hold by. `negotiation` is the id of another negotiation than the entry's; None: the entry's own.
    """

    id: str
    item: str
    stance: Stance
    value: Value | None = None
    speaker: str | None = None
    certainty: Certainty = Certainty.UNKNOWN
    condition: str = ""
    by: When | None = None
    wording: Wording
    negotiation: str | None = None

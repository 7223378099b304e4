"""The words of the journal: frozen records and closed vocabularies."""

from __future__ import annotations

from journal.domain.records.entry import Attachment, Entry, Finding, Mark, MarkKind, Participant
from journal.domain.records.follow_up import FollowUp, FollowUpKind, FollowUpStatus, Owner
from journal.domain.records.item import Better, ItemTable, OfferItem
from journal.domain.records.negotiation import Negotiation, Outcome, Stage
from journal.domain.records.person import ME, Authority, Person, Role
from journal.domain.records.statement import Certainty, Stance, Statement, Wording
from journal.domain.records.value import Instalment, Period, Price, Terms, Value, ValueKind
from journal.domain.records.words import Channel, Direction, Word

__all__ = [
    "ME",
    "Attachment",
    "Authority",
    "Better",
    "Certainty",
    "Channel",
    "Direction",
    "Entry",
    "Finding",
    "FollowUp",
    "FollowUpKind",
    "FollowUpStatus",
    "Instalment",
    "ItemTable",
    "Mark",
    "MarkKind",
    "Negotiation",
    "OfferItem",
    "Outcome",
    "Owner",
    "Participant",
    "Period",
    "Person",
    "Price",
    "Role",
    "Stage",
    "Stance",
    "Statement",
    "Terms",
    "Value",
    "ValueKind",
    "Word",
    "Wording",
]

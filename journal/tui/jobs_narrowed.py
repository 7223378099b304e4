"""The Board and the Follow-ups as far as they answer a query."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from journal.domain.record import replace
from journal.service import narrowing
from journal.service.session import Session
from journal.tui import jobs_board, jobs_follow_ups
from journal.tui.jobs_board import BoardData
from journal.tui.jobs_follow_ups import FollowUpsData

Data = TypeVar("Data")


class Narrowed(NamedTuple, Generic[Data]):
    """What is shown of a view: `kept` of `total` cards or follow-ups, those that answer `text`."""

    data: Data
    text: str
    kept: int
    total: int


def board(session: Session, text: str) -> Narrowed[BoardData]:
    """The cards of the negotiations that answer a query. Raises QueryError with its place."""
    data = jobs_board.board(session)
    total = len(data.open) + len(data.closed)
    if text.strip():
        kept = narrowing.negotiations(session, text)
        data = replace(
            data,
            open=tuple(one for one in data.open if one.negotiation.id in kept),
            closed=tuple(one for one in data.closed if one.negotiation.id in kept),
        )
    return Narrowed(data, text.strip(), len(data.open) + len(data.closed), total)


def follow_ups(session: Session, text: str) -> Narrowed[FollowUpsData]:
    """The open follow-ups that answer a query. Raises QueryError with its place."""
    data = jobs_follow_ups.follow_ups(session)
    total = sum(len(group) for _, group in data.sections)
    if text.strip():
        asked = [one for _, group in data.sections for one in group]
        kept = {one.id for one in narrowing.follow_ups(session, text, asked)}
        told = narrowing.negotiations(session, text) if data.nudges or data.silences else frozenset()
        groups = [(part, tuple(one for one in group if one.id in kept)) for part, group in data.sections]
        data = replace(
            data,
            sections=tuple((part, group) for part, group in groups if group),
            nudges=tuple(one for one in data.nudges if one.negotiation in told),
            silences=tuple(one for one in data.silences if one.negotiation in told),
        )
    return Narrowed(data, text.strip(), sum(len(group) for _, group in data.sections), total)

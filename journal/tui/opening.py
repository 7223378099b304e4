"""What the capture bar is opened with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal.domain.records import ME, Direction, Entry

if TYPE_CHECKING:
    from journal.domain.offer.rows import Ledger


def opening(negotiation: str, talk: Entry | None, names: Mapping[str, str]) -> str:
    """`acme call from Dana: ` after a talk with Dana; the negotiation alone where there was none.

    A person is named by the first name where nobody else has it.
    """
    if talk is None:
        return f"{negotiation}: " if negotiation else ""
    others = _others(talk, names)
    if not others:
        return f"{negotiation}: " if negotiation else ""
    link = {Direction.INCOMING: "from", Direction.OUTGOING: "to"}.get(talk.direction, "with")
    words = [negotiation, talk.channel.label, link, _short(others[0], names)]
    return " ".join(word for word in words if word) + ": "


def offer_opening(negotiation: str, talk: Entry | None, names: Mapping[str, str], number: int) -> str:
    """`acme letter from Dana: [offer v2]; ` after a talk with Dana."""
    others = _others(talk, names) if talk else []
    sender = f" from {_short(others[0], names)}" if others else ""
    return f"{negotiation} letter{sender}: [offer v{number}]; "


def next_number(ledger: Ledger) -> int:
    """The number of the offer that comes next."""
    return max((one.number for one in ledger.versions), default=0) + 1


def _others(talk: Entry, names: Mapping[str, str]) -> list[str]:
    return [names[one.person] for one in talk.participants if one.person != ME and one.person in names]


def _short(name: str, names: Mapping[str, str]) -> str:
    first = name.split()[0]
    same = sum(first in other and other.split()[0] == first for other in set(names.values()))
    return first if same == 1 else name

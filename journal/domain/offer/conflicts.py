"""Two people speaking for one negotiation who state different values (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.offer.claims import is_claim, is_withdrawal
from journal.domain.offer.compare import compare, same_value
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.versions import OfferVersion
from journal.domain.record import record
from journal.domain.records import ME, Stance, ValueKind
from journal.domain.records.ruling import Verdict


@record
class Conflict:
    """An item of which two or more people hold different values up.

    `statements` are the latest word of each who disagrees, oldest first. `is_silent` says that there is a
    written offer and that it does not name the item.
    """

    item: str
    label: str
    statements: tuple[Held, ...]
    is_silent: bool


def conflict_in(item: str, held: Sequence[Held], versions: Sequence[OfferVersion], frame: Frame) -> Conflict | None:
    """The conflict that is open over an item after its statements, oldest first; None where there is none.

    One taking their word back ends it, and so does a written offer that names the item. Silence does not, nor
    does anybody's authority.
    """
    naming = [one for one in versions if one.is_written and item in one.values]
    settled_by = {one.entry.id for one in naming}
    voices: dict[str, Held] = {}
    for one in held:
        if one.entry.id in settled_by:
            if one.stance is Stance.OFFERED:
                voices.clear()
        elif is_withdrawal(one):
            _silence(voices, one)
        elif one.speaker not in (None, ME) and (is_claim(one) or one.stance is Stance.OFFERED):
            voices.pop(one.speaker, None)
            voices[one.speaker] = one
    latest = next(reversed(voices.values()), None)
    if latest is None or all(_agree(one, latest, frame) for one in voices.values()):
        return None
    return Conflict(
        item=item,
        label=frame.items.label(item),
        statements=tuple(voices.values()),
        is_silent=any(one.is_written for one in versions) and item not in _current_values(versions),
    )


def _silence(voices: dict[str, Held], one: Held) -> None:
    """Somebody takes back their own word, or, having said nothing themselves, everybody's."""
    if one.speaker in voices:
        del voices[one.speaker]
    else:
        voices.clear()


def _agree(one: Held, other: Held, frame: Frame) -> bool:
    """Whether two statements can both hold: the same value, a figure within the other's range, or beside a `yes`."""
    if one.value is None or other.value is None or same_value(one, other, frame):
        return True
    if not any(value.is_range or value.kind is ValueKind.FLAG for value in (one.value, other.value)):
        return False
    return Verdict.MATCH in (compare(one, other, frame).verdict, compare(other, one, frame).verdict)


def _current_values(versions: Sequence[OfferVersion]) -> frozenset[str]:
    written = [one for one in versions if one.is_written]
    return frozenset(written[-1].holds)

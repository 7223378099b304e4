"""Numbers I have already named: which, to whom, by which medium and when."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.offer.held import Held
from journal.domain.offer.rows import Ledger
from journal.domain.phrasing import value_words
from journal.domain.record import record, replace
from journal.domain.records import ME, Channel, Stance


@record(kw_only=False)
class Named:
    """A number of mine as I named it last. `to` are ids of people, of every time I named it."""

    held: Held
    to: tuple[str, ...]


def named_numbers(ledger: Ledger) -> tuple[Named, ...]:
    """Every number I asked for or mentioned to somebody, item by item as in the ledger, the latest first in each.

    A number in a note of my own was named to nobody.
    """
    return tuple(one for row in ledger.rows for one in _of(row.statements))


def _of(statements: Iterable[Held]) -> list[Named]:
    found: dict[str, Named] = {}
    for one in statements:
        if not _is_mine(one) or one.value is None or one.entry.channel is Channel.NOTE:
            continue
        words = value_words(one.value, with_terms=False)
        heard = tuple(each.person for each in one.entry.participants if each.person != ME)
        before = found.pop(words, None)
        named = Named(one, heard)
        found[words] = replace(named, to=tuple(dict.fromkeys((*before.to, *heard)))) if before else named
    return list(reversed(found.values()))


def _is_mine(held: Held) -> bool:
    if held.stance is Stance.AGREED:
        return False
    return held.speaker == ME or (held.stance is Stance.ASKED and held.speaker is None)

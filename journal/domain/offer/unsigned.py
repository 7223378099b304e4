"""What was promised and is not in the contract, and whether the contract says that only it counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from journal.domain.offer.evidence import Evidence
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Ledger
from journal.domain.phrases import first_of
from journal.domain.record import record
from journal.domain.records import Channel, Direction, Entry, ItemTable

_AROUND = 120
"""Characters of a clause that are quoted on either side."""


@record
class Missing:
    """A promise that the contract does not hold as it was given; `is_written`: it stands in writing elsewhere."""

    held: Held
    label: str
    is_written: bool


@record
class Unsigned:
    """What a signature would leave behind.

    `contract` is their latest contract or offer letter, None where there is none. `clause` are its words that say that
    only it counts, empty where none were found: its text may say so all the same where the entry does not repeat it.
    """

    missing: tuple[Missing, ...]
    contract: Entry | None
    clause: str

    @property
    def sentence(self) -> str:
        """What to know before signing; empty where nothing is missing."""
        if not self.missing:
            return ""
        count = len(self.missing)
        paper = self.contract.channel.label if self.contract is not None else "contract"
        labels = ", ".join(one.label for one in self.missing)
        words = f"{count} promised {'item is' if count == 1 else 'items are'} not in the {paper}: {labels}."
        if self.clause:
            it = "it" if count == 1 else "them"
            words += f" It says “{self.clause}”: what is not in it may not hold, so have {it} added before you sign."
        return words


def missing_in_contract(
    ledger: Ledger, entries: Iterable[Entry], phrases: tuple[str, ...], items: ItemTable
) -> Unsigned:
    """What is promised or agreed and does not stand in their letter or contract as it was given.

    `entries` are in order of occurrence, those of other negotiations may be among them; `phrases` say that an
    agreement is the entire one (`domain.phrases`). Without an offer in a letter or contract everything is missing.
    """
    papers = [entry for entry in entries if entry.negotiation == ledger.negotiation.id and _is_paper(entry)]
    unwritten = {one.item: one for one in ledger.unwritten}
    missing = []
    for row in ledger.rows:
        claim = unwritten.get(row.item)
        if claim is not None:
            missing.append(Missing(held=claim, label=items.label(row.item), is_written=False))
        elif (kept := row.promised or row.since) is not None and row.evidence is Evidence.WRITTEN:
            missing.append(Missing(held=kept, label=items.label(row.item), is_written=True))
    return Unsigned(
        missing=tuple(missing),
        contract=papers[-1] if papers else None,
        clause=next((found for entry in reversed(papers) if (found := clause_in(entry.body, phrases))), ""),
    )


def _is_paper(entry: Entry) -> bool:
    return entry.channel in (Channel.LETTER, Channel.CONTRACT) and entry.direction is not Direction.OUTGOING


@lru_cache(maxsize=64)
def clause_in(text: str, phrases: tuple[str, ...]) -> str:
    """The words of a text that say that only the contract counts: the sentence they stand in, cut where it is long."""
    found = first_of(phrases, text)
    if found is None:
        return ""
    start, end = found
    left = max(text.rfind(sign, 0, start) + len(sign) if text.rfind(sign, 0, start) >= 0 else 0 for sign in _SENTENCE)
    rights = [at for sign in _SENTENCE if (at := text.find(sign, end)) >= 0]
    right = min(rights, default=len(text))
    left, right = max(left, start - _AROUND), min(right, end + _AROUND)
    return " ".join(text[left:right].split()).strip(' “”"«»„[]().')


_SENTENCE = (". ", "\n", "; ", "“", "[")

"""What was promised and is not in the contract, and the clause that makes it matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ledger_factory import ITEMS, agreed, call, email, entry, ledger_for, letter, money, offered, once, promised, words

from journal.domain.offer.unsigned import Unsigned, clause_in, missing_in_contract
from journal.domain.records import Channel, Entry

DATA = Path(__file__).parents[2] / "journal" / "data"
LISTED = json.loads((DATA / "entire_agreement.json").read_text(encoding="utf-8"))
PHRASES = tuple(one for listed in LISTED.values() for one in listed)
BASE, SIGNING = money(185_000), once(20_000)


def found(*entries: Entry) -> Unsigned:
    return missing_in_contract(ledger_for(*entries), entries, PHRASES, ITEMS)


def labels(*entries: Entry) -> list[tuple[str, bool]]:
    return [(one.label, one.is_written) for one in found(*entries).missing]


SAID = call("11-13 10:02", promised("base", BASE), promised("signing", SIGNING))
CASES = [
    ([SAID], [("Base salary", False), ("Signing bonus", False)]),
    ([SAID, letter("11-20 09:31", offered("base", BASE))], [("Signing bonus", False)]),
    ([SAID, letter("11-20 09:31", offered("base", money(178_000)), offered("signing", SIGNING))], [("Base salary", False)]),
    ([SAID, letter("11-20 09:31", offered("base", BASE), offered("signing", SIGNING))], []),
    ([SAID, letter("11-20 09:31", offered("base", BASE)), email("11-21 09:00", agreed("signing", SIGNING))], [("Signing bonus", True)]),
    ([letter("11-20 09:31", offered("base", BASE)), call("11-21 09:00", promised("title", words("Staff")))], [("Title and level", False)]),
    ([], []),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), CASES)
def test_what_is_missing(entries: list[Entry], expected: list[tuple[str, bool]]) -> None:
    assert labels(*entries) == expected


CLAUSES = [
    (
        "This letter is the entire agreement between us. It ends in 2030.",
        "This letter is the entire agreement between us",
    ),
    ("Pay: 1.\nIt SUPERSEDES\nall prior promises; sign below", "all prior promises"),
    ("Mündliche Nebenabreden bestehen nicht.", "Mündliche Nebenabreden bestehen nicht"),
    ("Le présent contrat annule et remplace tout accord.", "Le présent contrat annule et remplace tout accord"),
    ("We agree entirely.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_the_clause(text: str, expected: str) -> None:
    assert clause_in(text, PHRASES).endswith(expected)
    assert bool(clause_in(text, PHRASES)) is bool(expected)


def test_the_sentence_names_items_and_clause() -> None:
    paper = entry("11-20 09:31", Channel.CONTRACT, offered("base", BASE), body="It is the entire agreement.")

    told = found(SAID, paper)

    assert told.contract == paper
    assert told.sentence == (
        "1 promised item is not in the contract: Signing bonus. It says “It is the entire agreement”: "
        "what is not in it may not hold, so have it added before you sign."
    )


def test_my_own_letter_is_no_contract_and_a_long_clause_is_cut() -> None:
    mine = letter("11-21 09:31", promised("base", BASE), out=True, body="the entire agreement")

    assert (found(SAID, mine).contract, found(SAID, mine).clause) == (None, "")
    assert len(clause_in("x " * 500 + "entire agreement" + " y" * 500, PHRASES)) < 300

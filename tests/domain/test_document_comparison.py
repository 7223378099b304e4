"""The comparison document as a tree: what it says of the worked case, and what it never says."""

from __future__ import annotations

from datetime import date

import pytest
from ledger_factory import (
    ITEMS,
    PEOPLE,
    agreed,
    asked,
    at,
    call,
    email,
    entry,
    ledger_for,
    letter,
    money,
    offered,
    once,
    promised,
    words,
)
from test_ledger_worked_case import entries

from journal.domain.document.comparison import Compared, comparable, comparison
from journal.domain.document.tree import Document, Facts, Heading, Paragraph, Question, Quote, Table
from journal.domain.offer.rows import Ledger
from journal.domain.record import replace
from journal.domain.records import Channel, Direction, Wording
from journal.domain.records.ruling import Ruling, RulingKind, Verdict

GIVEN = Compared({key: one.name for key, one in PEOPLE.items()}, ITEMS, date(2026, 11, 24))


def document_of(ledger: Ledger, *items: str) -> Document:
    rows = [row for row in comparable(ledger) if not items or row.item in items]
    return comparison(ledger, rows, GIVEN)


def texts(document: Document) -> str:
    """Everything a document says."""
    parts = [document.title, document.subtitle]
    for block in document.blocks:
        match block:
            case Heading(text) | Question(text):
                parts.append(text)
            case Paragraph(text, _):
                parts.append(text)
            case Quote(text, source):
                parts += [text, source]
            case Facts(pairs):
                parts += [word for pair in pairs for word in pair]
            case Table(columns, rows):
                parts += [one.title for one in columns] + [cell for row in rows for cell in row.cells]
    return "\n".join(parts)


def table_of(document: Document) -> list[tuple[str, ...]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [row.cells for row in table.rows]


WORKED = [
    ("Base salary", "USD 185,000 a year, guaranteed", "USD 178,000 a year", "−USD 7,000 a year", "−7,000", "−28,000"),
    ("Signing bonus", "USD 20,000", "—", "not in the offer", "−20,000", "−20,000"),
    ("Annual bonus", "15 % of base, guaranteed", "15 % of base, discretionary",
     "same figure, promised guaranteed, offered discretionary", "−1,050", "−4,200"),
    ("Equity", "4,000 RSU", "4,000 RSU", "as promised", "0", "0"),
    ("Paid time off", "30 days", "25 days", "−5 days", "—", "—"),
    ("Relocation", "USD 10,000", "USD 6,000", "−USD 4,000", "−4,000", "−4,000"),
    ("Remote work", "3 days a week", "—", "not in the offer", "—", "—"),
    ("Title and level", "“Staff”", "“Staff”", "as promised", "—", "—"),
    ("Start date", "1 Feb 2027", "1 Feb 2027", "as promised", "—", "—"),
    ("Review milestone", "6 months", "—", "not in the offer", "—", "—"),
    ("Clawback", "—", "12 months", "not spoken of before", "—", "—"),
    ("Together, in USD", "", "", "", "−32,050", "−56,200"),
]  # fmt: skip


def test_the_worked_case_to_the_cent() -> None:
    assert table_of(document_of(ledger_for(*entries()))) == WORKED


def test_a_choice_of_rows_sums_over_those_alone() -> None:
    chosen = table_of(document_of(ledger_for(*entries()), "base", "relocation"))

    assert [row[0] for row in chosen] == ["Base salary", "Relocation", "Together, in USD"]
    assert chosen[-1][-2:] == ("−11,000", "−32,000")


def test_cents_are_shown_where_there_are_any() -> None:
    made = ledger_for(
        call("11-13 10:02", promised("base", money("60000.50"))), letter("11-20 09:31", offered("base", money(60_000)))
    )

    assert table_of(document_of(made))[0][3:] == ("−USD 0.50 a year", "−0.50", "−2")


def test_every_difference_has_one_question_and_a_plain_match_none() -> None:
    document = document_of(ledger_for(*entries()))
    sections: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            sections[block.text] = []
        elif isinstance(block, Question):
            list(sections.values())[-1].append(block.text)

    none = {"Equity", "Title and level", "Start date"}
    assert {name for name, asked in sections.items() if not asked} == none
    assert all(len(asked) == 1 and asked[0].endswith("?") for name, asked in sections.items() if name not in none)


def test_a_conflict_is_put_as_what_each_of_them_said() -> None:
    document = document_of(ledger_for(*entries()), "remote")

    (question,) = (block.text for block in document.blocks if isinstance(block, Question))
    assert question == (
        "I noted different things (Dana Reyes on 13 Nov 2026: 2 days a week; Lee Park on 18 Nov 2026: "
        "3 days a week). Could you tell me which of them holds?"
    )


def test_who_said_it_when_by_what_medium_and_in_which_words() -> None:
    said = promised("base", money(185_000), "dana")
    said = replace(said, wording=Wording(text="base", quote="One eighty-five."))
    document = document_of(
        ledger_for(call("11-13 10:02", said), letter("11-20 09:31", offered("base", money(178_000))))
    )

    assert Quote("One eighty-five.", "Dana Reyes, call, 13 Nov 2026") in document.blocks
    (facts,) = (block for block in document.blocks if isinstance(block, Facts))
    assert facts.pairs == (
        ("Spoken of", "USD 185,000 a year (Dana Reyes, call, 13 Nov 2026)"),
        ("In the offer", "USD 178,000 a year (Dana Reyes, letter, 20 Nov 2026)"),
        ("Difference", "−USD 7,000 a year"),
    )


def test_words_of_my_own_notes_are_no_quotation() -> None:
    said = promised("base", money(185_000))
    marked = Wording(text="base", quote="she sounded nervous", annotates=True)
    said = replace(said, wording=marked)
    document = document_of(
        ledger_for(call("11-13 10:02", said), letter("11-20 09:31", offered("base", money(178_000))))
    )

    assert "nervous" not in texts(document)


def test_a_recap_of_mine_is_not_their_word() -> None:
    recap = email("11-16 09:00", promised("signing", once(20_000)), out=True)
    made = ledger_for(call("11-13 10:02", promised("signing", once(20_000))), recap)

    assert "email" not in texts(document_of(made))
    assert "Dana Reyes, call, 13 Nov 2026" in texts(document_of(made))


def test_asks_notes_bodies_and_reasons_of_mine_are_no_part_of_it() -> None:
    told = [
        call("11-13 10:02", promised("base", money(185_000)), body="She sounds desperate to hire."),
        entry(
            "11-14 10:02", Channel.NOTE, asked("base", money(199_000)), direction=Direction.NONE, body="I'd take 170."
        ),
        letter("11-20 09:31", offered("base", money(178_000)), offered("title", words("Staff"))),
    ]
    rulings = [
        Ruling(id="r", negotiation="n-acme", item="title", kind=RulingKind.OVERRULE, verdict=Verdict.DIFFERS,
               reason="they always inflate titles", made_at=at("11-21 10:00")),
    ]  # fmt: skip
    said = texts(document_of(ledger_for(*told, rulings=rulings)))

    assert not [word for word in ("desperate", "170", "199", "inflate") if word in said]


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ([call("11-13 10:02", promised("base", money(185_000)))], "no complete written offer yet"),
        ([letter("11-20 09:31", offered("base", money(178_000))), call("11-21 10:00", agreed("base", money(185_000)))], "since then we spoke of"),
        ([letter("11-20 09:31", offered("base", money(178_000)))], "We had not spoken of this yet"),
    ],
)  # fmt: skip
def test_other_situations(told: list[object], word: str) -> None:
    assert word in texts(document_of(ledger_for(*told)))


def test_it_says_the_same_on_every_day_but_for_its_date() -> None:
    later = Compared(GIVEN.names, ITEMS, date(2027, 3, 1))
    ledger = ledger_for(*entries())
    rows = comparable(ledger)

    now, then = texts(comparison(ledger, rows, GIVEN)), texts(comparison(ledger, rows, later))
    assert now.replace("24 Nov 2026: item", "1 Mar 2027: item") == then

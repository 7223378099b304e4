"""The Board as lines: cards, the line above them, and the strip below."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from app_driver import sit_down
from textual.geometry import Size
from tui_scene import NOW, at, follow_up, mock_scene

from journal.domain.board import Card
from journal.domain.records import Negotiation, Outcome, Owner, Stage
from journal.service import capture, negotiations
from journal.service.ledgers import ledger_of
from journal.tui.jobs_board import BoardData
from journal.tui.render.board import Shown, columns, head_line, hidden_words, nothing_lines, strip_line, strip_lines
from journal.tui.render.card import card_lines, facts, height
from journal.tui.render.gaps import GAPS, gap_lines
from journal.tui.render.line import length, plain

ACME = Negotiation(id="n-acme", name="acme", company="Acme Robotics", role="Staff Engineer", created_at=NOW)
CARD = Card(
    negotiation=ACME,
    stage=Stage.WRITTEN_OFFER,
    stage_since=at(-4),
    outcome=None,
    last_contact=at(0, "16:05"),
    next_due=None,
    overdue=0,
    offer_expires=None,
)
CLOSED = replace(CARD, outcome=Outcome.OFFER_WITHDRAWN, ended=at(-3), because="they froze hiring")


def data(*cards: Card, **more: object) -> BoardData:
    scene = mock_scene()
    values: dict[str, object] = {
        "open": tuple(one for one in cards if one.outcome is None),
        "closed": tuple(one for one in cards if one.outcome is not None),
        "names": {"n-acme": "acme"} | scene.people,
        "last": {"n-acme": scene.entries[0]},
        "talks": {"n-acme": scene.entries[0]},
        "due": {"n-acme": tuple(one for one in scene.follow_ups if one.negotiation == "n-acme")},
        "written": {},
        "ledgers": {},
    }
    return BoardData(now=NOW, **(values | more))  # type: ignore[arg-type]


def drawn(card: Card, width: int = 18, *, is_airy: bool = False) -> list[str]:
    told = facts(card, NOW)
    lines = card_lines(card, told, NOW, width, is_airy=is_airy)
    assert len(lines) == height(card, told, is_airy=is_airy)
    assert all(length(line) <= width - 1 for line in lines)
    return [plain(line) for line in lines]


def test_a_card_has_who_it_is_with_and_only_the_lines_that_have_a_value():
    assert drawn(CARD, is_airy=True) == [
        " acme         4 d",
        " Acme Robotics",
        " Staff Engineer",
        "",
        " last       today",
    ]
    bare = replace(CARD, negotiation=replace(ACME, company="", role=""), last_contact=None)
    assert drawn(bare, is_airy=True) == [" acme         4 d"]


@pytest.mark.parametrize(
    ("fields", "narrow", "wide"),
    [
        ({"next_due": follow_up("f", "n-acme", at(-1), "recap")}, " ● next  1 d over", " ● next      1 d over"),
        ({"next_due": follow_up("f", "n-acme", at(0, "18:00"), "call")}, " ● next     18:00", " ● next         18:00"),
        ({"next_due": follow_up("f", "n-acme", at(1), "prepare")}, " next         Wed", " next             Wed"),
        ({"offer_expires": at(3, "17:00")}, " expires 2 d 23 h", " ▲ expires   2 d 23 h"),
        ({"offer_expires": at(8)}, " expires      8 d", " expires          8 d"),
        ({"offer_expires": at(0)}, " ▲ expires  today", " ▲ expires      today"),
        ({"offer_expires": at(-1)}, " ● offer  expired", " ● offer      expired"),
        ({"accepts": False}, " ▲ tell   decline", " ▲ tell       decline"),
        ({"accepts": True, "is_told": True}, " told      accept", " told          accept"),
        ({"gaps": 7}, " gaps           7", " gaps               7"),
        ({"unwritten": 0}, " unwritten      0", " unwritten          0"),
    ],
)
def test_every_line_of_a_card(fields, narrow, wide):
    one = replace(CARD, last_contact=None, **fields)
    assert (drawn(one)[-1], drawn(one, 22)[-1]) == (narrow, wide)


@pytest.mark.parametrize(("width", "line"), [(18, " expires 2 d 23 h"), (22, " ▲ exploding 2 d 23 h")])
def test_an_offer_that_explodes_says_so_where_there_is_room(width, line):
    version = SimpleNamespace(exploding=True)
    ledger = SimpleNamespace(version=version, totals=SimpleNamespace(offered_year_1=None), currency="USD")
    one = replace(CARD, last_contact=None, offer_expires=at(3, "17:00"))
    told = facts(one, NOW, ledger)
    assert plain(card_lines(one, told, NOW, width, is_airy=False)[-1]).rstrip() == line


def test_a_closed_card_says_how_and_when_it_ended():
    assert drawn(CLOSED)[3:] == [" offer withdrawn", " ended     21 Nov"]


def test_stages_without_cards_have_no_column_and_are_named():
    other = replace(CARD, negotiation=replace(ACME, id="n-borg", name="borg"), stage=Stage.LEAD)
    given = data(CARD, other)
    made = columns(given, False, Size(120, 20), 18)
    assert [(one.title, one.cards) for one in made] == [("lead", 1), ("written offer", 1)]
    line, places = head_line(given, Shown(), 120)
    assert plain(line).startswith("   Open  2  Closed  0")
    assert plain(line).endswith(
        "no cards in screening, interviewing, verbal offer, negotiating, agreed, signed, started"
    )
    assert [place[2] for place in places] == [False, True]


@pytest.mark.parametrize(
    ("before", "after", "expected", "brief"),
    [
        ((), (), "", ""),
        ((("lead", 1), ("screening", 2)), (), "← lead 1, screening 2", "← 3"),
        ((), (("agreed", 2),), "agreed 2 →", "2 →"),
        ((("lead", 1),), (("agreed", 2),), "← lead 1   agreed 2 →", "← 1   2 →"),
    ],
)
def test_columns_out_of_view_are_named(before, after, expected, brief):
    shown = Shown(False, before, after)
    assert (hidden_words(shown), hidden_words(shown, brief=True)) == (expected, brief)


def test_the_strip_says_what_is_next_and_what_was_said_last():
    lines = [plain(line) for line in strip_lines(data(CARD), CARD, 120, is_plain=False)]
    assert lines[0].startswith("   acme  next") and "Said last  today 16:05  call ← Dana Reyes" in lines[0]
    assert lines[1].startswith("   ● 1 d over") and "Send Dana Friday’s recap" in lines[1]
    assert len(lines) == 5 and all(len(line) <= 118 for line in lines)


def test_the_strip_counts_what_it_has_no_room_for_and_puts_an_untold_decision_first():
    due = tuple(follow_up(f"f{n}", "n-acme", at(n + 1), f"thing {n}", owner=Owner.THEM) for n in range(9))
    told = replace(CARD, accepts=True)
    lines = [
        plain(line)[:45].rstrip() for line in strip_lines(data(told, due={"n-acme": due}), told, 120, is_plain=True)
    ]
    assert lines[1] == "   ▲ decided: accept, not told yet"
    assert lines[-1] == "     and 7 more"


def test_the_strip_of_a_closed_card_says_why():
    lines = [plain(line) for line in strip_lines(data(CLOSED), CLOSED, 120, is_plain=False)]
    assert lines[0].startswith("   acme  offer withdrawn 21 Nov") and lines[1].startswith("   They froze hiring")
    assert "offer withdrawn  21 Nov they froze hiring" in plain(strip_line(data(CLOSED), CLOSED, Shown(), 80))


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("card", [CARD, CLOSED, None])
def test_every_line_fits(width, card):
    shown = Shown(False, (("lead", 100),), (("negotiating", 5),))
    given = data(*([card] if card else []))
    every = [strip_line(given, card, shown, width), head_line(given, shown, width)[0]]
    every += strip_lines(given, card, width, is_plain=False)
    assert all(length(line) <= width for line in every)


@pytest.mark.parametrize(
    ("cards", "is_closed", "words"),
    [
        ((), False, "No negotiation has been begun yet."),
        ((CLOSED,), False, "No negotiation is open."),
        ((CARD,), True, "No negotiation is closed yet."),
    ],
)
def test_without_cards_there_is_a_sentence_and_a_key(cards, is_closed, words):
    lines = [plain(line) for line in nothing_lines(data(*cards), is_closed, 80)]
    assert words in lines[0]
    assert lines[2].split()[0] in "+o"


def spoken_of(tmp_path):
    """The ledger of a whole offer that falls short of what was promised."""
    session = sit_down(tmp_path)
    negotiations.new(session, "acme", currency="USD")
    capture.add(
        session,
        "acme call from Dana, 10 Nov 3pm: [base promised 185k]; [signing promised 20k]; [pto promised "
        "30 days]; [relocation promised 10k]; [bonus promised 15%]; [equity promised 4000 RSU over 4y]",
    )
    capture.add(session, "acme letter from Dana, 20 Nov 3pm: [offer v1]; [base offered 178k]; [relocation offered 6k]")
    made = ledger_of(session, session.negotiations[0])
    session.store.close()
    return made


def test_the_gaps_that_cost_most_stand_first_and_the_rest_is_counted(tmp_path):
    lines = [plain(line) for line in gap_lines(spoken_of(tmp_path))]
    assert lines[0].startswith("Gaps") and "year 1" in lines[0] and "−" in lines[0]
    assert [line.split()[0] for line in lines[1:3]] == ["Annual", "Signing"]
    assert lines[-1].startswith("and 3 more") and len(lines) == 5
    assert all(length(line) <= GAPS for line in gap_lines(spoken_of(tmp_path / "again")))


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("217820", "USD", "$ 217,820"),
        ("139220.4", "EUR", "€ 139,220"),
        ("1250000", "EUR", "€ 1,250k"),
        ("120000", "CHF", "CHF 120k"),
        ("120000", "", "120k"),
    ],
)
def test_the_package_of_the_first_year_fits_on_a_card(tmp_path, amount, currency, words):
    ledger = spoken_of(tmp_path)
    given = replace(ledger, currency=currency, totals=replace(ledger.totals, offered_year_1=Decimal(amount)))
    assert [fact[1].text for fact in facts(CARD, NOW, given) if fact[0].text == "year 1"] == [words]


def test_without_a_ledger_or_a_whole_offer_there_are_no_gaps(tmp_path):
    assert gap_lines(None) == [] == gap_lines(replace(spoken_of(tmp_path), version=None))

"""Deciding about a row of the ledger in the app, and writing the next offer from it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from app_driver import running, sit_down
from textual.geometry import Size

from journal.domain.instants import Day
from journal.domain.offer.rates import Rate, rate_words
from journal.domain.record import replace
from journal.domain.records.ruling import Verdict
from journal.service import capture, negotiations, rulings
from journal.tui.jobs_offers import offers
from journal.tui.opening import next_number, offer_opening
from journal.tui.render.evidence import evidence_rows, version_rows
from journal.tui.render.line import plain
from journal.tui.render.offers import ledger_rows

LINES = (
    "acme call from Dana, on 13 Nov 10:00: base promised 185k guaranteed; signing promised 20k",
    "acme letter from Dana, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 178k]; [refresher 20k]",
)


@pytest.fixture
def home(tmp_path):
    session = sit_down(tmp_path / "home")
    negotiations.new(session, "acme", company="Acme", role="Staff Engineer", currency="USD")
    for line in LINES:
        capture.add(session, line)
    session.store.close()
    return tmp_path / "home"


def lines(rows):
    return [" ".join(plain(rows.line(number)).split()) for number in range(rows.height)]


def test_a_row_that_was_decided_on_has_a_mark_and_the_reason_above_its_evidence(home):
    session = sit_down(home)
    rulings.pair(session, "acme", "signing", "refresher", "they call it so")
    rulings.overrule(session, "acme", "base", Verdict.MATCH, "a typo, they said")
    data = offers(session, session.negotiation("acme").id)
    table = lines(ledger_rows(data, Size(120, 40)))
    assert sum(" * " in f"{line} " for line in table) == 2
    below = lines(evidence_rows(data, data.trails["base"], Size(120, 9)))
    assert below[1] == "* Your verdict instead of shortfall: a typo, they said"
    assert below[-1] == "Promised by voice before the letter; your own verdict: match."
    below = lines(evidence_rows(data, data.trails["signing"], Size(120, 9)))
    assert below[1] == "* Paired with Refresher: they call it so"


def test_rates_that_were_used_stand_below_the_sums(home):
    session = sit_down(home)
    rate = Rate(currency="EUR", into="USD", rate=Decimal("1.08"), day=Day(2026, 11, 20), source="ECB")
    session.settings = replace(session.settings, rates=(rate,))
    capture.add(session, "acme call from Dana, on 14 Nov 10:00: relocation promised EUR 10k")
    data = offers(session, session.negotiation("acme").id)
    assert f"rate {rate_words(rate)}" in lines(ledger_rows(data, Size(120, 40)))


def test_the_next_offer_is_begun_with_its_head_and_number(home):
    session = sit_down(home)
    data = offers(session, session.negotiation("acme").id)
    talk = data.latest[data.ledger.negotiation.id]
    assert offer_opening("acme", talk, data.names, next_number(data.ledger)) == "acme letter from Dana: [offer v2]; "
    assert offer_opening("acme", None, data.names, 1) == "acme letter: [offer v1]; "


def test_versions_say_what_was_extended_and_what_is_exploding(home):
    session = sit_down(home)
    capture.add(session, "acme email to Dana, on 21 Nov 10:00: [extension asked 4 Dec]")
    data = offers(session, session.negotiation("acme").id)
    first = lines(version_rows(data, Size(120, 20)))
    assert "exploding, expires Fri 27 Nov 17:00" in first[0]
    assert any("extension asked until Fri 4 Dec" in line for line in first)
    capture.add(session, "acme email from Dana, on 23 Nov 10:00: [offer expires 11 Dec 17:00]")
    data = offers(session, session.negotiation("acme").id)
    first = lines(version_rows(data, Size(120, 20)))
    assert any("granted until Fri 11 Dec 17:00" in line for line in first)


async def opened(app):
    await app.press("5")
    await app.until(lambda: type(app.app.screen).__name__ == "OffersScreen" and app.app.screen.data is not None)
    await app.until(lambda: app.app.screen.item == "base")


async def test_a_verdict_of_ones_own_and_back(home):
    async with running(home) as app:
        await opened(app)
        await app.press("exclamation_mark", "m", "enter", "a", "enter")
        await app.until(lambda: app.shows("list", "match *"))
        assert app.shows("evidence", "* Your verdict instead of shortfall: a")
        await app.press("exclamation_mark", "r", "enter")
        await app.until(lambda: app.shows("list", "shortfall"))
        assert not app.shows("list", "*")
        await app.press("u")
        await app.until(lambda: app.shows("list", "match *"))


async def test_two_items_are_made_one_and_two_again(home):
    async with running(home) as app:
        await opened(app)
        await app.press("down", "equals_sign", *"ref", "tab", "tab", *"same", "enter")
        await app.until(lambda: not app.shows("list", "Refresher"))
        assert app.shows("evidence", "* Paired with Refresher: same")
        await app.press("equals_sign", "ctrl+u", "enter")
        await app.until(lambda: app.shows("list", "Refresher"))


async def test_what_cannot_be_paired_is_asked_again(home):
    async with running(home) as app:
        await opened(app)
        await app.press("equals_sign", *"gym", "enter", "x", "enter")
        await app.until(lambda: len(app.app.screen.query(".problem")) == 1)
        assert "Nothing was said of “gym”" in str(app.app.screen.query_one(".problem").render())
        await app.press("escape")
        assert type(app.app.screen).__name__ == "OffersScreen"


async def test_n_writes_the_next_offer_with_the_item_ready(home):
    async with running(home) as app:
        await opened(app)
        await app.press("n")
        await app.until(lambda: type(app.app.screen).__name__ == "EditorScreen")
        assert app.app.screen.text.text == "acme letter from Dana: [offer v2]; base offered "
        await app.press(*"180k", "ctrl+s")
        await app.until(lambda: type(app.app.screen).__name__ == "OffersScreen" and app.shows("list", "180,000"))


async def test_words_of_a_version_are_annotated_from_its_row(home):
    async with running(home) as app:
        await opened(app)
        await app.press("v")
        await app.until(lambda: app.shows("list", "complete"))
        await app.press("a")
        await app.until(lambda: type(app.app.screen).__name__ == "AnnotateScreen")
        assert "[base 178k]" in app.app.screen.entry.body


async def test_a_statement_opens_its_entry_at_its_words(home):
    session = sit_down(home)
    capture.add(session, "acme call from Dana, on 22 Nov 10:00: " + "word " * 900 + "[base promised 186k]")
    session.store.close()
    async with running(home) as app:
        await opened(app)
        await app.press("enter", "end", "enter")
        await app.until(lambda: type(app.app.screen).__name__ == "EntryScreen")
        await app.until(lambda: app.app.screen.page.scroll_offset.y > 0)
        page = app.app.screen.page
        seen = [plain(page.rows.line(page.scroll_offset.y + at)) for at in range(page.size.height)]
        assert any("base promised" in line for line in seen)

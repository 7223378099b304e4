"""The offers of the sample journal come out as their story means them."""

from __future__ import annotations

import pytest

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.offer.ledger import ledger
from journal.domain.offer.rows import Ledger
from journal.service import demo
from journal.service.session import open_session

NOW = "2026-11-24T17:42:00-05:00[America/New_York]"

ACME = """
    base        185k           178k            shortfall
    signing     20k            -               absent
    bonus       15%            15%             condition_changed
    equity      4000_RSU       4000_RSU        match
    pto         30_days        25_days         shortfall
    relocation  10k            6k              shortfall
    remote      3_days         -               absent
    review      6_months       -               absent
    title       Staff_Engineer Staff_Engineer  match
    start       1_Feb          1_Feb           match
    retirement  -              4%              added
    clawback    -              12_months       added
"""


@pytest.fixture(scope="module")
def ledger_of(tmp_path_factory):
    now = parse_instant(NOW)
    session = open_session(Settings(home=tmp_path_factory.mktemp("demo") / "home", zone=now.zone), lambda: now)
    demo.fill(session)
    people = {one.id: one for one in session.people}

    def made(name: str) -> Ledger:
        return ledger(session.negotiation(name), session.entries, people, session.items, now)

    return made


def shown(held) -> str:
    return held.value.text.replace(" ", "_") if held is not None and held.value is not None else "-"


def test_the_letter_of_acme_differs_from_what_was_promised(ledger_of):
    acme = ledger_of("acme")
    rows = {(row.item, shown(row.promised), shown(row.offered), row.verdict.value) for row in acme.rows}
    assert rows == {tuple(line.split()) for line in ACME.strip().splitlines()}
    assert (acme.gaps, len(acme.unwritten), [one.item for one in acme.conflicts]) == (7, 7, ["remote"])
    assert (acme.totals.promised_year_1, acme.totals.promised_four_year) == (242_750, 881_000)
    assert {row.item for row in acme.rows if row.asked} == {"base", "signing", "pto"}
    assert {row.item for row in acme.rows if row.agreed} == {"title", "start"}
    assert acme.by_item["base"].since is not None


def test_two_things_are_open_with_borg_in_euros(ledger_of):
    borg = ledger_of("borg")
    assert borg.currency == "EUR"
    assert [(one.number, one.complete) for one in borg.versions] == [(1, True), (2, False)]
    assert [row.item for row in borg.rows if row.is_gap] == ["base", "remote"]
    assert {one.item for one in borg.unwritten} == {"base", "remote"}


def test_what_ember_said_is_only_said(ledger_of):
    ember = ledger_of("ember")
    assert ember.is_pending
    assert {one.item for one in ember.unwritten} == {"base", "bonus", "pto", "health"}
    assert ember.totals.promised_year_1 == 189_200


@pytest.mark.parametrize("name", ["gamma", "quarz", "iris"])
def test_closed_offers_were_as_promised(ledger_of, name):
    assert ledger_of(name).gaps == 0

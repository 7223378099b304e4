"""Packages reckoned by hand, valued to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from worked_packages import ALL, OPTIONS, WorkedPackage

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.records import Certainty
from journal.service import offers, valuing
from journal.service import worth as service
from journal.service.session import open_session

NOW = parse_instant("2026-11-24T17:42:00-05:00[America/New_York]")


@pytest.fixture
def session(tmp_path):
    made = open_session(Settings(home=tmp_path, zone="America/New_York"), lambda: NOW)
    yield made
    made.store.close()


@pytest.mark.parametrize("worked", ALL, ids=lambda one: one.name)
def test_a_package_comes_to_what_was_reckoned_by_hand(session, worked: WorkedPackage):
    worked.write(session)
    made = service.worth(session, worked.name)
    assert {one.item: one.years for one in made.items} == worked.items
    assert made.paper.years == worked.years
    assert (made.paper.year_1, made.paper.four_year) == (worked.year_1, worked.four_year)
    assert {one.value: made.certain(one).four_year for one in Certainty} == worked.certain
    assert not made.unvalued
    assert not made.findings


@pytest.mark.parametrize("worked", ALL, ids=lambda one: one.name)
def test_the_ledger_values_it_the_same(session, worked: WorkedPackage):
    worked.write(session)
    totals = offers.ledger(session, worked.name).totals
    assert (totals.offered_year_1, totals.offered_four_year) == (worked.year_1, worked.four_year)
    assert (totals.year_1, totals.four_year) == (worked.year_1, worked.four_year)


def test_equity_on_paper_discounted_and_nil(session):
    OPTIONS.write(session)
    assert service.worth(session, "options").discounted is None
    valuing.count_equity(session, "options", "50%")
    made = service.worth(session, "options")
    assert made.discounted is not None
    assert made.paper.four_year == Decimal("520504.85")
    assert made.discounted.four_year == Decimal("496252.43")
    assert made.without_equity.four_year == Decimal(472_000)

"""Public holidays by country and by a part of it; the library is imported when the first day is asked about."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from journal.adapters.holidays import Holidays, parts_of
from journal.domain.dates.business import add_business_days, business_days_between
from journal.errors import BadInputError
from journal.service import capture, negotiations


@pytest.mark.parametrize(
    ("code", "day", "is_off"),
    [
        ("US", date(2026, 11, 26), True),
        ("US", date(2026, 11, 27), False),
        ("DE", date(2026, 11, 26), False),
        ("DE", date(2026, 10, 3), True),
        ("DE", date(2026, 1, 6), False),
        ("DE-BY", date(2026, 1, 6), True),
        ("DE-XX", date(2026, 10, 3), True),
        ("ZZ", date(2026, 1, 1), False),
        ("US", date(9999, 1, 1), False),
    ],
)
def test_which_days_are_off(code, day, is_off):
    assert Holidays(code)(day) is is_off


def test_parts_of_a_country_are_known():
    assert "BY" in parts_of("DE")
    assert parts_of("ZZ") is None


def test_business_days_go_around_them():
    thanksgiving = Holidays("US")
    assert add_business_days(date(2026, 11, 25), 1, thanksgiving) == date(2026, 11, 27)
    assert business_days_between(date(2026, 11, 24), date(2026, 11, 30), thanksgiving) == 3


def test_a_date_phrase_counts_the_days_of_the_negotiations_country(session):
    negotiations.new(session, "acme", country="us")
    negotiations.new(session, "delta", country="DE-BY")
    for name, day in (("acme", date(2026, 11, 30)), ("delta", date(2026, 11, 27))):
        (due,) = capture.add(session, f"{name} note: due in 3 business days send it").follow_ups
        assert due.due == day


@pytest.mark.parametrize("code", ["DE-ZZ", "ZZ-A", "D-BY", "DEU"])
def test_a_country_that_is_none_is_refused_in_a_sentence(session, code):
    with pytest.raises(BadInputError, match=r"holidays|country code"):
        negotiations.new(session, "acme", country=code)


def test_without_a_country_nothing_is_imported():
    code = """if True:
        import sys
        from datetime import date
        from journal.adapters.holidays import Holidays
        calendar = Holidays("US")
        assert "holidays" not in sys.modules
        calendar(date(2026, 11, 26))
        assert "holidays" in sys.modules"""
    subprocess.run([sys.executable, "-c", code], check=True)

"""Currencies: codes, signs, and what a sign means."""

import pytest

from journal.domain.money import CODES, currencies_of, is_currency, meant, minor_digits


@pytest.mark.parametrize(("word", "currencies"), [
    ("USD", ("USD",)), ("usd", ("USD",)), ("€", ("EUR",)), ("Euros", ("EUR",)), ("£", ("GBP",)), ("Franken", ("CHF",)),
    ("A$", ("AUD",)), ("CA$", ("CAD",)), ("US$", ("USD",)), ("zł", ("PLN",)), ("₹", ("INR",)),
    ("ALL", ("ALL",)), ("all", ()), ("try", ()), ("RSU", ()), ("PTO", ()), ("", ()), ("k", ()),
])  # fmt: skip
def test_what_a_word_may_mean(word, currencies):
    assert currencies_of(word) == currencies


@pytest.mark.parametrize(("sign", "known", "currency"), [
    ("$", ("USD", ""), "USD"),
    ("$", ("CAD", "USD"), "CAD"),
    ("$", ("", "AUD"), "AUD"),
    ("$", ("", ""), "USD"),
    ("$", ("EUR", "USD"), None),
    ("$", ("", "EUR"), None),
    ("€", ("USD", "USD"), "EUR"),
    ("kr", ("SEK", ""), "SEK"),
    ("kr", ("", ""), None),
    ("¥", ("CNY", ""), "CNY"),
    ("¥", ("", ""), "JPY"),
])  # fmt: skip
def test_what_a_sign_means(sign, known, currency):
    assert meant(currencies_of(sign), known) == currency


def test_a_word_that_is_no_currency_means_none():
    assert meant((), ("USD",)) is None


@pytest.mark.parametrize(("code", "digits"), [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("EUR", 2)])
def test_minor_digits(code, digits):
    assert minor_digits(code) == digits


def test_every_currency_that_a_sign_may_mean_is_one():
    from journal.domain.money import _SIGNS

    assert {code for codes in _SIGNS.values() for code in codes if code} <= CODES
    assert all(map(is_currency, CODES))
    assert not is_currency("usd")

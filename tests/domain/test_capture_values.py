"""Values of every kind, and what has to be asked of one."""

import pytest
from capture_rows import body, known, value_words
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.capture import read

# A statement in brackets behind `acme:` (USD) without its speaker, and the value that comes out.
ROWS = [
    # money
    ("base promised 185k", "185000 USD/year"),
    ("base promised 185K", "185000 USD/year"),
    ("base promised 0.185m", "185000 USD/year"),
    ("base promised $185,000", "185000 USD/year"),
    ("base promised $ 185,000.50", "185000.5 USD/year"),
    ("base promised US$185k", "185000 USD/year"),
    ("base promised 185,000 USD", "185000 USD/year"),
    ("base promised $185,000 USD", "185000 USD/year"),
    ("base promised usd 185,000", "185000 USD/year"),
    ("base promised €95k/yr", "95000 EUR/year"),
    ("base promised 95 k€ p.a.", "95000 EUR/year"),
    ("base promised 5.400 €/Monat", "5400 EUR/month"),
    ("base promised 5.400,50 € pro Monat", "5400.5 EUR/month"),
    ("base promised 5400 euros par mois", "5400 EUR/month"),
    ("base promised 3.000 € al mes", "3000 EUR/month"),
    ("base promised 75/hour", "75 USD/hour"),
    ("base promised $75 an hour", "75 USD/hour"),
    ("base promised 600/day", "600 USD/day"),
    ("base promised £2,000 a week", "2000 GBP/week"),
    ("base promised CHF 120'000", "120000 CHF/year"),
    ("base promised 120’000 CHF", "120000 CHF/year"),
    ("base promised 120 000 EUR", "120000 EUR/year"),
    ("base promised 120\u202f000 €", "120000 EUR/year"),
    ("base promised 95,5k", "95500 USD/year"),
    ("base promised €1.234.567,89", "1234567.89 EUR/year"),
    ("base promised 65 tsd. €", "65000 EUR/year"),
    ("base promised 9.500.000 JPY", "9500000 JPY/year"),
    ("base promised 35.000 €", "35000 EUR/year"),
    ("base promised EUR 35.000", "35000 EUR/year"),
    ("base promised 1000", "1000 USD/year"),
    ("base promised 185/year", "185 USD/year"),
    ("signing promised 20k", "20000 USD/once"),
    ("signing promised 0", "0 USD/once"),
    ("bonus promised 20k", "20000 USD/year"),
    ("bonus promised 20k once", "20000 USD/once"),
    ("car promised $600", "600 USD/month"),
    ("health promised $500/month", "500 USD/month"),
    ("commission promised 20k", "20000 USD"),
    ("total promised 250k", "250000 USD/year"),
    # percent
    ("bonus promised 15%", "15 % of base"),
    ("bonus promised 15 % of base", "15 % of base"),
    ("bonus promised 12,5 Prozent", "12.5 % of base"),
    ("bonus promised 15% of the target", "15 % of target"),
    ("retirement promised 4", "4 % of base"),
    ("retirement promised 6% of total compensation", "6 % of total"),
    ("equity promised 0.125% of company", "0.125 % of company"),
    ("commission promised 8% of sales", "8 % of sales"),
    # units
    ("equity promised 4000 RSU", "4000 RSU"),
    ("equity promised 4,000 RSUs", "4000 RSU"),
    ("equity promised 4k", "4000 RSU"),
    ("RSU promised 4000", "4000 RSU"),
    ("equity promised 10000 stock options", "10000 options"),
    ("equity promised 500 Aktien", "500 shares"),
    ("equity promised $200k RSU", "200000 USD RSU"),
    ("equity promised $200k in RSUs", "200000 USD RSU"),
    ("equity promised 200k USD", "200000 USD"),
    # durations
    ("pto promised 25 days", "25 day"),
    ("pto promised 25", "25 day"),
    ("pto promised 25 working days", "25 day"),
    ("pto promised 5 weeks", "5 week"),
    ("notice promised 3 months", "3 month"),
    ("notice promised 3m", "3 month"),
    ("probation promised 6", "6 month"),
    ("hours promised 40", "40 hour/week"),
    ("hours promised 38,5 Stunden", "38.5 hour/week"),
    ("hours promised 40h/week", "40 hour/week"),
    ("remote promised 3 days a week", "3 day/week"),
    ("remote promised 8 days a month", "8 day/month"),
    ("remote promised 60%", "60 % of hours"),
    ("review promised after 6 months", "6 month"),
    ("notice promised 3d", "3 day"),
    # dates
    ("start promised 1 Feb", "2027-02-01"),
    ("start promised 2027-02-01", "2027-02-01"),
    ("start promised next monday", "2026-11-30"),
    ("start promised on 15 January 2027", "2027-01-15"),
    ("start promised monday 9am", "2026-11-30"),
    ("review promised 1 June", "2027-06-01"),
    # flags and words
    ("remote promised yes", "yes"),
    ("visa promised no", "no"),
    ("bonus promised none", "no"),
    ('title promised "Staff Engineer"', "<Staff Engineer>"),
    ("title promised “Staff Engineer, L6”", "<Staff Engineer, L6>"),
    ("title promised Staff Engineer", "<Staff Engineer>"),
    ('covenant promised "none in California"', "<none in California>"),
    # ranges
    ("base promised 180-190k", "180000..190000 USD/year"),
    ("base promised 180k-190k", "180000..190000 USD/year"),
    ("base promised 180k–190", "180000..190000 USD/year"),
    ("base promised 180 to 190k", "180000..190000 USD/year"),
    ("base promised $180-190k", "180000..190000 USD/year"),
    ("base promised 180-190k EUR", "180000..190000 EUR/year"),
    ("base promised between 180 and 190k", "180000..190000 USD/year"),
    ("base promised zwischen 80 und 90k", "80000..90000 USD/year"),
    ("base promised 180,000-190,000", "180000..190000 USD/year"),
    ("base promised 180k-190,000", "180000..190000 USD/year"),
    ("base promised 5.000-6.000 €/Monat", "5000..6000 EUR/month"),
    ("signing promised 900-1k", "900..1000 USD/once"),
    ("bonus promised 10-15%", "10..15 % of base"),
    ("pto promised 25-30 days", "25..30 day"),
    ("equity promised 4000-5000 RSU", "4000..5000 RSU"),
    ("relocation promised up to 6,000", "..6000 USD/once"),
    ("relocation promised max. €6.000", "..6000 EUR/once"),
    ("base promised at least 90k", "90000.. USD/year"),
    ("base promised ~95k", "~95000 USD/year"),
    ("base promised about 95k", "~95000 USD/year"),
    ("base promised ca. 95k", "~95000 USD/year"),
    ("base promised ~180-190k", "~180000..190000 USD/year"),
]


def values(text: str, **fields) -> list[str]:
    entry = read(f"acme: [{text}]", known(**fields)).entry
    return [value_words(statement.value) for statement in entry.statements if statement.value]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_values(text, expected):
    reading = read(f"acme: [{text}]", known())
    assert [value_words(statement.value) for statement in reading.entry.statements] == [expected]
    assert reading.entry.findings == ()


def test_the_words_of_a_value_are_kept():
    entry = read("acme: [signing promised up to 6,000 at 80%] [base 5.400 €/Monat x13] [signing 5k at start + 5k after 1y]",
                 known()).entry  # fmt: skip
    assert [statement.value.text for statement in entry.statements] == [
        "up to 6,000", "5.400 €/Monat", "5k at start + 5k after 1y",
    ]  # fmt: skip


def test_prices_and_strikes():
    assert body("[equity promised 1000 RSU @ $40] [equity/options promised 10000 options @ $2.50]") == [
        "Dana Reyes: equity promised 1000 RSU price=40USD",
        "Dana Reyes: equity/options promised 10000 options strike=2.50USD",
    ]


# What could mean two things: the statement, and the finding. There is no statement then.
ASKED = [
    ("base promised 185", "? which_amount 185"),
    ("base promised 180-190", "? which_amount 180-190"),
    ("base promised up to 900", "? which_amount up to 900"),
    ("base promised 35.000", "? which_grouping 35.000"),
    ("equity promised 4.000 RSU", "? which_grouping 4.000 RSU"),
    ("base promised 1.250k", "? which_grouping 1.250k"),
    ("equity promised 0.5%", "? percent_of 0.5%"),
    ("commission promised 8", "? which_amount 8"),
    ("commission promised 8%", "? percent_of 8%"),
    ("base promised 3%", "? percent_of 3%"),
    ("retirement promised 10000", "? which_amount 10000"),
    ("base promised 190-180k", "? which_range 190-180k"),
    ("base promised $180k-€190k", "? which_range $180k-€190k"),
    ("base promised kr 500,000", "? which_currency kr 500,000"),
    ("start promised 03/04", "? which_date 03/04"),
    ("start promised 5", "? which_amount 5"),
    ("pto promised 25k", "? which_amount 25k"),
    ("visa promised 2", "? which_amount 2"),
    ("base promised 99999999999999999999", "? no_value 99999999999999999999"),
    ("base promised 1,2,3", "? no_value 1,2,3"),
    ("base promised +10k", "? no_value +10k"),
    ("base promised rs 500,000", "? which_currency rs 500,000"),
    ("signing promised 500-10k", "? which_range 500-10k"),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_what_could_mean_two_things_is_asked(text, expected):
    assert body(f"[{text}]", head="acme: ")[-1] == expected
    assert read(f"acme: [{text}]", known()).entry.statements == ()


# A dollar sign: the negotiation's currency, the person's own, and what it means; None: asked.
DOLLARS = [
    ("acme", "EUR", "USD"),
    ("maple", "USD", "CAD"),
    ("borg", "USD", None),
    ("corto", "AUD", "AUD"),
    ("corto", "EUR", None),
    ("corto", "", "USD"),
]


@pytest.mark.parametrize(("name", "own", "currency"), DOLLARS)
def test_a_dollar_sign_takes_the_currency_of_the_negotiation(name, own, currency):
    entry = read(f"{name}: [base promised $90k]", known(currency=own)).entry
    assert [statement.value.currency for statement in entry.statements] == ([currency] if currency else [])
    assert [finding.code for finding in entry.findings] == ([] if currency else ["which_currency"])


@pytest.mark.parametrize(
    ("name", "own", "currency"), [("borg", "USD", "EUR"), ("corto", "CHF", "CHF"), ("corto", "", None)]
)
def test_a_bare_amount_takes_the_currency_of_the_negotiation_then_ones_own(name, own, currency):
    (statement,) = read(f"{name}: [base promised 90k]", known(currency=own)).entry.statements
    assert statement.value.currency == currency


@given(st.integers(min_value=1000, max_value=10**12))
def test_an_amount_means_the_same_however_it_is_grouped(amount):
    plain, grouped = str(amount), f"{amount:,}"
    spellings = [
        plain,
        grouped,
        grouped.replace(",", "'"),
        f"$ {grouped.replace(',', '.')}",
        f"{grouped.replace(',', ' ')} USD",
    ]
    for spelling in spellings:
        assert values(f"base promised {spelling}") == [f"{amount} USD/year"], spelling


@given(st.integers(1, 900), st.integers(0, 99), st.sampled_from(["k", "K", "m"]))
def test_a_multiplier_spreads_to_both_ends(low, more, factor):
    one = values(f"base promised {low}-{low + more}{factor}")
    assert one == values(f"base promised {low}{factor} to {low + more}{factor}")
    assert one == values(f"base promised between {low} and {low + more}{factor}")

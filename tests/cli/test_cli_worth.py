"""`worth`, `compare`, `value` and `offers --diff`: what is printed, and the JSON."""

from __future__ import annotations

from decimal import Decimal

import pytest
from worked_packages import ALL, OPTIONS, UK, US, WorkedPackage

PACKAGE = [
    "negotiation", "title", "version", "current_job", "currency", "years", "year_1", "four_year", "equity", "unvalued",
    "items", "beside", "forfeited", "findings", "rates", "rounding",
]  # fmt: skip


def lines(out: str) -> list[str]:
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.fixture
def wrote(journal):
    """Writes worked packages through the command line."""

    def write(*packages: WorkedPackage):
        for one in packages:
            place = ("--currency", one.currency, "--zone", one.zone, "--country", one.country)
            assert journal("new", one.name, *place).code == 0
            for text in one.texts:
                assert journal("add", text).code == 0
            for item, amount in one.values:
                assert journal("value", one.name, item, amount).code == 0
        return journal

    return write


@pytest.mark.parametrize("worked", ALL, ids=lambda one: one.name)
def test_worth_prints_what_was_reckoned_by_hand(wrote, worked):
    printed = lines(wrote(worked)("worth", worked.name).out)
    total = next(line for line in printed if line.startswith("Total"))
    figures = [Decimal(word.replace(",", "")) for word in total.split()[1:]]
    assert figures == [*worked.years, worked.four_year]


@pytest.mark.parametrize("worked", ALL, ids=lambda one: one.name)
def test_the_json_of_worth_and_of_compare_says_the_same(wrote, worked):
    journal = wrote(worked)
    form = journal("worth", worked.name, "--json").json
    assert list(form) == PACKAGE
    assert tuple(Decimal(year["total"]) for year in form["years"]) == worked.years
    assert (Decimal(form["year_1"]), Decimal(form["four_year"])) == (worked.year_1, worked.four_year)
    for year in form["years"]:
        parts = (Decimal(year[kind]) for kind in ("guaranteed", "conditional", "discretionary", "unknown"))
        assert sum(parts) == Decimal(year["total"])
    for kind, amount in worked.certain.items():
        assert sum(Decimal(year[kind]) for year in form["years"]) == amount
    for one in form["items"]:
        assert tuple(map(Decimal, one["years"])) == worked.items[one["item"]]
    assert form["unvalued"] == []
    (compared,) = journal("compare", worked.name, "--json").json
    assert {key: compared[key] for key in PACKAGE} == form
    assert Decimal(compared["compared"]["four_year"]) == worked.four_year


def test_the_lines_of_worth_say_how_each_figure_was_made(wrote):
    printed = lines(wrote(US)("worth", "us", "--lines").out)
    assert "one unit is worth USD 40, as of 20 Nov letter ← Dana Reyes, 20 Nov" in printed
    assert "1,600 units vest = 64,000 in year 4" in printed
    assert "50 % of what you pay in, up to 6 % of Base salary, if you pay in that much = 5,400 each year" in printed
    assert "not in money Paid time off 25 days" in printed


def test_a_version_that_is_promised_or_asked(wrote):
    journal = wrote(US)
    journal("add", "us call from Dana Reyes, on 13 Nov 10:00: base promised 185k; signing promised 60k")
    journal("add", "us email to Dana Reyes, on 23 Nov 10:00: base asked 190k")
    assert journal("worth", "us", "--version", "promised", "--json").json["year_1"] == "245000"
    assert journal("worth", "us", "--version", "asked", "--json").json["items"][0]["year_1"] == "190000"
    assert journal("worth", "us", "--version", "1", "--json").json["version"] == 1
    missing = journal("worth", "us", "--version", "7")
    assert missing.code == 3
    assert "its versions are: 1" in missing.err


def test_what_cannot_be_right_is_said_and_has_no_figure(journal):
    journal("new", "acme", "--currency", "USD")
    journal("add", "acme letter from Dana: [base 75/hour]; [equity 1000 RSU @ $40 vest 30/30/30]; [bonus 10% of sales]")
    printed = lines(journal("worth", "acme").out)
    assert "▲ Base salary: hours a week were not said; add them, as in: hours 40." in printed
    assert "▲ Equity: its vesting comes to 90 %, not 100 %." in printed
    assert "Total 0 0 0 0 0" in printed
    assert journal("worth", "acme", "--json").json["unvalued"] == ["base", "bonus", "equity"]
    journal("value", "acme", "--hours", "40")
    journal("value", "acme", "sales", "300k", "--because", "last year's quota")
    assert journal("worth", "acme", "--json").json["year_1"] == "186000"
    journal("undo")
    assert journal("worth", "acme", "--json").json["year_1"] == "156000"


def test_ones_own_figures_are_kept_listed_and_taken_back(wrote):
    journal = wrote(OPTIONS)
    form = journal("value", "options", "equity", "8", "--because", "the last round", "--json").json
    assert (form["item"], form["amount"], form["because"]) == ("equity", "8", "the last round")
    assert journal("value", "options", "--equity", "50%").out == "Your figure: Equity counts 50 % of its paper value\n"
    assert journal("value", "options", "--rounding", "front_loaded", "--json").json["rounding"] == "front_loaded"
    listed = journal("value", "options", "--json").json
    assert [one["kind"] for one in listed] == ["worth", "equity", "rounding"]
    assert "Equity EUR 8 the last round" in lines(journal("value", "options").out)
    equity = journal("worth", "options", "--json").json["equity"]
    assert (equity["factor"], equity["nil"]["four_year"]) == ("0.5", "472000")
    assert journal("value", "options", "equity", "none").code == 0
    assert journal("worth", "options", "--json").json["unvalued"] == ["equity"]
    assert journal("value", "options", "equity", "none").code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("us", "health"), 2, "also takes the amount"),
        (("us", "health", "lots"), 4, "no amount of money"),
        (("us", "health", "-5"), 4, "no amount of money"),
        (("us", "unicorns", "5k"), 3, "There is no item"),
        (("us", "base", "5k"), 4, "no benefit"),
        (("us", "relocation", "5k"), 4, "in money already"),
        (("us", "equity", "40/month"), 4, "without a period"),
        (("us", "pto", "5k"), 4, "what one day of Paid time off is worth"),
        (("us", "--equity", "150%"), 4, "from 0% to 100%"),
        (("us", "--hours", "200"), 4, "from 1 to 168"),
        (("us", "--rounding", "upwards"), 2, "front_loaded"),
        (("nobody", "health", "5k"), 3, "There is no negotiation"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_one_sentence(wrote, arguments, code, words):
    told = wrote(US)("value", *arguments)
    assert told.code == code
    assert words in told.err
    assert "Traceback" not in told.err


def test_compare_has_the_current_job_and_what_leaving_costs(wrote):
    journal = wrote(US)
    assert "your current job" in journal("new", "work", "--currency", "USD", "--current").out
    journal(
        "add",
        "work note: [base offered 162k guaranteed]; [notice offered 1 month]; [equity/unvested offered 450 RSU @ $38]",
    )
    printed = lines(journal("compare").out)
    assert printed[0] == "Compared in USD"
    assert "us v1 work (now)" in printed
    assert "year 1 260,400 162,000" in printed
    assert "beyond now, 4 years 421,600 −" in printed
    assert "lost by leaving − 17,100" in printed
    assert any(line.startswith("year 1 us v1 █") and line.endswith(" 260,400") for line in printed)
    offer, job = journal("compare", "--json").json
    assert (job["current_job"], job["negotiation"], offer["compared"]["beyond_current_job"]["year_1"]) == (
        True,
        "work",
        "98400",
    )
    assert [one["item"] for one in job["forfeited"]] == ["equity/unvested"]
    assert "work" not in journal("board").out
    assert all(one["negotiation"] != "work" for one in journal("board", "--json").json)
    assert [one["negotiation"] for one in journal("today", "--json").json["standing"]] == ["us"]
    assert journal("new", "other", "--current").code == 4


def test_versions_of_one_negotiation_side_by_side(wrote):
    journal = wrote(US)
    journal("add", "us email from Dana Reyes, on 23 Nov 10:00: base offered 186k")
    assert [one["title"] for one in journal("compare", "us@1", "us@2", "us@promised", "--json").json] == [
        "us v1", "us v2", "us promised",
    ]  # fmt: skip
    assert journal("compare", "us@9").code == 3
    assert journal("compare", "nobody").code == 3


def test_currencies_are_never_brought_together_without_a_rate(wrote, home):
    journal = wrote(US, UK)
    assert [one["compared"]["four_year"] for one in journal("compare", "--json").json] == ["1069600", None]
    assert "▲ uk v1: there is no rate from GBP to USD; give one under [rates] in the settings" in lines(
        journal("compare").out
    )
    (home / "settings.toml").write_text('[rates]\n"GBP/USD" = "1.25 2026-11-20 ECB"\n', encoding="utf-8")
    uk = journal("compare", "--json").json[1]
    assert (uk["four_year"], uk["compared"]["four_year"]) == ("328037.92", "410047.4")
    assert uk["compared"]["rate"]["source"] == "ECB"
    assert "rate GBP 1 = USD 1.25, 2026-11-20, ECB" in lines(journal("compare").out)


def test_the_priorities_are_shown_openly_beside_the_money(wrote):
    journal = wrote(US, UK)
    journal("prep", "us", "--priority", "pto 3", "--priority", "a kind boss")
    printed = lines(journal("compare").out)
    assert "1. ×3 Paid time off 25 days 28 days ✓" in printed
    assert "your priority a kind boss is no item; nothing to compare" in printed


def test_what_changed_from_version_to_version_word_by_word(wrote):
    journal = wrote(US)
    assert journal("offers", "us", "--diff").out == "There are no two versions of an offer to compare yet.\n"
    journal("add", "us letter from Dana Reyes, on 23 Nov 10:00: [offer v2]; [base 186k guaranteed]; [pto 25 days]")
    printed = journal("offers", "us", "--diff").out
    assert "v1 → v2" in printed
    assert "−180k− +186k+" in printed
    (form,) = journal("offers", "us", "--diff", "--json").json
    assert (form["from"], form["to"]) == (1, 2)
    after = "".join(one["text"] for one in form["pieces"] if one["fate"] != "gone")
    assert after == "[offer v2]; [base 186k guaranteed]; [pto 25 days]"


def test_a_package_of_which_nothing_was_said_comes_to_nothing_known(acme):
    assert "  year 1                       −\n" in acme("compare", "acme").out

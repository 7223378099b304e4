"""The Offers view: the ledger as a table, its evidence, and the versions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from app_driver import running, sit_down
from textual.geometry import Size

from journal.domain.instants import Day
from journal.domain.records import Period, Value, ValueKind
from journal.service import capture, negotiations
from journal.tui.jobs_offers import OffersData, offers
from journal.tui.render.evidence import evidence_rows, version_rows
from journal.tui.render.line import cells, plain
from journal.tui.render.offer_head import head_lines
from journal.tui.render.offer_values import value_cell
from journal.tui.render.offers import ledger_rows

LINES = (
    "acme call from Dana, on 13 Nov 10:00: base promised 185k guaranteed; signing promised 20k; pto promised 30 days",
    "acme call from Lee, on 18 Nov 11:00: remote promised 3 days [nonsense]",
    "acme letter from Dana, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 178k]; [pto 25 days]",
    "acme email from Dana, on 23 Nov 16:00: base offered 181k",
)


@pytest.fixture
def home(tmp_path):
    session = sit_down(tmp_path / "home")
    negotiations.new(session, "acme", company="Acme Robotics", role="Staff Engineer", currency="USD")
    negotiations.new(session, "borg", currency="EUR")
    for line in LINES:
        capture.add(session, line)
    session.store.close()
    return tmp_path / "home"


@pytest.fixture
def data(home) -> OffersData:
    session = sit_down(home)
    acme = session.negotiation("acme").id
    read = offers(session, acme)
    session.store.close()
    return read


def table(data: OffersData, width: int, **how: bool) -> list[str]:
    rows = ledger_rows(data, Size(width, 40), **how)
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


MONEY = {"kind": ValueKind.MONEY, "currency": "USD", "period": Period.YEAR}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (MONEY | {"amount": Decimal(185000)}, "185,000"),
        (MONEY | {"amount": Decimal(185000), "approximate": True}, "~185,000"),
        (MONEY | {"amount": Decimal(9400), "period": Period.MONTH}, "9,400/month"),
        (MONEY | {"amount": Decimal(95000), "currency": "EUR"}, "EUR 95,000"),
        (MONEY | {"minimum": Decimal(180000), "maximum": Decimal(190000)}, "180k–190k"),
        (MONEY | {"maximum": Decimal(6000)}, "≤ 6,000"),
        (MONEY | {"minimum": Decimal(90000)}, "≥ 90,000"),
        ({"kind": ValueKind.FLAG, "flag": False}, "none"),
        ({"kind": ValueKind.DATE, "day": Day(2027, 2, 1)}, "1 Feb"),
        ({"kind": ValueKind.TEXT, "text": "“Staff”"}, "Staff"),
        ({"kind": ValueKind.DURATION, "amount": Decimal(25), "unit": "day"}, "25"),
    ],
)
def test_a_value_in_a_narrow_column(fields, words):
    assert value_cell(Value(**({"text": "as typed"} | fields)), "USD", Period.YEAR) == words


def test_the_wide_table_has_every_column(data):
    lines = table(data, 120)
    assert lines[0].split() == ["Item", "Promised", "By", "Offered", "Asked", "Agreed", "Written", "Verdict", "Year", "1", "4", "years"]  # fmt: skip
    base = next(line for line in lines if line.startswith("  Base salary"))
    assert base.split() == [
        "Base", "salary", "a", "year", "185,000", "Dana", "13", "Nov", "181,000", "−", "−", "verbal", "shortfall",
        "−4,000", "−16,000",
    ]  # fmt: skip
    assert base.index("185,000") + 7 == lines[0].index("Promised") + 8
    assert any("absent" in line and "−20,000" in line for line in lines)
    assert lines[-2].split()[:3] == ["Package", "year", "1"] and lines[-1].endswith("−36,000")


def test_narrow_pages_between_two_sets_of_columns(data):
    assert "Verdict" in table(data, 80)[0] and "Asked" not in table(data, 80)[0]
    assert "Asked" in table(data, 80, is_other=True)[0] and "Verdict" not in table(data, 80, is_other=True)[0]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 112, 120, 160, 200])
def test_no_line_is_wider_than_the_screen(data, width):
    every = [*table(data, width), *(plain(line) for line in head_lines(data, width, "ledger"))]
    every += [plain(row) for row in _lines(version_rows(data, Size(width, 20)))]
    every += [plain(row) for row in _lines(evidence_rows(data, data.trails["base"], Size(width, 9)))]
    assert all(cells(line) <= width for line in every)


def _lines(rows):
    return [rows.line(number) for number in range(rows.height)]


def test_the_evidence_is_oldest_first_and_concludes(data):
    lines = [plain(line).rstrip() for line in _lines(evidence_rows(data, data.trails["base"], Size(120, 9)))]
    assert lines[0].split() == ["Base", "salary", "3", "statements,", "oldest", "first"]
    assert [line.split()[0] for line in lines[1:4]] == ["Fri", "Fri", "Mon"]
    assert lines[-1].strip() == "Promised by voice before the offer; the offer is 4,000 a year lower."


def test_versions_point_out_what_changed(data):
    lines = [plain(line).rstrip() for line in _lines(version_rows(data, Size(120, 20)))]
    assert lines[0].startswith("  v1  letter    complete")
    assert lines[1].startswith("  v2  email     amends")
    base = next(line for line in lines if line.startswith("  Base salary"))
    assert base.split()[-3:] == ["178,000", "▲", "181,000"]


async def test_walking_from_an_item_to_the_words_and_back(home):
    async with running(home) as app:
        await app.press("5")
        await app.until(lambda: type(app.app.screen).__name__ == "OffersScreen" and app.app.screen.data is not None)
        await app.until(lambda: app.shows("list", "Base salary"))
        await app.until(lambda: app.shows("evidence", "3 statements"))
        await app.press("enter", "enter")
        await app.until(lambda: type(app.app.screen).__name__ == "EntryScreen")
        await app.press("ctrl+o")
        await app.until(lambda: type(app.app.screen).__name__ == "OffersScreen")
        await app.press("escape", "v")
        await app.until(lambda: app.shows("list", "complete"))
        await app.press("v", "]")
        await app.until(lambda: app.shows("list", "Nothing was said of the offer yet."))
        assert app.app.screen.context().name == "borg"

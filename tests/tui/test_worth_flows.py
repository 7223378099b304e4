"""The pages of worth and of the comparison: their rows, and how they are walked."""

from __future__ import annotations

import pytest
from app_driver import running, sit_down
from textual.geometry import Size

from journal.service import capture, negotiations, valuing
from journal.service import worth as service
from journal.tui.jobs_worth import CompareData, WorthData, compare, key_of, version_texts, worth
from journal.tui.render.choosing import choice_rows
from journal.tui.render.compare import compare_head, compare_rows, first_shown, per_view
from journal.tui.render.line import cells, plain
from journal.tui.render.version_texts import version_text_rows
from journal.tui.render.worth import worth_head, worth_rows
from journal.tui.screens.compare import CompareScreen
from journal.tui.screens.worth import FigureDialog, WorthScreen

LINES = (
    "acme call from Dana, on 13 Nov 10:00: base promised 185k guaranteed; signing promised 20k; pto promised 30 days",
    "acme letter from Dana, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 178k guaranteed]; [pto 25 days]; "
    "[equity 4000 RSU vest 5/15/40/40]; [bonus 15% discretionary]",
    "acme email from Dana, on 23 Nov 16:00: base offered 181k",
    "work note: [base offered 162k guaranteed]; [pto offered 22 days]; [equity/unvested offered 450 RSU @ $38]",
)


@pytest.fixture
def home(tmp_path):
    session = sit_down(tmp_path / "home")
    negotiations.new(session, "acme", company="Acme Robotics", role="Staff Engineer", currency="USD")
    negotiations.new(session, "work", company="Old Co", currency="USD", is_current_job=True)
    for line in LINES:
        capture.add(session, line)
    session.store.close()
    return tmp_path / "home"


@pytest.fixture
def session(home):
    made = sit_down(home)
    yield made
    made.store.close()


@pytest.fixture
def data(session) -> WorthData:
    made = worth(session, session.negotiation("acme").id)
    assert made is not None
    return made


def shown(rows) -> list[str]:
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_item_with_its_years_their_sum_and_what_has_no_value(data, width):
    lines = shown(worth_rows(data, 1, (), Size(width, 40)))
    assert all(cells(line) <= width for line in lines)
    base = next(line for line in lines if "Base salary" in line)
    assert base.split()[3:8] == ["181,000"] * 4 + ["724,000"]
    assert next(line for line in lines if "Equity" in line).split()[-1] == "unvalued"
    assert next(line for line in lines if line.startswith("  Total")).split()[1:6] == ["208,150"] * 4 + ["832,600"]
    assert any("not money  Paid time off 25 days" in line for line in lines)


def test_the_packages_of_a_negotiation_are_named_and_the_one_shown_marked(data):
    head = [plain(line) for line in worth_head(data, 1, 100)]
    assert head[1].split() == ["v1", "v2", "promised"]
    assert [one.title for one in data.packages] == ["acme v1", "acme v2", "acme promised"]


def test_an_open_item_says_how_it_was_made(session):
    valuing.value_item(session, "acme", "equity", "42.50", "closing price")
    data = worth(session, session.negotiation("acme").id)
    lines = shown(worth_rows(data, 1, {"equity", "bonus"}, Size(120, 60)))
    assert any("one unit is worth USD 42.50" in line and "closing price" in line for line in lines)
    assert any("200 units vest" in line and line.endswith("8,500 in year 1") for line in lines)
    assert any("15 % of Base salary" in line and line.endswith("27,150 each year") for line in lines)


def test_an_item_without_a_value_says_why(data):
    lines = shown(worth_rows(data, 1, {"equity"}, Size(80, 40)))
    assert any("what one unit is worth was not said" in line for line in lines)


@pytest.fixture
def side_by_side(session) -> CompareData:
    return compare(session, None)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_packages_side_by_side_with_a_plot(side_by_side, width):
    lines = shown(compare_rows(side_by_side, 0, Size(width, 60)))
    assert all(cells(line) <= width for line in lines)
    assert lines[0].split() == ["acme", "v2", "work,", "now"]
    assert next(line for line in lines if line.startswith("  Year 1")).split() == ["Year", "1", "208,150", "162,000"]
    assert next(line for line in lines if "Beyond now, 4" in line).split()[-2:] == ["184,600", "−"]
    assert next(line for line in lines if "Lost by" in line).split()[-2:] == ["−", "17,100"]
    assert sum(any(sign in line for sign in "█▓░") for line in lines) == 8
    assert any("Paid time off" in line and "✓ 25 days" in line for line in lines)
    assert any("acme v2, Equity is unvalued" in line for line in lines)


def test_bars_are_as_long_as_what_they_stand_for(side_by_side):
    lines = shown(compare_rows(side_by_side, 0, Size(120, 60)))
    first, second = [line for line in lines if "█" in line or "▓" in line][:2]
    longest, other = (sum(line.count(sign) for sign in "█▓░") for line in (first, second))
    assert other == pytest.approx(longest * 162_000 / 208_150, abs=1)


def test_the_selected_package_is_always_in_view():
    assert per_view(80) == 3
    assert [first_shown(at, 6, 80) for at in range(6)] == [0, 1, 2, 3, 3, 3]
    assert first_shown(2, 3, 80) == 0


def test_what_is_compared_is_chosen_from_everything_there_is(session, side_by_side):
    assert list(side_by_side.every) == ["acme@1", "acme@2", "acme@promised", "work@1"]
    assert side_by_side.chosen == ("acme@2", "work@1")
    lines = shown(choice_rows(side_by_side, Size(100, 40)))
    assert [line.split("]")[0].strip() for line in lines if line] == ["[", "[✓", "[", "[✓"]
    only = compare(session, ("acme@promised", "gone@1"))
    assert [one.worth.title for one in only.comparison.columns] == ["acme promised"]
    assert compare(session, ()).comparison.columns == ()
    assert "Compared" in plain(compare_head(compare(session, ()), 0, 80, is_choosing=False)[0])
    assert [key_of(one) for one in service.packages(session, "acme")] == ["acme@1", "acme@2", "acme@promised"]


def test_what_changed_from_version_to_version(session):
    data = version_texts(session, session.negotiation("acme").id)
    lines = shown(version_text_rows(data, Size(100, 40)))
    assert any("v1, letter of" in line and "v2, email of" in line for line in lines)
    assert any("181k+" in line for line in lines)


async def test_worth_opens_from_the_offers_and_its_lines_open(home):
    async with running(home) as journal:
        await journal.press("5")
        await journal.until(lambda: journal.shows("list", "Base salary"))
        await journal.press("w")
        await journal.until(lambda: isinstance(journal.app.screen, WorthScreen) and journal.shows("list", "Total"))
        await journal.press("enter")
        await journal.until(lambda: journal.shows("list", "USD 181,000 a year"))
        await journal.press("left")
        await journal.until(lambda: journal.shows("list", "178,000"))
        await journal.press("o")
        await journal.until(lambda: journal.shows("list", "what one unit is worth was not said"))
        await journal.press("j", "enter")
        await journal.until(lambda: getattr(journal.app.screen, "entry_id", ""))
        await journal.press("escape")
        await journal.until(lambda: isinstance(journal.app.screen, WorthScreen))


async def test_a_figure_of_ones_own_is_given_in_a_form_and_undone(home):
    async with running(home) as journal:
        await journal.press("5")
        await journal.until(lambda: journal.shows("list", "Base salary"))
        await journal.press("w")
        await journal.until(lambda: journal.shows("list", "unvalued"))
        await journal.press("j", "j", "equals_sign")
        await journal.until(lambda: isinstance(journal.app.screen, FigureDialog))
        await journal.press(*"40", "tab", *"50", "percent_sign", "enter")
        await journal.until(lambda: journal.shows("list", "Equity at 50 %"))
        assert journal.shows("list", "8,000")
        await journal.press("u")
        await journal.until(lambda: journal.shows("list", "unvalued"))


async def test_a_figure_that_cannot_be_is_told_and_asked_for_again(home):
    async with running(home) as journal:
        await journal.press("5")
        await journal.until(lambda: journal.shows("list", "Base salary"))
        await journal.press("w")
        await journal.until(lambda: journal.shows("list", "unvalued"))
        await journal.press("equals_sign")
        await journal.until(lambda: isinstance(journal.app.screen, FigureDialog))
        await journal.press(*"5k", "enter")
        await journal.until(
            lambda: isinstance(journal.app.screen, FigureDialog) and journal.app.screen.query(".problem")
        )
        await journal.press("escape")
        await journal.until(lambda: isinstance(journal.app.screen, WorthScreen))


async def test_columns_are_chosen_walked_and_taken_away(home):
    async with running(home) as journal:
        await journal.press("5")
        await journal.until(lambda: journal.shows("list", "Base salary"))
        await journal.press("s")
        await journal.until(
            lambda: isinstance(journal.app.screen, CompareScreen) and journal.shows("list", "work, now")
        )
        screen = journal.app.screen
        await journal.press("o")
        await journal.until(lambda: journal.shows("list", "[✓] acme v2"))
        await journal.press("home", "enter")
        await journal.until(lambda: journal.shows("list", "[✓] acme v1"))
        await journal.press("escape")
        await journal.until(lambda: journal.shows("list", "acme v1"))
        await journal.press("right")
        await journal.until(lambda: screen.column is not None and screen.column.worth.title == "work")
        await journal.press("minus")
        await journal.until(lambda: not journal.shows("list", "work, now"))
        await journal.press("enter")
        await journal.until(lambda: isinstance(journal.app.screen, WorthScreen) and journal.shows("list", "Total"))
        assert journal.app.screen.which == "acme v1"

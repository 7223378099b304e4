"""The brief as lines: made to fit, cut where it must be, and never wider than the screen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size
from tui_scene import NOW, ZONE

from journal.config import Settings
from journal.domain.prep.standing import Figure, Mark, Standing
from journal.service import capture, negotiations, prep
from journal.service.session import Session, open_session
from journal.tui import jobs_brief as jobs
from journal.tui.render.brief import Look, entry_of, left_rows, narrow_rows, right_rows
from journal.tui.render.fitting import Block, fitted, laid_out
from journal.tui.render.line import EMPTY, Run, cells, plain
from journal.tui.render.rows import heading
from journal.tui.render.scale import scale_lines

PREP = """target 195k
walk-away 176k
priority base 5
market 178k-205k, salary survey, date Oct 2026
show two fleet migrations led
instead my old job
ask Who signs?"""


def told(home: Path, name: str = "acme", text: str = "") -> Session:
    session = open_session(Settings(home=home, zone=ZONE, currency="USD"), lambda: NOW)
    negotiations.new(session, name, company="Acme", role="Staff Engineer", currency="USD")
    capture.add(
        session, f"{name} call from Dana Reyes, 13 Nov 10:00: [base promised 185k] [signing promised 20k] {text}"
    )
    capture.add(session, f"{name} letter from Dana Reyes, 20 Nov 9:31: [offer v1 expires fri 17:00] [base 178k]")
    capture.add(session, f"{name} email to Dana, yesterday 9:00: [base asked 185k]. [due fri the letter | them]")
    capture.add(session, f"{name} note, yesterday 21:00: Never answer on the phone. #lesson")
    capture.add(session, f"{name} call from Dana, 4pm: {text} [meet tomorrow 10:00 call with Dana]")
    prep.write_text(session, name, PREP)
    return session


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    session = told(tmp_path_factory.mktemp("brief"), text="Went through it line by line. " * 12)
    return jobs.brief(session, "", "")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    session = told(tmp_path_factory.mktemp("hostile"), text="[/base] [b]x[/b] \u202e漢字🙂 " + "w" * 300)
    prep.write_text(session, "acme", "target [/]\nshow 漢字🙂\u202e\npoint " + "y" * 300 + "\nask " + "z" * 300)
    return jobs.brief(session, "", "")


def lines(rows) -> list[str]:
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


def every(data, size: Size, look: Look) -> list[str]:
    right = right_rows(data, Size(size.width * 2 // 5, size.height), look)
    left = left_rows(data, Size(size.width * 3 // 5, size.height), look)
    return lines(left), lines(right.private), lines(right.around)


def test_the_talk_is_on_the_left_in_its_order(data):
    left, private, around = every(data, Size(120, 33), Look())
    heads = [line.strip().split("  ")[0] for line in left if line and line[2:3].isupper() and not line[3:4].isdigit()]
    order = ["Call with Dana", "Said last", "Promised, the offer is silent", "Promised, the offer differs", "To ask"]
    places = [next(at for at, head in enumerate(heads) if head.startswith(words)) for words in order]
    assert places == sorted(places)
    assert any("target" in line for line in private) and not any("target" in line for line in left + around)
    assert any("Base salary" in line and line.endswith("178,000") for line in left)


def test_it_fits_its_height_and_says_what_is_left_out(data):
    left, private, around = every(data, Size(120, 33), Look())
    assert len(left) <= 32 and len(private) + len(around) <= 30
    tight, *_ = every(data, Size(120, 22), Look())
    assert len(tight) <= 21
    assert any("more" in line for line in tight)
    whole, *_ = every(data, Size(120, 22), Look(is_whole=True))
    assert len(whole) > 21 and not any(line.endswith("more") for line in whole)


def test_on_a_narrow_screen_what_is_private_is_closed_until_it_is_asked_for(data):
    closed = lines(narrow_rows(data, Size(80, 21), Look()))
    opened = lines(narrow_rows(data, Size(80, 21), Look(is_whole=True)))
    assert closed[-1].split() == ["Private", "v", "shows", "prep", "and", "lessons"]
    assert not any("Never answer" in line or "195" in line or "migrations" in line for line in closed)
    assert any("Never answer" in line for line in opened) and any("195" in line for line in opened)
    last = max(at for at, line in enumerate(opened) if line.strip().startswith(("People", "Open between us")))
    assert last < next(at for at, line in enumerate(opened) if line.strip().startswith("Prep"))


LOOKS = pytest.mark.parametrize("look", [Look(), Look(is_whole=True), Look(is_plain=True)])


@pytest.mark.parametrize("width", [100, 110, 120, 160, 200])
@LOOKS
def test_no_line_is_wider_than_its_pane(data, hostile, width, look):
    for one in (data, hostile):
        left, private, around = every(one, Size(width, 33), look)
        assert all(cells(line) <= width * 3 // 5 for line in left)
        assert all(cells(line) <= width * 2 // 5 for line in private + around)


@pytest.mark.parametrize("width", [24, 40, 60, 80, 99])
@LOOKS
def test_no_line_is_wider_than_a_narrow_screen(data, hostile, width, look):
    for one in (data, hostile):
        assert all(cells(line) <= width for line in lines(narrow_rows(one, Size(width, 20), look)))


def test_a_row_leads_to_its_entry(data):
    rows = left_rows(data, Size(72, 33), Look())
    keys = [rows.key(index) for index in range(len(rows)) if rows.key(index)]
    assert len(keys) == len(set(keys)) == 4
    assert entry_of(keys[0]) == data.talk.id
    assert entry_of("") == ""


# The scale

BOTH = (Figure(Mark.WALK_AWAY, Decimal(176_000)), Figure(Mark.OFFER, Decimal(178_000)))
ALL = (*BOTH, Figure(Mark.SAID, Decimal(185_000)), Figure(Mark.TARGET, Decimal(195_000)))


def scale(figures, width=46) -> list[str]:
    made = scale_lines(Standing(currency="USD", figures=figures, market=()), "Base salary", "a year", width, 3)
    return [plain(line).rstrip() for line in made]


def test_the_scale_has_its_marks_in_their_places():
    head, numbers, rule, words = scale(ALL)
    assert head.split() == ["Base", "salary", "thousand", "a", "year"]
    assert numbers.split() == ["176", "178", "185", "195"]
    assert words.split() == ["walk", "away", "offer", "said", "target"]
    assert [sign for sign in rule if sign in "○●▲"] == ["○", "●", "●", "▲"]
    assert abs(rule.index("▲") - (numbers.index("195") + 1)) <= 1


def test_equal_figures_stand_on_one_place():
    same = (Figure(Mark.OFFER, Decimal(178_000)), Figure(Mark.TARGET, Decimal(178_000)))
    _, numbers, _, words = scale(same)
    assert numbers.split() == ["178", "178"] and words.split() == ["offer", "target"]


def test_small_figures_stay_as_they_are():
    hourly = (Figure(Mark.OFFER, Decimal(75)), Figure(Mark.TARGET, Decimal("82.5")))
    assert scale(hourly)[0].split() == ["Base", "salary", "a", "year"]
    assert scale(hourly)[1].split() == ["75", "82.5"]


@pytest.mark.parametrize("figures", [(), BOTH[:1]])
def test_one_figure_is_no_scale(figures):
    assert scale(figures) == []


@given(st.lists(st.integers(1, 10**12), min_size=4, max_size=4, unique=True), st.integers(27, 120))
def test_any_figures_fit(amounts, width):
    marks = (Mark.WALK_AWAY, Mark.OFFER, Mark.SAID, Mark.TARGET)
    figures = tuple(Figure(mark, Decimal(amount)) for mark, amount in zip(marks, sorted(amounts), strict=True))
    made = scale_lines(Standing(currency="", figures=figures, market=()), "Base salary", "a year", width, 3)
    assert all(cells(plain(line)) <= width for line in made)


# Making it fit


def block(sizes: list[int], least: int) -> Block:
    def draw(count: int):
        return [heading((Run("head"),)), *(heading(*[EMPTY] * size) for size in sizes[:count])]

    return Block(sizes, least, draw)


@given(st.lists(st.tuples(st.lists(st.integers(1, 3), max_size=9), st.integers(0, 4)), max_size=6), st.integers(0, 60))
def test_blocks_fit_as_far_as_their_least_lets_them(shapes, room):
    blocks = [block(sizes, least) for sizes, least in shapes]
    counts = fitted(blocks, room)
    rows = laid_out(blocks, counts)
    height = sum(row.height for row in rows)
    is_least = all(count <= max(one.least, 1) for one, count in zip(blocks, counts, strict=True))
    assert height <= room or is_least
    assert all(0 <= count <= len(one.sizes) for one, count in zip(blocks, counts, strict=True))
    assert fitted(blocks, None) == [len(one.sizes) for one in blocks]


def test_the_one_with_most_to_spare_gives_way_first_and_what_may_go_goes_last():
    blocks = [block([1] * 3, 2), block([1] * 8, 2), block([1] * 2, 0)]
    assert fitted(blocks, 18) == [3, 8, 2]
    assert fitted(blocks, 15) == [3, 5, 2]
    assert fitted(blocks, 9) == [2, 2, 0]

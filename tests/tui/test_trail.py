"""Tabs, and the way back."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journal.tui.render.frame import Band, band_line, tab_places
from journal.tui.render.line import plain
from journal.tui.trail import MOST, Spot, Trail
from journal.tui.views import VIEWS, View

SIX = tuple(
    View(title.casefold(), number, title, "")
    for number, title in enumerate(("Today", "Journal", "Board", "Follow-ups", "Offers", "Search"), 1)
)


def test_back_leads_through_the_spots_that_were_left_and_never_to_where_one_is():
    trail = Trail()
    today, other, journal = Spot("today", "f:1"), Spot("today", "f:2"), Spot("journal", "e1")
    for spot in (today, other, other, journal):
        trail.leave(spot)
    assert trail.back(journal) == other
    assert trail.back(other) == today
    assert trail.back(today) is None


def test_only_so_many_spots_are_kept():
    trail = Trail()
    for number in range(MOST + 20):
        trail.leave(Spot("journal", str(number)))
    found = []
    while (spot := trail.back(Spot("today"))) is not None:
        found.append(spot.key)
    assert len(found) == MOST
    assert found[-1] == "20"


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, "  1 Today 2 Journal 3 Board  4 Follow-ups  5 Offers  6 Search   "),
        (40, "  1  2 Journal 3  4  5  6  "),
    ],
)
def test_tabs_name_every_view_or_only_the_present_one(width, text):
    line = plain(band_line(Band(tabs=SIX, here="journal"), width))
    assert len(line) <= width
    assert " ".join(line.split()) == " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_each_tab_can_be_clicked_where_it_stands(width):
    band = Band(tabs=SIX, here="board", overdue=2)
    line, places = plain(band_line(band, width)), tab_places(band, width)
    assert [view for _, _, view in places] == [one.id for one in SIX]
    for (start, end, _), view in zip(places, SIX, strict=True):
        assert line[start:end].split()[0] == str(view.number)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_a_screen_that_is_no_view_has_no_tabs():
    assert tab_places(Band(tabs=SIX, title="Entry"), 80) == []


def test_the_views_are_numbered_apart_and_can_be_opened():
    numbers = [view.number for view in VIEWS]
    assert numbers == sorted(set(numbers))
    assert len({view.id for view in VIEWS}) == len(VIEWS)
    for view in VIEWS:
        assert view.open().VIEW == view.id

"""The People screen: who is who, said in a form, and two that were one."""

from __future__ import annotations

import pytest
from app_driver import filled, running, sit_down
from textual.geometry import Size
from textual.widgets import Input

from journal.domain.records import Authority, Role
from journal.errors import BadInputError
from journal.service import capture, people
from journal.tui.jobs_people import everybody
from journal.tui.render.line import cells, plain
from journal.tui.render.people import people_rows, person_rows
from journal.tui.screens.people import PeopleScreen


@pytest.fixture
def home(tmp_path):
    home = filled(tmp_path / "home")
    session = sit_down(home)
    capture.add(session, "acme call from Danielle Roy: hello [/base] there")
    session.store.close()
    return home


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("recruiter", Role.RECRUITER),
        ("Hiring Manager", Role.HIRING_MANAGER),
        ("hr", Role.HR_PARTNER),
        ("ref", Role.REFERENCE),
    ],
)
def test_a_role_may_be_cut_short(words, role):
    assert people.role_of(words) is role


@pytest.mark.parametrize("words", ["", "boss", "re"])
def test_what_is_no_role_names_them_all(words):
    with pytest.raises(BadInputError, match="take one of recruiter agency, recruiter"):
        people.role_of(words)


@pytest.mark.parametrize("width", [40, 58, 62, 80, 120])
def test_rows_fit(home, width):
    session = sit_down(home)
    data = everybody(session)
    session.store.close()
    dana = next(one for one in data.people if one.name == "Dana Reyes")
    for rows in (people_rows(data, Size(width, 30)), person_rows(data, dana, Size(width, 30))):
        lines = [plain(rows.line(number)) for number in range(rows.height)]
        assert all(cells(line) <= width for line in lines)
        assert any("Dana Reyes" in line for line in lines)


async def test_roles_are_said_and_two_become_one(home):
    async with running(home) as app:
        await app.press("p")
        await app.until(lambda: isinstance(app.app.screen, PeopleScreen) and app.app.screen.data is not None)
        await app.until(lambda: app.shows("everybody", "Danielle Roy"))
        await app.until(lambda: app.shows("person", "role and authority not said yet"))
        await app.press("r")
        await app.until(lambda: type(app.app.screen).__name__ == "PersonDialog")
        app.app.screen.query_one("#role", Input).value = "recruiter"
        app.app.screen.query_one("#authority", Input).value = "boss"
        app.app.screen.query_one("#merge", Input).value = "Danielle Roy"
        await app.press("enter")
        await app.until(lambda: type(app.app.screen).__name__ == "PersonDialog" and app.app.screen._problem)
        assert "is no authority" in app.app.screen._problem
        app.app.screen.query_one("#authority", Input).value = "messenger"
        await app.press("enter")
        await app.until(lambda: not app.shows("everybody", "Danielle Roy"))
        await app.until(lambda: app.shows("person", "recruiter; messenger"))
        assert app.shows("person", "also called Danielle Roy") and app.shows("person", "3 entries")
        await app.press("escape")
        await app.until(lambda: not isinstance(app.app.screen, PeopleScreen))
    session = sit_down(home)
    (dana,) = session.people
    assert (dana.role, dana.authority) == (Role.RECRUITER, Authority.MESSENGER)
    session.store.close()


async def test_an_answer_may_come_when_the_screen_has_been_left(home):
    async with running(home) as app:
        await app.press("p")
        await app.until(lambda: isinstance(app.app.screen, PeopleScreen) and app.app.screen.data is not None)
        screen = app.app.screen
        await app.press("escape")
        await app.until(lambda: not screen.is_running)
        screen.show(screen.data)

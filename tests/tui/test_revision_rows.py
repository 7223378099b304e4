"""The history of an entry as rows."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from hostile import HOSTILE
from textual.geometry import Size
from tui_scene import NOW, ZONE, at, entry

from journal.config import Settings
from journal.domain.records import Channel
from journal.service.session import open_session
from journal.tui.jobs_journal import revisions
from journal.tui.render.flow import Flow
from journal.tui.render.line import length, plain
from journal.tui.render.revisions import revision_rows


@pytest.fixture
def session(tmp_path):
    made = open_session(Settings(home=tmp_path / "home", zone=ZONE, currency="USD"), lambda: NOW)
    yield made
    made.store.close()


def rows_of(session, *states, width=80):
    """The rows of an entry that was put in one state after the other."""
    for state in states:
        with session.store.unit("add" if session.store.get(type(state), state.id) is None else "edit") as unit:
            unit.put(state)
    return revision_rows(revisions(session, states[0].id), Size(width, 30))


def text(rows):
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


def told(body, **fields):
    return entry("e1", None, at(0, "16:05"), body, people=(), **fields)


def test_revisions_stand_newest_first_with_what_changed(session):
    first = told("Base is 180k.")
    lines = text(rows_of(session, first, replace(first, body="Base is 185k."), replace(first, body="Base is 185k.",
                 channel=Channel.EMAIL), replace(first, body="Base is 185k.", channel=Channel.EMAIL, named="x")))  # fmt: skip
    assert lines[0].split() == ["Email", "4", "revisions"]
    said = [line.strip() for line in lines[1:] if line.startswith("    ")]
    assert said == [
        "nothing changed in what it says",
        "channel: −call− +email+",
        "Base is −180k− +185k+.",
        "Base is 180k.",
    ]


def test_what_is_gone_and_added_has_its_own_colour(session):
    first = told("Base is 180k.")
    rows = rows_of(session, first, replace(first, body="Base is 185k."))
    runs = [run for number in range(rows.height) for run in rows.line(number)]
    assert {run.text: run.ink.colour for run in runs if run.text[:1] in "−+"} == {
        "−180k−": "error",
        "+185k+": "success",
    }


def test_an_entry_that_never_changed_says_so(session):
    lines = text(rows_of(session, told("Once.")))
    assert lines[0].endswith("never changed") and lines[-1] == "    Once."


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [12, 80])
def test_any_text_fits(session, body, width):
    body = body.encode(errors="replace").decode()
    first = told(body)
    rows = rows_of(session, first, replace(first, body=f"{body} and {body}"), width=width)
    assert all(length(rows.line(number)) <= width for number in range(rows.height))


def test_a_word_of_a_megabyte_is_wrapped_at_once():
    start = perf_counter()
    lines = Flow("x" * 1_000_000).lines(60, 400)
    assert len(lines) == 400 and all(length(line) <= 60 for line in lines)
    assert perf_counter() - start < 2

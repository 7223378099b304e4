"""Preparing, and the brief of it, on a real journal."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.records.prep import Prep
from journal.errors import BadInputError, NotFoundError, StoreError
from journal.service import brief as briefs
from journal.service import capture, demo, keeping, negotiations, prep
from journal.service.session import Session, open_session

NOW = parse_instant("2026-11-24T17:42:00-05:00[America/New_York]")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    made = open_session(Settings(home=tmp_path / "home", zone=NOW.zone), lambda: NOW)
    negotiations.new(made, "acme", currency="USD")
    negotiations.new(made, "borg", currency="EUR")
    capture.add(made, "acme call from Dana Reyes, 4pm: [base promised 185k]. [meet today 18:10 call with Dana]")
    return made


def texts(session: Session) -> dict[str, tuple[str, ...]]:
    return prep.texts(session, "acme")


def test_a_prep_is_one_record_and_one_transaction(session):
    prep.change(session, "acme", given={"target": ("195k",), "points": ("one", "two")})
    prep.change(session, "acme", given={"points": ("three",)})
    [one] = session.store.all(Prep)
    assert (one.target.amount, one.points) == (195_000, ("one", "two", "three"))
    keeping.undo(session)
    assert texts(session)["points"] == ("one", "two")
    keeping.undo(session)
    assert texts(session) == {}
    keeping.redo(session)
    assert texts(session)["target"] == ("195k",)


CHANGES = [
    ({"target": ("200k",)}, (), "target", ("200k",)),
    ({"target": ("",)}, (), "target", ()),
    ({"priorities": ("pto",)}, (), "priorities", ("pto",)),
    ({"points": ("one",)}, (), "points", ("one", "two")),
    ({}, ("point 1",), "points", ("two",)),
    ({}, ("points",), "points", ()),
    ({"points": ("new",)}, ("point 2",), "points", ("one", "new")),
    ({}, ("walk-away",), "walk_away", ()),
    ({}, ("all",), "target", ()),
    ({}, ("unread 1",), "unread", ()),
    ({"points": ("a\nb \x1b[31m",)}, ("all",), "points", ("a b [31m",)),
]


@pytest.mark.parametrize(("given_", "removed", "field", "left"), CHANGES)
def test_fields_are_added_to_replaced_and_removed(session, given_, removed, field, left):
    prep.write_text(
        session, "acme", "target 195k\nwalk-away 176k\npriority base\npriority remote\npoint one\npoint two\nx"
    )
    prep.change(session, "acme", given=given_, removed=removed)
    assert [one.replace("\x1b", "") for one in texts(session).get(field, ())] == list(left)


@pytest.mark.parametrize(
    ("removed", "sentence"),
    [
        ("pont 1", "“pont” is no field of a prep; take one of target"),
        ("point 3", "There is no point 3; point has 1 text."),
        ("market", "Nothing is prepared under market; there is nothing to remove."),
        ("", "“” is no field of a prep"),
    ],
)
def test_what_is_not_there_cannot_be_removed(session, removed, sentence):
    prep.change(session, "acme", given={"points": ("one",)})
    with pytest.raises(BadInputError, match=sentence):
        prep.change(session, "acme", given={"points": ("two",)}, removed=(removed,))
    assert texts(session)["points"] == ("one",)


def test_writing_the_same_again_is_no_change(session):
    prep.write_text(session, "acme", "target 195k")
    before = session.store.version()
    prep.write_text(session, "acme", "target 195k")
    prep.write_text(session, "borg", "")
    assert session.store.version() == before


def test_without_a_text_there_is_no_prep_any_more(session):
    prep.write_text(session, "acme", "target 195k")
    prep.write_text(session, "acme", "")
    assert session.store.all(Prep) == ()
    assert prep.read(session, "acme") is None


def test_what_could_not_be_understood_is_still_told_when_it_is_read_again(session):
    prep.write_text(session, "acme", "target 18x")
    assert [one.found for one in prep.read(session, "acme").findings] == ["18x"]


@pytest.mark.parametrize("name", ["akme", ""])
def test_an_unknown_negotiation_names_the_nearest(session, name):
    for ask in (prep.read, briefs.brief, prep.texts):
        with pytest.raises(NotFoundError):
            ask(session, name)


@pytest.mark.parametrize("question", ["", "  ", "\n"])
def test_a_question_has_words(session, question):
    with pytest.raises(BadInputError, match="needs its words"):
        prep.add_question(session, "acme", question)


def test_a_question_of_ones_own_is_the_first_to_ask(session):
    prep.add_question(session, "acme", "Who signs?")
    assert briefs.brief(session, "acme").prep.questions == ("Who signs?",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_kept_and_makes_a_brief(session, text):
    prep.write_text(session, "acme", text)
    made = briefs.brief(session, "acme")
    assert made.negotiation.name == "acme"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Rayes", "Nobody in acme is called “Rayes”; did you mean Dana Reyes?"),
        ("Zoltan", "Nobody in acme is called “Zoltan”; there are Dana Reyes, Dana Wu."),
        ("dana", "Several people are called “dana”: Dana Reyes, Dana Wu; write the whole name."),
    ],
)
def test_somebody_unknown_is_told_with_the_nearest(session, name, sentence):
    capture.add(session, "acme call from Dana Wu, 5pm: hello")
    with pytest.raises((NotFoundError, BadInputError)) as raised:
        briefs.brief(session, "acme", with_=name)
    assert raised.value.sentence == sentence


def test_the_meeting_within_the_hour_is_near(session):
    assert briefs.near_meeting(session).what == "call with Dana"
    session.clock = lambda: parse_instant("2026-11-24T19:30:00-05:00[America/New_York]")
    assert briefs.near_meeting(session) is None


def test_the_alternative_stays_the_same_negotiation_and_tells_what_it_offers(session):
    prep.write_text(session, "acme", "instead borg")
    capture.add(session, "borg letter from Mira Vogel, 3pm: [base 140k]")
    assert briefs.brief(session, "acme").instead.negotiation.name == "borg"


def test_a_page_is_printed_for_its_owner_alone(session, tmp_path):
    done = briefs.print_to(tmp_path / "brief.md", "# acme\n")
    assert (done.read_text(), stat.S_IMODE(done.stat().st_mode)) == ("# acme\n", 0o600)
    with pytest.raises(BadInputError, match="is there already"):
        briefs.print_to(done, "x")
    assert done.read_text() == "# acme\n"
    briefs.print_to(done, "new", over=True)
    assert done.read_text() == "new"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_cannot_be_written_is_told_of(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        briefs.print_to(tmp_path / "closed" / "brief.md", "x")


def test_a_folder_and_a_missing_one_are_told_of(tmp_path):
    with pytest.raises(BadInputError, match="is a folder"):
        briefs.print_to(tmp_path, "x")
    with pytest.raises(StoreError, match="cannot be written"):
        briefs.print_to(tmp_path / "none" / "brief.md", "x")


def test_every_negotiation_of_the_sample_journal_has_a_brief(tmp_path):
    session = open_session(Settings(home=tmp_path / "demo", zone=NOW.zone), lambda: NOW)
    demo.fill(session)
    for one in session.negotiations:
        made = briefs.brief(session, one.name)
        assert made.prep is None or not prep.read(session, one.name).findings
    acme = briefs.brief(session, "acme")
    assert acme.standing.sentence == "The offer is 2,000 above walk-away and 17,000 below target."
    assert [row.item for row in acme.silent] == ["signing", "remote", "review"]
    assert [row.item for row in acme.differs] == ["base", "bonus", "pto", "relocation"]
    assert acme.instead.negotiation.name == "borg" and len(acme.lessons) >= 3

"""Playbooks: what ticks a step, which one fits, files of one's own, ticks that are never lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths_scene import OFFER, SAID, begin, tell

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.paths.checklist import LineState
from journal.domain.paths.conditions import CONDITIONS
from journal.domain.paths.fitting import SITUATIONS, may_ask, situation_named
from journal.domain.paths.playbook import PLACES, read_playbook
from journal.domain.records import Outcome
from journal.domain.records.tick import Tick
from journal.errors import BadInputError, NotFoundError
from journal.service import keeping, negotiations, playbooks, shelf
from journal.service.session import open_session
from journal.service.situations import situation_of

LESS = "acme letter from Dana, 20 Nov: [offer v1]; [base 178k]"
DECLINED = "acme note, 21 Nov: [decided decline because the commute]"
ACCEPTED = "acme note, 21 Nov: [decided accept]"
WITHDRAWN = "acme call from Dana, 21 Nov: They take it back. [base withdrawn]; [closed offer withdrawn because budget]"

ROWS = [
    # condition, what is written, whether it is seen
    ("offer_written", (), False),
    ("offer_written", ("acme call from Dana: [base offered 185k]",), False),
    ("offer_written", ("acme email from Dana: [base offered 185k]",), True),
    ("offer_written", (OFFER,), True),
    ("deadline_known", (LESS,), False),
    ("deadline_known", (OFFER,), True),
    ("talk_planned", (OFFER,), False),
    ("talk_planned", ("acme call from Dana, 19 Nov: [meet 30 Nov talk]", OFFER), False),
    ("talk_planned", (OFFER, "acme email to Dana: [meet 30 Nov talk]"), True),
    ("talk_held", (SAID, OFFER), False),
    ("talk_held", (OFFER, "acme email to Dana: hello"), False),
    ("talk_held", (OFFER, "acme call with Dana: hello"), True),
    ("remedy_asked", ("acme email to Dana, 19 Nov: [base asked 190k]", OFFER), False),
    ("remedy_asked", (OFFER, "acme email to Dana: [base asked 190k]"), True),
    ("differences_settled", (), False),
    ("differences_settled", (SAID, LESS), False),
    ("differences_settled", (SAID, OFFER), True),
    ("all_written", (), False),
    ("all_written", (SAID,), False),
    ("all_written", (SAID, OFFER), True),
    ("decided", (SAID,), False),
    ("decided", (ACCEPTED,), True),
    ("decided", (DECLINED,), True),
    ("decided_accept", (DECLINED,), False),
    ("decided_accept", (DECLINED, ACCEPTED), True),
    ("decided_decline", (ACCEPTED,), False),
    ("decided_decline", (DECLINED,), True),
    ("reason_given", (ACCEPTED,), False),
    ("reason_given", (DECLINED,), True),
    ("call_planned", (DECLINED,), False),
    ("call_planned", ("acme note, 20 Nov: [due 1 Dec call Dana: I decline]", DECLINED), False),
    ("call_planned", (DECLINED, "acme note: [due 1 Dec call Dana: I decline]"), True),
    ("call_planned", (DECLINED, "acme note: [due 1 Dec they decline | them]"), False),
    ("told", (DECLINED,), False),
    ("told", ("acme call to Dana, 20 Nov: [told]", DECLINED), False),
    ("told", (DECLINED, "acme email to Dana: [told]"), True),
    ("told_aloud", (DECLINED, "acme email to Dana: [told]"), False),
    ("told_aloud", (DECLINED, "acme call to Dana: [told]"), True),
    ("answered", (DECLINED, "acme email to Dana: [told]"), False),
    ("answered", (DECLINED, "acme email to Dana, 22 Nov: [told]", "acme email from Dana: Thanks."), True),
    ("answered", (DECLINED, "acme call to Dana: [told]"), True),
    ("thanked", (DECLINED, "acme call to Dana: [told]"), False),
    ("thanked", (DECLINED, "acme call to Dana, 22 Nov: [told]", "acme email to Dana: Thanks."), True),
    ("thanked", (WITHDRAWN,), False),
    ("thanked", (WITHDRAWN, "acme email to Dana: Thanks."), True),
    ("closed", (DECLINED,), False),
    ("closed", (WITHDRAWN,), True),
    ("asked_why", (WITHDRAWN,), False),
    ("asked_why", ("acme call to Dana, 20 Nov: Why?", WITHDRAWN), False),
    ("asked_why", (WITHDRAWN, "acme call to Dana: Why?"), True),
    ("asked_why", (WITHDRAWN, "acme note: Why?"), False),
    ("post_mortem", (WITHDRAWN, "acme note: hm #lesson"), False),
    ("post_mortem", (WITHDRAWN, "acme note: What became of it. #post_mortem"), True),
    ("lessons", (WITHDRAWN,), False),
    ("lessons", ("acme note: Ask first. #lesson",), True),
    ("gate_closed", (OFFER,), False),
    ("signed", (OFFER,), False),
    ("signed", ("acme contract from Dana: [stage signed]",), True),
    ("notice_given", (ACCEPTED,), False),
    ("notice_given", ("acme note: Done. #notice",), True),
    ("started", ("acme note: [stage signed]",), False),
    ("started", ("acme note: [stage started]",), True),
    ("reviews_planned", (SAID,), False),
    ("reviews_planned", ("acme call from Dana: [relocation promised 5k by 1 Dec]",), False),
    (
        "reviews_planned",
        ("acme call from Dana: [relocation promised 5k by 1 Dec]",
         "acme note: [due 1 Dec was it kept: Relocation USD 5,000 once]"), True,
    ),
    ("others_told", ("acme note: Told them. #others",), False),
    ("others_told", ("acme note, 22 Nov: [stage signed]", "acme note: Told them. #others"), True),
    ("nothing_accepted", (OFFER,), True),
    ("nothing_accepted", (ACCEPTED, WITHDRAWN), False),
    ("nothing_accepted", ("acme note: [stage agreed]",), False),
    ("nothing_accepted", ("acme note: Told my boss. #notice",), False),
    ("clarification_sent", (OFFER,), False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "texts", "is_seen"), ROWS)
def test_what_the_journal_shows_of_a_step(session, name, texts, is_seen):
    seen = CONDITIONS[name](tell(begin(session), *texts))
    assert (seen is not None) is is_seen, seen
    if seen is not None and seen.entry:
        assert seen.entry in {entry.id for entry in session.entries}


def test_every_condition_is_in_the_table():
    assert {name for name, _, _ in ROWS} == set(CONDITIONS)


FITS = [
    ((), ""),
    ((SAID,), ""),
    ((SAID, OFFER), ""),
    ((SAID, LESS), "differs"),
    ((SAID, LESS, DECLINED), "declining"),
    ((SAID, LESS, DECLINED, "acme call to Dana: [told]; [closed declined]"), ""),
    ((SAID, LESS, ACCEPTED), "accepting"),
    ((SAID, LESS, "acme note: [stage agreed]"), "accepting"),
    ((ACCEPTED, "acme note: [stage started]"), ""),
    ((ACCEPTED, "acme note: [closed accepted]"), "accepting"),
    ((ACCEPTED, "acme note: [closed rescinded]"), "lost"),
    ((WITHDRAWN,), "lost"),
    (("acme email from Dana: [closed rejected]",), "lost"),
    (("acme note: [closed withdrew]",), ""),
    ((WITHDRAWN, "acme note: What became of it. #post_mortem"), ""),
]


@pytest.mark.parametrize(("texts", "name"), FITS)
def test_a_situation_suggests_its_playbook(session, texts, name):
    situation = tell(begin(session), *texts)
    assert situation_named(situation) == name
    assert not name or may_ask(situation.card, situation.now)
    assert [one.name for one in playbooks.suggestions(session)] == ([name] if name else [])


def test_what_ended_long_ago_suggests_nothing_any_more(home):
    def at(moment):
        return open_session(Settings(home=home, zone="America/New_York"), lambda: parse_instant(moment))

    session = at("2026-11-24T17:42:00-05:00[America/New_York]")
    tell(begin(session), "acme email from Dana: [closed rejected]")
    session.store.close()
    for days, count in ((30, 1), (31, 0)):
        later = parse_instant("2026-11-24T17:42:00-05:00[America/New_York]").plus(timedelta(days=days))
        session = at(f"{later.iso()}[America/New_York]")
        assert len(playbooks.suggestions(session)) == count
        session.store.close()


# The files


def test_every_playbook_of_the_program_can_be_read_and_fits_its_situation(session):
    begin(session)
    books = shelf.shelf(session).books
    assert [one.when for one in books.values()] == list(SITUATIONS)
    used = {step.seen for book in books.values() for step in book.steps if step.seen}
    assert used <= set(CONDITIONS)
    assert {step.go for book in books.values() for step in book.steps if step.go} <= set(PLACES)
    for name in books:
        walk = playbooks.walk(session, "acme", name)
        assert all("{" not in text for line in walk.checklist.lines for text in (line.hint, line.write))
        assert all("{" not in point for point in walk.points)


STEP = {"id": "a", "text": "b"}
MISTAKES = [
    ({}, "it has no [[step]]; a playbook is a list of steps, each with id and text"),
    ({"title": "t", "step": "x"}, "it has no [[step]]"),
    ({"title": "t", "step": [1]}, "step 1 is no table; begin it with [[step]]"),
    ({"step": [STEP]}, "at the top: “title” is missing or empty"),
    ({"title": 1, "step": [STEP]}, "at the top: “title” has to be words in quotation marks"),
    ({"title": "t", "tilte": "t", "step": [STEP]}, "at the top: “tilte” is no word of a playbook; did you mean title?"),
    ({"title": "t", "step": [STEP, {"id": "b"}]}, "step 2: “text” is missing or empty"),
    ({"title": "t", "step": [STEP, STEP]}, "two steps have the id “a”"),
    ({"title": "t", "step": [STEP | {"id": "A b"}]}, "step 1: the id “A b” has to be small letters"),
    ({"title": "t", "step": [STEP | {"seen": "tolt"}]}, "step 1: “seen” names no condition “tolt”; did you mean told?"),
    ({"title": "t", "step": [STEP | {"go": "xyz"}]}, "step 1: “go” names no place “xyz”; there are ledger, report"),
    ({"title": "t", "step": [STEP | {"see": "told"}]}, "step 1: “see” is no word of a playbook; did you mean seen?"),
    ({"title": "t", "step": [STEP | {"write": "{nmae}"}]}, "step 1, write: “{nmae}” is not known; did you mean name?"),
    ({"title": "t", "step": [STEP], "when": "diffres"}, "“when” names no situation “diffres”; did you mean differs?"),
    ({"title": "t", "step": [STEP], "points": "x"}, "points is a list of lines"),
    ({"title": "t", "step": [STEP], "points": [1]}, "point 1 has to be words in quotation marks"),
    ({"title": "t", "step": [STEP], "points": ["{who}"]}, "point 1: “{who}” is not known"),
    ({"title": "t", "step": [STEP | {"id": f"a{n}"} for n in range(61)]}, "it has 61 steps, more than 60"),
]


@pytest.mark.parametrize(("doc", "sentence"), MISTAKES)
def test_a_mistake_is_told_with_its_place(doc, sentence):
    with pytest.raises(BadInputError, match=re.escape(sentence)):
        read_playbook("x", doc)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["title", "about", "when", "points", "step", "id", "text", "seen", "write", "go", "x"]), inner,
        max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "about", "when", "points", "step", "y"]), JSON))
def test_whatever_a_file_holds_it_is_a_playbook_or_one_sentence(doc):
    try:
        read_playbook("x", doc)
    except BadInputError as error:
        assert error.sentence and "\n" not in error.sentence


def test_an_empty_point_is_none():
    assert read_playbook("x", {"title": "t", "step": [STEP], "points": ["", " \t", "a"]}).points == ("a",)


def own(home, name, text):
    folder = home / shelf.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())


MINE = '[[step]]\nid = "breathe"\ntext = "Breathe"\n[[step]]\nid = "told"\ntext = "Tell"\nseen = "told"\n'


def test_a_file_of_ones_own_wins_and_is_read_again_when_it_changes(session, home):
    tell(begin(session), DECLINED)
    own(home, "declining", f'title = "My way"\nwhen = "declining"\n{MINE}')
    walk = playbooks.walk(session, "acme")
    assert (walk.checklist.title, walk.is_own, walk.mistakes) == ("My way", True, ())
    assert [line.step for line in walk.checklist.lines] == ["breathe", "told"]
    own(home, "declining", f'title = "My new way"\nwhen = "declining"\n{MINE}')
    assert playbooks.walk(session, "acme").checklist.title == "My new way"
    own(home, "walking", f'title = "Walking out"\n{MINE}')
    assert playbooks.walk(session, "acme", "Walking").checklist.title == "Walking out"


def test_what_is_suggested_follows_ticks_entries_and_files(session, home):
    tell(begin(session), SAID, LESS)

    def told():
        return [(one.title, one.open, one.next) for one in playbooks.suggestions(session)]

    before = told()
    assert before == [
        ("The offer differs from what was promised", 10, "Compare it with what was promised: who said it, when, how")
    ]
    playbooks.settle(session, "acme", "", "compare")
    ((_, count, step),) = told()
    assert (count, step) == (9, "Know until when you have to answer; ask for more time if it is short")
    keeping.undo(session)
    assert told() == before
    own(home, "differs", f'title = "Mine"\nwhen = "differs"\n{MINE}')
    assert told() == [("Mine", 2, "Breathe")]
    for step in ("breathe", "told"):
        playbooks.settle(session, "acme", "", step)
    assert told() == []
    tell(session, DECLINED)
    assert [name for name, _, _ in told()] == ["Declining the offer"]


WRONG = [
    (b"title = ", "it is no TOML: Invalid value (at end of document)"),
    (b'title = "x"\nstep = [[[', "it is no TOML:"),
    (b'\xfftitle = "x"', "it is not written in UTF-8"),
    (b'title = "x"', "it has no [[step]]"),
    (b"#" * (shelf.LARGEST + 1), "it is larger than 200,000 bytes"),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_a_file_that_cannot_be_used_is_named_and_the_built_in_one_is_used(session, home, text, sentence):
    tell(begin(session), DECLINED)
    own(home, "declining", text)
    walk = playbooks.walk(session, "acme")
    assert (walk.checklist.title, walk.is_own) == ("Declining the offer", False)
    (mistake,) = walk.mistakes
    assert str(home / "playbooks" / "declining.toml") in mistake.sentence
    assert sentence in mistake.sentence
    assert mistake.sentence.endswith("; the built-in one is used.")


def test_a_file_can_be_copied_to_be_changed_once(session, home):
    begin(session)
    file = playbooks.copy(session, "Declining")
    assert file == home / "playbooks" / "declining.toml"
    assert file.stat().st_mode & 0o777 == 0o600
    assert playbooks.walk(session, "acme", "declining").is_own
    with pytest.raises(BadInputError, match="file of your own already"):
        playbooks.copy(session, "declining")
    with pytest.raises(NotFoundError, match="no playbook “soup”; there are lost, declining, accepting, differs"):
        playbooks.copy(session, "soup")


def test_nothing_fits_where_nothing_happened(session):
    begin(session)
    with pytest.raises(NotFoundError, match="Nothing in acme asks for a playbook now; to see one, name it: lost"):
        playbooks.walk(session, "acme")


# Ticks


def test_a_step_that_the_journal_settles_is_not_ticked(session):
    tell(begin(session), DECLINED)
    with pytest.raises(BadInputError, match="settled by what the journal holds already"):
        playbooks.settle(session, "acme", "", "decide")
    with pytest.raises(NotFoundError, match="The playbook declining has no step “x”; its steps are: decide, reason"):
        playbooks.settle(session, "acme", "", "x")
    with pytest.raises(BadInputError, match="not ticked by hand"):
        playbooks.unsettle(session, "acme", "", "thanks")


STEPS = ("letter", "compare", "document", "advocate")
ACTS = st.lists(
    st.tuples(st.sampled_from(["tick", "skip", "untick", "undo", "redo"]), st.sampled_from(STEPS)), max_size=14
)


@settings(max_examples=25, deadline=None)
@given(acts=ACTS)
def test_no_sequence_of_ticks_and_undo_loses_or_doubles_one(tmp_path_factory, acts):
    """The states of the steps are always those of a model that keeps every state it has been in."""
    now = parse_instant("2026-11-24T17:42:00-05:00[America/New_York]")
    home = tmp_path_factory.mktemp("ticks")
    session = begin(open_session(Settings(home=home, zone=now.zone), lambda: now))
    states: list[dict[str, LineState]] = [{}]
    undone: list[dict[str, LineState]] = []
    for act, step in acts:
        here = dict(states[-1])
        if act == "undo":
            if len(states) > 1:
                keeping.undo(session)
                undone.append(states.pop())
        elif act == "redo":
            if undone:
                keeping.redo(session)
                states.append(undone.pop())
        elif act == "untick":
            if step in here:
                playbooks.unsettle(session, "acme", "differs", step)
                del here[step]
                states, undone = [*states, here], []
        else:
            playbooks.settle(session, "acme", "differs", step, reason=act, is_needed=act == "tick")
            here[step] = LineState.TICKED if act == "tick" else LineState.NOT_NEEDED
            if here != states[-1]:
                # To say the same again changes nothing, and is nothing to undo.
                states, undone = [*states, here], []
        lines = playbooks.walk(session, "acme", "differs").checklist.lines
        assert {line.step: line.state for line in lines if line.state is not LineState.OPEN} == states[-1]
        ticks = session.store.all(Tick)
        assert len(ticks) == len({one.step for one in ticks}) == len(states[-1])
    session.store.close()


def test_ticks_of_one_negotiation_are_not_those_of_another(session):
    begin(session)
    begin(session, "borg")
    playbooks.settle(session, "acme", "differs", "compare")
    situation = situation_of(session, session.negotiation("borg"))
    assert situation.ticks == ()
    assert playbooks.walk(session, "borg", "differs").checklist.line("compare").is_open
    assert negotiations.close(session, "borg", Outcome.WENT_QUIET).entry.negotiation == situation.negotiation.id

"""The notice gate: every line by what the journal holds, ticks by hand, and that it never says that all is well."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from paths_scene import OFFER, SAID, begin, tell

import journal
from journal.domain.paths.checklist import LineState
from journal.domain.paths.commitments import Kept
from journal.domain.paths.contingencies import CONTINGENCIES
from journal.domain.paths.gate import NOTHING_OPEN, gate
from journal.domain.records import FollowUpKind
from journal.errors import BadInputError, NotFoundError
from journal.exchange.paths_form import checklist
from journal.service import agenda, capture, keeping
from journal.service import gate as gates

OPEN, SEEN = LineState.OPEN, LineState.SEEN

LINES = [
    # what was written, the line, its state, words in its reason
    ((), "offer", OPEN, "none is in the journal"),
    ((SAID,), "offer", OPEN, ""),
    (("acme call from Dana: [base offered 185k]",), "offer", OPEN, ""),
    (("acme email from Dana: [base offered 185k]",), "offer", OPEN, ""),
    ((OFFER,), "offer", SEEN, "v1, letter"),
    ((OFFER,), "signed", OPEN, "nothing says"),
    ((OFFER, "acme portal to Dana: I signed. [stage signed]"), "signed", OPEN, "a copy from them is not"),
    ((OFFER, "acme note: [stage signed]"), "signed", OPEN, "a copy from them is not"),
    ((OFFER, "acme contract from Dana: both signed. [stage signed]"), "signed", SEEN, "their copy"),
    ((OFFER, "acme note: [stage signed]", "acme contract from Dana: signed by Omar."), "signed", SEEN, "their copy"),
    ((OFFER, "acme note: [stage signed]", "acme call from Dana: Omar signed it."), "signed", OPEN, ""),
    ((OFFER, "acme email from Dana: Here is the copy. [stage signed]"), "signed", SEEN, "their copy"),
    ((OFFER, "acme note: [stage signed]", "acme contract from Dana: A welcome pack."), "signed", OPEN, "a copy from"),
    ((OFFER, "acme note: [stage signed]", "acme email to Dana: Signed, attached."), "signed", OPEN, "a copy from"),
    ((OFFER, "acme note: [stage signed]", "acme email from Dana: Countersigned, attached."), "signed", SEEN, "their"),
    ((), "agreement", OPEN, ""),
    (("acme email from Dana: The pre-employment agreement is attached.",), "agreement", SEEN, "they wrote"),
    (("acme call from Dana: There will be a pre-employment agreement.",), "agreement", OPEN, ""),
    (("acme note: Signed it. #pre_employment",), "agreement", SEEN, ""),
    ((), "clause", OPEN, "erases what was only said"),
    (("acme contract from Dana: This is the entire agreement between us.",), "clause", OPEN, "entire agreement"),
    (("acme contract from Dana: This is the entire agreement between us.", SAID), "clause", OPEN, "not in it: Base salary"),
    ((), "documented", OPEN, "holds no promise"),
    ((SAID,), "written:base", OPEN, "only said: USD 185,000 a year, Dana on 13 Nov"),
    ((SAID, OFFER), "documented", SEEN, "1 item, each in writing"),
    ((SAID, "acme letter from Dana, 20 Nov: [offer v1]; [base 178k]"), "written:base", OPEN, "only said"),
    (
        ("acme email from Dana, 13 Nov: [base promised 185k]", "acme letter from Dana, 20 Nov: [offer v1]; [base 178k]"),
        "offered:base", OPEN, "the offer has USD 178,000 a year",
    ),
    (("acme email from Dana, 13 Nov: [pto promised 30 days]", OFFER.replace("letter", "email")), "documented", SEEN, "1 item"),
    (
        ("acme email from Dana, 21 Nov: [pto promised 30 days]", OFFER), "contract:pto", OPEN,
        "written elsewhere: 30 days, Dana on 21 Nov",
    ),
    ((), "start", OPEN, ""),
    (("acme call from Dana: [start promised 1 Feb]",), "start", OPEN, "not in writing as it was said"),
    (("acme letter from Dana: [offer v1]; [start 1 Feb]",), "start", SEEN, "1 Feb 2027"),
    (("acme letter from Dana: [offer v1]; [probation 6 months]",), "probation", SEEN, "6 months"),
    (("acme call from Dana: [review promised 6 months]",), "review", OPEN, "not in writing"),
    (("acme letter from Dana: [offer v1]; [review 6 months]",), "review", SEEN, ""),
    ((), "tax", OPEN, ""),
    (("acme email to Dana: How is the relocation taxed? I have a question on tax.",), "tax", SEEN, "you asked"),
    (("acme email from Dana: We do not give tax advice.",), "tax", OPEN, ""),
    (("acme call to Dana: She asked about tax.",), "tax", OPEN, ""),
    (("acme email to Dana: I took a taxi to the taxonomy talk.",), "tax", OPEN, ""),
    (("acme note: Asked the adviser. #tax",), "tax", SEEN, ""),
    (("acme email to Dana: My tax question. [due 1 Dec the tax answer | them]",), "tax", OPEN, "open: the tax answer"),
    (("acme note: [due 1 Dec enrol for health]",), "enrolment", OPEN, "open: enrol for health"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "step", "state", "why"), LINES)
def test_a_line_is_settled_by_what_the_journal_holds(session, texts, step, state, why):
    line = gate(tell(begin(session), *texts)).line(step)
    assert line is not None
    assert (line.state, why in line.why) == (state, True), line


WAYS = {
    "background": ("background check", "the Strafregister extract"),
    "references": ("references", "Referenzen"),
    "visa": ("visa", "the work permit"),
    "medical": ("medical", "a drug test"),
    "approval": ("board approval", "sign-off"),
    "funding": ("funding", "budget"),
}


@pytest.mark.parametrize(("step", "words"), [(step, words) for step, both in WAYS.items() for words in both])
def test_a_contingency_is_open_until_they_have_cleared_it(session, step, words):
    def state():
        line = gate(tell(session)).line(step)
        return line.state, line.why

    begin(session)
    assert state() == (OPEN, "")
    tell(session, f"acme call from Dana: [base promised 185k if {words} done]")
    assert state()[0] is OPEN and "depends on it" in state()[1]
    tell(session, "acme email from Dana: [met base]")
    assert state() == (SEEN, f"met: “{words} done”")
    theirs = capture.add(session, f"acme note: [due 1 Dec {words} | them]").follow_ups[0]
    assert state() == (OPEN, f"open: {words}")
    agenda.done(session, theirs.id)
    assert state() == (SEEN, f"done: {words}")


def test_my_part_being_done_clears_nothing(session):
    begin(session)
    mine = capture.add(session, "acme note: [due today send two references]").follow_ups[0]
    agenda.done(session, mine.id)
    line = gate(tell(session)).line("references")
    assert line.state is OPEN
    assert line.why == "done: send two references; what came of it is not in the journal"


def test_every_other_condition_has_a_line_of_its_own(session):
    situation = tell(begin(session), "acme call from Dana: [signing promised 20k if start by 1 Feb]")
    line = gate(situation).line("condition:signing")
    assert (line.state, line.why) == (OPEN, "depends on “start by 1 Feb”")
    assert gate(tell(session, "acme email from Dana: [met signing]")).line("condition:signing") is None


def test_a_condition_that_nobody_named_is_asked_for(session):
    line = gate(tell(begin(session), "acme call from Dana: [bonus promised 10% conditional]")).line("condition:bonus")
    assert line.why == "depends on something that nobody has said"
    assert "measured" in line.hint


def test_a_tick_has_its_evidence_and_can_be_taken_back_by_undo_too(session):
    begin(session)
    page = gates.settle(session, "acme", "VISA", reason="the  permit\nof 3 Nov")
    assert (page.checklist.line("visa").state, page.checklist.line("visa").why) == (
        LineState.TICKED, "the permit of 3 Nov")  # fmt: skip
    page = gates.settle(session, "acme", "visa", reason="citizen", is_needed=False)
    assert (page.checklist.line("visa").state, page.checklist.line("visa").why) == (LineState.NOT_NEEDED, "citizen")
    assert keeping.undo(session).what == "acme gate: visa"
    assert gates.gate(session, "acme").checklist.line("visa").why == "the permit of 3 Nov"
    assert gates.unsettle(session, "acme", "visa").checklist.line("visa").state is OPEN


def test_what_the_journal_comes_to_know_later_is_worth_more_than_a_tick(session):
    begin(session)
    gates.settle(session, "acme", "start", reason="she said so")
    tell(session, "acme letter from Dana: [offer v1]; [start 1 Feb]")
    assert gates.gate(session, "acme").checklist.line("start").state is SEEN


@pytest.mark.parametrize(
    ("act", "step", "error", "sentence"),
    [
        (gates.settle, "offer", BadInputError, "settled by what the journal holds already"),
        (gates.settle, "soul", NotFoundError, "The gate has no line “soul”; its lines are: offer, signed"),
        (gates.unsettle, "visa", BadInputError, "was not ticked by hand"),
        (gates.unsettle, "soul", NotFoundError, "no line “soul”"),
    ],
)
def test_what_cannot_be_ticked(session, act, step, error, sentence):
    tell(begin(session), OFFER)
    with pytest.raises(error, match=re.escape(sentence)):
        act(session, "acme", step)


def test_with_nothing_open_it_says_no_more_than_that(session):
    begin(session)
    for line in gates.gate(session, "acme").checklist.open:
        gates.settle(session, "acme", line.step)
    page = gates.gate(session, "acme")
    assert page.checklist.open == ()
    said = json.dumps(checklist("acme", page.checklist)) + NOTHING_OPEN
    assert not re.search(r"\bsafe|\bsecure|\ball clear|\bgo ahead|\bready to", said, re.IGNORECASE)


def test_no_text_of_the_paths_calls_anything_safe():
    """Whatever is printed of a path comes from these files."""
    root = Path(journal.__file__).parent
    files = [*root.glob("domain/paths/*.py"), *root.glob("data/playbooks/*.toml"), *root.glob("service/*gate*.py"),
             root / "cli/pathing.py", root / "cli/checklist_view.py", root / "tui/render/checklist.py",
             root / "tui/screens/checklist.py", root / "tui/table_paths.py", root / "exchange/paths_form.py"]  # fmt: skip
    assert len(files) > 20
    for file in files:
        words = re.sub(r"safe_text", "", file.read_text(encoding="utf-8"))
        assert not re.search(r"\bsafe", words, re.IGNORECASE), file


def test_every_contingency_of_the_issue_is_there():
    assert [one.step for one in CONTINGENCIES] == list(WAYS)


# After signing

SIGNED = (
    SAID,
    "acme call from Dana, 13 Nov: [review promised 6 months]; [signing promised 10k at start + 10k after 12 months]",
    "acme call from Dana, 13 Nov: [relocation promised 5k by 1 Dec]",
    "acme letter from Dana, 20 Nov: [offer v1]; [base 185k]; [start 1 Feb]; [probation 3 months]",
)


def test_promises_with_a_day_of_their_own_become_follow_ups_once(session):
    tell(begin(session), *SIGNED)
    made = gates.remind(session, "acme")
    assert [(one.what, one.due.isoformat(), one.kind) for one in made] == [
        ("was it kept: Relocation USD 5,000 once", "2026-12-01", FollowUpKind.FOLLOW_UP),
        ("was it kept: Probation is over", "2027-05-01", FollowUpKind.REVIEW),
        ("was it kept: Review milestone", "2027-08-01", FollowUpKind.REVIEW),
        ("was it kept: Signing bonus USD 10,000", "2028-02-01", FollowUpKind.FOLLOW_UP),
    ]
    assert {one.entry for one in made} == {session.entries[-1].id}
    with pytest.raises(BadInputError, match="no follow-up reminds of"):
        gates.remind(session, "acme")
    agenda.drop(session, made[0].id)
    assert gates.gate(session, "acme").to_remind_of == ()
    keeping.undo(session)
    keeping.undo(session)
    assert len(gates.gate(session, "acme").to_remind_of) == 4


def test_without_a_start_nothing_is_dated_by_it(session):
    situation = tell(begin(session), "acme call from Dana: [review promised 6 months]")
    assert gates.gate(session, "acme").to_remind_of == ()
    assert gate(situation).line("review").state is OPEN


KEPT = [
    # after signing, the promise, how it stands
    ((), "base", Kept.AHEAD),
    ((), "relocation", Kept.AHEAD),
    (("acme email from Dana, today: [met base]",), "base", Kept.KEPT),
    (("acme email from Dana, today: [relocation withdrawn]",), "relocation", Kept.NOT_KEPT),
    (("acme email from Dana, today: [review refused]",), "review", Kept.NOT_KEPT),
]


@pytest.mark.parametrize(("texts", "step", "state"), KEPT)
def test_who_kept_what(session, texts, step, state):
    signed = "acme contract from Dana, 23 Nov: [stage signed]"
    begin(session)
    for text in (*SIGNED, signed, *texts):
        capture.add(session, text)
    found = {one.commitment.step: one for one in gates.kept(session, "acme")}
    assert found[step].state is state


def test_what_says_how_it_ends_is_nothing_to_keep(session):
    tell(begin(session), "acme letter from Dana, 20 Nov: [offer v1]; [base 185k]; [notice 3 months]; [total 200k]",
         "acme contract from Dana, 23 Nov: [stage signed]")  # fmt: skip
    assert [one.commitment.step for one in gates.kept(session, "acme")] == ["base"]


def test_before_it_is_signed_nobody_has_kept_anything(session):
    tell(begin(session), *SIGNED)
    assert gates.kept(session, "acme") == ()
    with pytest.raises(BadInputError, match="not signed yet"):
        gates.note_kept(session, "acme", "base", is_kept=True)


def test_what_is_said_of_a_promise_stands_until_it_is_taken_back(session):
    tell(begin(session), *SIGNED, "acme note, 23 Nov: [stage started]")
    state = {one.commitment.step: one.state for one in gates.kept(session, "acme")}
    assert state["base"] is Kept.AHEAD
    noted = gates.note_kept(session, "acme", "Base salary", is_kept=False, reason="178 on the slip")
    assert [(one.state, one.why) for one in noted if one.commitment.step == "base"] == [
        (Kept.NOT_KEPT, "178 on the slip")]  # fmt: skip
    gates.forget_kept(session, "acme", "base")
    assert {one.commitment.step: one.state for one in gates.kept(session, "acme")} == state
    with pytest.raises(NotFoundError, match="Nobody promised “lunch” in acme; promised: relocation"):
        gates.note_kept(session, "acme", "lunch", is_kept=True)

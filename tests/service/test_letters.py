"""Letters: drafted from the entries, changed, sent, answered, chased; and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from letters_scene import NOW, later, told

from journal.config import Settings
from journal.domain.letters import LetterState
from journal.domain.offer.evidence import Evidence
from journal.domain.record import replace
from journal.domain.records import Channel, Direction, Entry, Stance
from journal.domain.records.letter import Letter, LetterKind
from journal.errors import BadInputError, NotFoundError
from journal.service import capture, demo, entries, keeping, letters, people, redaction
from journal.service.ledgers import ledger_of
from journal.service.session import Session, open_session

DATA = Path(__file__).parents[2] / "journal" / "data"


@pytest.fixture
def acme(session: Session) -> Session:
    return told(session)


def recap(session: Session) -> Letter:
    return letters.draft(session, "acme", LetterKind.RECAP).letter


def send(session: Session, letter: Letter) -> Entry:
    return letters.sent(session, letter.id, letters.sent_text(session, letter)).entry


def state_of(session: Session, letter: Letter) -> LetterState:
    return letters.standing_of(session, letters.find(session, letter.id)).state


# Drafts


def test_a_recap_holds_what_is_promised_and_not_written(acme):
    letter = recap(acme)

    assert letter.items == ("base", "signing", "pto")
    assert letter.subject == "Recap of our conversation on 13 Nov 2026"
    assert [line for line in letter.body.split("\n") if line.startswith("- ")] == [
        "- Base salary (Dana Reyes, call, 13 Nov 2026): USD 185,000 a year, guaranteed",
        "- Signing bonus (Dana Reyes, call, 13 Nov 2026): USD 20,000",
        "- Paid time off (Dana Reyes, call, 13 Nov 2026): 30 days",
    ]
    assert [acme.names[one] for one in letter.to] == ["Dana Reyes"]
    assert letter.body.endswith("Kind regards")


def test_it_is_signed_with_the_name_of_the_settings(acme):
    acme.settings = replace(acme.settings, name="Robin Marsh")

    assert recap(acme).body.endswith("Kind regards,\nRobin Marsh")


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_is_drafted_for_every_negotiation_of_the_demo(kind, demo_session):
    for one in demo_session.negotiations:
        try:
            made = letters.draft(demo_session, one.name, kind)
        except BadInputError as error:
            assert kind is LetterKind.RECAP
            assert "nothing to recap" in error.sentence
            continue
        letter = made.letter
        assert made.trouble == ""
        assert letter.subject
        assert letter.body
        assert "{" not in letter.text
        assert "None" not in letter.text
        assert letters.tone(demo_session, letter.text) == ()


@pytest.fixture(scope="module")
def demo_session(tmp_path_factory):
    from journal.domain.instants import parse_instant

    now = parse_instant(NOW)
    session = open_session(Settings(home=tmp_path_factory.mktemp("demo") / "home", zone=now.zone), lambda: now)
    demo.fill(session)
    return session


def test_the_demo_has_a_recap_in_every_state(demo_session):
    recaps = [one for one in letters.standings(demo_session) if one.letter.kind is LetterKind.RECAP]

    assert {one.state for one in recaps} == set(LetterState) - {LetterState.ANSWERED}


def test_every_kind_has_a_template_and_every_template_a_kind():
    assert {path.stem for path in (DATA / "letters").glob("*.txt")} == {kind.value for kind in LetterKind}


def test_items_people_date_and_a_line_can_be_chosen(acme):
    letter = letters.draft(
        acme, "acme", LetterKind.COUNTER, items=["signing"], to=["Lee"], by="fri", because="I bring two such moves"
    ).letter

    assert letter.items == ("signing",)
    assert letter.body.startswith("Dear Lee,")
    assert "I bring two such moves." in letter.body
    assert "by 27 Nov 2026" in letter.body
    assert "asking for USD 20,000" in letter.body


WRONG = [
    ({"kind": LetterKind.RECAP, "name": "borg"}, NotFoundError, "There is no negotiation “borg”"),
    ({"kind": LetterKind.RECAP, "items": ["car"]}, NotFoundError, "Nothing was said of “car”"),
    ({"kind": LetterKind.RECAP, "to": ["Zoe"]}, NotFoundError, "Which Zoe?"),
    ({"kind": LetterKind.EXTENSION, "by": "soonish"}, BadInputError, "soonish"),
    ({"kind": LetterKind.REMINDER, "about": "zzzz"}, NotFoundError, "No letter has an id ending in “zzzz”"),
]


@pytest.mark.parametrize(("given", "error", "said"), WRONG)
def test_what_cannot_be_drafted_is_said_in_a_sentence(acme, given, error, said):
    given = {"name": "acme"} | given
    with pytest.raises(error) as caught:
        letters.draft(acme, given.pop("name"), given.pop("kind"), **given)

    assert said in caught.value.sentence
    assert acme.store.all(Letter) == ()


# Templates of one's own


def own(session: Session, text: str) -> None:
    folder = session.settings.home / "letters"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recap.txt").write_text(text, encoding="utf-8")


def test_a_template_of_ones_own_is_used(acme):
    own(acme, "title: x\nsubject: Hallo {{ first }}\n---\n{% for item in items %}{{ item.label }} {% endfor %}\n")

    letter = recap(acme)

    assert (letter.subject, letter.body) == ("Hallo Dana", "Base salary Signing bonus Paid time off")


def test_a_mistake_in_it_is_told_and_the_built_in_one_used(acme):
    own(acme, "title: x\nsubject: y\n---\nHello\n{{ nobody.knows }}\n")

    made = letters.draft(acme, "acme", LetterKind.RECAP)

    path = acme.settings.home / "letters" / "recap.txt"
    assert made.trouble == (
        f"The template {path}, line 5, has a mistake: 'nobody' is undefined. The built-in one was used."
    )
    assert "- Base salary (Dana Reyes, call, 13 Nov 2026): USD 185,000 a year" in made.letter.body


def test_a_folder_in_the_place_of_a_template_is_told_too(acme):
    (acme.settings.home / "letters" / "recap.txt").mkdir(parents=True)

    assert "cannot be read" in letters.draft(acme, "acme", LetterKind.RECAP).trouble


# From draft to answer


def test_what_is_sent_becomes_recapped_evidence(acme):
    letter = recap(acme)
    entry = send(acme, letter)

    assert (entry.channel, entry.direction) == (Channel.EMAIL, Direction.OUTGOING)
    assert [one.item for one in entry.statements] == ["base", "signing", "pto"]
    assert not entry.findings
    assert letter.body in entry.body
    ledger = ledger_of(acme, acme.negotiation("acme"))
    assert {ledger.by_item[item].evidence for item in letter.items} == {Evidence.RECAPPED}
    assert state_of(acme, letter) is LetterState.SENT


@pytest.mark.parametrize("kind", ["recap", "reminder", "acceptance"])
def test_what_a_letter_restates_is_nothing_i_asked_for(acme, kind):
    capture.add(acme, "acme call from Dana: [base promised 185k if funding clears]; [remote promised yes if all agree]")
    send(acme, recap(acme))
    letter = letters.draft(acme, "acme", LetterKind(kind)).letter
    assert letter.items
    sent = send(acme, letter)
    assert not [one.item for one in sent.statements if one.stance is Stance.ASKED]


def test_it_is_confirmed_in_writing(acme):
    letter = recap(acme)
    send(acme, letter)
    later(acme, "2026-11-25 09:00")
    capture.add(acme, "acme email from Dana: that is right [confirmed]")

    assert state_of(acme, letter) is LetterState.CONFIRMED
    assert ledger_of(acme, acme.negotiation("acme")).unwritten == ()


def test_it_is_corrected_or_stays_silent(acme):
    letter = recap(acme)
    send(acme, letter)
    assert state_of(later(acme, "2026-11-28 00:00"), letter) is LetterState.SILENT

    capture.add(acme, "acme email from Dana: [signing promised 15k]")
    assert state_of(acme, letter) is LetterState.CORRECTED


def test_a_reminder_is_about_the_letter_nobody_answered(acme):
    letter = recap(acme)
    send(acme, letter)
    later(acme, "2026-12-01 09:00")
    reminder = letters.draft(acme, "acme", LetterKind.REMINDER).letter

    assert (reminder.about, reminder.items) == (letter.id, letter.items)
    assert "I wrote to you on 24 Nov 2026" in reminder.body
    send(acme, reminder)
    standing = letters.standing_of(acme, letters.find(acme, letter.id))
    assert (standing.state, standing.chased is not None) == (LetterState.SENT, True)


def test_sending_is_undone_whole(acme):
    letter = recap(acme)
    send(acme, letter)
    count = len(acme.entries)

    keeping.undo(acme)

    assert len(acme.entries) == count - 1
    assert state_of(acme, letter) is LetterState.DRAFTED
    keeping.redo(acme)
    assert state_of(acme, letter) is LetterState.SENT


def test_it_is_sent_once_and_not_changed_after(acme):
    letter = recap(acme)
    entry = send(acme, letter)

    for wrong in (
        lambda: letters.sent(acme, letter.id, "acme email to Dana: again"),
        lambda: letters.rewrite(acme, letter.id, "Subject: other\n\nother"),
        lambda: letters.drop(acme, letter.id),
    ):
        with pytest.raises(BadInputError, match="was sent"):
            wrong()
    entries.edit(acme, entry.id, entry.text + " PS")
    assert state_of(acme, letter) is LetterState.SENT


def test_the_entry_has_to_be_of_the_same_negotiation(acme):
    letter = recap(acme)

    with pytest.raises(BadInputError, match="has to be of acme"):
        letters.sent(acme, letter.id, "unknown email to Dana: hello")
    assert state_of(acme, letter) is LetterState.DRAFTED


# Changing


def test_a_draft_is_rewritten_and_dropped(acme):
    letter = recap(acme)

    changed = letters.rewrite(acme, letter.id, "Subject: Short\n\nIs that right?\n")
    assert (changed.subject, changed.body, changed.items) == ("Short", "Is that right?", letter.items)
    with pytest.raises(BadInputError, match="would be empty"):
        letters.rewrite(acme, letter.id, "Subject: Short\n\n  ")
    letters.drop(acme, letter.id)
    assert letters.standings(acme) == ()
    keeping.undo(acme)
    assert letters.find(acme, letter.id) == changed


def test_odd_text_is_kept_as_it_is(acme):
    letter = recap(acme)
    text = "Subject: \x1b[31m\n\nemoji 😀 ] [ ; \u202e\n\n#tag " + "x" * 100_000

    assert letters.rewrite(acme, letter.id, text).body == text.partition("\n\n")[2]


def test_people_that_were_one_stay_the_ones_it_is_to(acme):
    letter = letters.draft(acme, "acme", LetterKind.THANKS, to=["Lee"]).letter
    people.person(acme, "Dana Reyes", merge="Lee Park")

    (to,) = letters.find(acme, letter.id).to
    assert acme.names[to] == "Dana Reyes"


# Privacy


def test_redacting_an_entry_blanks_the_letters_that_quote_it(acme):
    letter = recap(acme)
    letters.rewrite(acme, letter.id, f"Subject: s\n\n{letter.body} 185,000 it was.")
    letters.drop(acme, letter.id)
    keeping.undo(acme)
    kept = letters.draft(acme, "acme", LetterKind.DECLINING).letter

    redaction.redact(acme, acme.entries[0].id)

    assert letters.find(acme, letter.id).body == redaction.REDACTED
    assert letters.find(acme, kept.id).body == kept.body
    log = b"".join(path.read_bytes() for path in (acme.settings.home / "log").glob("*.jsonl"))
    assert b"185,000" not in log


def test_letters_never_hold_what_was_prepared(acme):
    from journal.service import prep

    secret = ["target 199123", "walk away 171717", "alternative borg at 166166"]
    prep.write_text(acme, "acme", "\n".join(secret))

    for kind in LetterKind:
        text = letters.draft(acme, "acme", kind).letter.text
        assert not [word for word in ("199,123", "199123", "171,717", "171717", "166166", "166,166") if word in text]


def test_the_tone_list_is_well_formed():
    for group in json.loads((DATA / "tone.json").read_text(encoding="utf-8")):
        assert set(group) == {"tone", "language", "instead", "phrases"}
        assert len(group["phrases"]) == len(set(group["phrases"]))

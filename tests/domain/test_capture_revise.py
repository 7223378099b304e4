"""Edits and annotations: what did not change stays what it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from capture_rows import NOW, PEOPLE, known, lines, negotiation, when

from journal.domain.capture import HeadFields, annotate, read, revise
from journal.domain.instants import Day
from journal.domain.records import Attachment, Channel, Direction, FollowUpStatus, Person

LATER = NOW.plus(timedelta(days=10))
TEXT = "acme call from Dana, yesterday 4pm: ok [base promised 185k] and [pto 25 days]. [due fri 5pm answer the offer]"


def edited(before: str, after: str, *, first=None, follow_ups=None, fields=None, **changed):
    """The reading of a text ten days after another was recorded; ids then begin with `new`."""
    count = iter(range(1000))
    first = first or read(before, known())
    people = (*PEOPLE, *(one for one in first.people if one.id not in {person.id for person in PEOPLE}))
    later = known(now=LATER, people=people, mint=lambda: f"new-{next(count)}", **changed)
    old = first.follow_ups if follow_ups is None else follow_ups
    return revise(first.entry, old, after, later, **({"fields": fields} if fields else {}))


def test_ids_of_what_did_not_change_are_kept():
    first = read(TEXT, known())
    again = edited(
        TEXT, TEXT.replace("ok", "It went very well.\n").replace(" and ", "; signing promised 20k\n"), first=first
    )
    base, signing, pto = again.entry.statements
    assert [base.id, pto.id] == [one.id for one in first.entry.statements]
    assert signing.id.startswith("new-")
    assert again.follow_ups[0].id == first.follow_ups[0].id
    assert again.entry.body[base.wording.start : base.wording.end] == "[base promised 185k]"
    assert again.entry.body[again.follow_ups[0].start : again.follow_ups[0].end] == "[due fri 5pm answer the offer]"


def test_a_changed_value_keeps_the_id_of_its_item():
    first = read(TEXT, known())
    base, pto = edited(TEXT, TEXT.replace("185k", "190k"), first=first).entry.statements
    assert [base.id, pto.id] == [one.id for one in first.entry.statements]
    assert base.value.amount == 190_000


def test_another_item_is_another_statement():
    base, signing = edited(TEXT, TEXT.replace("pto 25 days", "signing 20k")).entry.statements
    assert not base.id.startswith("new-")
    assert signing.id.startswith("new-")


def test_statements_of_the_same_words_keep_their_order():
    first = read("acme: [base 185k] [base 185k] [pto 25 days]", known())
    ids = [one.id for one in edited("", "acme: [pto 25 days] [base 185k] [base 185k]", first=first).entry.statements]
    assert ids == [first.entry.statements[at].id for at in (2, 0, 1)]


def test_a_follow_up_keeps_its_status_and_what_became_of_its_date():
    first = read(TEXT, known())
    moved = replace(
        first.follow_ups[0], status=FollowUpStatus.DONE, closed_at=LATER, closed_by="e", due=Day(2026, 12, 9)
    )
    (kept,) = edited(TEXT, "x" + TEXT[37:], first=first, follow_ups=(moved,)).follow_ups
    assert (kept.status, kept.closed_by, kept.due) == (FollowUpStatus.DONE, "e", Day(2026, 12, 9))


@pytest.mark.parametrize("mark", [
    "[due mon answer the offer]", "[due fri 5pm answer the revised offer]", "[due fri 5pm answer the offer | them]",
])  # fmt: skip
def test_a_follow_up_whose_words_change_is_still_the_same(mark):
    first = read(TEXT, known())
    done = replace(first.follow_ups[0], status=FollowUpStatus.SNOOZED, snoozed_until=Day(2026, 12, 9))
    (kept,) = edited(
        TEXT, TEXT.replace("[due fri 5pm answer the offer]", mark), first=first, follow_ups=(done,)
    ).follow_ups
    assert (kept.id, kept.status, kept.snoozed_until) == (done.id, done.status, done.snoozed_until)
    assert (kept.what, kept.due) != (done.what, done.due) or kept.owner == "them"


def test_another_task_at_another_time_is_another_follow_up():
    (new,) = edited(TEXT, TEXT.replace("[due fri 5pm answer the offer]", "[due mon call Lee]")).follow_ups
    assert new.id.startswith("new-")


def test_follow_ups_that_are_gone_are_not_in_the_reading_and_unwritten_ones_are():
    first = read(TEXT, known())
    unwritten = replace(first.follow_ups[0], id="unwritten", start=None, end=None)
    again = edited(TEXT, TEXT.partition("[due")[0], first=first, follow_ups=(*first.follow_ups, unwritten))
    assert [one.id for one in again.follow_ups] == ["unwritten"]


def test_dates_are_read_as_on_the_day_of_recording():
    again = edited(TEXT, TEXT + " [due wed call] [start promised monday]")
    assert lines(again)[2:] == [
        "due 2026-11-27 17:00 <answer the offer>",
        "due 2026-11-25 <call>",
        "Dana Reyes: start promised 2026-11-30",
    ]


# The head before and after; then negotiation, channel, direction, people and time.
HEADS = [
    ("acme call from Dana, yesterday 4pm", "acme call from Dana, yesterday 4pm",
     "acme call incoming p-dana 2026-11-23 16:00"),
    ("acme call from Dana, yesterday 4pm", "acme call from Dana", "acme call incoming p-dana 2026-11-23 16:00"),
    ("acme call from Dana, yesterday 4pm", "acme call from Dana, yesterday 5pm",
     "acme call incoming p-dana 2026-11-23 17:00"),
    ("acme call from Dana", "acme call from Dana, today", "acme call incoming p-dana 2026-11-24"),
    ("acme call from Dana", "borg call from Dana", "borg call incoming p-dana 2026-11-24 17:42"),
    ("acme call from Dana", "acme email from Dana", "acme email incoming p-dana 2026-11-24 17:42"),
    ("acme call from Dana", "acme from Dana", "acme note incoming p-dana 2026-11-24 17:42"),
    ("acme call from Dana", "acme call to Lee", "acme call outgoing p-lee-cho 2026-11-24 17:42"),
    ("acme call from Dana", "acme call", "acme call none - 2026-11-24 17:42"),
    ("acme call from Dana", "call from Dana", "acme call incoming p-dana 2026-11-24 17:42"),
    ("acme call from Dana", "Never mind, Dana", "acme note none - 2026-11-24 17:42"),
    ("acme call from Dana", "foo call from Dana", "?foo call incoming p-dana 2026-11-24 17:42"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), HEADS)
def test_the_entry_changes_only_where_the_head_does(before, after, expected):
    entry = edited(f"{before}: x", f"{after}: y").entry
    where = (entry.negotiation or f"?{entry.named}").removeprefix("n-")
    people = " ".join(one.person for one in entry.participants) or "-"
    assert f"{where} {entry.channel} {entry.direction} {people} {when(entry.occurred)}" == expected


def test_what_options_said_stays_through_an_edit():
    fields = HeadFields(
        negotiation="borg", channel=Channel.EMAIL, sender=("Lee Park",), to=("Mira",), when=Day(2026, 11, 3)
    )
    first = read("They wrote.", known(), fields=fields)
    entry = edited("", "They wrote: [base 90k]", first=first).entry
    assert (entry.negotiation, entry.channel, entry.occurred) == ("n-borg", Channel.EMAIL, Day(2026, 11, 3))
    assert entry.participants == first.entry.participants
    assert entry.direction is Direction.INCOMING


def test_options_of_an_edit_win():
    fields = HeadFields(channel=Channel.EMAIL, to=("Lee",), when=Day(2026, 11, 3))
    entry = edited(TEXT, TEXT, fields=fields).entry
    assert (entry.channel, entry.occurred) == (Channel.EMAIL, Day(2026, 11, 3))
    assert [one.person for one in entry.participants] == ["p-dana", "p-lee-cho"]


def test_an_unfiled_entry_is_adopted_when_its_negotiation_exists():
    first = read("foo call from Zoe: [base 90k]", known())
    assert (first.entry.negotiation, first.entry.named) == (None, "foo")
    made = (*known().negotiations, negotiation("foo", "EUR"))
    again = edited("", first.entry.text, first=first, negotiations=made)
    assert (again.entry.negotiation, again.entry.named, again.entry.findings) == ("n-foo", "", ())
    assert again.entry.statements[0].id == first.entry.statements[0].id
    assert [(one.name, one.negotiations) for one in again.people] == [("Zoe", ("n-foo",))]


def test_people_stay_who_they_were_though_they_are_called_otherwise_now():
    first = read("acme call from Zoe: [Ines: pto 25 days]", known())
    renamed = [replace(one, name=f"{one.name} Maria Park") for one in first.people]
    others = (Person(id="p-zoe-2", name="Zoe", negotiations=("n-acme",)),)
    again = revise(first.entry, (), first.entry.text + " x", known(people=(*PEOPLE, *renamed, *others)))
    assert again.entry.participants == first.entry.participants
    assert again.entry.statements[0].speaker == first.entry.statements[0].speaker


def test_attachments_stay():
    first = read("acme: x", known())
    held = replace(first, entry=replace(first.entry, attachments=(Attachment(name="a", digest="0" * 64, size=1),)))
    assert edited("", "acme: y", first=held).entry.attachments == held.entry.attachments


# Annotations


LETTER = "acme letter from Dana: We offer a yearly gross salary of 178,000 dollars, and twenty-five days of leave."


def test_an_annotation_states_without_touching_the_text():
    first = read(LETTER, known())
    noted = annotate(first.entry, ["base 178k"], known(), words="a yearly gross salary of 178,000 dollars")
    (statement,) = noted.entry.statements
    wording = statement.wording
    assert noted.entry.text == LETTER
    assert (statement.stance, statement.speaker) == ("offered", "p-dana")
    assert (wording.text, wording.annotates, wording.is_lost) == ("base 178k", True, False)
    assert noted.entry.body[wording.start : wording.end] == wording.quote == "a yearly gross salary of 178,000 dollars"
    assert lines(noted) == ["Dana Reyes: base offered 178000 USD/year <<a yearly gross salary of 178,000 dollars>>"]


def test_several_annotations_with_or_without_brackets():
    noted = annotate(read(LETTER, known()).entry, ["[base 178k; pto 25 days]", "Lee: signing refused"], known())
    assert lines(noted) == [
        "Dana Reyes: base offered 178000 USD/year", "Dana Reyes: pto offered 25 day", "Lee Cho: signing refused",
    ]  # fmt: skip
    assert not any(one.wording.is_lost for one in noted.entry.statements)


@pytest.mark.parametrize(("text", "words", "codes", "count"), [
    ("hello", "", ["unknown_item"], 0),
    ("bsae promised 185k", "", ["unknown_item"], 0),
    ("base 185", "salary", ["which_amount"], 0),
    ("base promised 185k pinky-sworn", "salary", ["unread_words"], 1),
    ("base 178k", "no such words", ["lost_words"], 1),
])  # fmt: skip
def test_an_annotation_that_is_not_understood_is_a_finding(text, words, codes, count):
    noted = annotate(read(LETTER, known()).entry, [text], known(), words=words)
    assert [finding.code for finding in noted.entry.findings] == codes
    assert len(noted.entry.statements) == count
    assert [part.kind for part in noted.parts] == ["statement" if count else "plain finding"]


def test_annotations_move_with_their_words_and_are_flagged_without_them():
    words = "twenty-five days of leave"
    first = annotate(read(LETTER, known()).entry, ["pto 25 days"], known(), words=words)
    moved = edited("", LETTER.replace("We offer", "Dear reader, we gladly offer"), first=first)
    (statement,) = moved.entry.statements
    assert moved.entry.body[statement.wording.start : statement.wording.end] == words
    assert moved.entry.findings == ()
    lost = edited("", LETTER.replace("twenty-five", "25"), first=first)
    (statement,) = lost.entry.statements
    assert statement.wording.is_lost
    assert [(one.code, one.found) for one in lost.entry.findings] == [("lost_words", words)]
    back = revise(lost.entry, (), LETTER, known())
    assert back.entry == replace(first.entry, statements=back.entry.statements)
    assert not back.entry.statements[0].wording.is_lost

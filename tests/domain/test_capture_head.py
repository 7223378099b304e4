"""The head: negotiation, channel, people, time, and what it leaves out."""

import pytest
from capture_rows import ME, NOW, PEOPLE, known, when

from journal.domain.capture import HeadFields, read
from journal.domain.instants import Day
from journal.domain.records import Channel, Person

NOW_WORDS = "2026-11-24 17:42"


def head_of(text: str, **options) -> str:
    """`acme call incoming from Dana Reyes at 2026-11-24 17:42`, then the findings, as far as there are any."""
    reading = read(text, known(**options.pop("known", {})), **options)
    entry = reading.entry
    people = {person.id: person.name for person in (*PEOPLE, *reading.people)}
    words = [(entry.negotiation or f"?{entry.named}").removeprefix("n-"), str(entry.channel), str(entry.direction)]
    words += [f"{one.part} {people[one.person]}" for one in entry.participants]
    words += [] if when(entry.occurred) == NOW_WORDS else [f"at {when(entry.occurred)}"]
    words += [f"({finding.code} {finding.found}".rstrip() + ")" for finding in entry.findings]
    return " ".join(words)


ROWS = [
    ("acme call from Dana: hello", "acme call incoming from Dana Reyes"),
    ("acme call from Dana, yesterday 4pm: They can", "acme call incoming from Dana Reyes at 2026-11-23 16:00"),
    ("acme call from Dana, today 4:05pm:\nWent", "acme call incoming from Dana Reyes at 2026-11-24 16:05"),
    ("ACME Call FROM dana: x", "acme call incoming from Dana Reyes"),
    ("  acme call from Dana:", "acme call incoming from Dana Reyes"),
    ("acme: x", "acme note none"),
    ("Big Corp mail to Zoe: x", "Big Corp email outgoing to Zoe"),
    ("acme email to Dana: x", "acme email outgoing to Dana Reyes"),
    ("acme email with Dana: x", "acme email both with Dana Reyes"),
    ("acme email from Dana to Lee: x", "acme email incoming from Dana Reyes to Lee Cho"),
    ("acme email from me to Dana: x", "acme email outgoing to Dana Reyes"),
    ("acme email from Dana to me: x", "acme email incoming from Dana Reyes"),
    ("acme email to me: x", "acme email incoming"),
    # channels and their aliases, in any order
    ("acme phone from Dana: x", "acme call incoming from Dana Reyes"),
    ("acme zoom call with Dana: x", "acme video both with Dana Reyes"),
    ("acme in person with Dana: x", "acme in_person both with Dana Reyes"),
    ("acme whatsapp from Dana: x", "acme chat incoming from Dana Reyes"),
    ("acme offer letter: x", "acme letter none"),
    ("acme Telefonat with Dana: x", "acme call both with Dana Reyes"),
    ("acme appel vidéo with Dana: x", "acme video both with Dana Reyes"),
    ("acme correo electrónico from Dana: x", "acme email incoming from Dana Reyes"),
    ("call from Dana, acme, 9am: x", "acme call incoming from Dana Reyes at 2026-11-24 09:00"),
    ("yesterday acme from Dana linkedin: x", "acme chat incoming from Dana Reyes at 2026-11-23"),
    # names
    ("acme call with Dana, Lee and Zoe: x", "acme call both with Dana Reyes with Lee Cho with Zoe"),
    ("acme call with Dana, Lee, and Zoe Park: x", "acme call both with Dana Reyes with Lee Cho with Zoe Park"),
    ("acme call with Dana & Lee: x", "acme call both with Dana Reyes with Lee Cho"),
    ("borg call from Lee: x", "borg call incoming from Lee Park"),
    ("acme call from Lee Park: x", "acme call incoming from Lee Park"),
    ("acme call from LC: x", "acme call incoming from Lee Cho"),
    ("acme call from Mira: x", "acme call incoming from Mira van der Berg"),
    ("acme call from mira van der berg: x", "acme call incoming from Mira van der Berg"),
    ("acme call from Jan van der Berg, 9am: x", "acme call incoming from Jan van der Berg at 2026-11-24 09:00"),
    ("acme from Ana María de la Cruz Ortiz Call: x", "acme call incoming from Ana María de la Cruz Ortiz"),
    ("acme call from Dana Meyer: x", "acme call incoming from Dana Meyer"),
    ("acme call from sue: x", "acme call incoming from sue"),
    ("acme call from Sun Li: x", "acme call incoming from Sun Li"),
    ("acme call from O’Brien zoom: x", "acme call incoming from O’Brien (head_words zoom)"),
    ("acme call from 李小龍: x", "acme call incoming from 李小龍"),
    ("acme call from Dana Zoom: x", "acme call incoming from Dana Reyes (head_words Zoom)"),
    ("acme from Dana Zoom: x", "acme video incoming from Dana Reyes"),
    ("acme call from Dana Friday: x", "acme call incoming from Dana Reyes at 2026-11-20"),
    ("acme call with Dana, Dana Reyes: x", "acme call both with Dana Reyes"),
    # times
    ("acme call at 4pm: x", "acme call none at 2026-11-24 16:00"),
    ("acme call on fri: x", "acme call none at 2026-11-20"),
    ("acme call tue 9am: x", "acme call none at 2026-11-24 09:00"),
    ("acme call tue: x", "acme call none at 2026-11-17"),
    ("acme call on 3 Nov at 9am: x", "acme call none at 2026-11-03 09:00"),
    ("yesterday acme call from Dana, 4pm: x", "acme call incoming from Dana Reyes at 2026-11-23 16:00"),
    ("4pm acme call yesterday: x", "acme call none at 2026-11-23 16:00"),
    ("acme call 9am PT: x", "acme call none at 2026-11-24 09:00 America/Los_Angeles"),
    ("acme call tomorrow 4pm: x", "acme call none (future_time tomorrow 4pm)"),
    ("acme call 2026-12-24: x", "acme call none (future_time 2026-12-24)"),
    ("acme call 03/04: x", "acme call none (which_date 03/04)"),
    ("acme call yesterday 4pm on friday: x", "acme call none at 2026-11-23 16:00 (head_words on friday)"),
    # a known negotiation makes a head even of what is not understood
    ("acme smalltalk with Dana: …", "acme note both with Dana Reyes (head_words smalltalk)"),
    ("acme cal from Dana: x", "acme note incoming from Dana Reyes (head_words cal)"),
    ("acme call from: x", "acme call none (head_words from)"),
    ("acme call with Dana and: x", "acme call both with Dana Reyes (head_words and)"),
    # an unknown one only directly before a channel
    ("foo call from Dana: x", "?foo call incoming from Dana Reyes (unknown_negotiation foo)"),
    ("foo, call: x", "?foo call none (unknown_negotiation foo)"),
    ("akme call: x", "?akme call none (unknown_negotiation akme)"),
    ("foo smalltalk with Dana: x", "? note none (unfiled)"),
    # no head
    ("Remember: ask about the bonus", "? note none (unfiled)"),
    ("Feedback from Dana: good", "? note none (unfiled)"),
    ("to do: buy milk", "? note none (unfiled)"),
    ("https://example.org/a: b", "? note none (unfiled)"),
    ("acme base promised 185k", "? note none (unfiled acme)"),
    ("acme [Dana: base promised 185k]", "? note none (unfiled acme)"),
    ("acme went well; Dana said: fine", "? note none (unfiled acme)"),
    ("acme\ncall: x", "? note none (unfiled acme)"),
    ("acme " + "very " * 80 + "well: x", "? note none (unfiled acme)"),
    ("", "? note none (unfiled)"),
    (":", "? note none (unfiled)"),
    # the only open negotiation of the people named
    ("call from Dana: x", "acme call incoming from Dana Reyes"),
    ("call from Lee Park: x", "borg call incoming from Lee Park"),
    ("call from Otto: x", "corto call incoming from Otto"),
    ("call from Sam: x", "? call incoming from Sam Hill (unfiled)"),
    ("call from Mira: x", "? call incoming from Mira van der Berg (unfiled)"),
    ("call with Mira and Lee Park: x", "borg call both with Mira van der Berg with Lee Park"),
    ("call from Lee: x", "? call incoming (unfiled) (which_person Lee)"),
    ("From Dana: x", "acme note incoming from Dana Reyes"),
    ("Yesterday: x", "? note none at 2026-11-23 (unfiled)"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_heads(text, expected):
    assert head_of(text) == expected


def test_a_negotiation_in_first_place_wins_over_the_channel_of_its_name():
    zoom = [*known().negotiations, type(known().negotiations[0])(id="n-zoom", name="zoom", created_at=NOW)]
    assert head_of("zoom from Dana: x", known={"negotiations": tuple(zoom)}) == "zoom note incoming from Dana Reyes"
    assert head_of("acme zoom: x", known={"negotiations": tuple(zoom)}) == "acme video none"


@pytest.mark.parametrize(("text", "head"), [
    ("acme call:", "acme call:"),
    ("acme call: x", "acme call: "),
    ("acme call:\n\nx", "acme call:\n\n"),
    ("acme call: \r\n  x", "acme call: \r\n"),
    ("acme call 4:05pm: x", "acme call 4:05pm: "),
    ("Remember: x", ""),
])  # fmt: skip
def test_head_and_body_are_the_text(text, head):
    entry = read(text, known()).entry
    assert (entry.head, entry.head + entry.body) == (head, text)


def test_the_negotiation_in_focus_is_the_default():
    assert head_of("call from Dana: x", focus="n-borg") == "borg call incoming from Dana Reyes"
    assert head_of("acme call: x", focus="n-borg") == "acme call none"
    assert head_of("foo call: x", focus="n-borg") == "?foo call none (unknown_negotiation foo)"
    assert head_of("just a note", focus="n-borg") == "borg note none"
    assert head_of("just a note", focus="n-gone") == "? note none (unfiled)"


FIELDS = [
    (HeadFields(negotiation="Borg"), "borg call incoming from Dana Reyes"),
    (HeadFields(negotiation="akme"), "?akme call incoming from Dana Reyes (unknown_negotiation akme)"),
    (HeadFields(channel=Channel.EMAIL), "acme email incoming from Dana Reyes"),
    (HeadFields(sender=("Lee",)), "acme call incoming from Lee Cho"),
    (HeadFields(to=("Lee", "Zoe Park")), "acme call incoming from Dana Reyes to Lee Cho to Zoe Park"),
    (HeadFields(sender=(ME,), to=("Lee",)), "acme call outgoing to Lee Cho"),
    (HeadFields(with_=(" ",)), "acme call incoming from Dana Reyes"),
    (HeadFields(when=Day(2026, 11, 3)), "acme call incoming from Dana Reyes at 2026-11-03"),
    (HeadFields(when=Day(2026, 12, 3)), "acme call incoming from Dana Reyes (future_time)"),
]


@pytest.mark.parametrize(("fields", "expected"), FIELDS)
def test_fields_win_over_the_head(fields, expected):
    assert head_of("acme call from Dana: x", fields=fields) == expected


def test_fields_without_a_head():
    fields = HeadFields(negotiation="acme", channel=Channel.CALL, sender=("Dana",), when=Day(2026, 11, 3))
    assert head_of("She called.", fields=fields) == "acme call incoming from Dana Reyes at 2026-11-03"


def test_a_new_person_is_made_and_a_known_one_comes_into_the_negotiation():
    reading = read("acme call from Zoe  Park and Mira: [Ines: pto 25 days] [Zoe Park: pto 30 days]", known())
    zoe, mira, ines = reading.people
    assert (zoe.name, zoe.negotiations) == ("Zoe Park", ("n-acme",))
    assert (mira.id, mira.negotiations) == ("p-mira", ("n-borg", "n-corto", "n-acme"))
    assert ines.name == "Ines"
    assert [statement.speaker for statement in reading.entry.statements] == [ines.id, zoe.id]


def test_nobody_is_made_of_a_text_without_people():
    assert read("acme call from Dana: [Remember: lunch] and: that", known()).people == ()


def test_a_person_of_an_unfiled_entry_has_no_negotiation():
    (foo,) = read("foo call from Zoe: x", known()).people
    assert foo.negotiations == ()


def test_a_first_name_prefers_the_people_of_the_negotiation():
    people = (*PEOPLE, Person(id="p-dana-2", name="Dana", negotiations=("n-borg",)))
    assert [one.person for one in read("acme call from Dana: x", known(people=people)).entry.participants] == ["p-dana"]
    assert [one.person for one in read("borg call from Dana: x", known(people=people)).entry.participants] == [
        "p-dana-2"
    ]

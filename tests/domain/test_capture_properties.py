"""What holds for any text at all."""

import time

import pytest
from capture_rows import ITEMS, known
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.domain.capture import complete, read, revise

# Texts made of the language's own words, so that every reader is reached, and texts of anything.
WORDS = st.sampled_from([
    "acme", "borg", "call", "email", "letter", "from", "to", "with", "Dana", "Lee", "van", "me", "and", ",", ":", ";", "\n", "\n\n",
    "[", "]", "|", "#tag", "base", "equity/options", "pto", "title", "start", "13. Gehalt", "bsae", "promised", "prom", "asked",
    "refused", "not", "185k", "35.000", "$", "€", "5.400", "120'000", "10 000", "CHF", "15%", "of", "4000", "RSU", "@", "-", "to",
    "between", "up", "~", "25", "days", "/", "Monat", "x13", "over", "4y", "1y", "cliff", "vest", "5/15/40/40", "at", "80%", "start",
    "+", "after", "12", "months", "for", "year", "1", "guaranteed", "cond", "if", "by", "fri", "5pm", "03/04", "yesterday", "1 Feb",
    '"', "“", "”", "due", "meet", "offer", "v2", "partial", "expires", "stage", "signed", "decided", "accept", "because", "told",
    "closed", "confirmed", "met", "extension", "them", "yes", "none", "…", "\ud800", "\u202e", "\x00", "👩‍👩‍👧", "ß", "İ", "٣", "\u0301",
])  # fmt: skip
SPACED = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", " "])), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
LINES = st.lists(
    st.sampled_from(sorted(ITEMS.words)).flatmap(lambda item: SPACED.map(lambda rest: f"[{item} {rest[:60]}")),
    max_size=5,
).map("\n".join)
TEXTS = st.one_of(
    SPACED, LINES, st.text(), st.text(alphabet="[]:;#|\n \r\t\"'abc019.,%$€/-+@~\ud800\u202e\u0301", max_size=80)
)


@settings(max_examples=400)
@given(TEXTS)
@example("[")
@example("[base 1.")
@example("acme call from Dana: [base promised 185k guaranteed]")
def test_any_text_is_read_and_nothing_of_it_is_lost(text):
    reading = read(text, known())
    entry = reading.entry
    assert entry.text == entry.head + entry.body == text
    assert reading.has_head == bool(entry.head)
    for finding in entry.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.expected
        assert finding.found == text[finding.start : finding.end] or finding.start == finding.end
    places = [len(entry.head)]
    for part in reading.parts:
        places += [part.start, part.end]
        assert text[part.start : part.end].strip() == text[part.start : part.end] != ""
    assert [*places, len(text)] == sorted([*places, len(text)])
    body = [(wording.start, wording.end) for wording in (statement.wording for statement in entry.statements)]
    body += [(mark.start, mark.end) for mark in entry.marks] + [(one.start, one.end) for one in reading.follow_ups]
    assert all(0 <= start < end <= len(entry.body) for start, end in body)
    assert len(reading.parts) - sum(part.what is None for part in reading.parts) == len(body)


@given(TEXTS)
def test_the_same_text_is_read_the_same(text):
    assert read(text, known()) == read(text, known())


@settings(max_examples=300)
@given(TEXTS)
def test_an_edit_that_changes_nothing_changes_nothing(text):
    first = read(text, known())
    again = revise(first.entry, first.follow_ups, text, known())
    assert again.entry == first.entry
    assert again.follow_ups == first.follow_ups
    assert again.parts == first.parts
    saved = known(
        people=(*known().people, *(one for one in first.people if one.id not in {p.id for p in known().people}))
    )
    assert revise(first.entry, first.follow_ups, text, saved).entry == first.entry


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_an_edit_to_any_other_text_keeps_the_entry_and_loses_nothing(before, after):
    first = read(before, known())
    edited = revise(first.entry, first.follow_ups, after, known())
    assert edited.entry.text == after
    assert (edited.entry.id, edited.entry.recorded_at) == (first.entry.id, first.entry.recorded_at)
    ids = [one.id for one in (*edited.entry.statements, *edited.follow_ups)]
    assert len(ids) == len(set(ids))


@settings(max_examples=200)
@given(TEXTS, st.integers(-2, 200))
def test_a_completion_can_be_put_in(text, cursor):
    for completion in complete(text, cursor, known()):
        assert 0 <= completion.start <= completion.end <= len(text)
        assert completion.end == min(max(cursor, 0), len(text))
        assert completion.text
        assert completion.label
        changed = text[: completion.start] + completion.text + text[completion.end :]
        assert read(changed, known()).entry.text == changed


MEGABYTE = 1_000_000
LARGE = {
    "prose": "They were kind and we spoke of the base for a while; then about pto, and left.\n",
    "one line": "They were kind and we spoke of the base for a while, then about pto. ",
    "opening brackets": "[",
    "closing brackets": "]",
    "pairs of brackets": "[ ]",
    "unclosed lines": "[a\n",
    "semicolons": ";",
    "parts": "; hello",
    "digits": "9",
    "marks on letters": "\u0301a",
    "hyphens": "a-",
    "quotation marks": '"',
    "control characters": "\x00\x1b[2J",
    "right to left": "\u202e\u05d0 ",
}


@pytest.mark.parametrize("piece", LARGE.values(), ids=LARGE)
def test_a_megabyte_is_read_in_two_seconds(piece):
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    assert _seconds(text) < 2


HOSTILE = [
    "[" * 10_000,
    "[" * 10_000 + "]" * 10_000,
    "[base promised 185k" * 2_000,
    "[base " + "9 " * 50_000 + "]",
    "[start " + "fri by " * 10_000 + "]",
    "[base promised 185k if " + "by fri " * 20_000 + "]",
    '[base promised "' + '" "' * 20_000,
    "[bsae promised 185k]" * 5_000,
    "acme " + "Aa " * 90 + ": x",
    "due fri " + "x " * 100_000,
    "acme call from " + "Dana, " * 45 + ": x",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_takes_long(text):
    assert _seconds(text) < 2


def _seconds(text: str) -> float:
    """Processor time, which other work on the machine does not stretch."""
    started = time.process_time()
    assert read(text, known()).entry.text == text
    return time.process_time() - started


def test_a_typical_line_takes_milliseconds():
    text = (
        "acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed] and maybe "
        "[signing mentioned 20k if start by 1 Feb]. [due fri 5pm answer the offer]"
    )
    at_rest = known()
    read(text, at_rest)
    started = time.process_time()
    for _ in range(20):
        read(text, at_rest)
    assert (time.process_time() - started) / 20 < 0.003

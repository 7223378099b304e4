"""Findings: where they stand, what was expected, and the parts of a text."""

import pytest
from capture_rows import known

from journal.domain.capture import read

# The text and, for its only finding, the words at its place, what was expected, and the nearest known word.
ROWS = [
    ("acme: ok [bsae promised 185k]", "bsae", "an item, such as base", "base"),
    ("acme: ok [pto promised twenty-eight]", "twenty-eight", "a number of days here, as in 28 days", ""),
    ("acme: ok [base promised 35.000]", "35.000", "35,000 or 35", ""),
    ("acme: ok [base promised 185]", "185", "185k, or 185 with its currency or period", ""),
    ("acme: ok [equity promised 0.5%]", "0.5%", "what it is a percentage of, as in 0.5% of base", ""),
    ("borg: ok [base promised $90k]", "$90k", "the currency by its code, as in USD or EUR", ""),
    ("acme: ok [start promised 03/04]", "03/04", "3 Apr or 4 Mar", ""),
    ("acme: ok [stage singed]", "singed", "a stage: lead, screening, interviewing, verbal offer, written offer, "
     "negotiating, agreed, signed, started", "signed"),
    ("acme: ok [base promsied 185k]", "promsied", "the stance directly behind the item", "promised"),
    ("acme cal from Dana: x", "cal", "a channel, from, to or with and a name, or a time", "call"),
    ("akme call: x", "akme", "the name of a negotiation that exists", "acme"),
    ("acme call tomorrow: x", "tomorrow", "a time that has passed; for one ahead write meet, as in meet fri 3pm: "
     "the panel", "meet"),
    ("borg call with Lee Cho and Lee Park, 9am: [pto promised 25 days]", "pto",
     "who says so, as in Dana: base promised 185k", ""),
    ("corto call from Lee: x", "Lee", "which Lee: Lee Cho or Lee Park", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "expected", "nearest"), ROWS)
def test_a_finding_says_where_what_and_what_was_expected(text, found, expected, nearest):
    (finding,) = read(text, known()).entry.findings
    assert text[finding.start : finding.end] == finding.found == found
    assert (finding.expected, finding.nearest) == (expected, nearest)


def test_findings_come_in_the_order_of_the_text():
    text = "acme cal 03/04: [base 185]\nborg: [bsae promised 5k; pto promised soon]"
    starts = [finding.start for finding in read(text, known()).entry.findings]
    assert starts == sorted(starts)
    assert len(starts) == 5


def test_parts_are_the_places_of_the_text_with_their_brackets():
    text = "acme call from Dana: ok [base promised 185k; bsae promised 3] and\nstage signed; due fri 5pm answer\n[told] [x]"
    parts = read(text, known()).parts
    assert [(part.kind, text[part.start : part.end]) for part in parts] == [
        ("statement", "[base promised 185k"),
        ("plain finding", "bsae promised 3]"),
        ("mark", "stage signed"),
        ("follow_up", "due fri 5pm answer"),
        ("mark", "[told]"),
    ]
    assert [part.what is None for part in parts] == [False, True, False, False, False]


def test_wordings_and_marks_count_in_the_body():
    entry = read('acme call from Dana: ok [base promised 185k "my word"] [told]', known()).entry
    (statement,), (mark,) = entry.statements, entry.marks
    wording = statement.wording
    assert entry.body[wording.start : wording.end] == '[base promised 185k "my word"]'
    assert (wording.text, wording.quote, wording.annotates) == ('base promised 185k "my word"', "my word", False)
    assert entry.body[mark.start : mark.end] == "[told]"


@pytest.mark.parametrize(("text", "tags"), [
    ("#remote and #Equity_2026, #remote #REMOTE", ("remote", "Equity_2026")),
    ("c# #1 # heading http://example.org/#top a#b", ()),
    ("acme: [base promised 185k #money] (#late); #éa", ("money", "late", "éa")),
])  # fmt: skip
def test_tags(text, tags):
    assert read(text, known()).entry.tags == tags


def test_an_entry_is_of_now_and_has_its_own_ids():
    reading = read("acme: [base promised 185k] [due fri call]", known())
    entry = reading.entry
    ids = [entry.id, entry.statements[0].id, reading.follow_ups[0].id]
    assert len(set(ids)) == 3
    assert entry.recorded_at == entry.occurred == known().now

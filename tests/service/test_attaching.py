"""Files with entries, and items of one's own."""

from __future__ import annotations

import pytest

from journal.domain.records import ValueKind
from journal.errors import BadInputError
from journal.service import attaching, capture, entries, items, negotiations
from journal.store import attachments


def test_a_file_is_kept_with_an_entry_and_stays_when_it_is_edited(session, tmp_path):
    letter = tmp_path / "offer.pdf"
    letter.write_bytes(b"%PDF-1.7")
    one = attaching.attach(session, str(letter))
    reading = capture.add(session, "note: the letter came", attachments=[one])
    letter.unlink()
    place = attaching.place_of(session, one)
    assert place.read_bytes() == b"%PDF-1.7" and place.stat().st_mode & 0o777 == 0o600
    assert attachments.is_whole(session.store.home, one)
    assert entries.edit(session, reading.entry.id, "note: it came").entry.attachments == (one,)
    assert entries.edit(session, reading.entry.id, "note: it came", attachments=()).entry.attachments == ()


@pytest.mark.parametrize("name", ["none.pdf", "", "\0", "~nobody-of-that-name/x"])
def test_what_is_no_file_is_refused_in_a_sentence(session, tmp_path, name):
    with pytest.raises(BadInputError):
        attaching.attach(session, f"{tmp_path}/{name}" if name[:1] != "~" else name)


def test_paths_are_completed_folders_with_a_slash_and_hidden_ones_only_when_asked_for(tmp_path):
    (tmp_path / "offers").mkdir()
    (tmp_path / "offer.pdf").touch()
    (tmp_path / ".hidden").touch()
    assert attaching.completions(f"{tmp_path}/of") == (f"{tmp_path}/offer.pdf", f"{tmp_path}/offers/")
    assert attaching.completions(f"{tmp_path}/.") == (f"{tmp_path}/.hidden",)
    assert attaching.completions(f"{tmp_path}/none/x") == ()


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (14_400, "14 kB"), (2_500_000, "2.5 MB")]
)
def test_sizes(size, words):
    assert attaching.size_words(size) == words


@pytest.mark.parametrize(
    ("words", "statement", "kind", "unit"),
    [
        ("gym membership", "gym membership promised 500 a month", ValueKind.MONEY, ""),
        ("sabbatical", "sabbatical promised 3 months", ValueKind.DURATION, "month"),
        ("lunches", "lunches offered 12", ValueKind.UNITS, ""),
        ("sauna", "sauna mentioned yes]", ValueKind.FLAG, ""),
        ("desk", "desk promised corner", ValueKind.TEXT, ""),
    ],
)
def test_an_item_of_ones_own_is_measured_as_it_was_first_spoken_of(session, words, statement, kind, unit):
    made = items.own(session, words, statement)
    assert (made.kind, made.unit, made.own) == (kind, unit, True)
    assert session.items.named(words.upper()) == made
    assert items.own(session, words) == made


@pytest.mark.parametrize("words", ["", "  ", "[x]", "a/b", "a; b", "x" * 100, "!?"])
def test_what_is_no_name_makes_no_item(session, words):
    with pytest.raises(BadInputError):
        items.own(session, words)


def test_of_equal_words_those_nearest_are_annotated(session):
    negotiations.new(session, "acme")
    entry = capture.add(session, "acme call from Dana: money, and again money").entry
    at = entry.body.rindex("money")
    now = entries.annotate(session, entry.id, ["base promised 1k"], words="money", near=at).entry
    assert now.statements[0].wording.start == at

"""Records come back from plain JSON as they went in."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
import store_factory as make
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.records import Attachment, Entry, Finding, Mark, Participant, Price, Statement, Terms, Value
from journal.store.codec import KINDS, TABLES, UNREADABLE, decode, encode
from journal.store.line import canonical, check_plain

ANY_RECORD = st.one_of(*make.RECORDS.values())


def as_utc(record: Any) -> Any:
    """With the zones of its instants, which equality leaves out."""
    return repr(record)


@settings(deadline=None)
@given(ANY_RECORD)
def test_round_trip(record: Any) -> None:
    doc = json.loads(canonical(encode(record)))
    check_plain(doc)
    back = decode(type(record), doc)
    assert back == record
    assert as_utc(back) == as_utc(record)


@settings(deadline=None)
@given(ANY_RECORD)
def test_unknown_fields_do_no_harm(record: Any) -> None:
    assert decode(type(record), encode(record) | {"from_the_future": {"a": [1]}}) == record


NESTED = {
    Statement: make.STATEMENT,
    Value: make.VALUE,
    Terms: make.TERMS,
    Mark: make.MARK,
    Finding: make.FINDING,
    Attachment: make.ATTACHMENT,
    Participant: make.PARTICIPANT,
    Price: make.PRICE,
}


@pytest.mark.parametrize(("kind", "strategy"), [*make.RECORDS.items(), *NESTED.items()])
def test_the_strategies_fill_every_field(kind: type[Any], strategy: Any) -> None:
    """A field added to a record has to be added to its strategy, and so meets the round trip."""
    given_fields = set(strategy.wrapped_strategy.kwargs if hasattr(strategy, "wrapped_strategy") else strategy.kwargs)
    assert given_fields == {field.name for field in dataclasses.fields(kind)}


def test_defaults_are_left_out() -> None:
    assert encode(make.entry("e1", "")) == {
        "id": "e1",
        "occurred": {"at": "2026-11-24T22:42:00Z", "zone": "America/New_York"},
        "zone": "America/New_York",
        "recorded_at": {"at": "2026-11-24T22:42:00Z", "zone": "America/New_York"},
        "channel": "note",
    }
    assert encode(make.follow_up("f1")) == {
        "id": "f1", "entry": "e1", "what": "answer", "due": "2026-11-27", "zone": "UTC",
    }  # fmt: skip


@pytest.mark.parametrize(
    "damage",
    [
        {"occurred": "yesterday"},
        {"occurred": None},
        {"occurred": {"zone": "UTC"}},
        {"channel": "pigeon"},
        {"statements": [{"id": "s"}]},
        {"statements": 5},
        {"recorded_at": "2026-11-24"},
        {"marks": [None]},
    ],
)
def test_what_makes_no_record_is_said_so(damage: dict[str, Any]) -> None:
    with pytest.raises(UNREADABLE):
        decode(Entry, encode(make.entry("e1")) | damage)


def test_every_table_has_its_kind() -> None:
    assert {TABLES[kind]: kind for kind in make.RECORDS} == KINDS


@pytest.mark.parametrize("value", [1.5, {"a": [2.0]}, 2**53, [-(2**53)]])
def test_numbers_that_json_readers_disagree_on_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="write the number as text"):
        check_plain(value)

"""Records are what the standard library's frozen, slotted dataclasses are."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.instants import Instant, parse_instant
from journal.domain.record import record, replace

MANY = 40
"""More than are made before an `__init__` is compiled."""


@record
class Ours:
    """A record with a default in between."""

    one: int
    two: str = "two"
    three: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.three)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """The same by the standard library."""

    one: int
    two: str = "two"
    three: tuple[int, ...]


@record(kw_only=False)
class Pair:
    left: int
    right: int = 0


FIELDS = st.fixed_dictionaries(
    {"one": st.integers(0, 3), "three": st.tuples(st.integers(0, 1))}, optional={"two": st.sampled_from(["two", "x"])}
)


@given(st.lists(FIELDS, min_size=2, max_size=4), st.booleans())
def test_they_are_equal_hashed_and_shown_alike(rows: list[dict[str, Any]], is_many: bool) -> None:
    for _ in range(MANY * is_many):
        Ours(one=1, three=())
    ours, theirs = [Ours(**row) for row in rows], [Theirs(**row) for row in rows]
    assert [[a == b for b in ours] for a in ours] == [[a == b for b in theirs] for a in theirs]
    assert [[hash(a) == hash(b) for b in ours] for a in ours] == [[hash(a) == hash(b) for b in theirs] for a in theirs]
    assert len(set(ours)) == len(set(theirs))
    assert [repr(one) for one in ours] == [repr(one).replace("Theirs", "Ours") for one in theirs]


@given(FIELDS, st.fixed_dictionaries({}, optional={"one": st.just(9), "two": st.just("z")}))
def test_replace_copies_and_pickles_keep_the_rest(row: dict[str, Any], changes: dict[str, Any]) -> None:
    one = Ours(**row)
    wanted = Ours(**row | changes)
    assert replace(one, **changes) == dataclasses.replace(one, **changes) == wanted
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one
    assert dataclasses.asdict(one) == dataclasses.asdict(Theirs(**row))


def kinds(by_name: Callable[[Any], Any], by_place: Callable[[Any], Any]) -> tuple[Any, Any]:
    """Two classes made anew."""

    @by_name
    class Thing:
        one: int
        two: str = "two"
        three: tuple[int, ...]

    @by_place
    class Two:
        left: int
        right: int = 0

    return Thing, Two


THEIRS = kinds(
    dataclasses.dataclass(frozen=True, slots=True, kw_only=True), dataclasses.dataclass(frozen=True, slots=True)
)


@pytest.mark.parametrize("is_many", [False, True])
@pytest.mark.parametrize(
    ("kind", "args", "given"),
    [
        (0, (), {}), (0, (1,), {}), (0, (), {"one": 1}), (0, (), {"one": 1, "three": (), "four": 4}),
        (0, (1,), {"three": ()}), (0, (), {"one": 1, "four": 4}), (0, (), {"one": 1, "two": "", "four": 4}),
        (1, (), {}), (1, (1, 2, 3), {}), (1, (1,), {"left": 1}), (1, (), {"right": 1}), (1, (1,), {"middle": 1}),
    ],
)  # fmt: skip
def test_wrong_arguments_are_refused_in_the_same_words(
    kind: int, args: tuple[Any, ...], given: dict[str, Any], is_many: bool
) -> None:
    made = kinds(record, record(kw_only=False))[kind]
    for _ in range(MANY * is_many):
        made(one=1, three=()) if kind == 0 else made(1)
    with pytest.raises(TypeError) as expected:
        THEIRS[kind](*args, **given)
    with pytest.raises(TypeError) as found:
        made(*args, **given)
    assert str(found.value) == str(expected.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one, "one", 2),
        lambda one: setattr(one, "other", 2),
        lambda one: delattr(one, "one"),
        lambda one: setattr(one, "size", 2),
    ],
)
def test_they_are_frozen(change: Callable[[Any], None]) -> None:
    one = Ours(one=1, three=())
    with pytest.raises(dataclasses.FrozenInstanceError):
        change(one)
    assert one == Ours(one=1, three=()) and not hasattr(one, "__dict__")


def test_another_class_with_the_same_fields_is_not_equal() -> None:
    @record
    class Ours2:
        one: int
        two: str = "two"
        three: tuple[int, ...]

    assert Ours2(one=1, three=()) != Ours(one=1, three=())
    assert Ours(one=1, three=()) != (1, "two", ())


def test_the_standard_library_takes_them_for_its_own() -> None:
    assert dataclasses.is_dataclass(Ours) and dataclasses.is_dataclass(Ours(one=1, three=()))
    assert [(one.name, one.default) for one in dataclasses.fields(Ours)] == [
        (one.name, one.default) for one in dataclasses.fields(Theirs)
    ]
    assert inspect.signature(Ours) == inspect.signature(Theirs)
    assert inspect.signature(Pair) == inspect.signature(THEIRS[1])
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert (Ours.__match_args__, Pair.__match_args__) == ((), ("left", "right"))
    assert Ours.__doc__ == "A record with a default in between." and Ours.__name__ == Ours.__qualname__ == "Ours"


def test_properties_and_patterns_work() -> None:
    assert Ours(one=1, three=(1, 2)).size == 2
    match Pair(1, 2):
        case Pair(left, right):
            assert (left, right) == (1, 2)
    match Ours(one=1, three=()):
        case Ours(one=one, two=two):
            assert (one, two) == (1, "two")


@given(st.integers(0, 2), st.integers(0, 2), st.sampled_from(["UTC", "Europe/Berlin"]))
def test_instants_compare_by_the_moment_alone(one: int, other: int, zone: str) -> None:
    first = parse_instant(f"2026-11-24T10:0{one}:00Z")
    second = parse_instant(f"2026-11-24T10:0{other}:00Z").in_zone(zone)
    assert (first == second, first < second, first <= second, first > second, first >= second) == (
        one == other, one < other, one <= other, one > other, one >= other,
    )  # fmt: skip
    assert one != other or hash(first) == hash(second)


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__", "__eq__"])
def test_instants_compare_with_nothing_else(compare: str) -> None:
    instant = parse_instant("2026-11-24T10:00:00Z")
    assert getattr(instant, compare)(instant.utc) is NotImplemented
    assert isinstance(instant, Instant)

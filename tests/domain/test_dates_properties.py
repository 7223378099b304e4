"""What holds for any text and any phrase, wherever the anchor stands."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from journal.domain.dates import Ambiguous, Looking, Reading, read_when
from journal.domain.dates.names import MONTHS, WEEKDAYS
from journal.domain.instants import Instant, day_of, earliest

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kolkata",
    "Pacific/Kiritimati",
    "UTC",
)
EARLIEST, LATEST = datetime(2000, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - hypothesis wants them naive
PIECES = (
    *("fri", "next", "last", "this", "tue", "may", "mar", "sun", "1", "5", "31", "Feb", "2027", "9999", "0", "03", "/"),
    *(
        "-",
        ".",
        ":",
        ",",
        "+",
        "[",
        "]",
        "(",
        ")",
        "T",
        "Z",
        "pm",
        "am",
        "h",
        "d",
        "w",
        "m",
        "y",
        "th",
        "de",
        "of",
        "end",
    ),
    *(
        "in",
        "ago",
        "days",
        "hours",
        "business",
        "at",
        "on",
        "the",
        "eod",
        "noon",
        "midnight",
        "tonight",
        "today",
        "week",
    ),
    *(
        "ET",
        "IST",
        "PST",
        "Pacific",
        "time",
        "Europe/Berlin",
        "Etc/GMT",
        "UTC",
        "uhr",
        "aujourd'hui",
        "à",
        "il",
        "y",
        "a",
    ),
    *("\n", "\u0300", "²", "٣", "\ud800", "\u202e", "99999999999999999999", "É", "İ", "ß"),
)

looks = st.sampled_from(Looking)
anchors = st.builds(
    lambda moment, zone: Instant(moment.replace(tzinfo=UTC), zone),
    st.datetimes(EARLIEST, LATEST),
    st.sampled_from(ZONES),
)
near_phrases = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", "  "))), max_size=9).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
texts = st.one_of(st.text(max_size=40), near_phrases)

days_left_open = st.one_of(
    st.sampled_from(sorted(WEEKDAYS)),
    st.builds("{} {}".format, st.integers(1, 28), st.sampled_from(sorted(MONTHS))),
    st.builds("{}.{}.".format, st.integers(1, 28), st.integers(1, 12)),
    st.builds("{}{}".format, st.integers(1, 99), st.sampled_from("dwy")),
    st.sampled_from(("eow", "end of month", "eoy", "end of March", "today", "29 Feb")),
)
clocks = st.builds("{}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


@given(text=texts, start=st.integers(-2, 60), anchor=anchors, looking=looks)
@example(text="fri\ud800", start=0, anchor=Instant(datetime(2026, 11, 24, tzinfo=UTC), "UTC"), looking=Looking.BACK)
def test_any_text_at_any_start_reads_within_itself(text, start, anchor, looking):
    found = read_when(text, start, anchor=anchor, looking=looking)
    if found is None:
        return
    assert start < found.end <= len(text)
    assert not text[start].isspace()
    assert not text[found.end - 1].isspace()
    assert "\n" not in text[start : found.end]
    if isinstance(found, Ambiguous):
        assert found.expected
    else:
        assert 1900 <= day_of(found.when).year < 2200


@given(text=texts, anchor=anchors, looking=looks)
def test_what_was_consumed_is_a_phrase_of_its_own(text, anchor, looking):
    found = read_when(text, 0, anchor=anchor, looking=looking)
    if found is not None:
        assert read_when(text[: found.end], 0, anchor=anchor, looking=looking) == found


@given(text=texts, anchor=anchors, looking=looks)
def test_case_does_not_matter_but_for_zones(text, anchor, looking):
    assume(text.isascii() and not any(zone in text.lower() for zone in ("et", "ist", "pst", "utc")))
    assert read_when(text.upper(), 0, anchor=anchor, looking=looking) == read_when(
        text.lower(), 0, anchor=anchor, looking=looking
    )


@pytest.mark.parametrize(
    "anchor", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)], ids=["first", "last"]
)
@pytest.mark.parametrize("text", ["today", "yesterday", "tomorrow 5pm", "fri", "1m", "end of month", "in 9999 weeks"])
@pytest.mark.parametrize("looking", Looking)
def test_the_ends_of_the_calendar_are_no_phrase(text, anchor, looking):
    assert read_when(text, 0, anchor=Instant(anchor, "UTC"), looking=looking) is None


@given(phrase=days_left_open, anchor=anchors)
def test_forward_a_day_is_never_before_the_anchors_day(phrase, anchor):
    found = read_when(phrase, 0, anchor=anchor, looking=Looking.FORWARD)
    assert isinstance(found, Reading)
    assert found.when >= anchor.day


@given(phrase=days_left_open, anchor=anchors)
def test_back_a_day_is_never_after_the_anchors_day(phrase, anchor):
    found = read_when(phrase, 0, anchor=anchor, looking=Looking.BACK)
    assert isinstance(found, Reading)
    assert found.when <= anchor.day


@given(clock=clocks, weekday=st.sampled_from(["", *sorted(WEEKDAYS)]), anchor=anchors)
def test_a_clock_time_is_strictly_ahead_or_not_after(clock, weekday, anchor):
    phrase = f"{weekday} {clock}".strip()
    ahead = read_when(phrase, 0, anchor=anchor, looking=Looking.FORWARD)
    back = read_when(phrase, 0, anchor=anchor, looking=Looking.BACK)
    span = timedelta(days=8 if weekday else 1, hours=2)
    assert anchor < ahead.when <= anchor.plus(span)
    assert anchor.plus(-span) <= back.when <= anchor


@given(weekday=st.sampled_from(sorted(WEEKDAYS)), anchor=anchors)
def test_a_weekday_is_one_to_seven_days_away(weekday, anchor):
    for looking, sign in ((Looking.FORWARD, 1), (Looking.BACK, -1)):
        when = read_when(weekday, 0, anchor=anchor, looking=looking).when
        assert when.weekday() == WEEKDAYS[weekday]
        assert 1 <= (when - anchor.day).days * sign <= 7


@given(moment=anchors, anchor=anchors, looking=looks)
def test_an_iso_instant_is_read_back_as_it_was_written(moment, anchor, looking):
    whole = Instant(moment.utc.replace(microsecond=0), moment.zone)
    for text in (f"{whole.iso()}[{whole.zone}]", whole.iso()):
        found = read_when(text, 0, anchor=anchor, looking=looking)
        assert isinstance(found, Reading)
        assert (found.when, found.end) == (whole, len(text))


@given(day=st.dates(EARLIEST.date(), LATEST.date()), anchor=anchors, looking=looks)
def test_an_iso_day_is_read_back_as_it_was_written(day, anchor, looking):
    assert read_when(day.isoformat(), 0, anchor=anchor, looking=looking) == Reading(day, 10)


@given(n=st.integers(0, 999), anchor=anchors)
def test_spans_ahead_and_ago_mirror_each_other(n, anchor):
    ahead = read_when(f"in {n} days", 0, anchor=anchor, looking=Looking.BACK).when
    ago = read_when(f"{n} days ago", 0, anchor=anchor, looking=Looking.FORWARD).when
    assert ahead - anchor.day == anchor.day - ago == timedelta(days=n)
    minutes = read_when(f"{n} min ago", 0, anchor=anchor, looking=Looking.BACK).when
    assert anchor.utc - earliest(minutes, anchor.zone).utc == timedelta(minutes=n)

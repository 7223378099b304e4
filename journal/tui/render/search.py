"""The results of a search as rows: when, where and who, then two lines of the text with the hits in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.geometry import Size

from journal.domain.instants import Instant, day_of
from journal.domain.phrasing import day_words, short_day, who_words
from journal.domain.records import Entry
from journal.service.searching import Found, Order, marks
from journal.tui.jobs_search import Loosened, SearchData
from journal.tui.render.agenda import name_width
from journal.tui.render.flow import Flow, Span, spans_of
from journal.tui.render.line import BOLD, EMPTY, MUTED, NAMES, PLAIN, WARNING, Cell, Line, Run, indent, row
from journal.tui.render.marking import marked
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

WHEN, NAME = 2, 14
EXCERPT_LINES = 2
QUERY = "q:"
"""What the keys of rows begin with that put a query into the field; the query follows."""
_ENDS = (". ", "? ", "! ", "\n", "; ")
"""What a sentence or a part of one ends with."""
_ON_ONE_LINE = str.maketrans("\r\n\t", "   ")
_SHOWN_NAMES = 60
"""So many of the first results' names set the width of their column."""


def result_rows(data: SearchData, loosened: Sequence[Loosened] | None, size: Size, *, is_plain: bool) -> Rows:
    """What was found; where nothing was, what would be found with less asked for."""
    if not data.results.found:
        return Rows(_nothing(data, loosened, size.width))
    names = {data.names.get(one.entry.negotiation or "", "") for one in data.results.found[:_SHOWN_NAMES]}
    name, found = name_width(sorted(names)), data.results.found

    def draw(place: int) -> Sequence[Line]:
        if place % 2:
            return (EMPTY,)
        return result_lines(data, found[place // 2], size.width, name, is_plain=is_plain)

    return Rows.of(data.outline, draw)


def result_lines(data: SearchData, one: Found, width: int, name: int, *, is_plain: bool) -> Sequence[Line]:
    """Three lines of a result."""
    entry = one.entry
    find = partial(marks, query=data.results.query)
    filed = data.names.get(entry.negotiation or "", "")
    left = [
        Cell(WHEN, when_found(entry, data.now), MUTED),
        Cell(NAME, filed or entry.named or "unfiled", PLAIN if filed else WARNING),
        Cell(NAME + name + 1, who_words(entry, data.names), NAMES),
    ]
    aside = () if one.excerpt.hits else _elsewhere(data, entry)
    head = marked(row(width - 2, left, [Run(aside, MUTED)] if aside else ()), find, NAME)
    room = max(width - NAME - 2, 1)
    return head, *(indent(line, NAME) for line in excerpt_lines(data, one, room, is_plain=is_plain))


def when_found(entry: Entry, now: Instant) -> str:
    """`Fri 13 Nov`, on the reader's clock; `13 Nov 2025` in another year."""
    occurred = entry.occurred
    day = occurred.in_zone(now.zone).day if isinstance(occurred, Instant) else day_of(occurred)
    return day_words(day, now) if day.year == now.day.year else short_day(day, now)


def excerpt_lines(data: SearchData, one: Found, room: int, *, is_plain: bool) -> list[Line]:
    """The lines of an excerpt with chips and hits, from the beginning of the text or of a sentence on."""
    body = one.entry.body
    first = first_shown(body, one.excerpt.start + one.excerpt.hits[0][0], room) if one.excerpt.hits else 0
    spans = [span for span in spans_of(one.entry, data.follow_ups.get(one.entry.id, ())) if span.kind == "chip"]
    within = next((span.start for span in spans if span.start < first < span.end), first)
    first = within if first - within < room else first
    text = body[first : first + room * (EXCERPT_LINES + 1)].translate(_ON_ONE_LINE)
    end = first + len(text)
    chips = []
    for span in spans:
        if span.start < end and first < span.end:
            chips.append(Span(max(span.start - first, 0), min(span.end - first, len(text))))
            if span.start < first and text[: span.end - first].endswith("]") and not is_plain:
                text = f"{text[: span.end - first - 1]} {text[span.end - first :]}"
    hits = [Span(low, high, "hit") for low, high in marks(text, data.results.query)]
    return Flow(text, [*chips, *hits], ink=MUTED, is_plain=is_plain).lines(room, EXCERPT_LINES, tight=True)


def first_shown(body: str, hit: int, room: int) -> int:
    """Where an excerpt begins so that a hit is on one of its lines: at a sentence, else at a word before it."""
    if hit < room:
        return 0
    near = max(hit - room, 0)
    sentence = max(body.rfind(end, near, hit) + len(end) if end in body[near:hit] else 0 for end in _ENDS)
    if sentence:
        return sentence
    space = body.find(" ", max(hit - room // 2, 0), hit)
    return space + 1 if space >= 0 else hit


def _elsewhere(data: SearchData, entry: Entry) -> str:
    """What answered where nothing in the text did: an item, a tag, or the name of a file."""
    labels = (data.items.label(one.item) for one in entry.statements)
    tags = (f"#{tag}" for tag in entry.tags)
    files = (one.name for one in entry.attachments)
    return next((words for words in (*labels, *tags, *files) if marks(words, data.results.query)), "")


def _nothing(data: SearchData, loosened: Sequence[Loosened] | None, width: int) -> Iterator[Row]:
    if not data.total:
        yield heading(row(width - 2, [Cell(WHEN, "Nothing is written yet.")]))
        return
    yield heading(row(width - 2, [Cell(WHEN, f"None of {data.total:,} entries answers this.", BOLD)]))
    if loosened is None:
        return
    if loosened:
        yield SPACE
        yield heading(row(width - 2, [Cell(WHEN, "With less asked for", MUTED)]))
        for one in loosened:
            left = [Cell(WHEN, "without", MUTED), Cell(WHEN + 9, one.without, NAMES)]
            yield drawn(f"{QUERY}{one.text}", row(width - 2, left, [Run(f"{one.count:,}", MUTED)]))
        return
    yield SPACE
    for line in Flow(_advice(data), ink=MUTED).lines(max(width - WHEN - 2, 1)):
        yield heading(indent(line, WHEN))


def _advice(data: SearchData) -> str:
    words = data.results.query.words()
    if len(words) == 1 and len(words[0].words) > 1:
        return "The words of a phrase have to stand next to each other; without quotation marks they need not."
    if words:
        return "A word is found from its beginning: fewer letters find more. A star does the same: promis*"
    return "Nothing in the journal is like that."


# Around the field


def said_words(data: SearchData | None) -> str:
    """`9 entries in 3 negotiations`; empty where nothing was asked."""
    if data is None:
        return ""
    total, places = data.results.total, len([key for key in data.results.negotiations if key])
    entries = f"{total:,} {'entry' if total == 1 else 'entries'}"
    return f"{entries} in {places} negotiation{'s' if places != 1 else ''}" if places else entries


ORDERS = {Order.BEST: "best match first", Order.NEWEST: "newest first", Order.OLDEST: "oldest first"}


def building_words(progress: float | None) -> str:
    """What stands below the counts while every text is looked through for want of an index."""
    if progress is None:
        return "There is no index yet; until then every text is looked through, which takes longer."
    done = min(max(round(progress * 20), 0), 20)
    bar = "━" * done + "─" * (20 - done)
    return f"{bar} {progress:.0%}  The index is being built; until then every text is looked through."

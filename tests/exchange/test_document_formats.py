"""The comparison document in its three formats: right to the cent, and harmless whatever stands in it."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.document.tree import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Question,
    Quote,
    Table,
    TableRow,
)
from journal.exchange.document_html import html
from journal.exchange.document_markdown import markdown
from journal.exchange.document_text import WIDTH, plain_text

STYLE = (Path(__file__).parents[2] / "journal" / "data" / "report.css").read_text(encoding="utf-8")
MARKS = {"html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "p", "section", "dl", "dt", "dd",
         "table", "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "footer"}  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt; & <b>",
    "| a | b |\n| --- | --- |",
    "# no heading",
    "- no list",
    "1. no list",
    "[link](http://example.org) ![image](x)",
    "*bold* _it_ `code` ~~gone~~",
    "\x1b[31mred\x1b[0m \u202eevil\u202c \x00",
    "😀 漢字 \ud800",
    "x" * 5000,
    "",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def document(text: str) -> Document:
    """A document that has a text in every place where it may have one."""
    columns = (Column(text), Column("Difference"), Column("Year 1", is_figure=True))
    rows = (TableRow((text, text, "−1,050.50"), is_marked=True), TableRow((text, "", "0"), is_total=True))
    blocks: tuple[Block, ...] = (
        Paragraph(text),
        Table(columns, rows),
        Paragraph(text, is_aside=True),
        Heading(text),
        Facts((("Spoken of", text),)),
        Quote(text, text),
        Question(text),
        Paragraph(text),
    )
    return Document(title=text, subtitle=text, blocks=blocks)


class Seen(HTMLParser):
    """What a browser would find: the marks, their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.marks: list[str] = []
        self.names: set[str] = set()
        self.open: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marks.append(tag)
        self.names |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@given(TEXTS)
def test_html_has_no_mark_but_its_own_whatever_the_text(text: str) -> None:
    page = html(document(text), STYLE)
    seen, plain = Seen(page), Seen(html(document("x"), STYLE))

    assert seen.marks.count("table") == 1
    assert set(seen.marks) <= MARKS
    assert (
        seen.names
        == plain.names
        == {"lang", "charset", "name", "content", "http-equiv", "class", "scope", "dir", "colspan"}
    )
    assert not seen.open
    assert not [one for one in "\x1b\x00\u202e" if one in page]


def test_html_needs_nothing_from_elsewhere() -> None:
    page = html(document("x"), STYLE)

    assert "http://" not in page and "https://" not in page and "url(" not in page and "@import" not in page
    assert "default-src 'none'" in page
    assert "@media print" in page


@given(TEXTS)
def test_markdown_has_the_same_blocks_whatever_the_text(text: str) -> None:
    lines, plain = markdown(document(text or "x")).split("\n"), markdown(document("x")).split("\n")

    assert [one[:2] for one in lines if one.startswith(("#", "|", ">", "- "))] == [
        one[:2] for one in plain if one.startswith(("#", "|", ">", "- "))
    ]
    assert all(line.replace("\\|", "").count("|") in (0, 4) for line in lines)
    assert not [line for line in lines if "<script" in line.replace("\\<", "")]


@given(TEXTS)
def test_no_line_of_a_mail_is_longer_than_it_may_be_but_for_a_word(text: str) -> None:
    for line in plain_text(document(text)).split("\n"):
        words = line.split()
        assert len(line) <= WIDTH or max(map(len, words)) > WIDTH - 20
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [20, 48, 60, 72])
def test_text_fits_into_narrower_places(width: int) -> None:
    shown = plain_text(document("Base salary, guaranteed for the first year"), width)

    assert max(map(len, shown.split("\n"))) <= max(width, 48)


@pytest.mark.parametrize("form", [plain_text, markdown, lambda one: html(one, STYLE)])
def test_figures_stand_in_every_format_as_they_are(form: object) -> None:
    assert callable(form)
    assert "−1,050.50" in form(document("Base salary"))


def test_a_megabyte_in_one_place_takes_no_time_to_speak_of() -> None:
    words = "word " * 200_000

    assert len(plain_text(document(words))) > len(words)
    assert sys.getsizeof(html(document(words), STYLE)) > len(words)

"""Letter templates: what they may do, and how a mistake in one is told."""

from __future__ import annotations

import pytest

from journal.errors import BadInputError
from journal.exchange.letter_template import LONGEST, fill, title_of
from journal.exchange.letter_text import parted

HEAD = "title: A note\nsubject: About {{ role }}\n---\n"
MATTER = {
    "role": "the <role>",
    "items": [{"label": "Base"}, {"label": "Bonus"}],
    "offer": None,
    "greeting": "Dear Dana,",
}


def test_a_template_becomes_a_letter() -> None:
    body = "{{ greeting }}\n\n{% for item in items %}\n- {{ item.label }}   \n{% endfor %}\n\n\n\n{% if offer %}\nno\n{% endif %}\nBye"

    made = fill(HEAD + body, "note.txt", MATTER)

    assert (made.title, made.subject) == ("A note", "About the <role>")
    assert made.body == "Dear Dana,\n\n- Base\n- Bonus\n\nBye"


MISTAKES = [
    # template, line, what is said
    ("title: a\nsubject: b\n---\n{{ greeting", 4, "unexpected end of template"),
    ("title: a\nsubject: b\n---\nHello\n{% for x in items %}", 5, "Unexpected end of template"),
    ("title: a\nsubject: b\n---\nHello\n\n{{ gretting }}", 6, "'gretting' is undefined"),
    ("title: a\nsubject: {{ nobody }}\n---\nHello", 2, "'nobody' is undefined"),
    ("title: a\nsubject: b\n---\n{{ 1 / 0 }}", 4, "division by zero"),
    ("title: a\nsubject: b\n---\n{{ items[5].label }}", 4, "has no element 5"),
    (
        "title: a\nsubject: b\n---\n{{ ''.__class__.__mro__ }}",
        4,
        "access to attribute '__class__' of 'str' object is unsafe",
    ),
    ("title: a\nsubject: b\n---\n{% include 'settings.toml' %}", 4, "no loader for this environment"),
    ("title: a\nsubject: b\n---\n{% for i in range(10**9) %}x{% endfor %}", 4, "Range too big"),
    ("title: a\nsubject: b\n---\n{{ 'x' * 300000 }}", 1, "the letter would have 300,000 characters"),
    ("title: a\n---\nHello", 2, "the line “subject: …” is missing above the ---"),
    ("title: a\nsubject: b\nHello", 3, "a template begins with title: and subject:"),
    ("title: a\nsubject: b", 2, "the line --- between subject and letter is missing"),
    ("", 1, "the line --- between subject and letter is missing"),
    ("\x00\x01", 1, "a template begins with title: and subject:"),
]


@pytest.mark.parametrize(("source", "line", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_file_and_line(source: str, line: int, said: str) -> None:
    with pytest.raises(BadInputError) as caught:
        fill(source, "letters/recap.txt", MATTER)

    sentence = caught.value.sentence
    assert sentence.startswith(f"The template letters/recap.txt, line {line}, has a mistake: ")
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_title_alone_can_be_read() -> None:
    assert title_of(HEAD, "note.txt") == "A note"


def test_a_letter_may_be_as_long_as_it_may_be() -> None:
    assert len(fill(f"{HEAD}{'x' * (LONGEST - 10)}", "note.txt", MATTER).body) == LONGEST - 10


PARTED = [
    ("Subject: About base\n\nDear Dana,\nhello\n", ("About base", "Dear Dana,\nhello")),
    ("\n\nsubject:   About   base  \nDear", ("About base", "Dear")),
    ("Dear Dana,\nSubject: not this", ("", "Dear Dana,\nSubject: not this")),
    ("Subject:\n\nhello", ("", "hello")),
    ("", ("", "")),
]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_the_subject_is_the_first_line(text: str, expected: tuple[str, str]) -> None:
    assert parted(text) == expected

"""Letter templates: a front matter of `title` and `subject`, a line of three hyphens, and the letter, in Jinja2.

A template is data, also a person's own: it runs in Jinja's sandbox and is given nothing but words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journal.domain.record import record
from journal.errors import BadInputError

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

RULE = "---"
_FIELDS = ("title", "subject")
LONGEST = 200_000
"""Characters that a letter may have."""


@record(kw_only=False)
class Filled:
    """A letter out of a template: what the template is called, and subject and body of the letter."""

    title: str
    subject: str
    body: str


def title_of(source: str, name: str) -> str:
    """What a template is called. Raises BadInputError as `fill` does."""
    return _front(source, name)[0]["title"][1]


def fill(source: str, name: str, matter: Mapping[str, Any]) -> Filled:
    """The letter that a template makes of some matter; `name` is the file's.

    Raises BadInputError with the file, the line and what is wrong there.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    front, at = _front(source, name)
    env = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    lines = source.split("\n")
    # Line breaks in the place of what stands before, so that a mistake is told by its line in the file.
    subject = _rendered(env, "\n" * front["subject"][0] + front["subject"][1], name, matter)
    body = _rendered(env, "\n" * at + "\n".join(lines[at:]), name, matter)
    return Filled(front["title"][1], " ".join(subject.split()), _tidy(body))


def _front(source: str, name: str) -> tuple[dict[str, tuple[int, str]], int]:
    """The fields of the front matter with their lines, counted from 0, and the line on which the letter begins."""
    front: dict[str, tuple[int, str]] = {}
    lines = source.split("\n")
    for at, line in enumerate(lines):
        if line.strip() == RULE:
            missing = next((field for field in _FIELDS if field not in front), None)
            if missing:
                raise _wrong(name, at + 1, f"the line “{missing}: …” is missing above the {RULE}")
            return front, at + 1
        field, colon, words = line.partition(":")
        if line.strip() and (not colon or field.strip() not in _FIELDS):
            raise _wrong(name, at + 1, f"a template begins with title: and subject:, then a line {RULE}")
        if colon:
            front[field.strip()] = (at, words.strip())
    raise _wrong(name, len(lines), f"the line {RULE} between subject and letter is missing")


def _rendered(env: ImmutableSandboxedEnvironment, source: str, name: str, matter: Mapping[str, Any]) -> str:
    from jinja2 import TemplateSyntaxError

    try:
        made = env.from_string(source).render(matter)
    except TemplateSyntaxError as error:
        raise _wrong(name, error.lineno, error.message or "it cannot be read") from None
    except Exception as error:  # What a template computes may fail in any way; none of them is the program's.
        raise _wrong(name, _line_of(error), str(error) or type(error).__name__) from None
    if len(made.strip()) > LONGEST:
        raise _wrong(name, 1, f"the letter would have {len(made.strip()):,} characters")
    return made


def _line_of(error: Exception) -> int:
    """The line of the template at which it failed; Jinja puts it into the traceback."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _wrong(name: str, line: int, what: str) -> BadInputError:
    return BadInputError(f"The template {name}, line {line}, has a mistake: {what.rstrip('.')}.")


def _tidy(text: str) -> str:
    """Without blanks at the ends of lines, and never more than one empty line between paragraphs."""
    kept: list[str] = []
    for line in (one.rstrip() for one in text.strip().split("\n")):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)

"""`prep`: what you want, would walk away from, and know of the market."""

from __future__ import annotations

from collections.abc import Iterator

from journal.cli import source
from journal.cli.call import Call
from journal.cli.page import Cell
from journal.domain.brief.private_words import prep_part
from journal.domain.prep.fields import FIELDS, as_text
from journal.domain.prep.reading import PrepFinding, ReadPrep
from journal.errors import UsageError
from journal.service import brief as briefs
from journal.service import prep as service

_ABOUT_MARKET = ("source", "region", "role", "date")
_OPTIONS = {
    "target": "target",
    "walk_away": "walk_away",
    "alternative": "alternative",
    "priority": "priorities",
    "market": "market",
    "point": "points",
    "value_shown": "shown",
    "question": "questions",
}
"""The option of each field, by what argparse calls it."""


def prep(call: Call) -> None:
    """Print a prep, or change it by options or in an editor."""
    args = call.args
    name = source.argument(args.neg)
    given = dict(_given(call))
    removed = [source.argument(one) for one in args.remove or ()]
    if args.editor and (given or removed):
        raise UsageError("`--editor` shows everything there is; it goes without other options.")
    if args.editor:
        made: ReadPrep | None = _in_editor(call, name)
    elif given or removed:
        call.unsaved = "\n".join(text for lines in given.values() for text in lines)
        made = service.change(call.session, name, given=given, removed=removed)
        call.unsaved = ""
    else:
        made = service.read(call.session, name)
    _tell(call, name, made)


def _given(call: Call) -> Iterator[tuple[str, tuple[str, ...]]]:
    args = call.args
    if not args.market and any(getattr(args, word) is not None for word in _ABOUT_MARKET):
        raise UsageError(
            "`--source`, `--region`, `--role` and `--date` say something of a figure: add --market 178k-205k."
        )
    for option, field in _OPTIONS.items():
        said = getattr(args, option)
        if said is None:
            continue
        lines = tuple(source.argument(one) for one in ([said] if isinstance(said, str) else said))
        yield field, tuple(_with_source(call, one) for one in lines) if option == "market" else lines


def _with_source(call: Call, figure: str) -> str:
    said = ((word, getattr(call.args, word)) for word in _ABOUT_MARKET)
    return "; ".join([figure, *(f"{word} {source.argument(text)}" for word, text in said if text)])


def _in_editor(call: Call, name: str) -> ReadPrep:
    from journal.adapters import editor

    before = as_text(service.texts(call.session, name))
    call.manuscript = editor.write(before, call.environ)
    call.unsaved = call.manuscript.text
    made = service.write_text(call.session, name, call.manuscript.text)
    call.unsaved = ""
    call.manuscript.discard()
    return made


def _tell(call: Call, name: str, made: ReadPrep | None) -> None:
    findings = made.findings if made else ()
    brief = briefs.brief(call.session, name)
    if call.args.json:
        from journal.exchange.prep_form import prep_form, standing_form

        form = prep_form(brief.prep, call.session.names, findings)
        call.json(form | {"standing": standing_form(brief.standing)} if form else form)
        return
    part = prep_part(brief, call.session.items)
    page = call.page
    page.line((brief.negotiation.name, "bold"), ("  prep, private", "muted"))
    if part is None and not findings:
        page.wrapped(
            "Nothing is prepared yet. To begin: ", (f"journal prep {brief.negotiation.name} --target 195k", "bold")
        )
        return
    rows: list[list[Cell]] = [[(point.label, "muted"), point.by] for point in part.points] if part else []
    asks: list[list[Cell]] = [[("to ask", "muted"), one] for one in brief.prep.questions] if brief.prep else []
    rows += asks
    page.table(rows, indent=2, is_wrapped=True)
    for problem in findings:
        page.wrapped(("▲", "warning"), f"  {finding_words(problem)}", hang=3)


def finding_words(one: PrepFinding) -> str:
    """`Target “18x”: expected an amount, as in 185k`, with the nearest word where there is one."""
    label = next((field.label for field in FIELDS if field.id == one.field), "This line")
    near = f"; did you mean {one.nearest}?" if one.nearest else ""
    return f"{label} “{one.found}”: expected {one.expected}{near}"

"""`brief`: one page to have in front of one before a meeting."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.cli.output import emit
from journal.cli.page import Cell, Page
from journal.domain.brief.page import Brief
from journal.domain.brief.parts import Part, Point, Section, Tone
from journal.domain.brief.words import parts, title_of
from journal.domain.phrasing import full_day
from journal.service import brief as service

_STYLES = {Tone.PLAIN: "", Tone.MUTED: "muted", Tone.GOOD: "success", Tone.WARN: "warning", Tone.BAD: "error"}


def brief(call: Call) -> None:
    """Print the brief of a negotiation: in colours on a terminal, as Markdown anywhere else."""
    args = call.args
    made = service.brief(call.session, source.argument(args.neg), with_=source.argument(args.with_))
    if args.json:
        from journal.exchange.brief_form import brief_form

        call.json(brief_form(made, call.forms, share=args.share))
    elif (args.format or ("text" if call.page.terminal.is_terminal else "md")) == "md":
        from journal.exchange.brief_markdown import markdown

        emit(markdown(made, call.session.items, share=args.share))
    else:
        _print(call, made, share=args.share)


def _print(call: Call, made: Brief, *, share: bool) -> None:
    page = call.page
    page.line((title_of(made), "bold"), (f"  {full_day(made.now.day)}, {made.now.local:%H:%M}", "muted"))
    for part in parts(made, call.session.items, share=share):
        page.line()
        page.line((part.title, "bold"), (f"  {part.aside}" if part.aside else "", "muted"))
        if part.is_text:
            _text(page, part)
        else:
            page.table([_row(part, number, point) for number, point in enumerate(part.points, start=1)],
                       indent=2, is_wrapped=part.section in (Section.ASK, Section.PREP))  # fmt: skip


def _text(page: Page, part: Part) -> None:
    for point in part.points:
        page.paragraph(f"{point.label} ({point.by})" if point.by else point.label, indent=2)


def _row(part: Part, number: int, point: Point) -> list[Cell]:
    """The columns of a row; those that nothing in the part fills take no room."""
    end: Cell = (point.end, _STYLES[point.tone])
    if part.section is Section.ASK:
        return [(str(number), "muted"), point.label]
    if part.section is Section.PREP:
        return [(point.label, "muted"), point.by]
    mark: list[Cell] = [(point.glyph, _STYLES[point.tone])] if any(one.glyph for one in part.points) else []
    figures: list[Cell] = [point.amount, (point.unit, "muted")] if any(one.amount for one in part.points) else []
    return [*mark, point.label, *figures, (point.by, "muted"), end]

"""What was understood of a text, and what was not: printed after it is saved, and with the entry."""

from __future__ import annotations

from journal.cli.call import Call
from journal.cli.cells import cells, cut
from journal.cli.endings import ending_of
from journal.cli.entry_view import INDENT, negotiation_span, occurred_words
from journal.cli.page import Cell, Page, Span
from journal.domain.capture import Part, Reading
from journal.domain.phrasing import who_words
from journal.domain.record import replace
from journal.domain.records import Entry, Finding, Mark, Stage, Statement
from journal.safe_text import shown_line
from journal.service.capture import describe

EXCERPT = 60
"""How many cells of the text are shown around a finding."""


def print_saved(call: Call, reading: Reading) -> None:
    """After saving: where the entry went, what its parts mean, what could not be read, and its id."""
    entry, session, page = reading.entry, call.session, call.page
    ending = ending_of(session, entry.id)
    spans: list[Span] = [(ending, "muted"), "  ", negotiation_span(session, entry)]
    for words in (who_words(entry, session.names), occurred_words(entry, session.now)):
        spans += [" · ", words]
    page.line(*spans)
    print_parts(call, reading)
    print_findings(page, entry)
    print_unfiled(call, entry)
    print_flag(call, entry)
    if entry.marks and entry.negotiation is not None:
        _print_gate(call, entry)


def _print_gate(call: Call, entry: Entry) -> None:
    """Behind an acceptance or a signature, what shows what is still open before giving notice."""
    from journal.domain.paths.binding import binds

    if binds(entry):
        name = call.session.names.get(entry.negotiation or "", "")
        call.page.whole("Before giving notice, look at what is open: ", (f"journal gate {name}", "bold"))


def print_parts(call: Call, reading: Reading) -> None:
    """The statements, marks and follow-ups, a line each: what, how much, how well it is on record, who said it."""
    rows: list[list[Cell]] = []
    for part in reading.parts:
        speaker = part.what.speaker if isinstance(part.what, Statement) else None
        said_by = call.session.names.get(speaker or "", "")
        for row in describe(call.session, replace(reading, parts=(part,))):
            last: list[Span] = [row.value] if row.value else []
            for words in (", ".join(filter(None, (row.grade, said_by))), row.note):
                last += ["  " if last else "", (words, "muted")] if words else []
            rows.append([row.label, row.stance, last])
    call.page.table(rows, indent=INDENT, is_wrapped=True)


def kept_reading(entry: Entry) -> Reading:
    """A saved entry's statements and marks as they were read, in the order of the text; without a place, at its end."""
    kept: list[tuple[int | None, str, Statement | Mark]] = []
    kept += [(one.wording.start, "statement", one) for one in entry.statements]
    kept += [(one.start, "mark", one) for one in entry.marks]
    end = len(entry.body)
    kept.sort(key=lambda one: end if one[0] is None else one[0])
    parts = (Part(start=0, end=0, kind=kind, what=what) for _, kind, what in kept)
    return Reading(entry=entry, parts=tuple(parts), has_head=bool(entry.head))


def print_findings(page: Page, entry: Entry) -> None:
    """Each place that was not understood, pointed at, with what was expected there."""
    for finding in entry.findings:
        near = f"; nearest: {finding.nearest}" if finding.nearest else ""
        page.wrapped(("▲ ", "warning"), f"expected {finding.expected}{near}", indent=INDENT)
        excerpt, before, width = _excerpt(entry.text, finding)
        if width:
            page.line((excerpt, "muted"), indent=INDENT + 2)
            page.line((" " * before + "^" * width, "warning"), indent=INDENT + 2)


def _excerpt(text: str, finding: Finding) -> tuple[str, int, int]:
    """The line a finding stands on, shortened around it; the cells before the finding and those it takes."""
    first = text.rfind("\n", 0, finding.start) + 1
    last = text.find("\n", finding.start)
    last = len(text) if last < 0 else last
    left = first
    if finding.start - first > EXCERPT // 2:
        left = text.find(" ", finding.start - EXCERPT // 2, finding.start) + 1 or finding.start
    lead = "… " if left > first else ""
    before, found, after = (
        shown_line(text[left : finding.start]),
        shown_line(text[finding.start : min(finding.end, last)]),
        shown_line(text[min(finding.end, last) : last]),
    )
    excerpt = cut(f"{lead}{before}{found}{after}".rstrip(), EXCERPT)
    place = cells(lead + before)
    return excerpt, place, max(min(cells(found), cells(excerpt) - place), 0)


def print_flag(call: Call, entry: Entry) -> None:
    """For an entry that says that one has signed: what was promised and is not in the contract."""
    if entry.stage is Stage.SIGNED:
        from journal.service.signing import flag_on

        flag = flag_on(call.session, entry)
        if flag:
            call.page.paragraph(f"▲ {flag}", style="warning")


def print_unfiled(call: Call, entry: Entry) -> None:
    """For an entry that named a negotiation nobody has begun: the command that begins it and files the entry."""
    if entry.negotiation is None and entry.named:
        import shlex

        home = ["--home", call.args.home] if call.args.home else []
        command = shlex.join(["journal", *home, "new", entry.named])
        call.page.whole("Kept unfiled. To begin this negotiation and file it: ", (command, "bold"))

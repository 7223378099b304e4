"""`draft`, `letter`, `letters`, `sent`: letters from their first draft to their answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from journal.cli import source
from journal.cli.call import Call
from journal.cli.page import Cell
from journal.cli.understood import print_saved
from journal.cli.writing import channel_of
from journal.domain.letters.standing import LetterState, Standing
from journal.domain.letters.words import standing_words
from journal.domain.phrasing import when_words
from journal.domain.records.letter import Letter, LetterKind
from journal.errors import UsageError
from journal.exchange import letter_form as forms
from journal.safe_text import shown_line
from journal.service import letters as service
from journal.service.session import Session
from journal.store import shortest_ending

STYLES = {
    LetterState.DRAFTED: "muted",
    LetterState.SILENT: "warning",
    LetterState.CORRECTED: "warning",
    LetterState.CONFIRMED: "success",
}


def draft(call: Call) -> None:
    """Draft a letter, keep it and print it, with what in it may sound harsh."""
    args, session = call.args, call.session
    made = service.draft(
        session,
        source.argument(args.neg),
        LetterKind(args.kind),
        items=_said(args.item),
        to=_said(args.to),
        by=source.argument(args.by or ""),
        because=source.argument(args.because),
        about=source.argument(args.about or ""),
    )
    letter = made.letter
    if made.trouble:
        print(shown_line(made.trouble), file=sys.stderr)
    if args.editor:
        letter = _edited(call, letter)
    tell_letter(call, letter)


def letter(call: Call) -> None:
    """Print one letter in full, or give it another text, or throw it away."""
    args, session = call.args, call.session
    if sum((args.editor, args.text is not None, args.drop)) > 1:
        raise UsageError("`journal letter` takes one of `--editor`, `--text TEXT` and `--drop`.")
    one = service.find(session, source.argument(args.letter))
    if args.drop:
        service.drop(session, one.id)
        if args.json:
            call.json(forms.letter(one, session.names))
        else:
            call.page.line("Dropped: ", (one.subject, "bold"))
        return
    if args.text is not None:
        call.unsaved = source.argument(args.text)
        one = service.rewrite(session, one.id, call.unsaved)
        call.unsaved = ""
    elif args.editor:
        one = _edited(call, one)
    tell_letter(call, one)


def letters(call: Call) -> None:
    """Every letter, the latest first, with its state."""
    neg = call.args.neg
    found = service.standings(call.session, source.argument(neg) if neg is not None else None)
    if call.args.json:
        call.json([forms.standing(one, call.session.names) for one in found])
    elif found:
        call.page.table([_row(call, one) for one in found])
    else:
        call.page.line("No letter was drafted yet. To draft one: journal draft NEG recap")


def sent(call: Call) -> None:
    """Keep a letter as the entry that says it was sent."""
    args, session = call.args, call.session
    one = service.find(session, source.argument(args.letter))
    at = None
    if args.at is not None:
        from journal.domain.dates import Looking, parse_when

        at = parse_when(source.argument(args.at), anchor=session.now, looking=Looking.BACK)
    text = service.sent_text(session, one, to=_said(args.to), channel=channel_of(args.channel))
    reading = service.sent(session, one.id, text, at=at)
    if args.json:
        standing = service.standing_of(session, service.find(session, one.id))
        entry = call.forms.entry(reading.entry, reading.follow_ups)
        call.json(forms.standing(standing, session.names) | {"sent": entry})
    else:
        print_saved(call, reading)


def _ending(session: Session, letter_id: str) -> str:
    """The end of its id by which a letter is called."""
    return shortest_ending(letter_id, session.store.ids(Letter, letter_id[-4:]))


def _said(words: Sequence[str]) -> list[str]:
    return [source.argument(one) for one in words]


def _edited(call: Call, one: Letter) -> Letter:
    """The letter as it comes out of the editor; the file stays until it is saved."""
    from journal.adapters import editor

    call.manuscript = editor.write(one.text, call.environ)
    call.unsaved = call.manuscript.text
    if call.manuscript.text != one.text:
        one = service.rewrite(call.session, one.id, call.manuscript.text)
    call.unsaved = ""
    call.manuscript.discard()
    return one


def tell_letter(call: Call, one: Letter) -> None:
    """Print a letter with its state and what in it may sound harsh."""
    session = call.session
    marks = service.tone(session, one.text)
    if call.args.json:
        call.json(forms.standing(service.standing_of(session, one), session.names, marks))
        return
    standing = service.standing_of(session, one)
    words = f"{session.names.get(one.negotiation, '')} · {one.kind.label} · {standing_words(standing, session.now)}"
    call.page.line((_ending(session, one.id), "muted"), "  ", words)
    call.page.line()
    call.page.paragraph(one.text)
    for mark in marks:
        call.page.line()
        call.page.paragraph(f"▲ {mark.sentence}", style="warning")


def _row(call: Call, one: Standing) -> list[Cell]:
    session = call.session
    to = ", ".join(session.names[person] for person in one.letter.to if person in session.names)
    return [
        (_ending(session, one.letter.id), "muted"),
        session.names.get(one.letter.negotiation, ""),
        one.letter.kind.label,
        (standing_words(one, session.now), STYLES.get(one.state, "")),
        (to, "muted"),
        (when_words(one.sent.occurred if one.sent else one.letter.drafted_at, session.now), "muted"),
        one.letter.subject,
    ]

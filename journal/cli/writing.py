"""`add`, `edit`, `annotate`: texts that become entries, or change them."""

from __future__ import annotations

from collections.abc import Callable

from journal.cli import source
from journal.cli.call import Call
from journal.cli.understood import print_saved
from journal.domain.records import Channel
from journal.errors import UsageError
from journal.service import capture, entries
from journal.service.capture import HeadFields, Reading

Save = Callable[[str], Reading]


def add(call: Call) -> None:
    """Keep a text as an entry and print what was understood of it."""
    _keep(call, _new_text(call), lambda text: _added(call, text))


def _added(call: Call, text: str) -> Reading:
    fields, files = _fields(call), call.args.attach
    if not files:
        return capture.add(call.session, text, fields=fields)
    from journal.service.attaching import attach

    # Without a text nothing is kept, and no file either.
    attachments = [attach(call.session, file) for file in files] if text.strip() else []
    return capture.add(call.session, text, fields=fields, attachments=attachments)


def edit(call: Call) -> None:
    """Give an entry another text."""
    args = call.args
    if args.source not in (None, "-"):
        raise UsageError('The new text comes from `-` (standard input), from --text "…", or from your editor.')
    if args.source and args.text is not None:
        raise UsageError("Either `-` or --text says the new text, not both.")
    if args.source:
        text = source.standard_input()
    elif args.text is not None:
        text = source.argument(args.text)
    else:
        text = _in_editor(call, entries.find(call.session, args.id).text)
    gone: list[str] = []
    _keep(call, text, lambda text: _edited(call, text, gone))
    if gone and not args.json:
        call.page.whole(("No longer due, its words are gone: ", "warning"), "; ".join(gone), indent=6)


def _edited(call: Call, text: str, gone: list[str]) -> Reading:
    """The entry with its new text; `gone` is told what was open before and is written no more."""
    before = call.session.open_follow_ups
    reading = entries.edit(call.session, call.args.id, text)
    left = {one.id for one in call.session.open_follow_ups}
    closed = {one.id for one in reading.follow_ups} | left
    gone += [one.what for one in before if one.id not in closed]
    return reading


def annotate(call: Call) -> None:
    """Add statements to an entry without touching its text."""
    args = call.args
    statements = [source.argument(one) for one in args.statements]
    _keep(
        call,
        "\n".join(statements),
        lambda _: entries.annotate(call.session, args.id, statements, words=source.argument(args.words)),
    )


def _keep(call: Call, text: str, save: Save) -> None:
    """Save, and print the record; until it is saved, the text would be handed back."""
    call.unsaved = text
    reading = save(text)
    call.unsaved = ""
    if call.manuscript is not None:
        call.manuscript.discard()
    if call.args.json:
        call.json(call.forms.entry(reading.entry, reading.follow_ups))
    else:
        print_saved(call, reading)


def _new_text(call: Call) -> str:
    words = [source.argument(word) for word in call.args.text]
    if words == ["-"]:
        if call.args.editor:
            raise UsageError("`-` and --editor cannot go together: the editor needs the terminal.")
        return source.standard_input()
    text = " ".join(words)
    if call.args.editor:
        call.unsaved = text
        return _in_editor(call, text)
    if words:
        return text
    if not source.is_typed():
        return source.standard_input()
    call.open()
    return source.raw_line(call.page.terminal)


def _in_editor(call: Call, text: str) -> str:
    """The text as it comes out of the editor; a journal that cannot be opened is found out before."""
    from journal.adapters import editor

    call.open()
    call.manuscript = editor.write(text, call.environ)
    return call.manuscript.text


def _fields(call: Call) -> HeadFields:
    """What the options say; they win over the text's head."""
    args = call.args
    at = None
    if args.at is not None:
        from journal.domain.dates import Looking, parse_when

        at = parse_when(source.argument(args.at), anchor=call.session.now, looking=Looking.BACK)
    return HeadFields(
        negotiation=source.argument(args.neg) if args.neg is not None else None,
        channel=channel_of(args.channel) if args.channel is not None else None,
        sender=_names(args.sender),
        to=_names(args.to),
        with_=_names(args.with_),
        when=at,
    )


def channel_of(said: str) -> Channel:
    """The channel of a word, or of another name it has in the capture language."""
    from journal.cli.nearest import did_you_mean
    from journal.cli.vocabulary import CHANNELS
    from journal.domain.capture import lexicon

    word = " ".join(source.argument(said).casefold().split())
    found = lexicon.CHANNELS.get(word)
    if found is None:
        near = did_you_mean(word, lexicon.CHANNELS)
        raise UsageError(f"`--channel` takes {', '.join(CHANNELS)}; not “{said}”{near or '.'}")
    return found


def _names(said: list[str] | None) -> tuple[str, ...]:
    """Names, given one at a time or separated by commas or `and`."""
    listed = ",".join(source.argument(one) for one in said or ()).replace(" and ", ",").split(",")
    return tuple(" ".join(name.split()) for name in listed if name.strip())

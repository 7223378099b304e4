"""`search` and `searches`: any conversation found by what was said in it, and queries kept by name."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import Endings, ending_of
from journal.cli.entry_view import INDENT, negotiation_span
from journal.cli.output import flush
from journal.cli.page import Span
from journal.domain.phrasing import when_words, who_words
from journal.domain.records.entry import Entry
from journal.domain.records.search import SavedSearch
from journal.errors import UsageError
from journal.service import searching
from journal.service.searching import Excerpt, Found, Order, Results

_FEW = 2_000
"""So many ids are shortened one by one."""


def search(call: Call) -> None:
    """What a query finds, the best first."""
    args, session = call.args, call.session
    text = _words(call)
    if text.startswith("@"):
        from journal.service.searches import expanded

        text = expanded(session, text)
    if not text.strip():
        raise UsageError("Say what to look for, as in: journal search signing bonus in:acme")
    results = searching.look(session, text, order=Order(args.sort or "best"), limit=args.limit, is_counting=False)
    if args.json:
        call.json([_form(call, one) for one in results.found])
    else:
        _print(call, results)
    if results.is_scan:
        flush()
        for _ in searching.renew(session):
            pass


def searches(call: Call) -> None:
    """The saved searches, one saved or one removed."""
    from journal.service import searches as kept

    args, session = call.args, call.session
    if args.save is not None and args.remove is not None:
        raise UsageError("Save or remove, one at a time: leave out --save or --remove.")
    if args.save is not None:
        _told(call, "saved", kept.save(session, source.argument(args.save), _words(call)))
    elif args.query:
        raise UsageError("To keep this query say how it is called, as in: journal searches --save NAME QUERY")
    elif args.remove is not None:
        _told(call, "removed", kept.remove(session, source.argument(args.remove)))
    else:
        _list(call, kept.saved(session))


def _words(call: Call) -> str:
    return " ".join(source.argument(word) for word in call.args.query)


def _form(call: Call, one: Found) -> dict[str, object]:
    follow_ups = call.session.follow_ups_by_entry.get(one.entry.id, ())
    return {"entry": call.forms.entry(one.entry, follow_ups), "excerpt": one.excerpt.text}


def _print(call: Call, results: Results) -> None:
    page, session = call.page, call.session
    endings = Endings(session) if len(results.found) > _FEW else None
    for one in results.found:
        entry = one.entry
        ending = endings[entry.id] if endings is not None else ending_of(session, entry.id)
        head: list[Span] = [(ending, "muted"), "  ", negotiation_span(session, entry)]
        head += ["  ", (who_words(entry, session.names), "muted"), "  ", when_words(entry.occurred, session.now)]
        page.line(*head)
        page.line(*_excerpt_spans(entry, one.excerpt), indent=INDENT)
    if not results.found:
        page.wrapped("Nothing answers that. Fewer words, or the beginning of one and a star, find more: equi*")
    elif page.terminal.is_terminal and len(results.found) < results.total:
        page.line((f"the first {len(results.found)} of {results.total}; --limit says how many", "muted"))


def _excerpt_spans(entry: Entry, excerpt: Excerpt) -> list[Span]:
    """The piece of text with what was looked for marked, and where it was cut out of a longer one."""
    spans: list[Span] = ["…"] if excerpt.start else []
    at = 0
    for start, end in excerpt.hits:
        spans += [excerpt.text[at:start], (excerpt.text[start:end], "bold warning")]
        at = end
    spans.append(excerpt.text[at:])
    if excerpt.start + len(excerpt.text) < len(entry.body.rstrip()):
        spans.append("…")
    return spans


def _list(call: Call, found: tuple[SavedSearch, ...]) -> None:
    if call.args.json:
        from journal.exchange.search_form import saved_search

        call.json([saved_search(one) for one in found])
        return
    call.page.table([[(f"@{one.name}", "bold"), one.query] for one in found])
    if not found:
        call.page.line("No search is saved yet. To save one: journal searches --save NAME QUERY")


def _told(call: Call, did: str, one: SavedSearch) -> None:
    if call.args.json:
        from journal.exchange.search_form import saved_search

        call.json(saved_search(one))
    else:
        call.page.line(f"{did} ", (f"@{one.name}", "bold"), "  ", one.query)

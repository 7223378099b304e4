"""`due`: in full, or on one line for a shell prompt, which waits for it each time."""

from __future__ import annotations

from journal.cli.call import Call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.page import Span


def due(call: Call) -> None:
    """Every open follow-up, soonest first; shortened to one line for a prompt."""
    if call.args.short:
        _short(call)
    else:
        from journal.cli.following import due as in_full

        in_full(call)


def _short(call: Call) -> None:
    """`2 overdue · 1 today`, of my own; nothing where there is neither."""
    from journal.service.prompt import counts

    settings = call.settings
    overdue, today, call.damage = counts(settings.home, call.clock(settings)())
    told = {"overdue": overdue, "today": today}
    if call.args.json:
        call.json(told)
        return
    styles = {"overdue": "error", "today": "warning"}
    spans: list[Span] = [(f"{count} {word}", styles[word]) for word, count in told.items() if count]
    if spans:
        call.page.line(*spans[:1], *(" · ", spans[1]) if len(spans) > 1 else ())

"""The Today page, on paper and as JSON."""

from __future__ import annotations

from typing import Any

from journal.cli.call import Call
from journal.cli.entry_view import print_day
from journal.cli.following import print_follow_ups
from journal.cli.page import Cell, Span
from journal.domain.board import Card
from journal.domain.instants import Instant
from journal.domain.phrasing import expiry_words, full_day
from journal.service.agenda import TodayPage
from journal.service.nudges import nudges

DAYS = 3
"""How many days of the log are printed; `log` has them all."""

LINES = 3
"""How many lines of an entry are printed on a terminal; `show` has them all."""

GREETING = (
    ("Begin a negotiation, one possible job, by a short name", "journal new acme --company Acme"),
    ("Keep what happened, a line at a time", 'journal add "acme call from Dana: hello"'),
    ("See a journal in use, with invented data", "journal demo"),
)


def print_today(call: Call, today: TodayPage) -> None:
    """What is due, where each negotiation stands, the last days; a greeting where there is nothing yet."""
    page = call.page
    spans: list[Span] = [(full_day(today.now.day), "bold"), "  ", (f"{today.now.local:%H:%M}", "muted")]
    if today.overdue:
        spans += ["  ", (f"● {today.overdue} overdue", "error")]
    page.line(*spans)
    if today.is_empty:
        _greet(call)
        return
    _print_due(call, today)
    _print_nudges(call, today)
    if today.standing:
        page.line()
        page.line(("Standing", "bold"))
        page.table([_standing_row(card, today.now) for card in today.standing], indent=2)
    _print_playbook(call)
    for log in today.days[:DAYS]:
        page.line()
        print_day(page, call.session, log.day, log.entries, most=LINES)
    if len(today.days) > DAYS:
        page.line()
        page.line(("Earlier days: journal log", "muted"))


def _greet(call: Call) -> None:
    call.page.line()
    call.page.line("This journal is empty. Three things to do:")
    for what, command in GREETING:
        call.page.line()
        call.page.line(what)
        call.page.whole((command, "bold"), indent=4)


def _print_due(call: Call, today: TodayPage) -> None:
    page = call.page
    rest = [f"{today.later} later"] * bool(today.later) + [f"{today.waiting} waiting for them"] * bool(today.waiting)
    page.line()
    page.line(("Due", "bold"))
    groups = [follow_up for _, follow_ups in today.due for follow_up in follow_ups]
    if groups:
        print_follow_ups(call, tuple(groups), indent=2)
    elif not rest:
        page.line(("nothing", "muted"), indent=2)
    if rest:
        page.line((", ".join(rest), "muted"), indent=2)
    if today.unfiled:
        count = "1 entry is" if today.unfiled == 1 else f"{today.unfiled} entries are"
        page.line((f"{count} in no negotiation yet", "warning"), indent=2)


def _print_nudges(call: Call, today: TodayPage) -> None:
    """What nobody wrote down; of what stands above already not again."""
    from journal.cli.nudging import print_nudges

    shown = {one.id for _, follow_ups in today.due for one in follow_ups}
    found = [one for one in nudges(call.session) if one.follow_up not in shown]
    if found:
        call.page.line()
        call.page.line(("Nudges", "bold"), "  ", ("days are business days", "muted"))
        print_nudges(call, found, indent=2)


def _print_playbook(call: Call) -> None:
    """The playbook that is needed most, its next step, and the command that shows it."""
    from journal.service.playbooks import suggestions

    found = suggestions(call.session)
    if found:
        one = found[0]
        name = one.negotiation.name
        call.page.line()
        call.page.line(("Playbook", "bold"), f"  {name}  {one.next}  ", (f"journal playbook {name}", "muted"))


def _standing_row(card: Card, now: Instant) -> list[Cell]:
    days = card.days_in_stage(now)
    expires = f"expires {expiry_words(card.offer_expires, now)}" if card.offer_expires else ""
    return [(card.negotiation.name, "bold"), card.stage.label, (f"{days} d" if days else "today", "muted"), expires]


def today_form(call: Call, today: TodayPage) -> dict[str, Any]:
    """The page as JSON: counts, then follow-ups, cards and days, each as elsewhere."""
    from journal.exchange.nudge_form import nudge
    from journal.exchange.paths_form import suggestion
    from journal.service.playbooks import suggestions

    forms, wrote = call.forms, call.session.follow_ups_by_entry
    return {
        "now": today.now.iso(),
        "zone": today.now.zone,
        "overdue": today.overdue,
        "later": today.later,
        "waiting": today.waiting,
        "unfiled": today.unfiled,
        "due": [forms.follow_up(one) for _, follow_ups in today.due for one in follow_ups],
        "nudges": [nudge(one, call.session.names) for one in nudges(call.session)],
        "playbooks": [
            suggestion(one.negotiation.name, one.name, one.open, one.next) for one in suggestions(call.session)
        ],
        "standing": [forms.card(card) for card in today.standing],
        "days": [
            {
                "day": log.day.isoformat(),
                "entries": [forms.entry(one, wrote.get(one.id, ())) for one in log.entries],
            }
            for log in today.days
        ],
    }

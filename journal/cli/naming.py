"""`people`, `person`: who is who."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.cli.page import Cell
from journal.domain.records import Authority, Person, Role
from journal.service import people as directory


def people(call: Call) -> None:
    """Everybody, or those of one negotiation."""
    neg = call.args.neg
    everyone = directory.people(call.session, source.argument(neg) if neg is not None else None)
    if call.args.json:
        call.json([call.forms.person(one) for one in everyone])
    elif everyone:
        call.page.table([_row(call, one) for one in everyone])
    else:
        call.page.line("Nobody yet; whoever an entry names is listed here.")


def person(call: Call) -> None:
    """Say who somebody is; somebody unknown is made."""
    args = call.args
    one = directory.person(
        call.session,
        source.argument(" ".join(args.name)),
        role=Role(args.role) if args.role else None,
        authority=Authority(args.authority) if args.authority else None,
        negotiation=source.argument(args.neg) if args.neg is not None else None,
        merge=source.argument(args.merge) if args.merge is not None else None,
    )
    if args.json:
        call.json(call.forms.person(one))
    else:
        call.page.table([_row(call, one)])


def _row(call: Call, one: Person) -> list[Cell]:
    """Name, role, authority, negotiations and other names; a role nobody said stays blank."""
    names = call.session.names
    also = f"also {', '.join(one.aliases)}" if one.aliases else ""
    return [
        (one.name, "bold"),
        "" if one.role is Role.UNKNOWN else one.role.label,
        "" if one.authority is Authority.UNKNOWN else one.authority.label,
        ", ".join(names.get(key, key) for key in one.negotiations),
        (also, "muted"),
    ]

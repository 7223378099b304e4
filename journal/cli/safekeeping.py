"""`verify`, `backup`, `restore`: whether the journal is what was written, and copies of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journal.cli.call import Call
from journal.errors import DamageError, NotFoundError
from journal.service import safekeeping
from journal.service.safekeeping import Held, Verified, Wrong

MOST = 20
"""Wrong lines that are listed; all of them in JSON."""

LONGEST = 200


def verify(call: Call) -> None:
    """Read the whole log and check every checksum, hash and link from line to line."""
    found = safekeeping.verify(call.home, call.args.against or ())
    missed = [head for head, extends in found.against if not extends]
    if call.args.json:
        call.json(_form(found))
    elif call.args.anchor:
        _anchor(call, found)
    else:
        _tell(call, found)
    if found.wrong:
        _raise(call, found)
    if missed:
        raise DamageError(
            f"The log does not extend {missed[0]}: it was cut off or written anew since, or is another journal's; "
            "a backup from before has what is missing."
        )


def _anchor(call: Call, found: Verified) -> None:
    if not found.heads:
        raise NotFoundError("Nothing has been written yet, so there is no head to keep.")
    for head in found.heads:
        call.page.whole(head)


def _tell(call: Call, found: Verified) -> None:
    page = call.page
    if not found.wrong:
        page.wrapped(f"{_counted(found.lines, 'line')} checked: nothing is damaged, altered or missing.")
    for one in found.wrong[:MOST]:
        page.whole((f"{one.file}, line {one.line}: ", "bold"), one.what)
        page.paragraph(_held(one.held), indent=2, style="muted")
    if len(found.wrong) > MOST:
        page.line(f"… and {len(found.wrong) - MOST} more; --json has them all.")
    if found.removed:
        page.wrapped(f"{_counted(found.removed, 'change')} without content, removed for good as the journal says.")
    for path in found.aside:
        page.whole("Set aside, the torn end of a line that was never saved: ", str(path))
    for head, extends in found.against:
        if extends:
            page.whole("The log extends ", head)


def _raise(call: Call, found: Verified) -> None:
    first, count = found.wrong[0], len({(one.file, one.line) for one in found.wrong})
    wrong = "1 line is damaged or altered" if count == 1 else f"{count} lines are damaged or altered"
    raise DamageError(
        f"{wrong}: {call.home / 'log' / first.file}, line {first.line} ({first.what}). {_held(first.held)} "
        "Everything else can be read; a backup has what it should be."
    )


def _held(held: Held) -> str:
    """What a line held, in one sentence."""
    texts = " / ".join(" ".join(text.split()) for text in held.texts)
    if len(texts) > LONGEST:
        texts = f"{texts[:LONGEST].rstrip()} …"
    what = ", ".join(dict.fromkeys(f"{table} {id_[-4:]}" for table, id_ in held.records))
    parts = [held.do, f"of {held.at[:16].replace('T', ' ')}" if held.at else "", what]
    told = " ".join(part for part in parts if part)
    if not told and not texts:
        return "Nothing of it can be read."
    return f"It held: {told}{': ' if told and texts else ''}{f'“{texts}”' if texts else ''}."


def _form(found: Verified) -> dict[str, Any]:
    return {
        "ok": not found.wrong and all(extends for _, extends in found.against),
        "lines": found.lines,
        "heads": list(found.heads),
        "damage": [_wrong_form(one) for one in found.wrong],
        "removed": found.removed,
        "set_aside": [str(path) for path in found.aside],
        "against": [{"head": head, "extends": extends} for head, extends in found.against],
    }


def _wrong_form(one: Wrong) -> dict[str, Any]:
    held = one.held
    return {
        "file": one.file,
        "line": one.line,
        "what": one.what,
        "held": {
            "do": held.do or None,
            "at": held.at or None,
            "records": [{"table": table, "id": id_} for table, id_ in held.records],
            "texts": list(held.texts),
        },
    }


def backup(call: Call) -> None:
    """Write one archive of log, attachments and settings, for its owner only."""
    made = safekeeping.backup(call.home, Path(call.args.file).expanduser(), over=call.args.over)
    if call.args.json:
        call.json(
            {
                "path": str(made.path),
                "bytes": made.size,
                "files": made.files,
                "lines": made.found.lines,
                "heads": [str(head) for head in made.found.heads],
                "damage": len(made.found.damage),
            }
        )
    else:
        page = call.page
        page.whole(("Backed up: ", "success"), str(made.path))
        page.wrapped(
            f"{_counted(made.found.lines, 'line')}, {_counted(made.files, 'file')}, {made.size:,} bytes", indent=2
        )
    if made.found.damage:
        first = made.found.damage[0]
        raise DamageError(
            f"The backup was made, of a journal with damage ({first.file}, line {first.line}: {first.what}); "
            "see `journal verify`, and keep your older backups."
        )


def restore(call: Call) -> None:
    """Put a backup in place; a journal that is there is set aside first, and only where `--over` is said."""
    call.close()
    done = safekeeping.restore(call.home, Path(call.args.file).expanduser(), over=call.args.over)
    if call.args.json:
        call.json(
            {
                "home": str(call.home),
                "lines": done.found.lines,
                "damage": len(done.found.damage),
                "set_aside": str(done.aside) if done.aside else None,
                "unredacted": list(done.returned),
            }
        )
        return
    page = call.page
    page.whole(("Restored: ", "success"), f"{_counted(done.found.lines, 'line')} in {call.home}")
    if done.aside:
        page.whole("What was there before lies in ", str(done.aside))
    if done.found.damage:
        page.whole(("Damaged lines came with it, as they were backed up; see `journal verify`.", "warning"))
    if done.returned:
        page.whole(("Texts that had been removed for good are back with this backup. Remove them again:", "warning"))
        for id_ in done.returned:
            page.whole(f"journal redact {id_}", indent=2)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"

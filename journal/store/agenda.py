"""What is due, for a shell prompt: no record is made, and the log is read only from where derived data end."""

from __future__ import annotations

from pathlib import Path

from journal.store.derived_rows import FOLLOW_UPS, Due, due_of
from journal.store.log_file import Damage
from journal.store.migrations import STEPS, version_of
from journal.store.partial import Partial, resumed
from journal.store.state import Unusable
from journal.store.transactions import Transactions


def due_by(home: Path, owner: str, until: int) -> tuple[list[Due], tuple[Damage, ...]]:
    """The open follow-ups of an owner which are overdue at a moment (microseconds since 1970), in no order.

    With them come the lines of the log that had to be left out. Raises StoreError where it can't be read.
    """
    transactions = Transactions(home, resume=resumed)
    try:
        if 0 < transactions.state.version < version_of(STEPS):
            from journal.store.store import Store

            transactions.close()
            Store.open(home).close()
            transactions.reopen()
        return _due_by(transactions, owner, until), transactions.log.damage
    finally:
        transactions.close()


def _due_by(transactions: Transactions, owner: str, until: int) -> list[Due]:
    state = transactions.state
    if isinstance(state, Partial):
        try:
            return state.agenda(owner, until)
        except Unusable:
            transactions.complete()
    from journal.store.derived_keeper import bring_up_to_date

    # What took so long need not take so long at the next prompt.
    bring_up_to_date(transactions.home)
    found = (due_of(id_, doc) for id_, doc in transactions.snapshot(FOLLOW_UPS).items())
    return [due for due in found if due is not None and due.owner == owner and due.overdue_at <= until]

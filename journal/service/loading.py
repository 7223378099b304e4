"""The whole journal read beside a session that knows but a part of it, without holding anybody up."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from journal.service.ledgers import counts, ledger_of
from journal.service.session import Session
from journal.store.quick import QuickStore

Prepare = Callable[[Session], Iterator[None]]
"""Makes what is asked for next, in pieces."""


def loading(session: Session, *prepare: Prepare) -> Generator[None, None, Session]:
    """Another session at the same journal with everything at hand, made in pieces of a millisecond or two.

    What is saved meanwhile is in it. Raises StoreError where the log can't be read.
    """
    store = QuickStore.unread(session.store.home)
    whole = Session(store=store, clock=session.clock, settings=session.settings, ids=session.ids)
    try:
        yield from store.load()
        yield from whole.prepare()
        for one in whole.negotiations:
            ledger_of(whole, one)
            yield
        for one_more in prepare:
            yield from one_more(whole)
    except BaseException:
        store.close()
        raise
    store.refresh()
    return whole


def deriving(session: Session) -> Iterator[None]:
    """Write what the next start begins with, in pieces, where enough has changed."""
    return session.store.derive(lambda: counts(session))

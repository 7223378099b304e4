"""The post-mortem of a negotiation: prefilled from the journal, kept as an entry, its lessons for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from journal.domain.paths.post_mortem import (
    IDS,
    LESSON,
    LONGEST,
    NOTHING,
    PostMortem,
    is_post_mortem,
    own_lines,
    plain,
    prefilled,
    prepared,
    read,
    written,
)
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, Negotiation
from journal.domain.records.prep import Prep
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.saving import save
from journal.service.session import Session
from journal.service.situations import situation_of

if TYPE_CHECKING:
    from journal.domain.capture import Reading


@record
class PostMortemPage:
    """The post-mortem of one negotiation.

    `told` are the answers kept in `entry`, None while there is none; `suggested` are what the entries know of those
    that have no answer yet, and `prepared` what the prep does, which is kept only where it is answered with.
    `outcome` is how it ended, in words, empty while it is open.
    """

    negotiation: Negotiation
    outcome: str
    told: PostMortem
    suggested: PostMortem
    prepared: PostMortem
    entry: Entry | None

    def answer(self, question: str) -> tuple[str, str]:
        """What stands at a question, and where it comes from: empty where it was kept."""
        if kept := self.told.answer(question):
            return kept, ""
        sources = {"from the journal": self.suggested, "from your prep": self.prepared}
        found = {source: text for source, told in sources.items() if (text := told.answer(question))}
        return " · ".join(found.values()), next(iter(found), "")


def post_mortem(session: Session, name: str) -> PostMortemPage:
    """The post-mortem as it stands. Raises NotFoundError naming the nearest negotiation."""
    negotiation = session.negotiation(name)
    situation = situation_of(session, negotiation)
    entry = next((one for one in reversed(situation.entries) if is_post_mortem(one)), None)
    told = read(entry.body) if entry is not None else NOTHING
    is_new = entry is None
    return PostMortemPage(
        negotiation=negotiation,
        outcome=situation.card.outcome.label if situation.card.outcome else "",
        told=told,
        suggested=prefilled(situation) if is_new else NOTHING,
        prepared=_prepared(session, negotiation) if is_new else NOTHING,
        entry=entry,
    )


def _prepared(session: Session, negotiation: Negotiation) -> PostMortem:
    prep = next((one for one in session.store.all(Prep) if one.negotiation == negotiation.id), None)
    return prepared([one.text for one in prep.market], prep.shown) if prep is not None else NOTHING


def keep(
    session: Session, name: str, answers: Mapping[str, str], lessons: Iterable[str] = (), *, is_all: bool = False
) -> Reading:
    """Keep answers, and lessons behind those that are kept, in the post-mortem's entry; an empty answer is taken out.

    What the journal suggested is kept with the first answers; `is_all` says that `lessons` are all there are.
    Raises NotFoundError, BadInputError for an unknown question, for nothing to keep, or an answer that is too long,
    and StoreError with the text in it.
    """
    page = post_mortem(session, name)
    for question, text in answers.items():
        if question not in IDS or question == LESSON:
            raise BadInputError(f"“{question}” is no question of a post-mortem; there are {', '.join(IDS)}.")
        if len(text) > LONGEST:
            raise BadInputError(
                f"An answer has room for {LONGEST:,} characters; write the rest as an entry of its own."
            )
    told = {**page.suggested.answers, **page.told.answers, **{key: scrub(text) for key, text in answers.items()}}
    new = tuple(one for one in map(plain, map(scrub, lessons)) if one)
    former = () if is_all else page.told.lessons
    kept = PostMortem(
        answers={key: text for key, text in told.items() if plain(text)},
        lessons=tuple(dict.fromkeys((*former, *new))),
    )
    if not kept.answers and not kept.lessons:
        raise BadInputError("There is nothing to keep yet; answer a question, as in: --answer why=TEXT")
    return _saved(session, page, kept)


def _saved(session: Session, page: PostMortemPage, kept: PostMortem) -> Reading:
    from journal.domain import capture as language

    own = own_lines(page.entry.body) if page.entry is not None else ()
    for is_guarded in (False, True):
        body = "\n".join((written(kept, is_guarded=is_guarded), *own))
        if page.entry is None:
            text, former = f"{page.negotiation.name} note: {body}", tuple[FollowUp, ...]()
            reading = language.read(text, session.known())
        else:
            text, former = page.entry.head + body, session.follow_ups_by_entry.get(page.entry.id, ())
            reading = language.revise(page.entry, former, text, session.known())
        if not (reading.entry.statements or reading.follow_ups or reading.entry.marks or reading.people):
            break
    return save(session, "post-mortem", reading, old=former, unsaved=text)

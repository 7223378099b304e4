"""What the brief asks the desk for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from journal.domain.brief.page import Brief
from journal.domain.prep.reading import ReadPrep
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, ItemTable
from journal.errors import NotFoundError
from journal.exchange.brief_markdown import markdown
from journal.service import brief as service
from journal.service import negotiations
from journal.service import prep as preparing
from journal.service.session import Session


@record
class BriefData:
    """The brief of one negotiation. `follow_ups` are those of the entry said last, `talk`.

    `among` are the ids of the negotiations to go through, the furthest along first; one's current job is none.
    `people` are the names of those it can be with.
    """

    brief: Brief
    items: ItemTable
    talk: Entry | None
    follow_ups: tuple[FollowUp, ...]
    among: tuple[str, ...]
    people: tuple[str, ...]
    overdue: int


def brief(session: Session, negotiation: str, with_: str, *, is_near_first: bool = False) -> BriefData:
    """The brief of the negotiation of an id; where that is empty, of the one furthest along.

    Where `is_near_first`, of the meeting that begins within the hour before all. Raises NotFoundError where there is
    no negotiation to have one of, and what `brief.brief_of` raises.
    """
    standing = negotiations.standing(session, are_counted=False)
    ids = [card.negotiation.id for card in standing if not card.negotiation.is_current_job]
    ids += [one.id for one in session.negotiations if one.id not in ids and not one.is_current_job]
    near = service.near_meeting(session) if is_near_first else None
    wanted = (near.negotiation if near else None) or negotiation or next(iter(ids), "")
    one = next((one for one in session.negotiations if one.id == wanted), None)
    if one is None:
        raise NotFoundError("There is no negotiation to brief you on yet; + begins one.")
    made = service.brief_of(session, one, with_=with_)
    said = made.said_last
    return BriefData(
        brief=made,
        items=session.items,
        talk=said,
        follow_ups=session.follow_ups_by_entry.get(said.id, ()) if said else (),
        among=tuple(ids),
        people=tuple(person.name for person in made.people),
        overdue=sum(card.overdue for card in standing),
    )


def ask(session: Session, name: str, question: str) -> str:
    """Add a question of one's own; what it is. Raises what `prep.add_question` raises."""
    preparing.add_question(session, name, question)
    return question


def print_to(session: Session, name: str, with_: str, path: str, *, share: bool, over: bool) -> Path:
    """Write the brief as Markdown to a file; its whole path. Raises what `brief.print_to` raises."""
    made = service.brief(session, name, with_=with_)
    return service.print_to(Path(path), markdown(made, session.items, share=share), over=over)


def understand_prep(session: Session, name: str, texts: Mapping[str, Sequence[str]]) -> ReadPrep:
    """What the texts of the form would become."""
    return preparing.understand(session, name, texts)


def keep_prep(session: Session, name: str, texts: Mapping[str, Sequence[str]]) -> ReadPrep:
    """Keep the prep that the texts of the form are. Raises what `prep.write` raises."""
    return preparing.write(session, name, texts)


def prep_texts(session: Session, name: str) -> dict[str, tuple[str, ...]]:
    """What the form shows at first."""
    return preparing.texts(session, name)

"""How long is too long: the defaults, and what the person set instead."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.record import record, replace
from journal.domain.records import Stage
from journal.errors import BadInputError

QUIET: Mapping[Stage, int] = {
    Stage.LEAD: 10,
    Stage.SCREENING: 5,
    Stage.INTERVIEWING: 5,
    Stage.VERBAL_OFFER: 3,
    Stage.WRITTEN_OFFER: 3,
    Stage.NEGOTIATING: 3,
    Stage.AGREED: 3,
    Stage.SIGNED: 10,
    Stage.STARTED: 0,
}
"""Business days without contact, by stage, after which a negotiation counts as quiet; 0: never."""

MOST = 366


@record
class Limits:
    """Business days, but for `exploding` and `review`, which are calendar days. 0: never nudge.

    `recap` is how long a recap may stay unanswered, `confirmation` how long a promise may stay unwritten, `expires`
    how near an expiry has to be, `exploding` below how much time to answer an offer explodes, `review` how near a
    review has to be.
    """

    quiet: Mapping[Stage, int] = QUIET
    recap: int = 3
    confirmation: int = 3
    expires: int = 3
    exploding: int = 14
    review: int = 14


DEFAULTS = Limits()
_STAGES = tuple(stage.value for stage in Stage)
NAMES = (*_STAGES, "recap", "confirmation", "expires", "exploding", "review")


def limits_of(table: object, place: str) -> Limits:
    """The limits of a table of settings, the defaults for what it leaves out; `place` names the file.

    Raises BadInputError where it is no table, a name is unknown, or a value is no number of days from 0 to 366.
    """
    if not isinstance(table, dict):
        raise BadInputError(f"[nudges] in {place} must be a table, as in: interviewing = 7 on a line below [nudges].")
    quiet, others = dict(QUIET), {}
    for name, days in table.items():
        if name not in NAMES:
            raise BadInputError(f"[nudges] in {place} has the unknown “{name}”; it takes {', '.join(NAMES)}.")
        if not isinstance(days, int) or isinstance(days, bool) or not 0 <= days <= MOST:
            raise BadInputError(f"“{name}” of [nudges] in {place} must be a number of days from 0 to {MOST}.")
        if name in _STAGES:
            quiet[Stage(name)] = days
        else:
            others[name] = days
    return replace(DEFAULTS, quiet=quiet, **others)

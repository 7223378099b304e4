"""The commands of the ways a negotiation ends, and of the weekly review."""

from __future__ import annotations

from journal.tui.command import Command, Needs, Where

ON_PATHS: tuple[Command, ...] = (
    Command(id="playbook", keys=("P",), title="playbook", where=(Where.VIEW,), action="playbook", footer=False,
            help="The checklist that fits where the negotiation stands: an offer that differs, accepting, declining."),
    Command(id="gate", keys=("N",), title="notice gate", where=(Where.VIEW,), action="gate", footer=False,
            help="What is still open before giving notice, and after signing who kept what."),
    Command(id="post_mortem", keys=("M",), title="post-mortem", where=(Where.VIEW,), action="post_mortem", footer=False,
            help="Look back on a negotiation that ended: why, what it cost, and the lessons for the next one."),
    Command(id="review", keys=("W",), title="weekly review", where=(Where.VIEW,), action="review", footer=False,
            help="Go through each open negotiation: what happened, what is owed, what is next."),
    Command(id="tick", keys=("v",), title="tick", where=(Where.CHECKLIST,), action="tick", needs=Needs.ROW,
            help="Tick the line by hand, with the evidence; a promise was kept. Again: take it back."),
    Command(id="skip", keys=("-",), title="not needed", where=(Where.CHECKLIST,), action="skip", needs=Needs.ROW,
            help="Say that the line does not apply here; of a promise, that it was not kept."),
    Command(id="other_playbook", keys=("]", "J"), title="other playbook", where=(Where.CHECKLIST,),
            action="other(1)", help="Show the next playbook with this negotiation."),
    Command(id="playbook_before", keys=("[", "K"), title="playbook before", where=(Where.CHECKLIST,),
            action="other(-1)", footer=False, help="Show the playbook before."),
    Command(id="remind", keys=("f",), title="follow-ups", where=(Where.CHECKLIST,), action="remind",
            needs=Needs.REMINDER, help="Make follow-ups of what was promised for later."),
    Command(id="keep_suggested", keys=("v",), title="keep it", where=(Where.POST_MORTEM,), action="keep_suggested",
            needs=Needs.SUGGESTED, help="Keep what the journal suggests as it is; each answer can be changed."),
    Command(id="teach", keys=("l",), title="lesson", where=(Where.POST_MORTEM,), action="teach",
            help="Add a lesson; it comes back before the next meeting and when you ask for something."),
    Command(id="reviewed", keys=("v",), title="reviewed, next", where=(Where.REVIEW,), action="reviewed",
            needs=Needs.OPEN_CARD, help="Note that the negotiation has been gone through, and show the next one."),
    Command(id="review_next", keys=("]", "J"), title="next", where=(Where.REVIEW,), action="review_step(1)",
            needs=Needs.OPEN_CARD, help="Show the next negotiation, without noting anything."),
    Command(id="review_before", keys=("[", "K"), title="before", where=(Where.REVIEW,), action="review_step(-1)",
            footer=False, help="Show the negotiation before."),
    Command(id="review_close", keys=("X",), title="close", where=(Where.REVIEW,), action="close_negotiation",
            needs=Needs.OPEN_CARD, help="Close the negotiation with its outcome and a reason."),
    Command(id="keep_tick", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.TICKING,),
            action="accept", palette=False, help="Settle the line, with what was written as its evidence."),
    Command(id="keep_answer", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.ANSWERING,),
            action="accept", palette=False, help="Keep the answer in the entry; an empty one is taken out."),
)  # fmt: skip

"""The commands of the brief and the prep."""

from __future__ import annotations

from journal.tui.command import Command, Where

IN_BRIEF: tuple[Command, ...] = (
    Command(id="prep", keys=("e",), title="prep", where=(Where.BRIEF,), action="prep",
            help="Write what you want, would walk away from, and can show. It is private."),
    Command(id="add_question", keys=("a",), title="add a question", where=(Where.BRIEF,), action="add_question",
            help="Add a question of your own to those the page comes up with."),
    Command(id="print", keys=("p",), title="print", where=(Where.BRIEF,), action="print",
            help="Write the page to a file as Markdown, with or without what is private."),
    Command(id="with", keys=("w",), title="with person", where=(Where.BRIEF,), action="with_person",
            help="Say whom you talk to; the page is then about that talk."),
    Command(id="unfold", keys=("v",), title="all of it", where=(Where.BRIEF,), action="unfold",
            help="Show every row, and what is private on a narrow screen; again to fold it."),
    Command(id="brief_ledger", keys=("g",), title="ledger", where=(Where.BRIEF,), action="ledger",
            help="Go to the offer of the negotiation beside what was promised."),
    Command(id="brief_side", keys=("tab", "shift+tab"), title="other side", where=(Where.BRIEF,), action="next_pane",
            palette=False, footer=False, help="Go to the rows on the other side of the page, and back."),
    Command(id="leave_brief", keys=("escape", "backspace"), title="back", where=(Where.BRIEF,), action="back",
            palette=False, help="Go back to where you came from."),
    Command(id="keep_prep", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.PREP,),
            action="accept", palette=False, help="Keep the prep; what is not understood is kept as you typed it."),
    Command(id="next_field", keys=("tab", "down"), title="next field", where=(Where.PREP,),
            action="app.focus_next", palette=False, help="Go to the next field; the last of its kind grows another."),
    Command(id="field_before", keys=("shift+tab", "up"), title="field before", where=(Where.PREP,),
            action="app.focus_previous", palette=False, footer=False, help="Go to the field before."),
    Command(id="leave_prep", keys=("escape",), title="leave", where=(Where.PREP,), action="cancel", palette=False,
            help="Leave the prep as it was; with changes it has to be pressed twice."),
    Command(id="keep_question", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.QUESTION,),
            action="accept", palette=False, help="Keep the question; it can be undone."),
    Command(id="print_it", keys=("enter",), typing=("ctrl+s",), title="write it", where=(Where.PRINTING,),
            action="accept", palette=False,
            help="Write the file, which only you can read; one that is there is asked about."),
    Command(id="print_private", keys=(), typing=("ctrl+t",), title="what is private", where=(Where.PRINTING,),
            action="toggle_private", palette=False, help="With what is private, or to be shared, without."),
    Command(id="choose_person", keys=("enter",), typing=("ctrl+s",), title="take it", where=(Where.WITH,),
            action="accept", palette=False, help="Show the page for a talk with that person; empty: as it is planned."),
    Command(id="leave_question", keys=("escape",), title="cancel", where=(Where.QUESTION, Where.PRINTING, Where.WITH),
            action="cancel", palette=False, help="Leave everything as it is."),
)  # fmt: skip

"""The commands of searching: the view, the field it is typed into, and the counts below that.

Those of FROM_ANYWHERE stand behind the other views' in footers, those of SEARCHING before them.
"""

from __future__ import annotations

from journal.tui.command import Command, Needs, Where

_BOTH = (Where.SEARCHING, Where.SEARCH)

FROM_ANYWHERE: tuple[Command, ...] = (
    Command(id="order", keys=(), typing=("ctrl+t",), title="order", where=_BOTH, action="order",
            help="Show the newest first, or the best match."),
    Command(id="keep_as_filter", keys=(), typing=("ctrl+k",), title="keep as filter", where=_BOTH,
            action="keep_as_filter", help="Show the Journal narrowed to what answers the query."),
    Command(id="save_search", keys=(), typing=("ctrl+s",), title="save", where=_BOTH, action="save_search",
            help="Keep the query by a name; @name asks it again, here and on the command line."),
    Command(id="to_query", keys=("escape",), title="query", where=(Where.SEARCH,), action="step_back", palette=False,
            help="Go back to the results, then to the query."),
    Command(id="narrow", keys=("f",), title="filter", where=(Where.BOARD, Where.FOLLOW_UPS), action="filter",
            help="Narrow it as the Journal is: a card stays where any entry of its negotiation answers, a follow-up "
            "where the entry does that it comes from."),
    Command(id="search", keys=("/",), typing=("f6",), title="search", where=(Where.ANYWHERE,), action="search",
            help="Find any conversation while you type: opens Search with the cursor on the query."),
)  # fmt: skip

SEARCHING: tuple[Command, ...] = (
    Command(id="entry_before", keys=("left",), title="before, after", where=(Where.SEARCH,), action="turn(-1)",
            needs=Needs.READING, palette=False, pair="← →",
            help="Beside the results, read the entry before it in the same negotiation."),
    Command(id="open_found", keys=("enter",), title="open", where=(Where.SEARCHING,), action="open_found",
            palette=False,
            help="Open the selected entry in its place in the Journal, on a narrow screen in full; esc comes back."),
    Command(id="to_results", keys=("tab",), title="results", where=(Where.SEARCHING,), action="to_results",
            palette=False, help="Go to the results; while completions are open, to the next of them."),
    Command(id="next_result", keys=("down",), title="next", where=(Where.SEARCHING,), action="result(1)",
            palette=False, footer=False, help="Select the next result and stay in the field."),
    Command(id="result_before", keys=("up",), title="before", where=(Where.SEARCHING,), action="result(-1)",
            palette=False, footer=False,
            help="Select the result before; in an empty field the query that was asked last, then those before it."),
    Command(id="page_of_results", keys=("pagedown",), title="page down", where=(Where.SEARCHING,),
            action="page_results(1)", palette=False, footer=False, help="Go down a page of results."),
    Command(id="results_before", keys=("pageup",), title="page up", where=(Where.SEARCHING,),
            action="page_results(-1)", palette=False, footer=False, help="Go up a page of results."),
    Command(id="to_counts", keys=("shift+tab",), title="counts", where=(Where.SEARCHING,), action="to_counts",
            palette=False, footer=False, help="Go to the counts below the field."),
    Command(id="fields", keys=(), typing=("ctrl+f",), title="fields", where=(Where.SEARCHING,), action="fields",
            palette=False,
            help="List the fields there are; on a word, also what it may be: a person, a negotiation, an item, a tag."),
    Command(id="clear_search", keys=("escape",), title="clear", where=(Where.SEARCHING,), action="clear_search",
            palette=False, help="Take the query away; in an empty field, go back to where you were."),
    Command(id="search_pane", keys=("tab",), title="next pane", where=(Where.SEARCH,), action="next_pane",
            palette=False, footer=False, help="Go on: results, the entry, the counts, the query."),
    Command(id="search_pane_before", keys=("shift+tab",), title="pane before", where=(Where.SEARCH,),
            action="previous_pane", palette=False, footer=False, help="Go the other way round."),
    Command(id="entry_after", keys=("right",), title="entry after", where=(Where.SEARCH,), action="turn(1)",
            palette=False, footer=False,
            help="From the results go to the entry; there, read the one after it in the same negotiation."),
    Command(id="in_journal", keys=("g",), title="in the Journal", where=(Where.SEARCH,), action="in_journal",
            needs=Needs.FOLDED, help="Show the selected entry in its place in the Journal."),
    Command(id="forget_search", keys=("delete",), title="forget", where=(Where.SEARCH,), action="forget_search",
            needs=Needs.SAVED, help="Forget the selected saved search."),
    Command(id="next_count", keys=("right",), title="next", where=(Where.COUNTS,), action="count(1)", palette=False,
            pair="← →", help="Go to the next negotiation or channel."),
    Command(id="count_before", keys=("left",), title="before", where=(Where.COUNTS,), action="count(-1)",
            palette=False, footer=False, help="Go to the one before."),
    Command(id="pick_count", keys=("enter", "space"), title="narrow", where=(Where.COUNTS,), action="pick",
            palette=False, help="Narrow the search to it, or no longer."),
    Command(id="keep_search", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.NAMING,),
            action="accept", palette=False, help="Keep the query by that name, in place of what had it."),
)  # fmt: skip

"""The commands of worth and of the comparison."""

from __future__ import annotations

from journal.tui.command import Command, Needs, Where

WITH_WORTH: tuple[Command, ...] = (
    Command(id="worth", keys=("w",), title="worth", where=(Where.OFFERS,), action="worth", needs=Needs.FILED,
            help="What the offer comes to, year by year, and how every figure was made."),
    Command(id="compare", keys=("s",), title="side by side", where=(Where.OFFERS, Where.WORTH), action="compare",
            help="Put packages side by side: every open offer and your current job, by year, with a plot."),
    Command(id="version_texts", keys=("h",), title="word by word", where=(Where.OFFERS,), action="version_texts",
            needs=Needs.VERSIONS, help="What changed from one version of the offer to the next, word by word."),
)  # fmt: skip

IN_WORTH: tuple[Command, ...] = (
    Command(id="next_package", keys=("right", "]"), title="next package", where=(Where.WORTH,), action="package(1)",
            pair="← →", help="Show the next package: a version of the offer, what was promised, what was asked."),
    Command(id="previous_package", keys=("left", "["), title="package before", where=(Where.WORTH,),
            action="package(-1)", footer=False, help="Show the package before."),
    Command(id="all_lines", keys=("o",), title="all lines", where=(Where.WORTH,), action="all_lines",
            help="Open the lines of every item, or close them."),
    Command(id="figure", keys=("=",), title="your figure", where=(Where.WORTH,), action="figure", needs=Needs.ITEM,
            help="Say what the item is worth, or with what part of its paper value equity counts."),
    Command(id="keep_figure", keys=("enter",), typing=("ctrl+s",), title="keep it", where=(Where.FIGURE,),
            action="accept", palette=False, help="Keep what was filled in; “none” takes a figure back."),
    Command(id="leave_figure", keys=("escape",), title="cancel", where=(Where.FIGURE,), action="cancel",
            palette=False, help="Leave everything as it is."),
    Command(id="next_column", keys=("right", "l"), title="package", where=(Where.COMPARE,), action="beside(1)",
            pair="← →", palette=False, help="Select the package at the right."),
    Command(id="previous_column", keys=("left", "h"), title="package before", where=(Where.COMPARE,),
            action="beside(-1)", palette=False, footer=False, help="Select the package at the left."),
    Command(id="choose_columns", keys=("o",), title="choose", where=(Where.COMPARE,), action="choose",
            help="Choose which packages are compared, from every version, promise and ask there is."),
    Command(id="take_away", keys=("-",), title="take away", where=(Where.COMPARE,), action="take_away",
            help="Take the selected package out of the comparison."),
    Command(id="leave_worth", keys=("escape", "backspace"), title="back", where=(Where.WORTH, Where.COMPARE),
            action="back", palette=False, help="Go back to where you came from."),
)  # fmt: skip

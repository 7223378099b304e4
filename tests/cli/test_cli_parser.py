"""Arguments: what is understood, the exact sentence about what is not, and that the tables agree with the domain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import __version__
from journal.cli import options, vocabulary
from journal.cli.commands import COMMANDS
from journal.cli.completing import branches
from journal.cli.options import command_parser, whole_parser
from journal.cli.parser import overview, parse
from journal.cli.plain import Namespace, read_plain
from journal.cli.run import MODULES
from journal.domain.records import Authority, Channel, Outcome, Role, Stage
from journal.errors import UsageError


@pytest.mark.parametrize(
    ("words", "vocabulary"),
    [
        (vocabulary.CHANNELS, Channel),
        (vocabulary.STAGES, Stage),
        (vocabulary.OUTCOMES, Outcome),
        (vocabulary.ROLES, Role),
        (vocabulary.AUTHORITIES, Authority),
    ],
)
def test_the_choices_are_the_vocabularies(words, vocabulary):
    assert words == tuple(vocabulary)


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], {"command": None, "home": None}),
        (["--home", "/h"], {"command": None, "home": "/h"}),
        (["--home=/h", "today"], {"command": "today", "home": "/h", "json": False}),
        (["today", "--home", "/h", "--json"], {"command": "today", "home": "/h", "json": True}),
        (["--home", "/a", "today", "--home", "/b"], {"home": "/b"}),
        (["add", "acme call: hi"], {"text": ["acme call: hi"], "neg": None, "json": False}),
        (["add", "acme", "call:", "hi"], {"text": ["acme", "call:", "hi"]}),
        (["add", "one", "--in", "acme", "two"], {"text": ["one", "two"], "neg": "acme"}),
        (["add", "-"], {"text": ["-"]}),
        (["add", "- a list"], {"text": ["- a list"]}),
        (["add", "--", "-20k", "--help"], {"text": ["-20k", "--help"]}),
        (["add", "a", "--in", "b", "--", "-c", "-", "--"], {"text": ["a", "-c", "-", "--"], "neg": "b"}),
        (["add"], {"text": [], "editor": False, "at": None}),
        (["add", "x", "--from", "Dana", "--from", "Lee"], {"sender": ["Dana", "Lee"]}),
        (["edit", "4f2a", "-"], {"id": "4f2a", "source": "-", "text": None}),
        (["edit", "4f2a", "--text", "-5k:--"], {"text": "-5k:--", "id": "4f2a"}),
        (["edit", "4f2a", "--text", "--", "-5k"], {"text": "-5k", "id": "4f2a"}),
        (["edit", "4f2a", "--text=-5k"], {"text": "-5k"}),
        (["edit", "4f2a", "--text", "new"], {"source": None, "text": "new"}),
        (["annotate", "4f2a", "base 1k", "--words", "a b", "pto 3 days"], {"statements": ["base 1k", "pto 3 days"]}),
        (["snooze", "4f2a", "next", "monday", "9am"], {"id": "4f2a", "when": ["next", "monday", "9am"]}),
        (["stage", "acme", "written", "offer"], {"neg": "acme", "stage": ["written", "offer"]}),
        (
            ["close", "acme", "went", "quiet", "--because", "no answer"],
            {"neg": "acme", "outcome": ["went", "quiet"], "because": "no answer"},
        ),
        (["decide", "acme", "Accept"], {"neg": "acme", "choice": "accept", "because": ""}),
        (["board", "--closed"], {"closed": True, "json": False}),
        (["new", "acme", "--stage", "Verbal offer"], {"stage": "verbal_offer"}),
        (["person", "Dana", "Reyes", "--role", "hr partner"], {"name": ["Dana", "Reyes"], "role": "hr_partner"}),
        (["log", "--limit", "3"], {"limit": 3}),
        (["history"], {"id": None}),
        (["people", "acme"], {"neg": "acme"}),
    ],
)
def test_arguments(argv, expected):
    args = vars(parse(argv))
    assert {key: args[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["lgo"], "There is no command “lgo”; did you mean “log”?"),
        (["xyzzy"], "There is no command “xyzzy”; `journal --help` lists them."),
        (["acme call: hi"], "To record something, put `journal add` before the text."),
        (["--jsn"], "`journal` has no option “--jsn” of its own; `journal --help` lists what there is."),
        (["--home"], "`--home` needs a value: the folder of the journal."),
        (["--home", "", "today"], "`--home` needs a value: the folder of the journal."),
        (["today", "--home="], "`--home` needs a value: the folder of the journal."),
        (["log", "--limt", "3"], "`journal log` has no option “--limt”; did you mean “--limit”?"),
        (["add", "-20k"], "`journal add` has no option “-20k” (text that begins with a dash goes after --)."),
        (["log", "--limit", "0"], "`--limit` takes a whole number from 1; not “0”."),
        (["log", "--limit"], "`--limit` needs a value; see `journal log --help`."),
        (["log", "--lim", "3"], "`journal log` has no option “--lim”; did you mean “--limit”?"),
        (["due", "--json=3"], "`--json` takes no value."),
        (["due", "acme"], "`journal due` takes no “acme”; write `journal due`."),
        (["show"], "`journal show` needs ID; write `journal show ID`."),
        (["snooze"], "`journal snooze` needs ID and WHEN; write `journal snooze ID WHEN`."),
        (["annotate", "4f2a"], "`journal annotate` needs STATEMENT; write `journal annotate ID STATEMENT…`."),
        (["completion", "fsh"], "`SHELL` takes bash, zsh, fish; not “fsh”; did you mean “fish”?"),
        (
            ["person", "Dana", "--authority", "boss"],
            "`--authority` takes decides, recommends, messenger, unknown; not “boss”.",
        ),
    ],
)
def test_usage_errors_are_one_sentence(argv, sentence):
    with pytest.raises(UsageError) as caught:
        parse(argv)
    assert caught.value.sentence == sentence
    assert caught.value.exit_code == 2


def test_every_command_has_a_module_a_place_in_the_help_and_in_the_tree():
    assert set(MODULES) == {*COMMANDS, "journal"}
    assert all(f"\n  {name} " in overview() for name in COMMANDS)
    assert [*branches(whole_parser())] == [*COMMANDS]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_form_of_a_command_names_what_it_takes(name):
    parser = command_parser(name)
    places = [action.metavar for action in parser._actions if not action.option_strings]
    assert all(str(place) in COMMANDS[name].form for place in places)
    assert "--home" in parser.format_help()


@pytest.mark.parametrize(
    ("argv", "beginning"),
    [
        (["--help"], "Usage: journal [--home DIR] [COMMAND …]\n"),
        (["-h"], "Usage: journal [--home DIR] [COMMAND …]\n"),
        (["--version"], f"journal {__version__}\n"),
        (["add", "--help"], "Usage: journal add [TEXT… | -]\n\nRecord what happened, in one line or more.\n"),
        (["show", "-h"], "Usage: journal show ID\n"),
    ],
)
def test_help(argv, beginning):
    assert parse(argv).help.startswith(beginning)


WORDS = st.sampled_from(
    ["acme", "call from Dana: hello", "", "-", "--", "--json", "--short", "--closed", "--yes", "--editor", "-x y", "-1",
     "\0x", "--limit", "3", "--home", "ID", "--in", "accept"]
)  # fmt: skip


@given(st.sampled_from(sorted(COMMANDS)), st.lists(WORDS, max_size=4))
def test_plain_words_are_read_as_argparse_reads_them(name: str, words: list[str]) -> None:
    quick = Namespace(command=name, home=None, help=None, json=False)
    if read_plain(quick, COMMANDS[name], words):
        thorough = Namespace(command=name, home=None, help=None, json=False)
        assert options.fill(thorough, name, words) is None
        assert vars(quick) == vars(thorough)
    else:
        assert vars(quick) == {"command": name, "home": None, "help": None, "json": False}


@pytest.mark.parametrize(
    "call", ["add acme: hello", "add --json acme", "due --short", "due", "done ID", "today", "log"]
)
def test_the_commonest_calls_need_no_argparse(call: str) -> None:
    name, *words = call.split()
    assert read_plain(Namespace(), COMMANDS[name], words)

"""The tables of the READMEs hold every command that there is, and no other."""

import re
from pathlib import Path

import pytest

from tests.cli.tree import walk

HERE = Path(__file__).parents[2]


def told(text):
    """Return the commands of a table's first column: `roster import` `add` are two of `roster`."""
    for row in re.findall(r"^\| ((?:`[a-z -]+` ?)+)\|", text, re.MULTILINE):
        first, *more = re.findall(r"`([a-z -]+)`", row)
        *group, word = first.split()
        yield (*group, word)
        yield from ((*group, each) for each in more)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_table_of_commands_is_whole(name):
    there = {words for words, made in walk() if words and not getattr(made, "commands", None)}
    assert set(told((HERE / name).read_text(encoding="utf-8"))) == there

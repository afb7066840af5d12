"""The lists of commands hold every one that there is; what the READMEs show can be typed."""

import re
import shlex
from pathlib import Path

import pytest

from npcdesk import cli
from tests import make
from tests.cli.tree import walk

HERE = Path(__file__).parents[2]


def told(text):
    """Return the commands of a table's first column: `roster import` `add` are two of `roster`."""
    for row in re.findall(r"^\| ((?:`[a-z -]+` ?)+)\|", text, re.MULTILINE):
        first, *more = re.findall(r"`([a-z -]+)`", row)
        *group, word = first.split()
        yield (*group, word)
        yield from ((*group, each) for each in more)


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/commands.zh-CN.md"])
def test_the_table_of_commands_is_whole(name):
    there = {words for words, made in walk() if words and not getattr(made, "commands", None)}
    assert set(told((HERE / name).read_text(encoding="utf-8"))) == there


def typed(text, line):
    """Do what one line of a README does in a shell: a command, a small file, or a folder."""
    words = shlex.split(text)
    if words[0] == "mkdir":
        Path(words[1]).mkdir()
    elif words[0] == "printf":
        Path(words[3]).write_text(words[1].replace("\\n", "\n"), encoding="utf-8")
    else:
        folder = {"$npcdesk": line.folder.root, "$town": "./town"}[words[0]]
        assert cli.run(["--office", str(folder), *words[1:]], make.CLOCK) == 0, text


def examples_of_a_township(text):
    return [each for each in re.findall(r"```\n(.+?)```", text, re.DOTALL) if "./town" in each]


def test_the_example_of_a_township_can_be_typed_as_it_stands(line, computer, tmp_path, monkeypatch):
    """The county is that of the first example, but for the price of its passphrase."""
    texts = [(HERE / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
    (block,), same = map(examples_of_a_township, texts)
    assert same == [block]
    assert "$npcdesk init --level county --name 示例县人大常委会 --code 330102" in texts[0]
    monkeypatch.chdir(tmp_path)
    head, *lines = block.strip().splitlines()
    assert head == 'town="python -m npcdesk --office ./town"'
    for each in lines:
        line.capsys.readouterr()
        typed(each, line)
    assert "关于安装青石村路灯的建议" in line.capsys.readouterr().out
    (unit,) = line.json("others", "units")
    assert (unit["name"], unit["delegates"], unit["visits"]) == ("青石镇人大主席团", 1, 1)


def test_the_example_of_another_round_can_be_typed_as_it_stands(line):
    """It follows the first example, in which 第35号 was handed over."""
    texts = [(HERE / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
    blocks = [re.findall(r"```\n([^`]+? redo 35\n[^`]+?)```", text) for text in texts]
    assert blocks[0] == blocks[1]
    line.take_in("35")
    line.run("suggestions", "hand-over", "35", "--to", "县住建局", "--new-unit")
    for each in blocks[0][0].strip().splitlines():
        said = line.run(*shlex.split(each)[1:])
        assert ("此前承诺的“装路灯”" in said) == ("--class A" in each)
    (paper,) = line.json("suggestions", "list")
    assert (paper["state"], paper["round"], paper["rating"]) == ("已办结", 2, "satisfied")

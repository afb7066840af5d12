"""Every command of the command line, found in the tree that Typer makes."""

import typer

from npcdesk.cli import commands


def walk():
    """Yield the words of each command, group or not, and what Typer made of it."""
    root = commands.root()
    yield (), root
    for name in commands.COMMANDS:
        module = __import__(f"npcdesk.cli.{commands.COMMANDS[name][0]}", fromlist=["app"])
        made = typer.main.get_command(module.app)
        inner = getattr(made, "commands", {})
        if name in inner or not inner:
            yield (name,), inner.get(name, made)
            continue
        yield from _below((name,), made)


def _below(words, made):
    """Yield a group and all that is in it, groups within groups too."""
    yield words, made
    for word, command in getattr(made, "commands", {}).items():
        yield from _below((*words, word), command)

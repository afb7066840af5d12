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
        if set(inner) & set(commands.COMMANDS) or not inner:
            yield (name,), inner.get(name, made)
            continue
        yield (name,), made
        yield from (((name, word), command) for word, command in inner.items())

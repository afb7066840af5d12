"""Help in Chinese throughout: Typer's own has English headings and sentences that stay."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from npcdesk.cli import shown
from npcdesk.cli.wording import Unknown


class Command(TyperCommand):
    """A command with Chinese help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's name for it
        """Print what the command does and what may be written after it."""
        _print(self, ctx)


class Group(TyperGroup):
    """A group of commands with Chinese help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as above
        """Print what the group is for, its options and its commands."""
        _print(self, ctx)
        some = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        _table("命令", [(name, _line(each.help)) for name, each in some if each is not None])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed, or say which ones are near."""
        if self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx))
            raise Unknown(args[0], near, ctx)
        return super().resolve_command(ctx, args)


class App(typer.Typer):
    """Commands that all have Chinese help; a group without a command shows its own."""

    def __init__(self, cls: type[Group] = Group, **facts: Any) -> None:
        super().__init__(cls=cls, add_completion=False, **facts)

    def command(self, name: str | None = None, **facts: Any) -> Callable[..., Any]:
        """Make a function a command, as Typer does."""
        return super().command(name, cls=Command, **facts)


def _print(command: Any, ctx: Any) -> None:
    params = command.get_params(ctx)
    arguments = [each for each in params if isinstance(each, TyperArgument)]
    options = [each for each in params if not isinstance(each, TyperArgument)]
    words = [str(each.metavar) for each in arguments]
    more = ["命令 …"] if isinstance(command, TyperGroup) else []
    shown.say(f"用法：{' '.join([ctx.command_path, *words, '[选项]', *more])}")
    shown.say(f"\n{_line(command.help)}")
    _table("要写明的", [(str(each.metavar), _told(each)) for each in arguments])
    _table("选项", [(_written(each), _told(each)) for each in options])


def _written(option: Any) -> str:
    """Return --on 日期, or --json, which takes no value."""
    return " ".join(filter(None, (max(option.opts, key=len), option.metavar)))


def _told(param: Any) -> str:
    if param.name == "help":
        return "看这段说明"
    default = param.default if isinstance(param.default, str | int) else ""
    usual = f"不写就是 {default}" if default and not isinstance(default, bool) else ""
    notes = "，".join(filter(None, (usual, "必填" if param.required else "")))
    return f"{param.help or ''}{f'（{notes}）' if notes else ''}"


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _table(heading: str, rows: Iterable[tuple[str, str]]) -> None:
    from rich.table import Table  # noqa: PLC0415 - with the console that prints it

    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, told in rows:
        grid.add_row(f"  {name}", told)
    if grid.row_count:
        shown.say(f"\n{heading}")
        shown.console().print(grid)

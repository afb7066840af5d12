"""What is said of a mistyped line, in Chinese."""

from typing import Any

import typer

NEAR = 75
"""Of 100, how like an option must be to be meant: limit for lmit is 89, date for name 50."""
BEGUN = 3
"""So many letters are enough for the beginning of an option."""
MOST = 3

UsageError: Any = typer.BadParameter.__base__
"""Every way in which a typed line can be no command; Typer does not name it."""


class Unknown(UsageError):  # type: ignore[misc]
    """A word that is no command, with those that are near it."""

    def __init__(self, word: str, near: list[str], ctx: Any) -> None:
        super().__init__(word, ctx)
        self.near = near


def usage(error: Any) -> str:
    """Return what is wrong with a typed line, and where its help is."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "npcdesk"
    return f"{_what(error)}用法见：{command} --help"


def _what(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = "、".join(_near(error))
        return f"没有“{error.option_name}”这个选项{f'，是不是 {near}' if near else ''}。"
    if isinstance(error, Unknown):
        return f"没有“{error.message}”这条命令{f'，是不是 {error.near[0]}' if error.near else ''}。"
    if kind == "NoArgsIsHelpError":
        return "后面还要写上面的一条命令。"
    param = getattr(error, "param", None)
    if kind == "MissingParameter":
        return f"还缺 {_name(param)}。" if param else "还缺一项。"
    if kind == "BadParameter":
        return f"{_name(param)} 的写法没有认出来。" if param else "有一项的写法没有认出来。"
    return "后面多写了内容；姓名、题目里有空格时，请整个加上引号。"


def _near(error: Any) -> list[str]:
    """Return the options of the command that are called almost so, or begin so."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only asked after a slip

    ctx, typed = getattr(error, "ctx", None), error.option_name.lstrip("-")
    if ctx is None:
        return []
    every = (opt for param in ctx.command.get_params(ctx) for opt in param.opts)
    known = [opt for opt in every if opt.startswith("--")]
    begun = [opt for opt in known if len(typed) >= BEGUN and opt[2:].startswith(typed)]
    asked = {opt: opt[2:] for opt in known}
    alike = process.extract(typed, asked, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST)
    return begun[:MOST] or [opt for _words, _score, opt in alike]


def _name(param: Any) -> str:
    options = [name for name in param.opts if name.startswith("--")]
    return options[0] if options else str(param.metavar or param.name.upper())

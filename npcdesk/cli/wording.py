"""Typer's own words in Chinese: the headings of its help, and what it says of a mistyped line."""

from typing import Any

import typer
from typer import rich_utils

UsageError: Any = typer.BadParameter.__base__
"""Every way in which a typed line can be no command; Typer does not name it."""

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "要写明的",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "DEFAULT_STRING": "[不写就是 {}]",
    "REQUIRED_LONG_STRING": "[必填]",
}


def speak_chinese() -> None:
    """Give Typer's help its Chinese headings."""
    for name, words in _HEADINGS.items():
        if hasattr(rich_utils, name):
            setattr(rich_utils, name, words)


def usage(error: Any) -> str:
    """Return what is wrong with a typed line, and where its help is."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "npcdesk"
    return f"{_what(error)}用法见：{command} --help"


def _what(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有“{error.option_name}”这个选项{f'，是不是 {near}' if near else ''}。"
    param = getattr(error, "param", None)
    if kind == "MissingParameter":
        return f"还缺 {_name(param)}。" if param else "还缺一项。"
    if kind == "BadParameter":
        return f"{_name(param)} 的写法没有认出来。" if param else "有一项的写法没有认出来。"
    return "没有认出这条命令。"


def _name(param: Any) -> str:
    options = [name for name in param.opts if name.startswith("--")]
    return options[0] if options else str(param.metavar or param.name.upper())

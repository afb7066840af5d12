"""How a suggestion is named on the command line; the rule is `suggestion_names.named`."""

from dataclasses import asdict
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk.office import suggestion_names
from npcdesk.office.suggestion_list import SuggestionLine

WHICH_HELP = "建议号（重号时写 19-1-35）、题目或题目的一部分、草稿的编号"
WHICH: TypeAlias = Annotated[str, typer.Argument(metavar="建议", help=WHICH_HELP)]


def referred(line: SuggestionLine) -> dict[str, Any]:
    """Return a line with `ref`: what names the suggestion in other commands."""
    return asdict(line) | {"ref": suggestion_names.ref(line.number, line.id)}

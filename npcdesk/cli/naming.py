"""How a suggestion is named on the command line; the rule is `suggestion_names.named`."""

from typing import Annotated, TypeAlias

import typer

WHICH_HELP = "建议号（重号时写 19-1-35）、题目或题目的一部分、草稿的编号"
WHICH: TypeAlias = Annotated[str, typer.Argument(metavar="建议", help=WHICH_HELP)]

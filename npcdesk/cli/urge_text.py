"""`suggestions urge-text`: what to write to the handling unit's phone."""

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.office import suggestion_names
from npcdesk.office.urging import urge_slip
from npcdesk.rules import urging


def urge_text(ctx: typer.Context, suggestion: WHICH) -> None:
    """写出一件建议的催办短信，可以复制到手机上发。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        named = suggestion_names.named(session, suggestion)
        slip = urge_slip(session, named.id, today=desk.today)
    shown.say(urging.message(slip))

"""`roster edit-many`: the same facts of several delegates, told beforehand, in one write."""

from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.one_delegate import FACTS, read_facts, with_facts
from npcdesk.cli.previews import DRY, YES
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.office import bulk_edit, delegates, roster
from npcdesk.office.bulk_edit import FieldChange, Preview


def add_to(app: typer.Typer) -> None:
    """Give the command to `roster`."""
    app.command("edit-many")(with_facts(edit_many, {n: FACTS[n] for n in bulk_edit.FIELDS}))


def edit_many(
    ctx: typer.Context,
    some: Annotated[
        list[str] | None, typer.Argument(metavar="代表", help="几位的姓名或代表证号")
    ] = None,
    all_of: Annotated[
        str, typer.Option(metavar="代表团", help="这个代表团的本届代表，不用一一写名字")
    ] = "",
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
    **facts: str | None,
) -> None:
    """批量修改：给几位代表改同样的栏，一次写入；写成空的（""）就清掉。"""
    desk: Entrance = ctx.obj
    to = read_facts(facts, desk.today)
    with desk.opened() as store:
        with store.reading() as session:
            seats = _chosen(session, some or [], all_of)
            told = bulk_edit.preview(session, bulk_edit.held(session, seats), to)
        if not json:
            _tell(told)
        if told.changed and not dry_run:
            question = f"修改这 {told.changed} 名代表？"
            if not agreed(question, yes=yes, previews=True):
                raise typer.Abort
            with store.writing(f"批量修改 {told.changed} 名代表") as session:
                job = bulk_edit.change(session, seats, to, today=desk.today)
                watched(job, "批量修改")
    if json:
        shown.as_json([row for each in told.fields for row in _rows(each)])
    elif not dry_run and told.changed:
        shown.say(f"已修改 {told.changed} 名代表。要撤销，用 npcdesk undo。")
    else:
        shown.say("只是预览，没有写入。" if dry_run else "都已经是这样，没有改动。")


def _chosen(session: Any, names: list[str], all_of: str) -> list[str]:
    """Return the mandates that are meant.

    Raises:
        NotFound: a name is in no roster, or there is no such delegation.
        Unclear: nobody is named, or a name is several delegates'.
    """
    if bool(names) == bool(all_of):
        msg = "请写要改哪几位代表，或者用 --all-of 写一个代表团，只写一样。"
        raise Unclear(msg)
    if names:
        return [delegates.named(session, name).mandate_id for name in names]
    found = roster.ids(session, roster.Filter(delegation=all_of, term="now"))
    if not found:
        known = "、".join(roster.delegations(session))
        msg = f"本届名册里没有代表团“{all_of}”，有：{known or '还没有代表团'}。"
        raise Unclear(msg)
    return found


def _tell(told: Preview) -> None:
    shown.say(f"选了 {told.chosen} 名代表，将修改 {told.changed} 名：")
    for each in told.fields:
        was = "、".join(
            f"{_words(each.field, value)} {many} 名"
            for value, many in each.before
            if value != each.after
        )
        after = _words(each.field, each.after)
        shown.say(f"  {FACTS[each.field]}：{f'{was} → {after}' if was else f'都已经是{after}'}")
    if told.joins:
        shown.say(f"  今天起加入代表小组“{told.joins}”，原来在别的小组的不退出。")


def _rows(change: FieldChange) -> list[dict[str, Any]]:
    return [
        {"field": change.field, "before": before, "after": change.after, "people": many}
        for before, many in change.before
        if before != change.after
    ]


def _words(field: str, value: str) -> str:
    return shown.words(field, value) or "空"

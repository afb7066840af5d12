"""`sync import`: bundles from files, folders and letters, looked through before they count."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, YES
from npcdesk.cli.shown import Json
from npcdesk.errors import BundleRefused
from npcdesk.store import Store, aside
from npcdesk.sync import arriving, guard, incoming, status, undoing
from npcdesk.sync.bundle import gathering
from npcdesk.sync.bundle.gathering import Found
from npcdesk.sync.bundle.opening import Opened
from npcdesk.sync.carry import mail_in
from npcdesk.sync.carry.own_folders import own_folder
from npcdesk.sync.incoming import Report

PATHS = Annotated[
    list[Path],
    typer.Argument(metavar="文件…", help="数据包 .npb、带数据包的邮件 .eml，或它们所在的文件夹"),
]
EVEN_SO = "--even-so"
NOT_OURS = "不是发给本单位这台电脑的。"
ONLY_SEEN = "只是预览，没有写入。"
_COUNTS = {
    "taken": "commits",
    "known": "known",
    "parked": "parked",
    "void": "void",
    "partial": "partial",
    "ended": "ended",
    "conflicts": "conflicts",
    "blobs": "attachments",
}
_NOTHING = Report("", "", "", "", False, 0, 0, 0, 0, 0, 0, 0)


def add_to(app: typer.Typer) -> None:
    """Give the command to `sync`."""
    app.command("import")(bring_in)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What was said on the command line."""

    dry_run: bool
    yes: bool
    even_so: bool
    json: bool


def bring_in(
    ctx: typer.Context,
    paths: PATHS,
    dry_run: DRY = False,
    yes: YES = False,
    even_so: Annotated[
        bool, typer.Option(EVEN_SO, help="撤下很多、冲突很多的也照样写入，请先打电话问过对方")
    ] = False,
    json: Json = False,
) -> None:
    """导入数据包：先预览，确认后才写入；缺几份的，先收下已有的，等其余的到齐。"""
    desk: Entrance = ctx.obj
    wishes = _Wishes(dry_run, yes, even_so, json)
    rows: list[dict[str, Any]] = []
    refused: list[str] = []
    with desk.opened() as store, own_folder(desk.folder.inbox) as own:
        bundles, others = found_in(store, paths, own)
        for path, why in others:
            refused.append(why)
            rows.append(_row(None, "refused", why=why) | {"paths": [str(path)]})
        bundles, foreign = incoming.addressed(store, bundles)
        for found in foreign:
            why = gathering.naming(found, NOT_OURS)
            if bundles and any(map(Path.is_dir, paths)):  # a stick holds those for others too
                shown.aside(f"{why.removesuffix('。')}，跳过了。")
            else:
                refused.append(f"{why}请让对方核对收件单位。")
            rows.append(_row(found, "skipped", why=why))
        for found in bundles:
            try:
                rows.append(_one(desk, store, own, found, wishes))
            except BundleRefused as refusal:
                refused.append(gathering.naming(found, str(refusal)))
                rows.append(_row(found, "refused", why=refused[-1]))
    if json:
        shown.as_json(rows)
    if refused:
        for why in refused[1:]:
            shown.aside(why)
        raise BundleRefused(refused[0])


def found_in(
    store: Store, paths: list[Path], own: Path
) -> tuple[list[Found], list[tuple[Path, str]]]:
    """Return the bundles in files, letters and folders, new ones first; why others are none."""
    taken = watched(mail_in.gather(paths, own), "读取文件")
    found, others = gathering.survey(taken.parts)
    with store.reading() as session:
        done = status.imported(session, [one.bundle for one in found])
    ordered = sorted(found, key=lambda one: (one.bundle in done, one.day, one.paths[0].name))
    return ordered, [*taken.refused, *others.items()]


def room(desk: Entrance) -> int:
    """Return how many bytes a bundle may take on this computer's disk."""
    return shutil.disk_usage(desk.folder.root).free // 3


def _one(desk: Entrance, store: Store, own: Path, found: Found, wishes: _Wishes) -> dict[str, Any]:
    if found.missing and (row := _some_parts(desk, store, found, wishes)):
        return row
    inbox, dry = desk.folder.inbox, wishes.dry_run
    job = gathering.bring(found, inbox, own, room(desk), dry=dry)
    gathered = watched(job, "拷贝数据包")
    if gathered.ciphertext is None:
        if not wishes.json:
            lacks = arriving.lacks(found.day, found.parts, gathered.missing)
            shown.say(f"{lacks}已有的先收下了，其余的到了再导入一次。")
        return _row(found, "waiting", missing=gathered.missing)
    put_by = gathering.let_go  # while it may still be declined
    with ExitStack() as at_end:
        try:
            opening = incoming.open_bundle(store, gathered.ciphertext, own, room(desk))
            opened = at_end.enter_context(watched(opening, "打开数据包"))
            report = incoming.preview(store, opened)
            with store.reading() as session:
                again, known = undoing.met(session, report)
            if not wishes.json:
                for sentence in told(report, again=again, known=known):
                    shown.say(sentence)
            if not dry and not known:
                _confirm(report, wishes, again=again)
                report = _written(desk, store, opened, report, wishes)
            put_by = gathering.let_go if dry else gathering.discard
        except BundleRefused:
            put_by = gathering.let_go if dry else gathering.discard
            raise
        finally:
            put_by(gathered)
    if wishes.dry_run and not wishes.json:
        shown.say(ONLY_SEEN)
    return _row(found, "same" if known else "import", report=report)


def _some_parts(
    desk: Entrance, store: Store, found: Found, wishes: _Wishes
) -> dict[str, Any] | None:
    """Tell of parts that are not to be kept: their bundle is here, or it is only looked at."""
    with store.reading() as session:
        here = bool(status.imported(session, [found.bundle]))
    left = () if here else gathering.lacking(found, desk.folder.inbox)
    if not here and not (left and wishes.dry_run):
        return None
    if not wishes.json:
        what = f"{labels.day(found.day)}的数据包"
        lacks = f"{arriving.lacks(found.day, found.parts, left)}{ONLY_SEEN}"
        told = f"{what}已经导入过，没有新的内容。" if here else lacks
        shown.say(told)
    return _row(found, "same" if here else "waiting", missing=left)


def _confirm(report: Report, wishes: _Wishes, *, again: str) -> None:
    if not agreed("写入？", yes=wishes.yes, previews=True):
        raise typer.Abort
    doubts = "".join((*report.asks, again))
    question = f"{doubts}照样写入？"
    if doubts and not agreed(question, yes=wishes.even_so, option=EVEN_SO, why=doubts):
        raise typer.Abort


def _written(
    desk: Entrance, store: Store, opened: Opened, report: Report, wishes: _Wishes
) -> Report:
    guard.look(store)
    copied = aside.copy(store, desk.folder, "导入前", desk.clock)
    done = watched(incoming.bring_in(store, opened, copied.name), "写入")
    if not wishes.json:
        shown.say(f"已导入{report.unit_name}的数据包。要撤销，用 npcdesk sync undo。")
    return done


def told(report: Report, *, again: str, known: bool) -> Iterator[str]:
    """Say what an import would do."""
    what = "回执" if report.receipt else "数据包"
    yield f"{report.unit_name}“{report.nick}”的{what}："
    counts = (("新增", report.new), ("更新", report.changed), ("撤下", report.put_away))
    for words, of in counts:
        if of:
            yield f"  {words}：{'、'.join(labels.counted(table, n) for table, n in of.items())}"
    if not report.rows:
        yield "  已经导入过，没有新的内容。" if known else "  没有新的材料。"
    for count, words in (
        (report.conflicts, "处两边改得不一样，要选一个（sync conflicts list）"),
        (report.void, "项改动超出了对方的权限，没有采用（sync void list）"),
        (report.parked, "项改动要等前面的数据到了才能用"),
        (report.ended, "项修改因电脑停用或吊销不再有效（sync void list）"),
        (report.partial, "项改动里有新版本程序的内容，升级后会补上"),
    ):
        if count:
            yield f"  {count} {words}。"
    for name, count in report.waiting:
        yield f"  {count} 处两边改得不一样，等{name}定。"
    if report.agreed:
        yield "  双方内容一致 ✓"
    yield from (f"  {each}" for each in (*report.alarms, *report.asks))
    if again:
        yield f"  {again}"


def _row(
    found: Found | None,
    action: str,
    *,
    why: str = "",
    missing: tuple[int, ...] = (),
    report: Report = _NOTHING,
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "bundle": found.bundle if found else "",
        "day": found.day.isoformat() if found else "",
        "paths": [str(path) for path in found.paths] if found else [],
        "parts": found.parts if found else 0,
        "missing": list(missing),
        "action": action,
        "why": why,
        "unit": report.unit,
        "unit_name": report.unit_name,
        "nick": report.nick,
        "receipt": report.receipt,
    }
    counts = {name: getattr(report, field) for field, name in _COUNTS.items()}
    changes = (report.new, report.changed, report.put_away)
    tables = [
        {"table": table, "new": new, "changed": changed, "put_away": away}
        for table in dict.fromkeys(table for of in changes for table in of)
        for new, changed, away in [tuple(of.get(table, 0) for of in changes)]
    ]
    said = {"agreed": report.agreed, "alarms": list(report.alarms), "asks": list(report.asks)}
    return row | counts | {"tables": tables} | said

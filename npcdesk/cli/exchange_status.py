"""`sync status` and `sync digest`: how far every neighbour is, and whether all agree."""

from collections import Counter
from typing import Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.exchange_machines import SHORT
from npcdesk.cli.shown import Json
from npcdesk.sync import arriving, computers, digest, ledger, peers, status, trusted
from npcdesk.sync.bundle import names
from npcdesk.sync.bundle.gathering import Waiting
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.status import Line, Status
from npcdesk.sync.trusted import Trusted

LIST = {
    "name": "单位",
    "place": "关系",
    "heard_at": "最近收到",
    "sent_at": "最近导出",
    "waiting": "对方未确认",
    "behind": "对方有、本机没有",
    "agreed": "一致",
    "conflicts": "要定的冲突",
    "quarantine": "待处理的无效",
    "parked": "等前面的数据",
    "alarm": "提醒",
}
PLACES = {"here": "本机", "own": "本单位另一台", "above": "上级", "below": "下级"}
AGREED = {True: "已一致 ✓", False: "不一致", None: ""}
TAKEN_BACK = "撤销过对方的一个数据包，里面的内容本机没有；要补上，请再导入一次。"
NONE = "还没有加入数据交换。最上级单位用 sync begin 开始，别的单位用 sync pair request 申请。"
ASKED = "配对申请已经做好，正等上级的回复；取回后用 sync pair accept。"


def add_to(app: typer.Typer) -> None:
    """Give the commands to `sync`."""
    app.command("status")(shows)
    app.command("digest")(digests)


def shows(ctx: typer.Context, json: Json = False) -> None:
    """列出和每个上级、下级交换到哪里、是否一致；第一行是本机。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        now = status.status(session)
        known = trusted.load(session)
        coming = arriving.listed(session, desk.folder.inbox)
        rows = _rows(session, now, known, coming) if known else []
    if json:
        shown.as_json(rows)
        return
    before = [each for line in now.lines for each in line.former]
    words = PLACES | ({"own": "本机从前的身份"} if any(line.alone for line in now.lines) else {})
    table = [row | {"place": words[row["place"]], "agreed": AGREED[row["agreed"]]} for row in rows]
    shown.listed(table, LIST, json=False, none=ASKED if now.asked else NONE)
    if rows and now.asked:
        shown.say(ASKED)
    for one in before:
        called = f"“{one.nick}”（编号 {one.inc[:SHORT]}）是本机从前的身份，还没有停用"
        shown.say(f"{called}：数据是恢复或拷来的。{computers.END_FORMER}")
        shown.say(f"停用的命令是 sync machines retire {one.inc[:SHORT]}。")
    for name, count in Counter(item.keeper_name for item in now.elsewhere).items():
        shown.say(f"{count} 处两边改得不一样，等{name}定，不用本单位处理。")
    for half in coming:
        shown.say(f"{arriving.told(half)}{arriving.GET_THE_REST}不再等的，用 sync forget。")
    if now.ended:
        shown.say(f"{now.ended} 项修改因电脑停用或吊销不再有效，用 sync void list 看、采纳或驳回。")
    for each in now.waiting:
        shown.say(f"{each.unit_name}的“{each.nick}”还没有核对数字，请用 sync pair answer 核对。")
    if now.clock_behind:
        shown.say("这台电脑的时间比上次写入早了一天以上，请核对电脑的日期。")


def digests(ctx: typer.Context, json: Json = False) -> None:
    """列出每一类数据的校验码；两个单位的相同，内容就完全相同。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        books = ledger.load(session)
        vector = books.vector()
        rows = [
            {"scope": scope, "digest": of, "commits": sum(n for _, n, _ in vector.get(scope, ()))}
            for scope, of in digest.digests(session, books).items()
        ]
    columns = {"scope": "数据", "commits": "改动", "digest": "校验码"}
    shown.listed(rows, columns, json=json, none=NONE)


def _rows(session: Any, now: Status, known: Trusted, coming: list[Waiting]) -> list[dict[str, Any]]:
    books = ledger.load(session)
    disputed = Counter(
        unit for item in now.conflicts for unit in {voice.unit for voice in item.voices}
    )
    voids = status.voids(session, books, known)
    void, open_ = Counter(i.unit for i, _ in voids), Counter(i.unit for i, left in voids if left)
    ended, parked = Counter(i.unit for i, _ in voids if i.ended), peers.parked(session, books)
    counts = {
        line.id: {
            "conflicts": disputed[line.id],
            "void": void[line.id],
            "ended": ended[line.id],
            "quarantine": open_[line.id],
            "parked": parked[line.id],
            "arriving": _halves(coming, line.of.name),
        }
        for line in now.lines
    }
    here = {
        "unit": now.unit,
        "name": now.unit_name,
        "place": "here",
        "machines": len(known.standings.active(now.unit)),
        "heard_at": None,
        "sent_at": None,
        "waiting": 0,
        "behind": 0,
        "agreed": None,
        "former": [],
        "alarm": "" if now.certified else "本机还没有上级的证明，不能导出。",
        "vector": _vector(books, {}, list(books.sids)),
        "digest": [
            {"scope": scope, "digest": of, "theirs": ""}
            for scope, of in digest.digests(session, books).items()
        ],
        "conflicts": len(now.conflicts),
        "void": len(voids),
        "ended": sum(ended.values()),
        "quarantine": now.voids,
        "parked": now.parked,
        "arriving": _halves(coming),
    }
    return [here, *(_line(session, books, known, line) | counts[line.id] for line in now.lines)]


def _halves(coming: list[Waiting], sender: str = "") -> list[dict[str, Any]]:
    """Return the bundles that wait for parts, all or those of one office."""
    return [
        {
            "bundle": one.bundle,
            "day": one.day.isoformat(),
            "sender": one.sender,
            "parts": one.parts,
            "arrived": one.arrived,
            "missing": list(one.missing),
        }
        for one in coming
        if not sender or one.sender == names.clean(sender, names.OFFICE)
    ]


def _line(session: Any, books: Ledger, known: Trusted, line: Line) -> dict[str, Any]:
    readable = [scope for scope in sorted(books.sids) if known.tree.may_read(line.id, scope)]
    theirs = peers.digests_of(session, known, line.id)
    return {
        "unit": line.id,
        "name": line.of.name,
        "place": line.place,
        "machines": line.of.machines,
        "heard_at": shown.moment(line.of.heard_ms),
        "sent_at": shown.moment(line.sent_ms),
        "waiting": line.of.unsent,
        "behind": line.of.behind,
        "agreed": line.of.agreed,
        "former": [each.inc for each in line.former],
        "alarm": line.of.alarm or (TAKEN_BACK if line.of.taken_back else ""),
        "vector": _vector(books, peers.has(session, known, line.id), readable),
        "digest": [
            {
                "scope": scope,
                "digest": digest.kept(session, books, books.sids[scope]),
                "theirs": theirs.get(scope, ""),
            }
            for scope in readable
        ],
    }


def _vector(books: Ledger, theirs: peers.Has, scopes: list[str]) -> list[dict[str, Any]]:
    """Return how far every stream is, here and there."""
    mine = {(s, inc): n for s, of in books.vector().items() if s in scopes for inc, n, _ in of}
    return [
        {"scope": s, "inc": inc, "n": mine.get((s, inc), 0), "theirs": theirs.get((s, inc), 0)}
        for s, inc in sorted({*mine, *theirs})
    ]

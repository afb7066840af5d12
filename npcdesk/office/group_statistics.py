"""重点督办、回头看、承诺事项: the figures of what the congress follows after the reply.

`groups` returns them for a year: the groups by stage and grade, the key suggestions by class (their
figures are `statistics.suggestions` of `Scope(key=True)`), the look-back of the year with the scope
that it is of, and the promises that fall due in it. Every rate names its numerator and denominator;
the ids behind them are suggestions, but for `stage`, `grade`, `nodes` and `items`: there groups.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import counted, figures, group_boards, look_backs, promise_list, statistics
from npcdesk.office.figures import Called, Partition, Pick, Rate, Way
from npcdesk.office.group_boards import GroupBoard
from npcdesk.office.look_backs import Figures as LookedBack
from npcdesk.office.look_backs import LookLine
from npcdesk.office.promise_list import PromiseLine
from npcdesk.rules import shares
from npcdesk.rules.look_back import COUNTED
from npcdesk.rules.promises import PromiseState
from npcdesk.rules.shares import Rounding

STAGE = Called("stage", "督办组进度", "督办组")
GRADE = Called("grade", "督办评价", "督办组")
PROMISES = Called("promise_state", "承诺事项", "当年到期的承诺")
NODES = Called("nodes", "节点完成率", "方案节点", "已完成")
ITEMS = Called("items", "督办清单反馈率", "督办清单", "已反馈")
REPORTED = Called("reported", "督办报告率", "督办组", "已向主任会议报告")
KEPT = Called("promises_kept", "承诺落实率", "当年到期的承诺", "已落实")
"""Only what fell due in the year; what cannot be kept counts in the denominator."""
SOLVED = Called("lookback_solved", "回头看解决率", "", "得到解决或取得较大进展")
LOOKED = Called("lookback_done", "回头看完成率", "", "已看")
STATES = {"open": "未落实", "fulfilled": "已落实", "unable": "不能落实"}


@dataclass(frozen=True, slots=True)
class Scope:
    """The year whose groups, look-back and promises are meant."""

    year: int


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """All figures of what is followed in a year. `total` counts the groups."""

    scope: Scope
    words: str
    as_of: date
    total: int
    pick: Pick
    partitions: tuple[Partition, ...]
    rates: tuple[Rate, ...]
    key: statistics.Figures  # the key suggestions raised in the year
    looked: LookedBack
    looked_scope: str  # which suggestions the look-back is of, in words


@dataclass(frozen=True, slots=True)
class _Read:
    boards: tuple[GroupBoard, ...]
    promises: tuple[PromiseLine, ...]


def groups(
    session: Session, scope: Scope, *, today: date, how: Rounding = shares.USUAL
) -> GroupFigures:
    """Return the figures of a year's key supervision, look-back and promises."""
    asked = ("groups", scope, today, how)
    return counted.kept(session, asked, lambda: _groups(session, scope, today, how))


def _groups(session: Session, scope: Scope, today: date, how: Rounding) -> GroupFigures:
    read, way = _read(session, scope, today), Way(scope, f"{scope.year}年", how)
    back = look_backs.scope(session, scope.year)
    of_scope, looked = Way(scope, back.in_words, how), look_backs.figures(session, back)
    nodes = [(node.met_on is not None) for board in read.boards for node in board.nodes]
    items = [(item.met_on is not None) for board in read.boards for item in board.items]
    kept = [line.promise_state is PromiseState.FULFILLED for line in read.promises]
    return GroupFigures(
        scope=scope,
        words=way.words,
        as_of=today,
        total=len(read.boards),
        pick=Pick(scope, figures.TOTAL),
        partitions=(
            _divided(STAGE, [board.stage for board in read.boards], way),
            _divided(GRADE, [labels.GRADE.get(b.grade, "") for b in read.boards], way, "未评价"),
            _divided(PROMISES, [STATES[line.promise_state.value] for line in read.promises], way),
        ),
        rates=(
            figures.ratio(NODES, sum(nodes), len(nodes), way),
            figures.ratio(ITEMS, sum(items), len(items), way),
            figures.ratio(
                REPORTED, sum(bool(b.reported_on) for b in read.boards), len(read.boards), way
            ),
            figures.ratio(KEPT, sum(kept), len(kept), way),
            *_looked(looked, of_scope),
        ),
        key=statistics.suggestions(
            session,
            statistics.Scope(year=scope.year, key=True),
            today=today,
            how=how,
            units=False,
        ),
        looked=looked,
        looked_scope=back.in_words,
    )


def ids(session: Session, pick: Pick, *, today: date) -> list[str]:
    """Return what a count is of: groups, or suggestions of the look-back and of promises.

    Of promises a suggestion comes once for each promise that is counted; of nodes and items the
    group once for each.
    """
    read = _read(session, pick.scope, today)
    hit = pick.part == figures.HIT
    of_boards: dict[str, Callable[[GroupBoard], int]] = {
        STAGE.name: lambda b: b.stage == pick.part,
        GRADE.name: lambda b: labels.GRADE.get(b.grade, "") == pick.part,
        NODES.name: lambda b: b.nodes_done if hit else len(b.nodes),
        ITEMS.name: lambda b: sum(i.met_on is not None or not hit for i in b.items),
        REPORTED.name: lambda b: bool(b.reported_on) or not hit,
        figures.TOTAL: lambda _: 1,
    }
    if pick.figure in of_boards:
        asked = of_boards[pick.figure]
        return [board.id for board in read.boards for _ in range(asked(board))]
    if pick.figure == PROMISES.name:
        return [
            p.suggestion_id for p in read.promises if STATES[p.promise_state.value] == pick.part
        ]
    if pick.figure == KEPT.name:
        return [
            p.suggestion_id
            for p in read.promises
            if p.promise_state is PromiseState.FULFILLED or not hit
        ]
    done = _solved if pick.figure == SOLVED.name else _seen
    back = look_backs.lines(session, look_backs.scope(session, pick.scope.year))
    return [line.id for line in back if done(line) or not hit]


def _read(session: Session, scope: Scope, today: date) -> _Read:
    boards = tuple(b for b in group_boards.boards(session, today) if b.year in (None, scope.year))
    wanted = promise_list.Filter(promise_list.Only.ALL, scope.year)
    promises = promise_list.lines(session, wanted, today=today)
    return _Read(boards, tuple(promises))


def _divided(called: Called, some: Sequence[str], way: Way, none: str = "") -> Partition:
    many: dict[str, int] = defaultdict(int)
    for value in some:
        many[value] += 1
    order = sorted(many, key=lambda value: (value == "", -many[value], value))
    return figures.divided(called, [(v, v or none, many[v]) for v in order], way)


def _solved(line: LookLine) -> bool:
    return line.looked is not None and line.looked.solved in COUNTED


def _seen(line: LookLine) -> bool:
    return line.looked is not None


def _looked(found: LookedBack, way: Way) -> tuple[Rate, Rate]:
    """Return the two rates of a look-back, each of the same scope as its denominator."""
    done, solved = (replace(each, base=way.words) for each in (LOOKED, SOLVED))
    return (
        figures.ratio(done, found.looked, found.total, way),
        figures.ratio(solved, found.solved + found.advanced, found.total, way),
    )

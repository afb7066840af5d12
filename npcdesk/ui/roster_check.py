"""What the preview of a roster shows of each row: its tab, and which of its cells speak."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from npcdesk import labels
from npcdesk.office.roster_import import Action, Change, Plan, PlannedRow
from npcdesk.rules.drafts import DelegateDraft, Problem
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign
from npcdesk.workbooks.mend import field_of
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

TABS = {
    "bad": "要改",
    "ask": "请确认",
    "converted": "已换算",
    "ready": "可导入",
    "same": "没有变化",
    "left": "不是代表",  # totals and remarks among the rows: nothing to mend, nothing to take in
}
TONES = {"bad": "late", "ask": "soon", "converted": "doing"}
SIGNS = {"bad": Sign.BANG, "ask": Sign.CLOCK, "converted": Sign.HALF}
ALWAYS = ("name", "sex", "birth", "delegation", "occupation_class", "phone")
WIDTHS = {
    "name": 5.8,
    "sex": 2.4,
    "birth": 5.2,
    "delegation": 5.6,
    "occupation_class": 5.2,
    "phone": 5.4,
    "id_number": 8,
}
MOST = {"name": 12, "phone": 8}
RANKS = {"name": 1, "phone": 1, "id_number": 1, "occupation_class": 3}
"""Cells that Excel spoils most stay in sight."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One row of the sheet. `cells` maps a field to its kind and to what the sheet says there."""

    id: str
    row: int
    draft: DelegateDraft
    kind: str
    result: str
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def lines(plan: Plan) -> list[CheckLine]:
    """Return every row of a plan, and those that hold no delegate but a problem."""
    sheet = plan.sheet
    said: dict[int, list[tuple[str, Problem]]] = {}
    for kind, problems in (("converted", sheet.converted), ("ask", sheet.problems)):
        for problem in problems:
            told = "bad" if kind == "ask" and problem.grave else kind
            said.setdefault(problem.row, []).append((told, problem))
    places = {
        (p.column, p.cell.rstrip("0123456789")): field_of(sheet, p)
        for told in said.values()
        for _k, p in told
    }
    found = [_line(row, said.pop(row.draft.row, []), places) for row in plan.rows]
    lost = [_line(_nobody(row), told, places) for row, told in said.items()]
    return sorted([*found, *lost], key=lambda line: line.row) if lost else found


def _nobody(row: int) -> PlannedRow:
    return PlannedRow(DelegateDraft(name="", row=row), Action.REFUSED)


def _line(
    row: PlannedRow, told: Sequence[tuple[str, Problem]], places: Mapping[tuple[str, str], str]
) -> CheckLine:
    kind, result = _verdict(row, told)
    cells = {}
    for tone, problem in told:
        name = places[problem.column, problem.cell.rstrip("0123456789")]
        if name:
            cells[name] = (tone, problem.value)
    if row.action is Action.UNCLEAR:
        cells["name"] = ("ask", row.draft.name)
    own: tuple[Problem, ...] = ()
    if row.why and not any(problem.text == row.why for _tone, problem in told):
        own = (Problem(row.draft.row, "", "", "", row.why, grave=False),)
    problems = (*own, *(problem for _tone, problem in told))
    number = row.draft.row
    return CheckLine(str(number), number, row.draft, kind, result, problems, row.changes, cells)


def _verdict(row: PlannedRow, told: Sequence[tuple[str, Problem]]) -> tuple[str, str]:
    bad = [problem for kind, problem in told if kind == "bad"]
    ask = [problem for kind, problem in told if kind == "ask"]
    if row.action is Action.REFUSED:
        return _refused(row, bad)
    if row.action is Action.UNCLEAR:
        return "ask", "可能是同一人"
    if row.action is Action.SAME:
        return "same", "没有变化"
    if ask:
        return "ask", f"请核对{ask[0].column}"
    if told:
        return "converted", "已换算"
    return "ready", "新增" if row.action is Action.NEW else f"更新 {len(row.changes)} 项"


def _refused(row: PlannedRow, bad: Sequence[Problem]) -> tuple[str, str]:
    if not bad and not row.why:
        return "left", TABS["left"]
    return "bad", f"{bad[0].column or '这一行'}要改" if len(bad) == 1 else f"{len(bad)} 处要改"


def shown(line: CheckLine, name: str) -> str:
    """Return what a cell shows: what the sheet says where it is doubtful, else what was read."""
    kind, said = line.cells.get(name, ("", ""))
    return said if kind and said else written(name, getattr(line.draft, name))


def written(name: str, value: str) -> str:
    """Return a value of a draft as people write it."""
    if name == "sex":
        return labels.SEX.get(value, value)
    if name == "level":
        return labels.LEVEL.get(value, value)
    if name == "status":
        return labels.STATUS.get(value, value)
    return value.replace("-", ".") if name in ("birth", "joined_party", "began_work") else value


def columns() -> tuple[Column[CheckLine], ...]:
    """Return a column for each field; those not always shown come in where a cell speaks."""
    fields = [name for name in ROSTER_HEADINGS if name in DelegateDraft._fields]
    fields.sort(key=lambda name: ALWAYS.index(name) if name in ALWAYS else len(ALWAYS))
    made = [Column("行", _row, rank=1, align="right", width=2.2, look="quiet")]
    made += [_column(name) for name in fields]
    return (*made, Column("结果", _result, rank=1, width=6.8, mark=result_mark))


def arranged(some: Sequence[CheckLine]) -> list[str]:
    """Return the headings that these rows need."""
    spoken = {name for line in some for name in line.cells}
    fields = [n for n in ROSTER_HEADINGS if n in spoken and n not in ALWAYS]
    return ["行", *(ROSTER_HEADINGS[n] for n in (*ALWAYS, *fields)), "结果"]


def _column(name: str) -> Column[CheckLine]:
    def text(line: CheckLine) -> str:
        return shown(line, name)

    def mark(line: CheckLine) -> Mark | None:
        kind = line.cells.get(name, ("", ""))[0]
        return Mark(shown(line, name), TONES[kind]) if kind else None

    first = name == "name"
    return Column(
        ROSTER_HEADINGS[name],
        (lambda line: labels.padded(text(line))) if first else text,
        rank=RANKS.get(name, 2),
        width=WIDTHS.get(name, 6),
        align="centre" if name == "sex" else "left",
        look="strong" if first else "words",
        mark=mark,
        stretch=name in ("occupation_class", "delegation"),
        shown=name in ALWAYS,
        most=MOST.get(name, 0),
    )


def _row(line: CheckLine) -> str:
    return str(line.row)


def _result(line: CheckLine) -> str:
    return line.result


def result_mark(line: CheckLine) -> Mark | None:
    """Return the chip that says what will become of a row; what is simple is plain words."""
    if line.kind not in TONES:
        return None
    return Mark(line.result, TONES[line.kind], SIGNS[line.kind])

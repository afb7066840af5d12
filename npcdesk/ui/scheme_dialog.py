"""评价办法: the rubric, the weights and what is deducted, changed from a year on."""

from dataclasses import replace

from npcdesk.errors import NotAllowed
from npcdesk.models import ContactStage
from npcdesk.office import evaluation
from npcdesk.rules.scoring import Criterion, Handling, Part, Quality, Scheme
from npcdesk.rules.scoring_text import PART, STAGE, SUM
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, DropField, NumberField, TextField
from npcdesk.ui.words import Words

SPARE = 1  # empty lines for criteria of the office's own
FIGURES = {
    "receive_days": "交办后几日内签收",
    "per_extension": "延期一次扣百分之几",
    "per_urge": "催办一次扣百分之几",
    "mostly": "基本满意算百分之几",
}
CLASSES = [("", "按答复时的类别"), ("current", "按现在的类别")]
UNRETURNED = [("", "只算收回的评价"), ("counted", "没收回的算不满意")]


class _CriterionRow:
    """Name, points and wording of one line of the rubric; without a name it is left out."""

    def __init__(self, kept: Criterion | None) -> None:
        self.name, self.points = TextField("", has_hint=False), _number("", "分值")
        self.wording = TextField("", has_hint=False)
        self.name.editor.setAccessibleName("项目")
        self.wording.editor.setAccessibleName("怎么看")
        if kept is not None:
            self.name.set_value(kept.name)
            self.points.set_number(kept.points)
            self.wording.set_value(kept.wording)
            self.wording.line.setCursorPosition(0)

    def typed(self) -> Criterion | None:
        """Return what was typed."""
        name = self.name.value()
        return Criterion(name, _whole(self.points), self.wording.value()) if name else None


class SchemeDialog(DeedDialog):
    """Changes the scheme; years before the one given keep theirs."""

    def __init__(self, desk: Desk, year: str) -> None:
        self.desk, self.year = desk, int(year)
        with desk.store.reading() as session:
            self.scheme = evaluation.scheme(session, self.year)
        told = f"从 {year} 年交办的建议起，以前各年不变"
        super().__init__("评价办法", told, primary="保存", width=50)
        self._place_quality(self.scheme.quality)
        self._place_handling(self.scheme.handling)
        self._place_candidates(self.scheme)
        self._tell()

    def _place_quality(self, kept: Quality) -> None:
        self.body.addWidget(Words("建议质量：项目、分值（合计 100）、怎么看", "head"))
        self.criteria = [_CriterionRow(each) for each in (*kept.criteria, *[None] * SPARE)]
        for each in self.criteria:
            self.row(each.name, each.points, each.wording, shares=(3, 1, 9))
            each.points.changed.connect(self._tell)
            each.name.changed.connect(self._tell)

    def _place_handling(self, kept: Handling) -> None:
        self.body.addWidget(Words("承办单位得分：五项的分值（合计 100）", "head"))
        self.weights = {part: _number(PART[part]) for part in Part}
        self.row(*self.weights.values())
        for part, field in self.weights.items():
            field.set_number(kept.weights[part])
            field.changed.connect(self._tell)
        self.figures = {key: _number(words) for key, words in FIGURES.items()}
        for key, field in self.figures.items():
            field.set_number(getattr(kept, key))
        self.row(*self.figures.values())
        self.classes = DropField("结果", choices=CLASSES, has_hint=False)
        self.unreturned = DropField("满意率", choices=UNRETURNED, has_hint=False)
        self.stages = {
            stage: CheckField(f"{words}联系代表", on=stage in kept.stages)
            for stage, words in STAGE.items()
        }
        self.row(self.classes, self.unreturned)
        self.row(*self.stages.values())
        self.classes.set_value("current" if kept.by_current_class else "")
        self.unreturned.set_value("counted" if kept.unreturned else "")

    def _place_candidates(self, kept: Scheme) -> None:
        self.body.addWidget(Words("候选", "head"))
        self.least = _number("优秀建议：质量至少几分")
        self.unit_least = _number("先进单位：得分至少几分")
        self.papers = _number("先进单位：至少主办几件")
        self.solved = CheckField("优秀建议只列办成的", on=kept.quality.solved_only)
        self.rated = CheckField("优秀建议只列代表满意、基本满意的", on=kept.quality.rated_only)
        self.row(self.least, self.unit_least, self.papers)
        self.row(self.solved, self.rated)
        self.least.set_number(kept.quality.least)
        self.unit_least.set_number(kept.handling.least)
        self.papers.set_number(kept.handling.least_papers)

    def _tell(self) -> None:
        marks = sum(each.points for row in self.criteria if (each := row.typed()))
        weights = sum(map(_whole, self.weights.values()))
        self.foot_words.say(f"建议质量合计 {marks}，承办单位合计 {weights}，都要是 {SUM}")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it, or stay open and say what does not add up."""
        stages = tuple(stage for stage in ContactStage if self.stages[stage].value())
        if not stages:
            msg = "面谈至少要看办前、办中、办后的一次，请勾选。"
            raise NotAllowed(msg)
        quality = Quality(
            criteria=tuple(each for row in self.criteria if (each := row.typed())),
            least=_whole(self.least),
            solved_only=self.solved.value(),
            rated_only=self.rated.value(),
        )
        handling = replace(
            self.scheme.handling,
            weights={part: _whole(field) for part, field in self.weights.items()},
            least=_whole(self.unit_least),
            least_papers=max(1, _whole(self.papers)),
            stages=stages,
            by_current_class=bool(self.classes.value()),
            unreturned=bool(self.unreturned.value()),
            **{key: _whole(field) for key, field in self.figures.items()},
        )
        kept = replace(self.scheme, quality=quality, handling=handling)
        with self.desk.store.writing(f"{self.year}年起的双评价办法") as session:
            evaluation.keep_scheme(session, self.year, kept)
        self.desk.done(f"从 {self.year} 年起按改过的办法评价。")


def _number(label: str, called: str = "") -> NumberField:
    made = NumberField(label, has_hint=False)
    if called:
        made.editor.setAccessibleName(called)
    return made


def _whole(field: NumberField) -> int:
    return int(field.number() or 0)

"""登记代表, 编辑: all that the roster keeps of one delegate."""

from npcdesk import labels
from npcdesk.office import delegates, offices, roster, stations
from npcdesk.rules import naming, party
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import DropField, LongTextField, TextField
from npcdesk.ui.word_fields import ReadField, WordField
from npcdesk.ui.words import Words
from npcdesk.workbooks import numbers
from npcdesk.workbooks.cells import Reader
from npcdesk.workbooks.days import Manner, month_reader
from npcdesk.workbooks.words import NATIONS

# sources.md 2.10: the eighteen rows of 资格审查报告; an office may write others
_CLASSES = (
    "党委系统 人大系统 政府系统 政协系统 公检法系统 人民团体工作人员 社会团体负责人 "
    "国有及国有控股企业负责人 非国有企业负责人 工人 农民 教育 科技 文化体育 卫生 金融 "
    "解放军武警 其他"
)
_SCHOOLING = "研究生 大学本科 大学专科 中等专科 职业高中 技工学校 高中 初中 小学"
DEGREES = ("博士", "硕士", "学士")
CLASSES, SCHOOLING = _CLASSES.split(), _SCHOOLING.split()


class DelegateDialog(DeedDialog):
    """One delegate, new or known."""

    def __init__(self, desk: Desk, mandate_id: str = "") -> None:
        self.desk, self.mandate_id = desk, mandate_id
        self.today = desk.clock.today()
        verb = "编辑代表" if mandate_id else "登记代表"
        with desk.store.reading() as session:
            here = offices.here(session)
            known = delegates.file(session, mandate_id, self.today) if mandate_id else None
        super().__init__(
            verb,
            known.draft.name if known else here.congress,
            primary="保存" if mandate_id else verb,
            second="" if mandate_id else "登记，再登一位",
        )
        self.fields = self._make(here.level.value)
        if not here.keeps_ids:
            del self.fields["id_number"]
        self._place()
        if known is not None:
            for name, field in self.fields.items():
                field.set_value(getattr(known.draft, name))
        else:
            self.field("name").changed.connect(self._warn)
        self.field("name").take_focus()

    def field(self, name: str) -> Field:
        """Return the field of a draft's field."""
        return self.fields[name]

    def _make(self, level: str) -> dict[str, Field]:
        pivot = self.today.year % 100
        birth = month_reader(Manner((self.today.year - 18) % 100), grave=True, keep_day=True)
        month = month_reader(Manner(pivot), grave=True)
        made: dict[str, Field] = {
            "name": TextField("姓名", required=True, clean=naming.clean, has_hint=False),
            "sex": DropField("性别", choices=list(labels.SEX.items())[::-1], has_hint=False),
            "nation": WordField("民族", words=lambda: NATIONS),
            "birth": _months("出生年月", birth, "1978.05"),
            "party": WordField("政治面貌", words=lambda: party.PARTIES, clean=party.standard),
            "education": WordField("学历", words=lambda: SCHOOLING),
            "degree": WordField("学位", words=lambda: DEGREES),
            "native_place": TextField("籍贯", has_hint=False),
            "joined_party": _months("入党时间", month, "2001.07"),
            "began_work": _months("参加工作时间", month, "1996.08"),
            "work_unit": TextField("工作单位", has_hint=False),
            "post": TextField("职务", has_hint=False),
            "occupation_class": WordField("职业构成", words=lambda: CLASSES),
            "level": DropField("层级", choices=list(labels.LEVEL.items()), has_hint=False),
            "delegate_number": TextField("代表证号", has_hint=False),
            "delegation": WordField("代表团", words=self._delegations),
            "electoral_unit": TextField("选举单位（选区）", has_hint=False),
            "group": TextField("代表小组", has_hint=False),
            "station": WordField("所属站点", words=self._stations),
            "elected_how": WordField("当选方式", words=lambda: ("换届", "补选")),
            "terms": TextField("届次", placeholder="第十八届、第十九届", has_hint=False),
            "status": DropField("状态", choices=list(labels.STATUS.items()), has_hint=False),
            "phone": ReadField("手机", read=numbers.read_phone),
            "office_phone": ReadField("单位电话", read=numbers.read_phone),
            "id_number": ReadField("身份证号", read=numbers.read_id, placeholder="可以不填"),
            "email": TextField("邮箱", has_hint=False),
            "address": TextField("通讯地址", has_hint=False),
            "postcode": TextField("邮编", has_hint=False),
            "remark": LongTextField("备注", lines=2, has_hint=False),
            **self._make_more(month_reader(Manner(pivot), grave=True, keep_day=True)),
        }
        made["level"].set_value(level)
        made["status"].set_value("in_office")
        return made

    def _make_more(self, day: Reader) -> dict[str, Field]:
        unsaid = [("", "没有填")]
        return {
            "grassroots": DropField(
                "基层代表", choices=[*unsaid, ("yes", "是"), ("no", "否")], has_hint=False
            ),
            "elected_on": _months("当选日期", day, "2026.01.15"),
            "terms_served": TextField("连任届数", has_hint=False),
            "also_serves": TextField("兼任", placeholder="常委会组成人员", has_hint=False),
            "specialty": TextField("专长", has_hint=False),
            "residence": TextField("居住地", has_hint=False),
            "resume": LongTextField("简历", lines=4, has_hint=False),
            "publish": DropField(
                "公示范围",
                choices=[("", "按本单位的规定"), *labels.AUDIENCE.items()],
                has_hint=False,
            ),
        }

    def _place(self) -> None:
        for head, lines in _GROUPS:
            self.body.addWidget(Words(head, "head"))
            for line in lines:
                self.row(*(self.fields[name] for name in line.split() if name in self.fields))

    def _delegations(self) -> list[str]:
        with self.desk.store.reading() as session:
            return roster.delegations(session)

    def _stations(self) -> list[str]:
        with self.desk.store.reading() as session:
            return [name for _id, name, _place in stations.find(session, "", limit=200)]

    def _warn(self) -> None:
        """Tell of namesakes before somebody is entered twice."""
        name = naming.clean(self.field("name").value())
        with self.desk.store.reading() as session:
            found = delegates.find(session, name) if len(name) > 1 else []
        same = [each.note for each in found if each.name == name]
        places = "；".join(note or "没有写代表团" for note in same)
        self.note.say(
            f"名册里已经有“{name}”（{places}）。是同一人就不用再登记。" if same else "", "warn"
        )

    def draft(self) -> DelegateDraft:
        """Return what is filled in."""
        said = DelegateDraft(**{name: field.value() for name, field in self.fields.items()})
        return said._replace(name=naming.clean(said.name))

    def deed(self, *, second: bool) -> None:
        """Enter or change the delegate."""
        draft = self.draft()
        if not self.mandate_id:
            with self.desk.store.writing(f"登记代表 {draft.name}") as session:
                _person, made = delegates.enrol(session, draft)
            self.desk.done(f"{draft.name}已登入代表名册。")
            self.desk.made.emit(made)
            if second:
                self.finished.connect(lambda _code: self.desk.open("new-delegate"))
            return
        with self.desk.store.writing(f"编辑代表 {draft.name}") as session:
            changed = delegates.amend(session, self.mandate_id, draft, today=self.today)
        if changed:
            said = "、".join(self.fields[name].label.full() for name in changed)
            self.desk.done(f"{draft.name}的{said}已改。")
        else:
            self.desk.say(f"{draft.name}的资料没有改动。")


_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "个人情况",
        (
            "name sex nation birth",
            "party education degree native_place",
            "joined_party began_work specialty residence",
            "work_unit post",
        ),
    ),
    (
        "代表身份",
        (
            "occupation_class level delegate_number status",
            "delegation electoral_unit group station",
            "elected_how elected_on terms terms_served",
            "also_serves grassroots publish",
        ),
    ),
    ("联系方式", ("phone office_phone id_number email", "address postcode", "resume", "remark")),
)


def _months(label: str, read: Reader, example: str) -> ReadField:
    return ReadField(label, read=read, write=_dotted, placeholder=example)


def _dotted(kept: str) -> str:
    return kept.replace("-", ".")

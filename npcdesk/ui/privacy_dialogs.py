"""公示范围 of each fact, and whether identity numbers are kept."""

from PySide6.QtWidgets import QDialog

from npcdesk import labels
from npcdesk.models import Audience
from npcdesk.office import id_numbers, offices, publishing
from npcdesk.rules.publishing import USUAL
from npcdesk.ui import dialogs
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

A_LINE = 4


class PublishDialog(OfficeDeed):
    """How far each fact of a delegate goes."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            self.rules = publishing.rules(session)
        super().__init__(
            "公示范围",
            "内部只在本单位用，选民可以在站点看到，社会是对外公示；身份证号任何时候不公示",
            primary="保存",
        )
        names = {**ROSTER_HEADINGS, "photo": "照片"}
        some = list(labels.AUDIENCE.items())
        self.fields = {
            field: DropField(names[field], choices=some, has_hint=False) for field in USUAL
        }
        for field, drop in self.fields.items():
            drop.set_value(self.rules[field].value)
        every = list(self.fields.values())
        for start in range(0, len(every), A_LINE):
            line = self.row(*every[start : start + A_LINE])
            if len(every) - start < A_LINE:
                line.addStretch(1)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep what was changed."""
        said = {field: Audience(drop.value()) for field, drop in self.fields.items()}
        changed = {field: to for field, to in said.items() if to is not self.rules[field]}
        if not changed:
            self.desk.say("公示范围没有改动。")
            return
        with self.desk.store.writing("公示范围") as session:
            for field, to in changed.items():
                publishing.set_rule(session, field, to)
        self.desk.done(f"公示范围已改 {len(changed)} 栏。")


def keep_ids(desk: Desk) -> QDialog:
    """Ask whether identity numbers are to be kept, or no longer."""
    with desk.store.reading() as session:
        on, some = offices.here(session).keeps_ids, id_numbers.kept(session)

    def deed() -> None:
        with desk.store.writing("不登记身份证号" if on else "登记身份证号") as session:
            id_numbers.keep(session, on=not on)
        desk.done("身份证号不再登记。" if on else "身份证号可以登记了，显示和导出都会留下记录。")

    if on:
        note = f"已有的 {some} 个会清掉，撤销可以找回。" if some else ""
        return dialogs.confirm("不再登记身份证号？", "不再登记", deed, note=note, keep="照旧登记")
    note = "没有必要就不要登记。登记后名单里遮住，显示、导出完整号码都留下记录。"
    return dialogs.confirm("登记代表的身份证号？", "登记", deed, note=note, keep="不登记")

"""生成报告: a report written from data is read, the own paragraphs are added, it is saved."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.job import Job, Step
from npcdesk.office import files, report_known, written_reports
from npcdesk.office.statistics import Scope
from npcdesk.rules import report_difference
from npcdesk.rules.report_kinds import KINDS, OF_SUGGESTIONS, Written
from npcdesk.rules.shares import MODE, Mode, Rounding
from npcdesk.ui import place_dialog
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField

YEARS = 6
TRIM, FULL = "trim", "full"
ZEROS = {TRIM: "省略，19.0%写作19%", FULL: "不省略"}
MOST_SHOWN = 3  # decimals: 0, 1 or 2
SHOWN = 3  # changed figures that are named
WORD, PDF = "Word 文档 (*.docx)", "PDF (*.pdf)"


class WriteReportDialog(DeedDialog):
    """Chooses the report and its scope; the text is shown as it will be written.

    Args:
        desk: the open office.
        wanted: the code of the report to begin with, or "".
    """

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(
            "生成报告",
            "情况和数字用数据写成，本单位的话接在后面，记下来以后都放进去",
            primary="存为 Word",
            second="存为 PDF",
            second_icon="document_pdf",
            width=50,
        )
        self.desk, self.today = desk, desk.clock.today()
        self.kind = DropField("哪种报告", choices=list(KINDS.items()), has_hint=False)
        self.scope = DropField("统计口径", has_hint=False)
        self.decimals = DropField(
            "百分比", choices=[(str(n), f"{n}位小数") for n in range(MOST_SHOWN)], has_hint=False
        )
        self.mode = DropField("各项占比", choices=[*MODE.items()], has_hint=False)
        self.trim = DropField("末尾的 0", choices=[*ZEROS.items()], has_hint=False)
        self.text = LongTextField("情况（用数据写成，不用改）", lines=12, has_hint=False)
        self.text.area.setReadOnly(True)
        self.own = LongTextField("本单位的话", lines=4, hint="例如：二、主要做法。可以不填")
        self.row(self.kind, self.scope)
        self.row(self.decimals, self.mode, self.trim)
        self.row(self.text)
        self.row(self.own)
        self._scopes: dict[str, Scope] = {}
        self.kind.set_value(wanted or next(iter(KINDS)))
        self.kind.changed.connect(self._choose)
        for field in (self.scope, self.decimals, self.mode, self.trim):
            field.changed.connect(self.show_text)
        self._choose()

    def typed(self) -> bool:
        """Looking at another report is nothing typed."""
        return self.own.touched()

    def _choose(self) -> None:
        """Offer the scopes of the report that was chosen, and its own words."""
        kind = self.kind.value()
        with self.desk.store.reading() as session:
            known = report_known.choices(session) if kind in OF_SUGGESTIONS else []
            newest = written_reports.newest(session)
            self.own.set_value(written_reports.own_words(session, kind))
            self._show_rounding(written_reports.rounding(session, kind))
        now = self.today.year
        years = [(Scope(year=year), f"{year}年") for year in range(now, now - YEARS, -1)]
        some = (known or [(Scope(), "全部建议")]) if kind in OF_SUGGESTIONS else years
        self._scopes = {str(at): scope for at, (scope, _) in enumerate(some)}
        self.scope.set_choices([(str(at), words) for at, (_, words) in enumerate(some)])
        first = next((at for at, scope in self._scopes.items() if scope == newest), "0")
        self.scope.set_value(first)
        self.show_text()

    def _show_rounding(self, how: Rounding) -> None:
        """Show how the report that was chosen prints its percentages."""
        self._kept = how
        shown = (self.decimals, self.mode, self.trim)
        for field in shown:
            field.blockSignals(True)  # noqa: FBT003 - Qt's
        self.decimals.set_value(str(how.decimals))
        self.mode.set_value(how.mode.value)
        self.trim.set_value(TRIM if how.trim else FULL)
        for field in shown:
            field.blockSignals(False)  # noqa: FBT003 - Qt's

    def rounding(self) -> Rounding:
        """Return how percentages are to be printed."""
        decimals = int(self.decimals.value() or self._kept.decimals)
        return Rounding(decimals, Mode(self.mode.value()), self.trim.value() == TRIM)

    def show_text(self) -> None:
        """Show the facts as they will be written."""
        with self.desk.store.reading() as session:
            made = self._written(session)
            own = written_reports.own_words(session, self.kind.value())
        self.text.set_value(made.text.removesuffix(own).strip())

    def _written(self, session: Any) -> Written:
        scope = self._scopes.get(self.scope.value(), Scope())
        kind, how = self.kind.value(), self.rounding()
        return written_reports.written(session, kind, scope, today=self.today, how=how)

    def deed(self, *, second: bool) -> None:
        """Keep the own words and the rounding, then ask where the report is to be."""
        kind, how = self.kind.value(), self.rounding()
        own = self.own.value() if self.own.touched() else None
        if own is not None or how != self._kept:
            of = "本单位的话" if how == self._kept else "百分比写法" if own is None else "话和写法"
            with self.desk.store.writing(f"{KINDS[kind]}的{of}") as session:
                written_reports.keep(session, kind, own=own, how=how)
            self.desk.done(f"{KINDS[kind]}的{of}记下了。")
        with self.desk.store.reading() as session:
            made = self._written(session)
        ask(self.desk, made, self.parentWidget() or self, pdf=second)


def ask(desk: Desk, made: Written, window: QWidget, *, pdf: bool) -> None:
    """Ask where a report is to be, and write it there."""
    name = f"{made.name} {labels.day(made.on)}{'.pdf' if pdf else '.docx'}"
    dialog = place_dialog.where_to(desk, window, f"存{made.name}", name, PDF if pdf else WORD)
    dialog.fileSelected.connect(lambda path: begin(desk, made, Path(path)))
    dialog.open()


def begin(desk: Desk, made: Written, path: Path) -> None:
    """Write a report as a job; where there was one, say which figures changed."""
    desk.carry_out(
        lambda: _writing(made, path),
        title=f"正在写{made.name}",
        subtitle=path.name,
        then=lambda changed: desk.say(_told(made, path, changed)),
        cancel_note="取消后不写文件",
        writes=False,
    )


def _writing(made: Written, path: Path) -> Job[list[report_difference.Changed] | None]:
    from npcdesk.forms import written_report  # noqa: PLC0415 - the fonts, when they are wanted
    from npcdesk.workbooks import report_file  # noqa: PLC0415 - as above

    yield Step(0, 0)
    try:
        before = report_file.read(path) if path.exists() else ""
    except DeskError:  # whatever was there before, it is no report
        before = ""
    pdf = path.suffix.lower() == ".pdf"
    files.write(path, written_report.to_pdf(made) if pdf else written_report.to_docx(made))
    return report_difference.changed(before, made.text) if before else None


def _told(made: Written, path: Path, changed: list[report_difference.Changed] | None) -> str:
    said = f"{made.name}已存到 {path.name}。"
    if changed is None:
        return said
    if not changed:
        return f"{said}和原来那一份比，数都没有变。"
    named = "；".join(f"{c.label} {c.before}→{c.now}" for c in changed[:SHOWN] if len(c.now) < 12)
    return f"{said}和原来那一份比，变了 {len(changed)} 处{f'：{named}' if named else ''}。"

"""The questions of the first-run wizard, one page each. See `first_run`."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels, shipped
from npcdesk.rules import area_codes, deadlines
from npcdesk.rules.deadlines import FixedDay, Span
from npcdesk.rules.pack import BASE_WORDS, Base, Level, Pack, Rule
from npcdesk.ui.buttons import link, second
from npcdesk.ui.field import Field
from npcdesk.ui.fields import (
    FULL_WIDTH,
    CardChoice,
    CheckField,
    ChoiceCards,
    DropField,
    NumberField,
    PassphraseField,
    TextField,
)
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

SHORTEST = 8
MOST_TERMS = 99
CODE_HINT = "市、县 6 位，乡镇 9 位"
LEVELS = (
    CardChoice(Level.COUNTY, "县级", "县、自治县、不设区的市、市辖区"),
    CardChoice(Level.TOWNSHIP, "乡级", "乡、民族乡、镇"),
    CardChoice(Level.CITY, "市级", "设区的市、自治州"),
)
MOST_CARDS = 4
"""More packs than that are chosen from a list."""
RULES: tuple[tuple[str, str], ...] = (
    ("答复", "reply"),
    ("最长延期", "reply_max"),
    ("闭会建议交办", "assign_out_of_session"),
    ("退办", "withdraw"),
    ("首次联系代表", "first_contact"),
    ("协办意见", "co_opinion"),
    ("代表反馈", "feedback"),
    ("重新办理", "rehandle"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the wizard asked for."""

    level: Level
    name: str
    code: str
    term: int
    session: int
    pack_code: str
    passphrase: str = field(repr=False)


class StepPage(QWidget):
    """One question: its short name for the list, title, note, and fields."""

    name, title, note = "", "", ""

    def __init__(self) -> None:
        super().__init__()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(look().em(0.4))
        self.fields: list[Field] = []

    def row(self, *fields: Field, shares: tuple[int, ...] = ()) -> None:
        """Add fields in one line."""
        line = QHBoxLayout()
        line.setSpacing(look().em(0.8))
        for at, one in enumerate(fields):
            line.addWidget(one, shares[at] if shares else 1, Qt.AlignmentFlag.AlignTop)
            self.fields.append(one)
        self.inside.addLayout(line)

    def check(self) -> bool:
        """Check every field; put the focus on the first that must be put right."""
        bad = [one for one in self.fields if not one.check()]
        if bad:
            bad[0].take_focus()
        return not bad

    def arrive(self) -> None:
        """Put the focus where one begins."""
        if self.fields:
            self.fields[0].take_focus()


def narrow(text: str) -> str:
    """Return what was typed in half width, without spaces."""
    return "".join(text.translate(FULL_WIDTH).split())


def _check_ordinal(number: float) -> str:
    return "" if 1 <= number <= MOST_TERMS else "请写成 1 到 99，例如 19。"


class UnitStep(StepPage):
    """您的单位."""

    name, title = "您的单位", "填您的单位"
    note = "印在公文上的就是这里的名称。行政区划代码可以以后再补。"
    example_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.level = ChoiceCards("级别", cards=LEVELS, required=True)
        self.level.set_value(Level.COUNTY)
        self.office = TextField("单位名称", required=True, placeholder="示例县人大常委会")
        self.code = TextField(
            "行政区划代码",
            hint=CODE_HINT,
            clean=narrow,
            check=lambda code: area_codes.fault(str(self.level.value()), code),
        )
        self.term = NumberField("第几届", required=True, hint="例如 19", check=_check_ordinal)
        self.session = NumberField("第几次会议", required=True, check=_check_ordinal)
        self.session.set_number(1)
        self.row(self.level)
        self.row(self.office, self.code, shares=(3, 2))
        self.row(self.term, self.session)
        self.inside.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(Words("想先看看什么样？", "second", "text3"))
        self.example = link("先看演示数据")
        foot.addWidget(self.example)
        foot.addStretch()
        self.inside.addLayout(foot)
        self.example.clicked.connect(self.example_wanted)
        self.setAccessibleName(f"{self.title}，{labels.day(today)}")

    def arrive(self) -> None:
        """Begin with the name: the level is chosen already."""
        self.office.take_focus()


class RulesStep(StepPage):
    """规则包."""

    name, title = "规则包", "选规则包"
    note = "答复要几个月、退办几天，各地不一样。选错了不要紧，改了以后新登记的按新的算，旧的不动。"

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._level: Level | None = None
        self.packs: ChoiceCards | DropField | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(look().em(0.8))
        self.inside.addLayout(self._row)
        self.inside.addStretch()

    def show_level(self, level: Level) -> None:
        """Offer the packs of a level; without one of its own, the national ones."""
        if level is self._level:
            return
        self._level = level
        for_level = [p for p in shipped.packs() if p.level == level]
        offered = for_level or [p for p in shipped.packs() if p.code == "national"]
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        cards = [CardChoice(p.code, p.name, p.source) for p in offered]
        names = [(p.code, p.name) for p in offered]
        few = len(offered) <= MOST_CARDS
        self.packs = (
            ChoiceCards("", cards=cards, across=False)
            if few
            else DropField("规则包", choices=names, hint="本地的不在里面，先用国家法律，以后可以改")
        )
        self.packs.set_value(offered[0].code)
        self.fields = [self.packs]
        self._sums = QFrame()
        self._sums.setProperty("kind", "flat")
        self._row.addWidget(self.packs, 4, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._sums, 5, Qt.AlignmentFlag.AlignTop)
        self._show_sums()
        self.packs.changed.connect(self._show_sums)

    def pack(self) -> Pack:
        """Return the pack chosen."""
        code = self.packs.value() if self.packs else ""
        return shipped.pack(code or "national")

    def _show_sums(self) -> None:
        """Say how the program counts by the chosen pack."""
        em, pack = look().em, self.pack()
        fresh = QFrame()
        fresh.setProperty("kind", "flat")
        grid = QGridLayout(fresh)
        grid.setContentsMargins(em(0.8), em(0.7), em(0.8), em(0.7))
        grid.setVerticalSpacing(em(0.3))
        grid.setHorizontalSpacing(em(0.8))
        grid.setColumnStretch(2, 1)
        grid.addWidget(Words("选好以后，程序这样算日子", "head"), 0, 0, 1, 3)
        for row, (words, period, article) in enumerate(sums(pack), 1):
            grid.addWidget(Words(words, "second"), row, 0)
            grid.addWidget(Words(period, "strong"), row, 1)
            grid.addWidget(Words(article, "second", "text3", elide=True), row, 2)
        at = grid.rowCount()
        grid.addWidget(rule(), at, 0, 1, 3)
        grid.addWidget(Words(example(pack, self._today), "body", wrap=True), at + 1, 0, 1, 3)
        self._row.replaceWidget(self._sums, fresh)
        self._sums.hide()
        self._sums.deleteLater()
        self._sums = fresh
        self._row.setAlignment(fresh, Qt.AlignmentFlag.AlignTop)
        self._row.setStretchFactor(fresh, 5)


def sums(pack: Pack) -> list[tuple[str, str, str]]:
    """Return what a pack computes: the step, how long, the article."""
    rules: list[tuple[str, Rule | None]] = [(words, getattr(pack, key)) for words, key in RULES]
    return [
        (words, f"{_since(found.base)}{_within(found.period)}", found.article)
        for words, found in rules
        if found is not None
    ]


def _within(span: Span) -> str:
    return f"{span}前" if isinstance(span, FixedDay) else f"{span}内"


def _since(base: Base) -> str:
    """Say from when, where that is not plain from the step."""
    return "闭会后 " if base is Base.SESSION_CLOSED else ""


def example(pack: Pack, today: date) -> str:
    """Return one sum in words: 2月3日交办，5月6日前答复."""
    due = deadlines.due(today, pack.reply.period, shipped.calendar(), roll=pack.roll)
    began = BASE_WORDS[pack.reply.base]
    return f"举例：{labels.day_short(today)}{began}，{labels.day_short(due.effective)}前答复。"


class SecretStep(StepPage):
    """密码."""

    name, title = "密码与恢复码", "设一个密码"
    note = "数据是加密的，打开时要用它。一句自己记得住的话就好，至少八个字。"

    def __init__(self) -> None:
        super().__init__()
        self.first = PassphraseField("密码", check=self._long_enough)
        self.again = PassphraseField("再输入一遍", check=self._the_same)
        self.row(self.first)
        self.row(self.again)
        self.trouble = Note("bad")
        self.inside.addWidget(self.trouble)
        self.inside.addWidget(
            Note("info", "忘了密码可以用恢复码打开，下一屏给您。两样都没有了，谁也打不开。")
        )
        self.inside.addStretch()

    def _long_enough(self, typed: str) -> str:
        length = len(typed.strip())
        if length >= SHORTEST:
            return ""
        return f"现在有 {length} 个字，至少要 {SHORTEST} 个，例如一句自己记得住的话。"

    def _the_same(self, typed: str) -> str:
        return "" if typed == self.first.value() else "两遍不一样，请再输入一次。"


class CodeStep(StepPage):
    """恢复码: shown once."""

    name, title = "密码与恢复码", "打印恢复码"
    note = "只在现在显示。请打印出来封好，和电脑分开存放；以后可以在设置里换一个新的。"
    save_hint = "接着选存到哪个文件夹，最好是 U 盘；打印封好后，再把这个文件删掉。"
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self._card = QFrame()
        self._card.setProperty("kind", "flat")
        self._grid = QGridLayout(self._card)
        em = look().em
        self._grid.setContentsMargins(em(1), em(0.8), em(1), em(0.8))
        self._grid.setVerticalSpacing(em(0.6))
        verbs = QHBoxLayout()
        verbs.setSpacing(em(0.5))
        self.print = second("打印恢复码", "print")
        self.save = second("存为 PDF…", "document_pdf")
        self.save.setToolTip(self.save_hint)
        self.save.setAccessibleDescription(self.save_hint)
        for button in (self.print, self.save):
            verbs.addWidget(button)
        verbs.addStretch()
        self.told = Note("info")
        self.told.say(f"存为 PDF 的，{self.save_hint}", "info")
        self.kept = CheckField("已经打印收好")
        self.last = TextField("或者照着纸上，输入最后一组", hint="四个字符")
        self.inside.addWidget(self._card)
        self.inside.addLayout(verbs)
        self.inside.addWidget(self.told)
        self.inside.addSpacing(em(0.4))
        self.row(self.kept)
        self.row(self.last)
        self.inside.addStretch()
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)

    def show_code(self, code: str) -> None:
        """Show the eight groups in two lines."""
        self._code = code
        for at, group in enumerate(code.split("-")):
            words = Words(group, "figure")
            words.setAccessibleName(" ".join(group))
            self._grid.addWidget(words, at // 4, at % 4, Qt.AlignmentFlag.AlignCenter)

    def check(self) -> bool:
        """Ask that it was printed, or read back."""
        typed = narrow(self.last.value()).upper()
        if self.kept.value() or typed == self._code[-4:]:
            return True
        said = (
            "和屏幕上的最后一组不一样，请再看一遍。"
            if typed
            else "请先打印收好并打勾，或输入最后一组。"
        )
        self.last.show_error(said)
        self.last.take_focus()
        return False

    def arrive(self) -> None:
        """Begin with the printer."""
        self.print.setFocus(Qt.FocusReason.TabFocusReason)


class RosterStep(StepPage):
    """代表名册."""

    name, title = "代表名册", "把代表名册放进来"
    note = "有现成的 Excel 就现在导入，先给您看一遍，点了“导入”才写进去。"
    NOW, LATER = "roster-import", ""
    ends = Signal(str)  # what the last button does

    def __init__(self) -> None:
        super().__init__()
        self.when = ChoiceCards(
            "",
            cards=(
                CardChoice("now", "现在从 Excel 导入", "xlsx、xls、ods、csv 都认，表头不用改"),
                CardChoice("later", "以后再说", "在“代表名册”里随时可以导入，也可以一个一个登记"),
            ),
            across=False,
        )
        self.when.set_value("now")
        self.row(self.when)
        self.inside.addStretch()
        self.when.changed.connect(lambda: self.ends.emit(self.end()))

    def end(self) -> str:
        """Return what the last button is called: it says what comes next."""
        return "完成，去选名册文件" if self.then() else "完成"

    def then(self) -> str:
        """Return what the desk opens first: the import, or nothing beside 今日要办."""
        return self.NOW if self.when.value() == "now" else self.LATER

"""设置: how it looks, whose desk it is, its rules and sessions, its keys, its copies."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels, vault
from npcdesk.office import holidays, offices, reassigning
from npcdesk.office.files import size_words
from npcdesk.office.holidays import YearLine
from npcdesk.office.offices import Here, SessionLine
from npcdesk.store import aside
from npcdesk.ui import backups, faces_dialog
from npcdesk.ui.buttons import Verb, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.fields import DropField
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.page import Page
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import TEXT_SIZES
from npcdesk.ui.words import Words

COLOURS = (("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"))
SHOWN = 5


class SettingsPage(Page):
    """What can be chosen, each with its verb."""

    tab = ""
    watches = frozenset({"office", "term", "congress_session", "rule_pack", "holidays"})
    desk: OfficeDesk

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk, "设置")
        self.text_size = DropField(
            "文字大小",
            choices=[(key, words) for key, (words, _pt) in TEXT_SIZES.items()],
            has_hint=False,
        )
        self.colours = DropField("颜色", choices=COLOURS, has_hint=False)
        self.office, self.sessions = Facts([]), Facts([])
        self.keys, self.copies, self.holidays = Facts([]), Facts([]), Facts([])
        self.faces = Facts([])
        self.rules = Words("", "body", wrap=True)
        self.source = Words("", "second", "text3", wrap=True)
        self._lay_out_cards()
        self.text_size.set_value(desk.settings.text_size.value)
        self.colours.set_value(desk.settings.look.value)
        self.text_size.changed.connect(lambda: desk.open("text-size", self.text_size.value()))
        self.colours.changed.connect(lambda: desk.open("colours", self.colours.value()))
        desk.said.connect(self._heard)  # a slot of its own: a lambda would outlive the page

    def _heard(self, _said: object) -> None:
        self.reload_soon()

    def _lay_out_cards(self) -> None:
        em, inner = look().em, QWidget()
        whole = QHBoxLayout(inner)
        whole.setContentsMargins(0, 0, em(0.4), 0)
        whole.setSpacing(em(0.6))
        show = QHBoxLayout()
        show.setSpacing(em(0.8))
        show.addWidget(self.text_size)
        show.addWidget(self.colours)
        left: tuple[Card, ...] = (
            self._card("显示", show),
            self._card(
                "本单位",
                self.office,
                ("改单位信息", "office", "edit"),
                ("公文用语", "wording", "document_text"),
            ),
            self._card("届次", self.sessions, ("开新的一次会议", "session", "add")),
            self._card("打印字体", self.faces, ("看样、换字体", "faces", "text_font_size")),
        )
        right = (
            self._card(
                "规则包", self._rules(), ("看规则包", "packs", "open"), ("换一个", "pack", "edit")
            ),
            self._card("节假日", self.holidays, ("导入新一年的安排", "holidays", "arrow_import")),
            self._card(
                "密码与恢复码",
                self.keys,
                ("改密码", "passphrase", "lock_closed"),
                ("做一个新的恢复码", "recovery", "key"),
            ),
            self._card(
                "备份",
                self.copies,
                ("现在备份", "backup-now", "shield_checkmark"),
                ("用备份恢复", "restore", "history"),
            ),
            self._card(
                "示例和说明",
                Words(
                    "示例单位里的人和事都是虚构的，可以随便试，不影响您的数据。",
                    "second",
                    wrap=True,
                ),
                ("打开示例单位", "example", "open"),
                ("快捷键", "help", "question_circle"),
                ("关于", "about", "info"),
            ),
        )
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(em(0.6))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            whole.addLayout(column, 1)
        self.body.addWidget(scrolled(inner), 1)

    def _rules(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.rules)
        column.addWidget(self.source)
        return column

    def _card(
        self, title: str, inside: QWidget | QHBoxLayout | QVBoxLayout, *verbs: tuple[str, str, str]
    ) -> Card:
        card = Card(title)
        if isinstance(inside, QWidget):
            card.body.addWidget(inside)
        else:
            card.body.addLayout(inside)
        row = QHBoxLayout()
        row.setSpacing(look().em(0.4))
        for words, kind, icon in verbs:
            button = second(words, icon)
            button.clicked.connect(lambda _on=False, kind=kind: self.desk.open(kind))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch()
        if verbs:
            card.body.addLayout(row)
        return card

    def reload(self) -> None:
        """Read what is kept."""
        with self.desk.store.reading() as session:
            here = offices.here(session)
            known = offices.sessions(session)
            pack = offices.pack(session)
            years = holidays.years(session)
            missing = holidays.unknown_from(session, self.desk.clock.today())
            keeps = reassigning.keeps_clock(session)
        self.office.show_facts(office_facts(here, keeps_clock=keeps))
        self.sessions.show_facts([self._session(line) for line in known[:SHOWN]])
        self.rules.say(pack.name)
        self.source.say(pack.source)
        self.holidays.show_facts(self._holidays(years, missing))
        self.keys.show_facts(self._keys())
        self.copies.show_facts(self._copies())
        self.faces.show_facts(faces_dialog.facts(self.desk))

    def _holidays(self, years: list[YearLine], missing: int | None) -> list[Fact]:
        shipped = [line.year for line in years if not line.own]
        own = [
            Fact(
                f"{line.year}年",
                f"本单位导入，放假 {line.off} 天、调休上班 {line.worked} 天",
                verb=Verb("去掉", partial(self.desk.open, "drop-holidays", str(line.year))),
            )
            for line in years
            if line.own
        ]
        told = Fact("程序自带", f"到{max(shipped)}年" if shipped else "没有")
        later = (
            Fact(f"{missing}年", "程序里还没有，先按周末算；有了通知就导入") if missing else None
        )
        return [*own, *([later] if later else []), told]

    def _session(self, line: SessionLine) -> Fact:
        days = "至".join(labels.day(day) for day in (line.opened_on, line.closed_on) if day)
        wanted = f"{line.term}-{line.session}"
        verb = Verb("改日期", lambda: self.desk.open("session", wanted))
        return Fact(f"{line.name}会议", days or "还没有填会期", verb=verb)

    def _keys(self) -> list[Fact]:
        kinds = vault.kinds(self.desk.folder.slots)
        kept = "keyring" in kinds
        verb = Verb(
            "不再记住" if kept else "记住",
            lambda: self.desk.open("memory", "off" if kept else "on"),
        )
        return [
            Fact("密码", "已设" if "passphrase" in kinds else "没有设"),
            Fact("恢复码", "已做，只在做的时候显示"),
            Fact("这台电脑", "记住了，打开不用输密码" if kept else "每次打开要输密码", verb=verb),
        ]

    def _copies(self) -> list[Fact]:
        now = self.desk.clock.now()
        made = aside.listed(self.desk.folder)
        facts = [
            Fact(
                backups.when(copy.made_at, now),
                f"{copy.why}，{size_words(copy.size_bytes)}",
                verb=Verb("用它恢复", partial(self.desk.open, "restore", str(copy.path))),
            )
            for copy in made[:SHOWN]
        ]
        more = f"一共 {len(made)} 份" if len(made) > SHOWN else ""
        where = Fact("放在", str(self.desk.folder.copies), more)
        return [*facts, where] if made else [Fact("最近", "还没有备份")]


def office_facts(here: Here, *, keeps_clock: bool) -> list[Fact]:
    """Return whose desk it is; empty ones say so."""
    return [
        Fact("名称", here.name),
        Fact("级别", labels.LEVEL.get(here.level.value, "")),
        Fact("行政区划代码", here.code or "还没有填"),
        Fact("联系人", here.contact or "还没有填"),
        Fact("电话", here.phone or "还没有填"),
        Fact("地址", here.address or "还没有填"),
        Fact("改办以后", "按原来的答复期限办" if keeps_clock else "答复期限从重新交办起算"),
    ]

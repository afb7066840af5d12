"""复制后修改 and 修改 of a rule pack: numbers, units, starts, articles, classes, in plain words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from npcdesk.errors import DeskError
from npcdesk.office import packs
from npcdesk.rules import pack_form
from npcdesk.rules.pack import (
    AGREED,
    BASE_WORDS,
    CONTACT_WORDS,
    COPY_TO_WORDS,
    MUST_RULES,
    REPLY_TO_WORDS,
    RULE_WORDS,
    UNRETURNED_WORDS,
    WITHDRAWAL_WORDS,
    Contact,
    CopyTo,
    Pack,
    ReplyTo,
    Unreturned,
    Withdrawal,
)
from npcdesk.rules.pack_form import ClassForm, PackForm, RuleForm
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, DropField, TextField
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

CLASSES = 6
"""Lines for classes of results."""
BASES = [(base.value, f"{words}起") for base, words in BASE_WORDS.items()]


class _RuleRow:
    """The four fields of one rule. What is changed loses the article that it had."""

    def __init__(self, key: str, typed: RuleForm) -> None:
        star = "　*" if key in MUST_RULES else ""
        self.words = Words(RULE_WORDS[key] + star, "second", wrap=True)
        self.length = TextField("", has_hint=False)
        self.unit = DropField("", choices=pack_form.UNITS, has_hint=False)
        self.base = DropField("", choices=BASES, has_hint=False)
        self.article = TextField("", has_hint=False)
        self.fields = (self.length, self.unit, self.base, self.article)
        for field, name in zip(self.fields, ("期限", "单位", "起算", "依据"), strict=True):
            field.editor.setAccessibleName(f"{RULE_WORDS[key]}的{name}")
        self.length.set_value(typed.length)
        self.unit.set_value(typed.unit)
        self.base.set_value(typed.base)
        self.article.set_value(typed.article)
        for field in self.fields[:3]:
            field.changed.connect(self._changed)

    def _changed(self) -> None:
        moved = any(field.touched() for field in self.fields[:3])
        if moved and not self.article.touched():
            self.article.line.setText(AGREED)

    def typed(self) -> RuleForm:
        """Return what was typed."""
        return RuleForm(
            self.length.value(), self.unit.value(), self.base.value(), self.article.value()
        )


class _ClassRow:
    """The four fields of one class."""

    def __init__(self, typed: ClassForm) -> None:
        self.code = TextField("", has_hint=False)
        self.wording = TextField("", has_hint=False)
        self.solved = CheckField("算办成")
        self.promise = CheckField("要承诺日期")
        self.fields = (self.code, self.wording, self.solved, self.promise)
        self.code.editor.setAccessibleName("类别代号")
        self.wording.editor.setAccessibleName("类别的说法")
        self.code.set_value(typed.code)
        self.wording.set_value(typed.wording)
        self.solved.set_value(typed.solved)
        self.promise.set_value(typed.promise)

    def typed(self) -> ClassForm:
        """Return what was typed."""
        return ClassForm(
            self.code.value(), self.wording.value(), self.solved.value(), self.promise.value()
        )


class PackEditDialog(DeedDialog):
    """Changes an own pack, or a copy of a shipped one."""

    def __init__(self, desk: Desk, code: str) -> None:
        self.desk = desk
        with desk.store.reading() as session:
            line = packs.named(session, code)
        self.line, self.pack = line, line.pack
        title = "修改规则包" if line.own else "复制后修改"
        held = f"有 {line.papers} 件建议按它办，它们不变；以后新登记的按改过的"
        told = held if line.own and line.papers else "改过的只管以后新登记的建议"
        super().__init__(title, f"{line.name}　{told}", primary="保存", width=50)
        filled = pack_form.form(self.pack)
        self._place_names(filled)
        self._place_rules(filled)
        self._place_classes(filled)
        self._place_rest(filled)
        self._tell()

    def _place_names(self, filled: PackForm) -> None:
        self.name = TextField("名称", required=True, has_hint=False)
        self.source = TextField("依据的文件", required=True, has_hint=False)
        self.row(self.name, self.source, shares=(2, 5))
        self.name.set_value(filled.name if self.line.own else f"{filled.name}（本单位）")
        self.source.set_value(filled.source)
        self.source.line.setCursorPosition(0)

    def _place_rules(self, filled: PackForm) -> None:
        em = look().em
        self._head("期限", "空着就是没有规定；改了数字，依据会变成本单位约定，有文件的请写上")
        self.rules = {
            key: _RuleRow(key, filled.rules.get(key, RuleForm(article=AGREED)))
            for key in RULE_WORDS
        }
        for each in self.rules.values():
            each.words.setFixedWidth(em(9))
            each.words.setContentsMargins(0, em(0.35), 0, 0)
            for field, wide in zip(each.fields, (5, 6.5, 7), strict=False):
                field.setFixedWidth(em(wide))
            self._line(each.words, *each.fields)

    def _place_classes(self, filled: PackForm) -> None:
        em = look().em
        self._head("办理结果分类", "空着的行不算一类")
        blank = (ClassForm(),) * (CLASSES - len(filled.classes))
        self.classes = [_ClassRow(each) for each in (*filled.classes, *blank)]
        for each in self.classes:
            each.code.setFixedWidth(em(4))
            each.solved.setFixedWidth(em(5))
            each.promise.setFixedWidth(em(7))
            self._line(*each.fields)

    def _place_rest(self, filled: PackForm) -> None:
        self._head("评价、答复和面商", "")
        self.contact = _drop("答复前面商", CONTACT_WORDS, filled.contact)
        self.reply_to = _drop("联名建议答复谁", REPLY_TO_WORDS, filled.reply_to)
        self.unreturned = _drop("未寄回的征询表", UNRETURNED_WORDS, filled.unreturned)
        self.withdrawal = _drop("代表撤回建议", WITHDRAWAL_WORDS, filled.withdrawal)
        self.row(self.contact, self.reply_to)
        self.row(self.unreturned, self.withdrawal)
        self.both = CheckField("代表分别评价办理结果和办理态度", on=filled.both_questions)
        self.roll = CheckField("最后一天不上班的，顺延到下一个工作日", on=filled.roll)
        self.copies = {
            each: CheckField(f"抄送{words}", on=each in filled.copy_to)
            for each, words in COPY_TO_WORDS.items()
        }
        self.row(self.both, self.roll)
        self.row(*self.copies.values())

    def _head(self, words: str, note: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(look().em(0.6))
        head.addWidget(Words(words, "head"))
        head.addWidget(Words(note, "caption"))
        head.addStretch()
        self.body.addWidget(rule())
        self.body.addLayout(head)

    def _line(self, *parts: TextField | DropField | CheckField | Words) -> None:
        line = self.row(*parts)
        for at, part in enumerate(parts):
            fixed = part.minimumWidth() == part.maximumWidth()
            line.setStretch(at, 0 if fixed else 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the name: most other fields are filled in, or may stay empty."""
        super().showEvent(event)
        self.name.take_focus()

    def made(self) -> Pack:
        """Return the pack that is filled in, or raise `DeskError` in words."""
        changed = pack_form.made(
            PackForm(
                name=self.name.value(),
                source=self.source.value(),
                roll=self.roll.value(),
                contact=Contact(self.contact.value()),
                reply_to=ReplyTo(self.reply_to.value()),
                copy_to=tuple(CopyTo(each) for each, on in self.copies.items() if on.value()),
                unreturned=Unreturned(self.unreturned.value()),
                withdrawal=Withdrawal(self.withdrawal.value()),
                both_questions=self.both.value(),
                rules={key: each.typed() for key, each in self.rules.items()},
                classes=tuple(each.typed() for each in self.classes),
            ),
            self.pack,
        )
        return replace(changed, based_on=self.pack.based_on or self.pack.code)

    def _tell(self) -> None:
        """Say in what the pack as it is filled in is laxer than the law."""
        for each in self._fields:
            each.changed.connect(self._tell_laxer)
        self._tell_laxer()

    def _tell_laxer(self) -> None:
        try:
            made = self.made()
        except DeskError:
            return  # said when the person is done with typing
        with self.desk.store.reading() as session:
            self.note.say("\n".join(packs.laxer(session, made)), "warn")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it: in place, or as a pack of its own."""
        made, today = self.made(), self.desk.clock.today()
        with self.desk.store.writing(f"{self.title.text()}：{made.name}") as session:
            code = self.line.code
            if not self.line.own:
                code = packs.copy(session, code, made.name)
            kept = packs.save(session, code, made, today=today)
            current = packs.named(session, kept).current
        now = "以后新登记的按它算" if current else "要用它，请点“用这个”"
        self.desk.done(f"规则包“{made.name}”已保存，{now}。")


def _drop(label: str, words: Mapping[Any, str], value: str) -> DropField:
    field = DropField(label, choices=[(str(k), w) for k, w in words.items()], has_hint=False)
    field.set_value(value)
    return field

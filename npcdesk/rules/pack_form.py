"""A rule pack as a form has it: words that were typed, and the pack they make, or what to mend."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from npcdesk.errors import DeskError, NotAllowed
from npcdesk.rules.deadlines import UNIT_WORDS, FixedDay, Period, Span, Unit
from npcdesk.rules.pack import (
    AFTER_REPLY,
    ATTITUDE,
    BASE_WORDS,
    MAY_RULES,
    MUST_RULES,
    ONE_QUESTION,
    REPLY_RULES,
    RESULT,
    RULE_WORDS,
    SAID_WORDS,
    Base,
    Contact,
    CopyTo,
    Pack,
    Question,
    ReplyClass,
    ReplyTo,
    Rule,
    Unreturned,
    Withdrawal,
)
from npcdesk.rules.pack_text import LONGEST, fixed_day

FIXED = "fixed"
UNITS = (*((unit.value, words) for unit, words in UNIT_WORDS.items()), (FIXED, "每年这一天"))
TWO_QUESTIONS = (Question(RESULT, "办理结果"), Question(ATTITUDE, "办理态度"))
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class RuleForm:
    """One rule as typed: “3” and a unit, or “8月5日” and `FIXED`. Without a length: not fixed."""

    length: str = ""
    unit: str = Unit.MONTH.value
    base: str = Base.HANDED_OVER.value
    article: str = ""


@dataclass(frozen=True, slots=True)
class ClassForm:
    """One class of result as typed. Without code and wording there is none."""

    code: str = ""
    wording: str = ""
    solved: bool = False
    promise: bool = False


@dataclass(frozen=True, slots=True)
class PackForm:
    """Everything the form asks; what it does not ask stays as the pack has it."""

    name: str
    source: str
    roll: bool
    contact: Contact
    reply_to: ReplyTo
    copy_to: tuple[CopyTo, ...]
    unreturned: Unreturned
    withdrawal: Withdrawal
    both_questions: bool
    rules: dict[str, RuleForm]
    classes: tuple[ClassForm, ...]


def form(pack: Pack) -> PackForm:
    """Return a pack as its form shows it."""
    return PackForm(
        name=pack.name,
        source=pack.source,
        roll=pack.roll,
        contact=pack.contact_required,
        reply_to=pack.reply_to,
        copy_to=pack.copy_to,
        unreturned=pack.unreturned,
        withdrawal=pack.withdrawal,
        both_questions=pack.asks(ATTITUDE),
        rules={key: _shown(rule) for key, rule in pack.rules()},
        classes=tuple(
            ClassForm(c.code, c.wording, c.counts_as_solved, c.needs_promise) for c in pack.classes
        ),
    )


def _shown(rule: Rule) -> RuleForm:
    span = rule.period
    if isinstance(span, FixedDay):
        return RuleForm(str(span), FIXED, rule.base.value, rule.article)
    return RuleForm(str(span.count), span.unit.value, rule.base.value, rule.article)


def span(length: str, unit: str) -> Span:
    """Return what was typed as a length: 3 with its unit, or 8月5日.

    Raises:
        DeskError: it is no length; says what to type.
    """
    length = length.strip().translate(_DIGITS)
    if unit == FIXED:
        return fixed_day(length)
    if not length.isdecimal() or not 1 <= int(length) <= LONGEST:
        msg = f"没认出“{length}”是多久，请写 1 到 {LONGEST} 的数，例如 3。"
        raise NotAllowed(msg)
    return Period(int(length), Unit(unit))


def made(filled: PackForm, pack: Pack) -> Pack:
    """Return the pack that a filled-in form makes of `pack`.

    What else a pack fixes loses its article when it is changed: it is then the office's own.

    Raises:
        DeskError: something is missing or cannot be; says in words which rule, and what to type.
    """
    rules: dict[str, Any] = {
        key: _rule(key, filled.rules.get(key, RuleForm())) for key in (*MUST_RULES, *MAY_RULES)
    }
    same = filled.both_questions == pack.asks(ATTITUDE)
    asked = TWO_QUESTIONS if filled.both_questions else ONE_QUESTION
    changed = replace(
        pack,
        name=_words(filled.name, "名称", "本县2026年办理办法"),
        source=_words(filled.source, "依据的文件", "《示例县代表建议办理办法》"),
        roll=filled.roll,
        contact_required=filled.contact,
        reply_to=filled.reply_to,
        copy_to=filled.copy_to,
        unreturned=filled.unreturned,
        withdrawal=filled.withdrawal,
        questions=pack.questions if same else asked,
        classes=_classes(filled.classes, pack.classes),
        **rules,
    )
    fields = {"contact": "contact_required"}
    kept = tuple(
        (key, article)
        for key, article in pack.articles
        if key in SAID_WORDS
        and getattr(changed, fields.get(key, key)) == getattr(pack, fields.get(key, key))
    )
    return replace(changed, articles=kept)


def _rule(key: str, typed: RuleForm) -> Rule | None:
    name = RULE_WORDS[key]
    if not typed.length.strip():
        if key in MUST_RULES:
            msg = f"“{name}”的期限要填，例如 3 个月。"
            raise NotAllowed(msg)
        return None
    try:
        length = span(typed.length, typed.unit)
    except DeskError as error:
        msg = f"“{name}”：{error}"
        raise NotAllowed(msg) from error
    base = Base(typed.base)
    if key in REPLY_RULES and base in AFTER_REPLY:
        msg = f"“{name}”不能从{BASE_WORDS[base]}起算，那在答复以后。请选交办或别的。"
        raise NotAllowed(msg)
    return Rule(length, base, _words(typed.article, f"“{name}”的依据", "本单位约定（法律未规定）"))


def _classes(typed: Sequence[ClassForm], before: Sequence[ReplyClass]) -> tuple[ReplyClass, ...]:
    labels = {each.code: each.label for each in before}
    found: list[ReplyClass] = []
    for each in typed:
        code, wording = each.code.strip(), each.wording.strip()
        if not code and not wording:
            continue
        if not code or not wording:
            msg = f"办理结果“{code or wording}”要写全代号和说法，例如 A、已解决或基本解决。"
            raise NotAllowed(msg)
        if code in {other.code for other in found}:
            msg = f"办理结果有两个“{code}”，请改成不同的代号。"
            raise NotAllowed(msg)
        label = labels.get(code, f"{code}类")
        order = len(found) + 1
        found.append(ReplyClass(code, label, wording, each.solved, each.promise, order))
    if not any(each.counts_as_solved for each in found):
        msg = "办理结果至少要有一类算办成，请勾选一类。"
        raise NotAllowed(msg)
    return tuple(found)


def _words(typed: str, name: str, example: str) -> str:
    if not typed.strip():
        msg = f"{name}要填，例如 {example}。"
        raise NotAllowed(msg)
    return typed.strip()

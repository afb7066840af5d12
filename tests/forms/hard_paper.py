"""A paper with everything in it that is hard to set: rare names, long units, strange characters."""

from dataclasses import fields, is_dataclass, replace
from itertools import count

from npcdesk.rules.dossier import Filed
from npcdesk.rules.reception import ReceptionForm

RARE = "玥喆堃䶮㛃𬭎𠅤"
NAME = f"欧阳{RARE}"
UNIT = "示例市城乡建设和交通运输以及水利农业综合行政执法监督管理委员会第三工程质量检测办公室"
STRANGE = "A<B & C>D“引号”\u202e右左\u200f，表情😀，2026年"
TITLE = f"关于{STRANGE}在沙河镇修缮沙河桥并增设人行护栏、照明和监控设施切实保障群众出行安全的建议"
NAMED = frozenset(
    {"lead", "name", "leader", "contact", "convener", "speaker", "watched_by", "recipient"}
)
UNITS = frozenset(
    {
        "unit",
        "office",
        "lead_unit",
        "organiser",
        "to",
        "station",
        "venue",
        "wanted_unit",
        "asked_by",
    }
)
TOLD = frozenset(
    {
        "body",
        "said",
        "record",
        "answer",
        "asked",
        "outcome",
        "words",
        "told",
        "resume",
        "found",
        "progress",
        "consulted",
        "nodes",
        "how_far",
        "matter",
        "others",
        "comment",
        "result",
        "work",
        "facts",
        "units",
    }
)


def hard(paper, marks=None):
    """The paper with its words made hard; each ends with a mark that has to be found on paper."""
    marks = count(100) if marks is None else marks
    if is_dataclass(paper) and not isinstance(paper, type):
        fixed = {"title"} if isinstance(paper, ReceptionForm) else set()  # one of two headings
        changed = {
            each.name: _hard(each.name, getattr(paper, each.name), marks)
            for each in fields(paper)
            if each.name not in fixed
        }
        return replace(paper, **changed)
    return paper


def _hard(name, value, marks):
    if isinstance(value, str):
        return _words(name, value, marks)
    if isinstance(value, tuple) and value:
        return _several(name, value, marks)
    if is_dataclass(value):
        return hard(value, marks)
    return value


def _words(name, value, marks):
    if not value:
        return value
    if name in NAMED:
        return NAME
    if name in UNITS:
        return UNIT
    if name == "group":
        return f"{value}末{next(marks)}"
    if name == "title":
        return f"{TITLE}末{next(marks)}"
    if name in TOLD:
        return f"{value}{STRANGE * 3}末{next(marks)}"
    return value


def _several(name, value, marks):
    first = value[0]
    if name in {"present", "members", "invited", "copies", "delegates", "names"}:
        return tuple(f"{NAME[:2]}{RARE[at % 7]}{at}" for at in range(30))
    if name == "body":
        return tuple(
            f"（{at}）{STRANGE}{'今年开工，明年完成；' * 12}到此为止。" for at in range(30)
        )
    if is_dataclass(first):
        many = len(value) if isinstance(first, Filed) else 12
        return tuple(hard(value[at % len(value)], marks) for at in range(many))
    return value

"""What happens to mandates in the fictional county, and whom its delegates keep in touch with."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session

from npcdesk.models import ContactKind, MandateKind, MandateReason, MandateStatus
from npcdesk.office import double_contact, mandate_events, roster
from npcdesk.office.double_contact import NewEntry, NewPair
from npcdesk.office.mandate_events import Said
from npcdesk.office.roster import DelegateLine, Filter
from npcdesk.office.windows import Window
from npcdesk.store import Store

_SAID = (  # where a pair met how many days ago, what was raised, the answer
    (64, "走访", "机耕路雨天不好走，盼望硬化。", "已列入今年的以工代赈项目。"),
    (47, "座谈", "", ""),
    (12, "走访", "村卫生室的药不全，老人取药要进城。", ""),
    (5, "电话", "", ""),
)
_VOTERS = ("赵家院子 赵福来", "柳树村 周桂香", "纺织厂家属院 何勇", "前进村 田有才", "东街 沈阿姨")
_GRIDS = ("城关街道第三网格", "新桥村二组", "滨河社区第一网格")


def keep(session: Session, county: Sequence[DelegateLine], today: date) -> None:
    """Enter it; `county` are the delegates of the county."""
    _change(session, county, today)
    firsts = [each.person_id for each in county[:5]]
    others = [each.person_id for each in county[60:65]]
    pairs = [
        *(
            NewPair(ContactKind.DELEGATE, who, whom)
            for who, whom in zip(firsts, others, strict=True)
        ),
        *(
            NewPair(ContactKind.VOTER, who, to_name=name, to_phone="13800000000")
            for who, name in zip(others, _VOTERS, strict=True)
        ),
        *(
            NewPair(ContactKind.GRID, who, to_name=name)
            for who, name in zip(others, _GRIDS, strict=False)
        ),
    ]
    for at, new in enumerate(pairs):
        _meet(session, new, at, today)


def _change(session: Session, county: Sequence[DelegateLine], today: date) -> None:
    """Let one delegate, by-elected once, be suspended after an entry by mistake; one moves away."""

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    one, other = county[100].id, county[101].id
    elected = Said(ago(210), announced_on=ago(205), announcement="示例县人大常委会公告第3号")
    mandate_events.enter(session, one, MandateKind.BY_ELECTED, elected, today=today)
    moved = Said(ago(9), MandateReason.MOVED, ago(7), "示例县人大常委会公告第5号", "调任邻县。")
    wrong = mandate_events.enter(session, one, MandateKind.ENDED, moved, today=today)
    mandate_events.take_back(session, wrong, reason="记错了人。", today=today)
    mandate_events.enter(session, other, MandateKind.ENDED, moved, today=today)
    held = Said(ago(6), MandateReason.DETAINED, body="主席团许可后，公安机关通知。")
    mandate_events.enter(session, one, MandateKind.SUSPENDED, held, today=today)


def _meet(session: Session, new: NewPair, at: int, today: date) -> None:
    """Let a pair begin and be in touch so many times, the last ones of a kind never."""
    made = double_contact.pair(session, new)
    for days, how, words, answer in _SAID[: 4 - at % 5]:
        on = today - timedelta(days=days + at)
        entry = double_contact.log(session, made, NewEntry(on, how, words=words), today=today)
        if answer:
            answered = on + timedelta(days=20)
            double_contact.answer(session, entry, answer, on=answered)


def seen(store: Store, today: date) -> list[tuple[str, str, str]]:
    """Return what the window shows of it: the kind, what it is opened on, its name."""
    with store.reading() as session:
        one, unsure = (
            roster.lines(session, wanted, year=today.year, window=Window(0, 1))[0].id
            for wanted in (Filter(status=MandateStatus.SUSPENDED), Filter(place="unsure"))
        )
        pairs = double_contact.lines(session, ContactKind.VOTER, today.year)
    pair = next(each.id for each in pairs if each.awaits)
    return [
        ("delegate-life", one, "代表资格"),
        ("mandate-step", f"{MandateKind.ENDED}:{one}", "登记资格终止"),
        ("place-delegate", unsure, "指定位置"),
        ("contacts", "", "双联系"),
        ("new-pair", ContactKind.VOTER, "登记双联系"),
        ("log-contact", pair, "记一次联系"),
        ("answer-contact", pair, "答复问题"),
        ("new-term", "", "换届"),
        ("shown-numbers", "", "号码显示记录"),
        ("publish-rules", "", "公示范围"),
        ("keep-ids", "", "登记身份证号"),
    ]

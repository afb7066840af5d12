"""The due days that a handing-over sets running, before it is entered."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import Suggestion
from npcdesk.office import dues, reassigning
from npcdesk.office.dues import Resolved
from npcdesk.office.suggestion_events import standing
from npcdesk.rules.pack import Base, Rule
from npcdesk.rules.pack_law import LAW, LIMITS


@dataclass(frozen=True, slots=True)
class HandOverDues:
    """Until when the units reply, give their part to the lead unit, or send the paper back.

    `co_opinion` and `give_back` are None where the rule pack does not fix them.
    """

    pack: str  # the name of the rules
    usual: str  # 3个月
    longest: str  # 6个月, for wide and difficult matters
    reply: Resolved
    co_opinion: Resolved | None
    give_back: Resolved | None
    laxer: str = ""  # says so when the reply may come later than the law allows
    kept: bool = False  # the reply's day is that of the unit that gave it back (改办)


def hand_over_dues(
    session: Session, suggestion_id: str, on: date, *, longest: bool = False
) -> HandOverDues:
    """Return what would be due if a suggestion were handed over on the day `on`.

    `longest` takes the reply period for wide and difficult matters (代表法 第五十一条).

    Raises:
        NotFound: this office has no such suggestion.
    """
    paper = session.get(Suggestion, suggestion_id)
    if paper is None or paper.deleted or paper.unit:
        msg = "这件建议不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    pack = dues.pack_of(session, paper)

    def by(rule: Rule | None) -> Resolved | None:
        return dues.from_hand_over(session, paper, rule, on) if rule else None

    usual, wide = (
        pack.reply_rule(between_sessions=not paper.session, longest=wide) for wide in (False, True)
    )
    kept = reassigning.kept_due(session, standing(session, suggestion_id))
    reply = kept or dues.from_hand_over(session, paper, wide if longest else usual, on)
    limit = LIMITS["reply_max" if longest else "reply"]
    by_law = dues.resolve(session, paper, Rule(limit, Base.HANDED_OVER, LAW), on)
    late = f"按{pack.name}算到 {labels.day(reply.on)}，晚于{LAW}的 {labels.day(by_law.on)}。"
    return HandOverDues(
        pack=pack.name,
        usual=str(usual.period),
        longest=str(wide.period),
        reply=reply,
        co_opinion=by(pack.co_opinion),
        give_back=by(pack.withdraw),
        laxer=late if reply.on > by_law.on and not kept else "",
        kept=kept is not None,
    )

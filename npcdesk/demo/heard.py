"""What became of the opinions of the fictional county: most are settled, some are late."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from sqlmodel import Session

from npcdesk.models import Disposition, OpinionKind, Rating
from npcdesk.office import matters, opinion_events, visits
from npcdesk.office.opinion_events import Said
from npcdesk.office.visits import NewOpinion
from npcdesk.rules.opinion_life import NEXT, State

_SEED = 20260506
GATHERED = 5  # matters that several people raised
OLD = 150  # days after which an opinion of this county has run its course
_TOLD = {
    Disposition.ANSWERED: "讲明了政策，告诉了去哪里办",
    Disposition.STATION: "",
    Disposition.TRANSFERRED: "",
}
_RESULTS = ("已经修好，现场看过。", "已列入今年计划，九月底前完成。", "派人上门解决了。")
_WAYS = ("电话", "上门", "代表接待日当面")
_PEOPLE = ("陆桂珍", "何建民", "", "唐秀兰", "", "冯玉山", "邓小琴", "")
_PLACES = ("一组", "二组", "三组", "新街社区", "河东社区")
_WHOLE = (OpinionKind.RESULT, OpinionKind.FEEDBACK, OpinionKind.RATE, OpinionKind.CLOSE)


class Hall:
    """Writes what people said as a slip has it, and carries it on to where it stands today."""

    def __init__(self, units: Sequence[str]) -> None:
        self._units = list(units)
        self._dice = Random(_SEED)  # noqa: S311 - the same county every time

    def voice(self, words: str, category: str, way: Disposition) -> NewOpinion:
        """Return an opinion with who said it."""
        speaker = self._dice.choice(_PEOPLE)
        moved = way is Disposition.TRANSFERRED
        return NewOpinion(
            words,
            category,
            speaker=speaker,
            speaker_phone=f"1390000{self._dice.randint(1000, 9999)}" if speaker else "",
            speaker_address=self._dice.choice(_PLACES) if speaker else "",
            voter="yes" if speaker else "",
            disposition=way,
            unit_id=self._dice.choice(self._units) if moved else None,
            told=_TOLD.get(way, ""),
        )

    def go_on(self, session: Session, visit_ids: Sequence[str], today: date) -> None:
        """Enter results, what the people were told, and what they say to it; gather the same."""
        same: defaultdict[str, list[str]] = defaultdict(list)
        for opinion_ids in visits.opinion_ids(session, visit_ids).values():
            for opinion_id in opinion_ids:
                self._tell(session, opinion_id, today)
                same[opinion_events.own(session, opinion_id).words].append(opinion_id)
        for words, ids in sorted(same.items(), key=lambda each: -len(each[1]))[:GATHERED]:
            matters.gather(session, ids, words.rstrip("。"))

    def _tell(self, session: Session, opinion_id: str, today: date) -> None:
        on = opinion_events.heard_on(session, opinion_events.own(session, opinion_id))
        steps = self._dice.choice((4, 4, 4, 4, 3, 2, 1, 0))
        if (today - on).days > OLD:
            steps = len(_WHOLE)
        for kind in _WHOLE[:steps]:
            on += timedelta(days=self._dice.randint(3, 12))
            state = opinion_events.standing(session, opinion_id).state
            if state is State.CLOSED or on > today:
                return
            if (state, kind) not in NEXT:
                continue
            said = Said(
                on,
                words=self._dice.choice(_RESULTS) if kind is OpinionKind.RESULT else "",
                how=self._dice.choice(_WAYS) if kind is OpinionKind.FEEDBACK else "",
                rating=self._dice.choice(tuple(Rating)) if kind is OpinionKind.RATE else None,
            )
            opinion_events.enter(session, opinion_id, kind, said, today=today)

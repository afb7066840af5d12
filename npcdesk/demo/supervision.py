"""The four key-supervision groups of the fictional county, each at another stage of its work."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from npcdesk.models import Grade, GroupKind
from npcdesk.office import group_events, groups
from npcdesk.office.group_events import Said
from npcdesk.office.groups import Facts

DECIDED = 80  # days ago
MEETING = "第五次主任会议"
NODES = (  # days from now
    (-30, "摸清底数，列出问题清单"),
    (-9, "拿出整改措施"),
    (6, "现场座谈"),
    (25, "视察整改情况"),
)


class Chair:
    """Tells the work of the groups into one write, by the verbs of the office."""

    def __init__(self, session: Any, today: date, names: Sequence[str], dice: Random) -> None:
        self.session, self.today = session, today
        self._names, self._dice = names, dice

    def tell_all(self, papers: Sequence[str]) -> None:
        """Form the groups and let each come as far as its stage; each follows some papers.

        Args:
            papers: ids of suggestions that were handed over, in the order of their numbers.
        """
        going, silent, judged, nominated = self._facts()
        self._going(going, [papers[14], *papers[19:21]])
        self._silent(silent, papers[22:25])
        self._judged(judged, papers[5:8])
        self._nominated(nominated, papers[26:28])

    def _facts(self) -> list[Facts]:
        def people(count: int) -> tuple[str, ...]:
            return tuple(self._dice.sample(self._names, count))

        plan, deputy = "办前会商、办中调研、办后回访。", "副主任"
        return [
            Facts(
                "农业农村督办组",
                "王建国",
                deputy,
                "赵明辉",
                "副县长",
                "农业与农村工作委员会",
                people(3),
                people(2),
                plan,
            ),
            Facts(
                "城建环保督办组",
                "李淑珍",
                deputy,
                "",
                "",
                "环境与资源保护工作委员会",
                people(4),
                people(2),
                plan,
            ),
            Facts(
                "教科文卫督办组",
                "陈卫民",
                deputy,
                "",
                "",
                "教科文卫工作委员会",
                people(3),
                people(1),
                plan,
            ),
            Facts("民生保障督办组", committee="社会建设工作委员会"),
        ]

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _enter(self, group: str, kind: GroupKind, ago: int, body: str = "", **more: Any) -> str:
        said = Said(self._ago(ago), body=body, **more)
        return group_events.enter(self.session, group, kind, said, today=self.today)

    def _form(self, facts: Facts, papers: Sequence[str]) -> str:
        by = facts.committee
        group = groups.nominate(
            self.session,
            Facts(facts.name, committee=by),
            by=by,
            on=self._ago(DECIDED + 6),
            why="群众普遍关注，多年多次提出。",
            today=self.today,
        )
        for paper in papers:
            groups.choose(self.session, group, paper, on=self._ago(DECIDED), why="群众普遍关注")
        if not facts.leader:
            return group
        self._enter(group, GroupKind.DECIDE, DECIDED, who=MEETING)
        groups.set_up(self.session, group, facts, on=self._ago(DECIDED - 2), today=self.today)
        return group

    def _going(self, facts: Facts, papers: Sequence[str]) -> None:
        group = self._form(facts, papers)
        who, venue = "督办组、承办单位、提建议的代表", "县政府三楼会议室"
        self._enter(group, GroupKind.CONSULT, 66, "先修主管，再换支管。", who=who, venue=venue)
        nodes = [(self.today + timedelta(days=days), words) for days, words in NODES]
        plan = Said(self._ago(60), body="分三步：摸底、整改、回访。")
        group_events.plan(self.session, group, plan, nodes, today=self.today)
        self._meet(group, GroupKind.NODE_DONE, 31, "问题清单 12 条，已经交给承办单位。")
        self._enter(group, GroupKind.PROGRESS, 24, "主管道开挖 2.1 公里。", who="县水利局")
        found = "两处管沟回填不实，一处没有警示牌。"
        self._enter(group, GroupKind.INSPECT, 15, found, how="视察", venue="青石镇")
        due = self._ago(2)
        self._enter(group, GroupKind.ITEM, 15, "回填不实的重新夯实", who="县水利局", due_on=due)
        due = self._ago(-5)
        self._enter(group, GroupKind.ITEM, 15, "补设警示牌和照明", who="青石镇政府", due_on=due)
        self._enter(group, GroupKind.PROGRESS, 4, "支管更换过半。", who="县水利局")

    def _silent(self, facts: Facts, papers: Sequence[str]) -> None:
        group = self._form(facts, papers)
        self._enter(group, GroupKind.CONSULT, 52, "先治源头，再修岸线。", venue="东湖管理所")
        nodes = [(self._ago(-12), "清淤过半"), (self._ago(-40), "岸线绿化")]
        plan = Said(self._ago(38), body="清淤、截污、绿化。")
        group_events.plan(self.session, group, plan, nodes, today=self.today)

    def _judged(self, facts: Facts, papers: Sequence[str]) -> None:
        group = self._form(facts, papers)
        self._enter(group, GroupKind.CONSULT, 70, "药品目录由县里统一定。")
        nodes = [(self._ago(45), "重拟药品目录"), (self._ago(20), "药品配到村")]
        plan = Said(self._ago(64), body="统一目录，统一配送。")
        group_events.plan(self.session, group, plan, nodes, today=self.today)
        for ago, said in ((46, "目录 86 种已经印发。"), (19, "114 个卫生室都配齐了。")):
            self._meet(group, GroupKind.NODE_DONE, ago, said)
        self._enter(group, GroupKind.REPORT, 10, "三件建议全部答复。", who="第八次主任会议")
        self._enter(group, GroupKind.EVALUATE, 3, grade=Grade.FAIRLY_GOOD, who="常委会会议")

    def _nominated(self, facts: Facts, papers: Sequence[str]) -> None:
        self._form(facts, papers)

    def _meet(self, group: str, kind: GroupKind, ago: int, said: str) -> None:
        """Meet the first node that is open."""
        now = group_events.standing(self.session, group)
        node = next(point for point in now.nodes if point.met is None)
        self._enter(group, kind, ago, said, about_id=node.event.id)

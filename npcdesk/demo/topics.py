"""Three topics of the fictional county's year, each at another stage."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from npcdesk.models import Grade, Level, Suggestion, TopicKind, TopicLinkKind
from npcdesk.office import topics
from npcdesk.office.topics import Facts, NewPart, Said
from npcdesk.rules.topic_life import VERB

PUBLISHED = 100  # days ago
Kind = TopicKind
TOPICS = (
    Facts(0, "农村饮水安全", "年底前农村自来水水质达标率到 95%", "农业与农村工作委员会"),
    Facts(0, "“一老一小”服务设施建设", "每个乡镇有一处日间照料和托育点", "社会建设工作委员会"),
    Facts(0, "沙河流域生态保护", "沙河县境内断面全年达到三类水", "环境与资源保护工作委员会"),
)
PARTS = (  # level, who, task, due in so many days
    (Level.PROVINCE, "省人大代表示例小组", "争取管网改造资金", 40),
    (Level.CITY, "示例市人大常委会", "列入市级监督计划", 60),
    (Level.COUNTY, "示例县人大常委会", "听取专项工作报告，开展执法检查", 5),
    (Level.TOWNSHIP, "青石镇人大主席团", "逐村收集意见，建立问题清单", -3),
    (Level.TOWNSHIP, "柳湾镇人大主席团", "逐村收集意见，建立问题清单", 12),
)
ABOUT = (("缺水", "水库", "排水"), ("老年食堂", "养老"), ("沙河上游", "采砂"))
"""Words in the titles of the suggestions that belong to each topic."""
DONE = (  # of the second topic: who, steps with how many days ago
    (Level.COUNTY, ((Kind.CLAIM, 90, ""), (Kind.RESULT, 20, "调研报告一份，提出建议 5 条。"))),
    (Level.TOWNSHIP, ((Kind.CLAIM, 88, ""), (Kind.RESULT, 30, "收集意见 46 条，选定点位 3 处。"))),
)


def tell(session: Any, papers: Sequence[str], today: date) -> None:
    """Publish the topics and let each come as far as its stage.

    Args:
        session: of one write.
        papers: ids of the suggestions that were handed over.
        today: days are counted back from it.
    """
    first, second, third = (_publish(session, facts, today) for facts in TOPICS)
    _going(session, first, today)
    _assessed(session, second, today)
    _part(session, third, PARTS[2][:3], 90, today)
    for topic, words in zip((first, second, third), ABOUT, strict=True):
        for paper in papers:
            title = session.get(Suggestion, paper).title
            if any(each in title for each in words):
                topics.link(session, topic, TopicLinkKind.SUGGESTION, paper, on=today)


def _publish(session: Any, facts: Facts, today: date) -> str:
    on = today - timedelta(days=PUBLISHED)
    known = Facts(on.year, facts.title, facts.aim, facts.lead)
    return topics.publish(session, known, on=on, today=today)


def _part(session: Any, topic: str, of: tuple[Level, str, str], due: int, today: date) -> str:
    level, who, task = of
    new = NewPart(level, who, task=task, due_on=today + timedelta(days=due))
    return topics.add_part(session, topic, new)


def _enter(session: Any, topic: str, kind: TopicKind, ago: int, today: date, **said: Any) -> None:
    on = today - timedelta(days=ago)
    topics.enter(session, topic, kind, Said(on, **said), today=today)


def _going(session: Any, topic: str, today: date) -> None:
    _province, city, county, town, other = [
        _part(session, topic, (level, who, task), due, today) for level, who, task, due in PARTS
    ]
    for part, ago in ((city, 92), (county, 95), (town, 90), (other, 86)):
        _enter(session, topic, Kind.CLAIM, ago, today, part_id=part)
    words = "检查水厂 6 座，发现消毒设备老化 2 处。"
    _enter(session, topic, Kind.PROGRESS, 34, today, part_id=county, body=words)
    words = "问题清单 31 条，其中管网破损 12 处。"
    _enter(session, topic, Kind.RESULT, 12, today, part_id=other, body=words)
    who = "省人大代表示例"
    words = "建议省级补助农村老旧供水管网改造。"
    _enter(session, topic, Kind.ESCALATE, 9, today, who=who, body=words)


def _assessed(session: Any, topic: str, today: date) -> None:
    whose = {level: (level, who, task) for level, who, task, _ in PARTS[:4]}
    for level, steps in DONE:
        part = _part(session, topic, whose[level], -10, today)
        for kind, ago, words in steps:
            _enter(session, topic, kind, ago, today, part_id=part, body=words)
    words = "三处点位列入今年民生实事，进度每季度公布。"
    _enter(session, topic, Kind.SHARE, 15, today, who="各级代表", body=words)
    words = "选题准、协同好，推动解决快。"
    who = "五级代表联席会议"
    _enter(session, topic, Kind.ASSESS, 6, today, grade=Grade.GOOD, who=who, body=words)


def shown(session: Any) -> list[tuple[str, str, str, str]]:
    """Return what the demonstration shows of them: route, what it is opened on, name, tab."""
    going, judged = (topics.named(session, facts.title) for facts in TOPICS[:2])
    steps = ((Kind.PROGRESS, going), (Kind.ASSESS, going), (Kind.CLOSE, judged))
    return [
        ("topics", "", "五级协同", "stations"),
        ("topic", going, "一个协同议题", ""),
        ("new-topic", "", "发布议题", ""),
        ("amend-topic", going, "改议题", ""),
        ("topic-part", going, "加一项承担", ""),
        *(
            ("topic-step", f"{kind.value}:{topic}", f"议题{VERB[kind]}", "")
            for kind, topic in steps
        ),
        ("link-topic", going, "关联到议题", ""),
    ]

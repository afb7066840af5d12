"""The Chinese words of 五级协同. `labels` takes them in."""

TOPIC_ROLE = {
    "support": "争取政策支持",
    "lead": "牵头带动",
    "oversee": "监督落地",
    "gather": "收集意见",
    "study": "调查研究",
}
TOPIC_EVENT = {
    "claim": "认领",
    "progress": "进展",
    "result": "成果",
    "share": "通报",
    "assess": "评估",
    "escalate": "提交上级",
    "close": "结束",
    "take_back": "更正",
}
TOPIC_LINK = {
    "suggestion": "建议",
    "activity": "活动",
    "opinion": "群众意见",
    "matter": "同类事项",
}
TABLE = {
    "topic": "协同议题",
    "topic_part": "议题承担",
    "topic_event": "议题经过",
    "topic_link": "议题关联",
}
COUNTED_IN = {"topic": "个", "topic_part": "项"}
COLUMNS = (
    "topic.year 年度,topic.title 议题,topic.aim 要解决什么,topic.lead 牵头,"
    "topic.published_on 发布日期,topic_id 议题,topic_part.who 承担,topic_part.office_code 单位代码,"
    "topic_part.role 怎样承担,topic_part.task 任务,topic_part.due_on 完成期限,"
    "topic_event.part_id 承担,topic_event.who 向谁或由谁,topic_event.grade 评估等次,"
    "topic_link.target_id 关联的是,topic_link.title 关联时的名称,topic_link.on 关联日期"
)
CHOICES = {
    "topic_part.role": TOPIC_ROLE,
    "topic_event.kind": TOPIC_EVENT,
    "topic_link.kind": TOPIC_LINK,
}

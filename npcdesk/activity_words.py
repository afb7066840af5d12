"""The Chinese words of 代表小组 and of what delegates do in a year. `labels` takes them in."""

from npcdesk import project_words, topic_words

ACTIVITY_KIND = {
    "congress": "人大会议",
    "speech": "审议发言",
    "team": "小组活动",
    "inspection": "视察",
    "research": "专题调研",
    "law_check": "执法检查",
    "training": "学习培训",
    "sit_in": "列席会议",
    "report": "述职",
    "open_day": "代表开放日",
    "joint": "五级联席会议",
    "check_in": "报到",
    "petition": "信访代办",
    "mediation": "诉前调解",
    "oversight": "反映监督事项",
    "project": "民生实事监督",
    "hotline": "疑难工单督办",
    "appraisal": "评议评价",
    "deed": "帮办实事",
    "other": "其他活动",
}
DUTY_KIND = {
    "reception": "接待群众",
    "work": "进站履职",
    "call": "走访选民",
    "contact": "双联系",
    **ACTIVITY_KIND,
    "lead": "领衔建议",
    "co": "联名建议",
}
ATTENDANCE = {"due": "应到", "present": "实到", "leave": "请假", "absent": "缺席"}
OUTCOME = {"suggestion": "代表建议", "report": "调研报告", "other": "其他成果"}
TEAM_BASIS = {"area": "地域", "field": "专业"}

TABLE = {
    "team": "代表小组",
    "team_member": "代表小组成员",
    "activity": "活动",
    "activity_part": "参加活动",
    "activity_outcome": "活动成果",
    **topic_words.TABLE,
    **project_words.TABLE,
}
COUNTED_IN = {
    "team": "个",
    "team_member": "人",
    "activity": "次",
    "activity_part": "人次",
    "activity_outcome": "件",
    **topic_words.COUNTED_IN,
    **project_words.COUNTED_IN,
}
COLUMNS = (
    "team.name 名称,basis 划分,team.field 地域或领域,convener_id 召集人,served_by 服务保障单位,"
    "team_id 代表小组,activity_id 活动,activity.title 名称,planned_on 计划日期,noticed_on 通知日期,"
    "activity.closed_on 归档日期,cancelled_on 取消日期,activity.place 地点,organiser 组织单位,"
    "notice 通知,record 记录,attendance 出席情况,times 次数,activity_part.role 身份,"
    "activity_part.told_on 提醒日期,satisfied 满意票,mostly 基本满意票,dissatisfied 不满意票,"
    f"activity_outcome.words 内容,{topic_words.COLUMNS},{project_words.COLUMNS}"
)
CHOICES = {
    "activity.kind": ACTIVITY_KIND,
    "attendance": ATTENDANCE,
    "activity_outcome.kind": OUTCOME,
    "basis": TEAM_BASIS,
    **topic_words.CHOICES,
    **project_words.CHOICES,
}

"""The Chinese words of 民生实事. `labels` takes them in."""

SOURCE = {
    "delegate": "代表建议",
    "people": "群众意见",
    "committee": "人大各委办",
    "government": "政府部门",
    "other": "其他",
}
EVENT = {
    "screen": "筛选",
    "shortlist": "初定",
    "review": "审议",
    "vote": "票决",
    "assign": "责任清单",
    "node": "计划节点",
    "node_done": "节点完成",
    "progress": "进度",
    "inspect": "督查",
    "item": "督查清单",
    "answer": "清单反馈",
    "adjust": "调整",
    "grade": "小组评价",
    "finish": "完成情况",
    "survey": "第三方调查",
    "report": "报告",
    "take_back": "更正",
}
SCREENED = {"keep": "列入", "study": "补充调研", "merge": "并入", "drop": "不列入"}
VOTED = {"pass": "通过", "fail": "未通过"}
FINISHED = {"done": "完成", "mostly": "基本完成", "undone": "未完成"}
OUTCOME = {**SCREENED, **VOTED, **FINISHED}
METHOD = {
    "choose": "差额票决",
    "each": "逐项表决",
    "rate": "满意度测评",
    "grade": "等次评价",
}
BASIS = {"all": "全体", "present": "到会", "valid": "有效票"}
MARKS = {
    "choose": {"yes": "赞成"},
    "each": {"yes": "赞成", "no": "反对", "abstain": "弃权"},
    "rate": {"yes": "满意", "mostly": "基本满意", "no": "不满意", "abstain": "弃权"},
    "grade": {"yes": "好", "mostly": "较好", "fair": "一般", "no": "差", "abstain": "弃权"},
}
"""What the columns of a count are called, by the method of the vote."""

TABLE = {
    "project": "民生实事项目",
    "project_event": "项目经过",
    "project_group": "项目监督小组",
    "project_member": "项目监督小组成员",
    "project_poll": "项目票决",
    "poll_batch": "计票组",
    "poll_tally": "项目得票",
}
COUNTED_IN = {
    "project": "项",
    "project_group": "个",
    "project_member": "人",
    "project_poll": "次",
    "poll_batch": "个",
}
COLUMNS = (
    "project.title 项目,project.body 主要内容,source 来源,proposer 提出人,proposed_on 提出日期,"
    "responsible 责任单位,project.official 分管领导,total_yuan 总投资（元）,"
    "year_yuan 年度投资（元）,funds 资金来源,finish_on 完成时间,project.group_id 监督小组,"
    "project_id 项目,project_event.other_id 并入,poll_id 票决,outcome 结果,percent 进度（%）,"
    "paid_yuan 已拨（元）,score 得分,project_member.group_id 监督小组,project_member.name 姓名,"
    "joined_on 报名日期,left_on 退出日期,method 票决办法,meeting 会议,voters 投票人,"
    "seats 应选,base 应到,basis 过半数的基数,present 实到,tellers 监票人,counters 计票人,"
    "after_id 接着哪一次,settled_on 定下日期,batch_id 计票组,issued 发出,returned 收回,"
    "valid 有效,invalid 无效,yes 赞成、满意或好,mostly 基本满意或较好,fair 一般,"
    "no 反对、不满意或差,abstain 弃权"
)
CHOICES = {
    "source": SOURCE,
    "project_event.kind": EVENT,
    "outcome": OUTCOME,
    "method": METHOD,
    "project_poll.basis": BASIS,
}

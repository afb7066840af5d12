"""The headings of the list that a unit is sent, and what else units make of them.

For each field the headings that mean it, the one that is written first; see `vocabulary`.
"""

from npcdesk.workbooks.vocabulary import SERIAL, Vocabulary

_WORDS = {
    SERIAL: "序号 顺序 No No.",
    "number": "建议号 建议编号 编号 件号",
    "session": "届次 会次 届别 会议",
    "title": "建议标题 标题 题目 案由 建议题目 建议名称",
    "lead": "领衔代表 领衔人 提出人 代表 代表姓名",
    "role": "主办或协办 主协办 承办方式 办理方式",
    "handed_on": "交办日期 交办时间",
    "due_on": "答复期限 办理期限 答复时限",
    "answer": "办理情况 办理意见 答复内容 办理进展 答复意见 协办意见",
    "reply_class": "类别 办理结果 答复类别 办理结果类别 结果类别 办理类别",
    "replied_on": "答复日期 答复时间 办复日期 回复日期",
    "document_number": "文号 答复文号 发文字号 答复函文号",
    "promised_on": "承诺完成时限 承诺时限 承诺日期 承诺完成日期 完成时限 承诺办结时限",
    "signed_by": "签发人 签发领导",
    "contacted_on": "面商日期 面商时间 沟通日期",
    "contacted_how": "面商方式 沟通方式 面商形式",
    "contact": "联系人 经办人 承办人",
    "phone": "电话 联系电话 电话号码 手机 办公电话",
    "code": "回收编号 回收号 校验编号",
}

WORDS: Vocabulary = {
    heading.lower(): field for field, headings in _WORDS.items() for heading in headings.split()
}
HEADINGS = {field: headings.split()[0] for field, headings in _WORDS.items()}

GIVEN = ("number", "session", "title", "lead", "role", "handed_on", "due_on")
ANSWERS = (
    "answer",
    "reply_class",
    "replied_on",
    "document_number",
    "promised_on",
    "signed_by",
    "contacted_on",
    "contacted_how",
    "contact",
    "phone",
)
REPLY_ALONE = ("reply_class", "replied_on", "document_number", "promised_on", "signed_by")
"""What only a unit that gives the reply fills in."""
DAYS = ("handed_on", "due_on", "replied_on", "promised_on", "contacted_on")
WAYS = ("走访", "座谈", "电话", "书面")

"""The places of forms whose words an office may choose, with what the program says there."""

from npcdesk.rules.report_kinds import KINDS, own_code, rounding_code
from npcdesk.rules.wording_more import OF_DELEGATES, OF_LETTERS, OF_LISTS, OF_MEETINGS, OF_STATIONS
from npcdesk.rules.wording_slot import Slot

FACTS = {
    "大会": "示例县第十九届人民代表大会",
    "会次": "第一次会议，闭会期间提出的写闭会期间",
    "建议号": "35",
    "题目": "《关于修缮沙河桥的建议》",
    "代表姓名": "周启明等4名",
    "称呼": "您，几名代表的写你们",
    "承办单位": "示例县交通运输局",
    "贵单位": "贵局",
    "本单位": "设置里的单位名称",
    "联系人": "纸上印的联系人",
    "电话": "纸上印的电话",
    "法律": "《代表法》的全称",
    "名目": "优秀代表建议和先进承办单位",
    "数目": "3件，单位写3个",
    "会议": "开会的名称，表彰名单上连同日期",
    "票名": "民生实事项目票决票，计票的写民生实事项目票决",
    "交办会": "经…研究，没有开会的空着",
    "件数": "3",
    "承办方式": "主办2件、协办1件",
    "交办日期": "2026年2月3日",
    "其他单位": "，县财政局协办，没有的空着",
    "文号": "（示常办〔2026〕3号），没有的空着",
    "期限": "2026年3月6日",
    "年度": "2026",
    "督办组": "桥梁安全督办组",
    "确定": "第五次主任会议确定，没有的空着",
    "先打电话": "提前拨打0571-6310018，或者，没有电话的空着",
    "站点": "青石镇代表之家",
    "小组": "小组，不是小组活动的空着",
    "活动": "视察沙河桥",
    "范围": "（沙河镇代表团），整本的空着",
    "人数": "240",
}
"""What may stand in braces, and what comes there."""


_AT = ("大会", "会次", "建议号", "题目", "代表姓名")
_REACH = ("联系人", "电话")
_CONTACT = "联系人：{联系人}，电话：{电话}"
_HANDED = "{代表姓名}代表在{大会}{会次}提出的{题目}（第{建议号}号），"
SLOTS = (
    Slot("reply-letter.mark", "答复函", "发文机关标志", "{承办单位}", ("承办单位",)),
    Slot(
        "reply-letter.title",
        "答复函",
        "标题",
        "关于对{大会}{会次}第{建议号}号建议的答复",
        (*_AT, "承办单位"),
    ),
    Slot(
        "reply-letter.opening",
        "答复函",
        "开头（大会期间提出的）",
        "{称呼}在{大会}{会次}上提出的{题目}（第{建议号}号）收悉，现答复如下：",
        (*_AT, "称呼"),
    ),
    Slot(
        "reply-letter.between",
        "答复函",
        "开头（闭会期间提出的）",
        "{称呼}在闭会期间提出的{题目}（闭会第{建议号}号）收悉，现答复如下：",
        (*_AT, "称呼"),
    ),
    Slot(
        "reply-letter.closing",
        "答复函",
        "结尾",
        "感谢{称呼}对我们工作的关心和支持，请继续监督。",
        ("称呼", "代表姓名"),
        empty=True,
    ),
    Slot("reply-letter.contact", "答复函", "联系方式", _CONTACT, _REACH, empty=True),
    Slot("hand-over-slip.mark", "交办单", "发文机关标志", "{本单位}", ("本单位",)),
    Slot("hand-over-slip.title", "交办单", "标题", "关于交办{大会}{会次}第{建议号}号建议的函", _AT),
    Slot(
        "hand-over-slip.opening",
        "交办单",
        "开头",
        _HANDED + "请{贵单位}{承办方式}{其他单位}。",
        (*_AT, "贵单位", "承办方式", "其他单位"),
    ),
    Slot("hand-over-slip.contact", "交办单", "联系方式", _CONTACT, _REACH, empty=True),
    Slot("hand-over-notice.mark", "交办通知", "发文机关标志", "{本单位}文件", ("本单位",)),
    Slot(
        "hand-over-notice.title",
        "交办通知",
        "标题",
        "关于交办{大会}{会次}代表建议的通知",
        ("大会", "会次"),
    ),
    Slot(
        "hand-over-notice.opening",
        "交办通知",
        "开头",
        "根据{法律}的规定，{交办会}现将{大会}{会次}代表建议{件数}件交由{贵单位}办理（{承办方式}），"
        "请认真办理，按期答复代表。",
        ("法律", "交办会", "大会", "会次", "件数", "贵单位", "承办方式"),
    ),
    Slot("hand-over-notice.contact", "交办通知", "联系方式", _CONTACT, _REACH, empty=True),
    Slot("urge-slip.mark", "催办单", "发文机关标志", "{本单位}", ("本单位",)),
    Slot("urge-slip.title", "催办单", "标题", "关于催办{大会}{会次}第{建议号}号建议的函", _AT),
    Slot(
        "urge-slip.opening",
        "催办单",
        "开头",
        _HANDED + "已于{交办日期}交由{贵单位}主办。",
        (*_AT, "贵单位", "交办日期"),
    ),
    Slot("urge-slip.contact", "催办单", "联系方式", _CONTACT, _REACH, empty=True),
    Slot(
        "feedback-form.title",
        "征询意见表",
        "标题",
        "代表建议、批评和意见办理情况征询意见表",
        (),
    ),
    Slot(
        "feedback-form.notes",
        "征询意见表",
        "填表说明",
        "本表由领衔代表填写；联名提出的，请听取联名代表的意见后填写。\n"
        "请在选定的“□”内打“√”，评价只选一项。\n"
        "评价为“不满意”的，请写明具体意见，承办单位将据此重新办理。\n"
        "没有收到答复函的，请选“否”，并与我们联系。",
        (),
        lines=True,
    ),
    *OF_LETTERS,
    *OF_LISTS,
    *OF_STATIONS,
    *OF_DELEGATES,
    *OF_MEETINGS,
    *(
        Slot(own_code(kind), name, "本单位的话", "", (), empty=True, lines=True, own=True)
        for kind, name in KINDS.items()
    ),
    *(
        Slot(rounding_code(kind), name, "百分比写法", "", (), empty=True, own=True)
        for kind, name in KINDS.items()
    ),
)

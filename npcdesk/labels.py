"""How things are written in Chinese: numerals, days, terms and sessions, names on paper."""

import re
import unicodedata
from datetime import date, datetime

from npcdesk import activity_words as of_activities
from npcdesk import by_hand, step_words
from npcdesk import delegate_words as of_delegates
from npcdesk import station_words as of_stations
from npcdesk.errors import Unclear

DIGITS, WEEKDAYS = "零一二三四五六七八九", "一二三四五六日"
FULL_SPACE = "\u3000"
NUMBER = r"([〇零一二三四五六七八九十\d]+)"
TERM = re.compile(NUMBER + r"\s*届")
SESSION = re.compile(NUMBER + r"\s*次")
SHORT = re.compile(r"(\d{1,2})\s*[-—–－/.、]\s*(\d{1,2})")


def numeral(n: int) -> str:
    """Return 1 to 99 in Chinese numerals, as in 第十九届; `ValueError` for any other number."""
    if not 1 <= n <= 99:
        msg = f"no numeral for {n}"
        raise ValueError(msg)
    tens, ones = divmod(n, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")


NUMBERS = {numeral(n): n for n in range(1, 100)}


def number_of(text: str) -> int:
    """Return the number 1 to 99 written as 十九, 一十九 or 19, or raise `Unclear`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.startswith("一十"):
        plain = plain[1:]
    found = int(plain) if plain.isdecimal() else NUMBERS.get(plain, 0)
    if not 1 <= found <= 99:
        msg = f"没认出“{text}”是几，请写成 十九 或 19。"
        raise Unclear(msg)
    return found


def term_name(term: int) -> str:
    """Return 第十九届."""
    return f"第{numeral(term)}届"


def session_name(session: int | None) -> str:
    """Return 第一次会议, or 闭会期间 for what was raised between sessions."""
    return f"第{numeral(session)}次会议" if session else "闭会期间"


def session_short(term: int, session: int | None) -> str:
    """Return 十九届一次, or 十九届闭会 for what was raised between sessions."""
    return f"{numeral(term)}届" + (f"{numeral(session)}次" if session else "闭会")


def read_session(text: str) -> tuple[int | None, int | None] | None:
    """Return the term and session that `text` names, or None when it names neither.

    Understood are 十九届一次, 第十九届人民代表大会第一次会议, 市五届人大一次会议, 19-1, 闭会期间.
    A part that is not said is None; so is the session of anything raised between sessions (闭会).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if "常务委员会" in plain or "常委会" in plain:
        return None  # its sessions are counted apart from the congress's
    short = SHORT.fullmatch(plain)
    term, session = (
        (short[1], short[2])
        if short
        else (m[1] if (m := pattern.search(plain)) else "" for pattern in (TERM, SESSION))
    )
    if "闭会" in plain:
        session = ""
    elif not term and not session:
        return None
    try:
        return (number_of(term) if term else None, number_of(session) if session else None)
    except Unclear:
        return None


def day(on: date) -> str:
    """Return 2026年5月6日: never padded (GB/T 9704-2012)."""
    return by_hand.DAY_ROOM if on == by_hand.DAY else f"{on.year}年{on.month}月{on.day}日"


def day_dotted(on: date) -> str:
    """Return 2026.5.6, for tables."""
    return "" if on == by_hand.DAY else f"{on.year}.{on.month}.{on.day}"


def day_short(on: date) -> str:
    """Return 5月6日, where the year is plain from the place."""
    return by_hand.SHORT_ROOM if on == by_hand.DAY else f"{on.month}月{on.day}日"


def weekday(on: date, *, short: bool = False) -> str:
    """Return 星期三, or 周三 when `short`."""
    return ("周" if short else "星期") + ("＿" if on == by_hand.DAY else WEEKDAYS[on.weekday()])


def month_dotted(text: str) -> str:
    """Return `1978-05` or `1978-05-06` as 1978.05, the way rosters write months; "" stays ""."""
    return ".".join(text.split("-")[:2])


def born(text: str) -> str:
    """Return `1978-05` or `1978-05-06` as 1978年5月生; "" stays ""."""
    if not text:
        return ""
    year, month = text.split("-")[:2]
    return f"{year}年{int(month)}月生"


def short_id(row_id: str) -> str:
    """Return the last eight digits of an id: chance, where the first are a shared time."""
    return row_id[-8:]


def padded(name: str) -> str:
    """Return a two-character name with a full-width space inside, for lists and paper only."""
    return FULL_SPACE.join(name) if len(name) == 2 else name


# The words for stored values. Keyed by the value itself, so that no record need be loaded.
LEVEL = {
    "nation": "全国",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡级",
}
SEX = {"male": "男", "female": "女", "": ""}
STATUS = {
    "in_office": "在任",
    "suspended": "暂停职务",
    "ended": "资格终止",
    "pending": "补选待确认",
}
EVENT, GROUP_EVENT = step_words.EVENT, step_words.GROUP_EVENT
MANDATE_KIND, MANDATE_REASON = of_delegates.MANDATE_KIND, of_delegates.MANDATE_REASON
AUDIENCE, CONTACT_KIND = of_delegates.AUDIENCE, of_delegates.CONTACT_KIND
YES_NO = of_delegates.YES_NO
ACTIVITY_KIND, ATTENDANCE = of_activities.ACTIVITY_KIND, of_activities.ATTENDANCE
DUTY_KIND = of_activities.DUTY_KIND
OUTCOME, TEAM_BASIS = of_activities.OUTCOME, of_activities.TEAM_BASIS
RATING = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意", "": ""}
ORIGIN = {
    "research": "调研",
    "inspection": "视察",
    "talks": "座谈走访",
    "reception": "接待群众",
    "other": "其他",
    "": "",
}
HANDLER_ROLE = {"lead": "主办", "co": "协办", "separate": "分办"}
STAGE = {"before": "办前", "during": "办中", "after": "办后"}
DISPOSITION = {
    "open": "待处理",
    "answered": "当场答复",
    "station": "站点处理",
    "transferred": "转办",
    "suggestion": "转为建议",
    "raised": "升级",
    "refused": "不属受理",
}
UNIT_KINDS = ("政府部门", "乡镇街道", "党委部门", "机关组织", "人大工委", "其他")
"""Kinds of bodies that handle suggestions (单位类别); an office may write its own."""
CONTACT_WAYS = ("走访", "座谈", "电话", "来访", "视频", "其他")
OPINION_EVENT = {
    "answer": "当场答复",
    "coordinate": "站点处理",
    "transfer": "转办",
    "suggest": "转为建议",
    "raise": "升级",
    "refuse": "不属受理",
    "result": "办理结果",
    "feedback": "反馈群众",
    "rate": "群众评价",
    "close": "了结",
    "take_back": "更正",
}
VOTER = {"yes": "是", "no": "不是", "": ""}
VISIT_KIND = {"reception": "接待群众", "call": "走访选民", "work": "进站履职"}


DUE = {
    "file": "立案编号",
    "raise": "等修改稿",
    "hand_over": "交办",
    "redo": "研究代表意见",
    "reply": "等答复",
    "urge": "催办",
    "co_opinion": "催协办意见",
    "reassign": "决定退办",
    "rate": "收回意见",
    "close": "办结",
    "node_done": "督办节点",
    "answer": "督办清单",
    "progress": "督办进度",
    "year_report": "年度报告",
    "fulfil": "承诺到期",
    "contact": "首次联系代表",
    "publish": "公开答复",
    "duty": "今天接待",
    "duty_notice": "贴接待公告",
    "result": "等办理结果",
    "feedback": "反馈群众",
    "answer-contact": "等答复",
}
"""What is due, by the step that is awaited."""
ROLL, LEAST_PER = of_stations.ROLL, of_stations.LEAST_PER
GRADE = {"good": "好", "fairly_good": "较好", "fair": "一般", "poor": "差"}
MEMBER_ROLE = {"member": "成员", "invited": "邀请的代表"}
SIGNER_ROLE = {"lead": "领衔", "co": "联名", "head": "代表团负责人"}
DISCLOSURE = {"open": "主动公开", "on_request": "依申请公开", "closed": "不予公开", "": ""}
OWNER = {
    "suggestion": "建议",
    "visit": "接待",
    "person": "代表",
    "station": "站点",
    "opinion": "群众意见",
    "suggestion_event": "办理经过",
    "activity": "活动",
    "activity_outcome": "活动成果",
}

# What records and their parts are called where offices compare what they wrote.
TABLE = {
    "person": "代表",
    "mandate": "代表任职",
    **of_delegates.TABLE,
    **of_activities.TABLE,
    "station": "站点",
    **of_stations.TABLE,
    "visit": "接待",
    "visit_delegate": "接待代表",
    "opinion": "群众意见",
    "opinion_event": "意见办理经过",
    "matter": "同类事项",
    "suggestion": "建议",
    "signer": "建议提出人",
    "suggestion_event": "办理经过",
    "handler": "承办分工",
    "quality_mark": "建议质量评分",
    "year_report": "年度办理情况报告",
    "year_summary": "往年汇总数",
    "saved_pivot": "交叉统计表",
    "handling_unit": "承办单位",
    "supervision_group": "督办组",
    "group_member": "督办组成员",
    "group_suggestion": "重点督办建议",
    "group_event": "督办经过",
    "term": "届",
    "congress_session": "会议",
    "rule_pack": "规则包",
    "attachment": "附件",
}
COUNTED_IN = {
    "person": "名",
    **of_delegates.COUNTED_IN,
    **of_activities.COUNTED_IN,
    "visit": "次",
    "suggestion": "件",
    "group_suggestion": "件",
    "station": "个",
    **of_stations.COUNTED_IN,
    "handling_unit": "个",
    "supervision_group": "个",
    "signer": "人",
    "visit_delegate": "人",
    "group_member": "人",
    "attachment": "份",
    "rule_pack": "份",
    "term": "届",
    "congress_session": "次",
}
"""The measure word of a record; 条 for the others."""

_COLUMNS = (
    "about_id 更正的是,address 地址,attitude 对办理态度的评价,"
    "began_work 参加工作时间,birth 出生年月,body 内容,by 经办人,"
    "suggestion.body 正文,caption 说明,category 分类,chosen_on 列入日期,closed_on 闭幕,"
    "code 代码,committee 对口工委,contact 联系人,"
    "degree 学位,delegate_number 代表证号,delegation 代表团,deleted 撤下,disposition 处理方式,"
    "document_number 文号,due_nominal 算出的期限,due_on 期限,due_why 期限的算法,"
    "education 学历,elected_how 当选方式,electoral_unit 选举单位,email 电子邮箱,"
    "ends_on 届满,event_id 交办记录,grounds 审查事由,group_id 督办组,group_name 代表小组,"
    "held_on 日期,how 方式,id_number 身份证号,inner 内设机构,joined_party 入党时间,kind 类型,"
    "leader 组长,leader_post 组长职务,level 级别,manager 负责人,may_publish 可以公开,"
    "name 名称,person.name 姓名,signer.name 姓名,group_member.name 姓名,nation 民族,"
    "next_on 下次催办,other_id 并入,proposed 建议改由,told_on 告知代表,"
    "native_place 籍贯,note 备注,number 编号,occupation_class 职业构成,office_id 单位,"
    "office_phone 办公电话,on 日期,opened_on 开幕,ordinal 第几,origin 形成途径,"
    "owner 属于,owner_id 属于哪一件,pack_code 规则包,party 政治面貌,person_id 代表,"
    "phone 电话,place 次序,placed_after 名册里排在,plan 督办方案,post 职务,postcode 邮编,"
    "promised_on 承诺日期,"
    "raised_on 提出日期,rating 评价,received 接待人次,reception_day 接待日,remark 备注,"
    "reply_class 答复类别,role 分工,session 第几次会议,sex 性别,sha256 文件,"
    "short_name 简称,signed_by 签字或答话的人,size_bytes 大小,speaker 群众姓名,"
    "speaker_phone 群众电话,staff 工作人员,stage 面商阶段,starts_on 开始,station_id 站点,"
    "status 状态,status_on 状态变动日期,suggestion_id 建议,term 第几届,term_id 届,"
    "terms 历届任职,text 条文,title 题目,to_code 提给,township 乡镇,unit_id 承办单位,"
    "visit_id 接待,wanted_unit 希望承办的单位,wanted_until 要求的日子,why 理由,words 反映的问题,"
    "work_unit 工作单位,written_ms 登记时间,"
    "beside_on 面商或公开的期限,beside_why 面商或公开期限的算法,disclosure 公开属性,"
    "motion_meeting 转为建议的会议,motion_number 议案号,recipient 送给谁,to_term 结转到第几届,"
    "matter 承诺事项,answers 回头看的回答,apart 分办单位,class_order 类别次序,"
    "marks 各项得分,grade 评价等次,leader_id 组长（代表）,official 党政领导,"
    "official_post 党政领导职务,venue 地点,"
    "speaker_sex 群众性别,speaker_address 群众住址,voter 本选区选民,comment 代表意见,hours 时段,"
    "opinion_id 群众意见,opinion_event.words 内容,opinion_event.unit_id 转办到,matter_id 同类事项,"
    "year 年度,to_whom 报告给谁,total 建议总数,answered 已答复,"
    "class_a A类,class_b B类,class_c C类,year_summary.satisfied 满意,year_summary.mostly 基本满意,"
    "year_summary.dissatisfied 不满意,down 行,across 列,measure 格里放的数,"
    "who 会议、单位或人"
)
_MORE = f"{of_delegates.COLUMNS},{of_activities.COLUMNS},{of_stations.COLUMNS}"
COLUMN = dict(pair.split() for pair in f"{_COLUMNS},{_MORE}".split(","))
"""What a column is called: by `table.column` where it differs, else by its own name."""

CHOICES = {
    **of_delegates.CHOICES,
    **of_activities.CHOICES,
    "sex": SEX,
    "level": LEVEL,
    "status": STATUS,
    "rating": RATING,
    "attitude": RATING,
    "origin": ORIGIN,
    "stage": STAGE,
    "disposition": DISPOSITION,
    "disclosure": DISCLOSURE,
    "owner": OWNER,
    "handler.role": HANDLER_ROLE,
    "signer.role": SIGNER_ROLE,
    "visit.kind": VISIT_KIND,
    "suggestion_event.kind": EVENT,
    "opinion_event.kind": OPINION_EVENT,
    "speaker_sex": SEX,
    "voter": VOTER,
    "group_event.kind": GROUP_EVENT,
    "group_member.role": MEMBER_ROLE,
    "grade": GRADE,
    **of_stations.CHOICES,
    "deleted": {"false": "留着", "true": "撤下"},
    "may_publish": {"false": "不公开", "true": "公开"},
    "inner": {"false": "不是", "true": "是"},
}
"""The words of the stored values of a column, by the same names."""


def column(table: str, name: str) -> str:
    """Return what a column of a table is called."""
    return COLUMN.get(f"{table}.{name}") or COLUMN.get(name, name)


def choices(table: str, name: str) -> dict[str, str]:
    """Return the words of the values a column may take, none when anything can be written."""
    return CHOICES.get(f"{table}.{name}") or CHOICES.get(name, {})


def counted(table: str, count: int) -> str:
    """Return 代表 2 名."""
    return f"{TABLE.get(table, table)} {count} {COUNTED_IN.get(table, '条')}"


def cell(table: str, name: str, stored: str | int | bool | None) -> str:  # noqa: FBT001 - a value
    """Return a stored value in words; "" for nothing."""
    if isinstance(stored, bool):
        stored = "true" if stored else "false"
    said = "" if stored is None else str(stored)
    known = choices(table, name)
    if known:
        return known.get(said, said)
    if name.endswith("_ms") and said.isdecimal():
        return day(datetime.fromtimestamp(int(said) / 1000).date())  # noqa: DTZ006 - the wall clock
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return day(date.fromisoformat(said))
    return said


def value_of(words: dict[str, str], said: str) -> str:
    """Return the value that was meant, itself or its words (县 for 县级); raise `Unclear` else."""
    for value, label in words.items():
        if said in (value, label) or (label and label.removesuffix("级") == said):
            return value
    known = "、".join(label for label in words.values() if label)
    msg = f"没认出“{said}”，请写成其中之一：{known}。"
    raise Unclear(msg)


def short_title(title: str) -> str:
    """Return 打通城南片区断头路 of 关于打通城南片区断头路的建议, for where there is little room."""
    return title.removeprefix("关于").removesuffix("的建议")

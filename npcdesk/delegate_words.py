"""The Chinese words of what is kept of delegates: what happened to a mandate, who is in touch.

`labels` takes them in; they are apart from it because there are many.
"""

MANDATE_KIND = {
    "elected": "当选",
    "by_elected": "补选当选",
    "confirmed": "资格确认",
    "suspended": "暂停执行职务",
    "resumed": "恢复执行职务",
    "ended": "资格终止",
    "resigned": "辞职",
    "recalled": "罢免",
    "died": "去世",
    "expired": "任期届满",
    "stated": "登记状态",
    "take_back": "更正",
}
MANDATE_REASON = {
    "detained": "因刑事案件被羁押正在受侦查、起诉、审判",
    "serving": "被判刑未剥夺政治权利正在服刑",
    "moved": "迁出或者调离本行政区域",
    "absent": "未经批准两次不出席会议",
    "nationality": "丧失中华人民共和国国籍",
    "deprived": "被剥夺政治权利",
    "incapable": "丧失行为能力",
    "other": "其他",
    "": "",
}
AUDIENCE = {"internal": "内部", "voters": "选民", "public": "社会"}
CONTACT_KIND = {"delegate": "联系代表", "voter": "联系选民", "grid": "联系网格"}
HONOUR_KIND = {"suggestion": "优秀代表建议", "unit": "先进承办单位"}
YES_NO = {"yes": "是", "no": "否", "": ""}

TABLE = {
    "mandate_event": "代表资格经过",
    "publish_rule": "公示范围",
    "contact_pair": "双联系",
    "contact_entry": "联系记录",
    "honour": "评优",
}
COUNTED_IN = {"contact_pair": "对", "contact_entry": "次", "honour": "项"}
COLUMNS = (
    "mandate_id 代表任职,announced_on 公告日期,announcement 公告文号,mandate_event.reason 事由,"
    "mandate_event.status 状态,resume 简历,specialty 专长,residence 居住地,publish 公示范围,"
    "photo_id 照片,grassroots 基层代表,elected_on 当选日期,terms_served 连任届数,"
    "also_serves 兼任,field 栏目,audience 公示范围,contact_pair.person_id 联系人,"
    "to_person_id 联系的代表,to_name 联系对象,to_phone 对方电话,contact_pair.place 地点,"
    "contact_entry.place 地点,since 开始,"
    "until 结束,pair_id 双联系,contact_entry.words 反映的问题,contact_entry.answer 答复,"
    "answered_on 答复日期,merits 推荐理由,proposed_on 提名日期,decided_on 决定日期"
)
CHOICES = {
    "mandate_event.kind": MANDATE_KIND,
    "reason": MANDATE_REASON,
    "audience": AUDIENCE,
    "publish": {**AUDIENCE, "": ""},
    "contact_pair.kind": CONTACT_KIND,
    "grassroots": YES_NO,
    "honour.kind": HONOUR_KIND,
}

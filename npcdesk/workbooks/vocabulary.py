"""How clerks head the columns of a roster and of a list of suggestions (sources.md 2.10).

For each field the headings that mean it, in order of precedence: when two columns mean one
field, the heading written first here is taken. Headings are compared as `cells.plain` writes them.
"""

from collections.abc import Mapping
from typing import TypeAlias

Vocabulary: TypeAlias = Mapping[str, str]  # heading → meaning, in order of precedence

SERIAL = "serial"  # 序号: understood, and of no use
MALE = "sex:male"  # a column of ticks under 性别
FEMALE = "sex:female"

_ROSTER = {
    SERIAL: "序号 顺序 序次 编次 行号 No No. 照片 相片",
    "name": "姓名 代表姓名 名字 代表 人大代表",
    "sex": "性别",
    MALE: "男 性别男",
    FEMALE: "女 性别女",
    "nation": "民族 族别 民族成份 民族成分",
    "birth": "出生年月 出生日期 出生年月日 出生时间 生日 出生 生年月",
    "party": "政治面貌 党派 党派名称 政治面目 政治身份",
    "education": "学历 文化程度 最高学历 学历学位 学历及学位 学历/学位 全日制学历 教育程度",
    "degree": "学位 最高学位",
    "native_place": "籍贯",
    "joined_party": "入党时间 入党年月 入党日期 加入党派时间",
    "began_work": "参加工作时间 参加工作年月 参工时间 工作时间 参加工作日期 参加工作",
    "work_unit": "工作单位 单位 所在单位 单位名称 现工作单位 工作单位名称 所属单位 代表工作单位",
    "post": (
        "职务 现任职务 行政职务 党政职务 工作职务 单位职务 工作单位及职务 单位及职务 "
        "工作单位和职务 工作单位职务 工作单位与职务 现工作单位及职务 现任工作单位及职务 "
        "工作单位、职务 工作单位/职务 职务职称 职务/职称 职业"
    ),
    "occupation_class": "职业构成 代表构成 构成 职业类别 界别 职业分类 代表类别 构成类别 身份类别",
    "phone": (
        "手机 手机号 手机号码 移动电话 联系电话 电话 电话号码 联系方式 本人电话 代表电话 "
        "代表联系电话 联系手机 联系方式电话 联系方式手机 联系电话手机 电话手机 手机电话 "
        "联系号码"
    ),
    "office_phone": (
        "单位电话 办公电话 办公室电话 固定电话 座机 固话 联系方式座机 联系方式办公电话 宅电"
    ),
    "email": "邮箱 电子邮箱 电子邮件 E-mail Email 邮箱地址 电子信箱",
    "address": (
        "通讯地址 通信地址 家庭住址 住址 地址 现住址 家庭地址 联系地址 居住地址 家庭详细住址"
    ),
    "postcode": "邮编 邮政编码",
    "id_number": (
        "身份证号 身份证号码 公民身份号码 身份证 公民身份证号 公民身份证号码 居民身份证号 "
        "居民身份证号码 证件号码 身份号码"
    ),
    "level": "层级 代表层级 级别 代表级别 哪级代表",
    "delegate_number": "代表证号 代表证编号 代表证号码 证号 代表证 代表编号 代表证书编号",
    "delegation": (
        "代表团 所在代表团 所属代表团 代表团名称 团别 代表团别 所在团 所属乡镇 所在乡镇 乡镇 "
        "镇街 乡镇街道"
    ),
    "electoral_unit": (
        "选举单位 选区 所在选区 选区名称 选举单位/选区 当选选区 选举单位及选区 所属选区 "
        "选区号 选举单位或选区"
    ),
    "group": "代表小组 所在小组 所属代表小组 小组 组别 代表小组名称 所属小组",
    "station": (
        "所属站点 代表之家 联络站 代表联络站 所属联络站 所属代表之家 站点 进驻站点 所在联络站"
    ),
    "elected_how": "当选方式 产生方式 选举方式 当选类型 换届/补选",
    "terms": "届次 届别 代表届次 当选届次 任职届次 届数 历任届次",
    "status": "状态 代表状态 任职状态 资格状态 在任情况 代表资格 履职状态",
    "remark": "备注 附注 说明 备考",
    "grassroots": "基层代表 是否基层代表 是否基层 一线代表 是否一线代表 基层一线",
    "elected_on": "当选日期 当选时间 当选年月 当选年月日 补选日期 补选时间",
    "terms_served": "连任届数 连任次数 连任情况 是否连任",
    "also_serves": "兼任 兼任职务 人大职务 人大任职 人大兼职 常委会任职 专委会任职",
    "specialty": "专长 特长 兴趣专长 业务专长 专业特长 专业专长 擅长领域 兴趣特长",
    "residence": "居住地 现居住地 常住地 居住村 居住社区 居住村社区 居住小区",
    "resume": "简历 个人简历 工作简历 主要简历 本人简历 简要经历 主要经历",
    "publish": "公示范围 公开范围 公示级别",
}

_SUGGESTIONS = {
    SERIAL: "序号 顺序 行号 No No.",
    "number": "建议号 建议编号 编号 建议序号 件号 建议案号 案号 文号",
    "title": "标题 题目 案由 建议标题 建议题目 建议名称 建议内容 名称 事由 建议案由 内容摘要",
    "body": "正文 建议正文 建议全文 具体内容 建议具体内容 主要内容",
    "lead": (
        "领衔代表 领衔人 提出人 提建议人 领衔 建议人 代表姓名 第一提出人 领衔代表姓名 提出代表 代表"
    ),
    "co_signers": "联名代表 附议代表 附议人 联名人 联名 附议 联名代表姓名 附议代表姓名",
    "category": "类别 建议类别 分类 内容类别 类型 内容分类",
    "session": "届次 会次 届别 会议届次 会议 提出届次",
    "raised_on": "提出日期 提出时间 提交日期 提交时间 收到日期 来文日期",
    "lead_unit": "主办单位 承办单位 主办 办理单位 承办部门 主办部门 牵头单位 单办单位",
    "unit_kind": "单位类别 承办单位类别 单位性质 承办机关 办理机关 交办去向 承办系统",
    "co_units": "协办单位 会办单位 协办 会办 协办部门 分办单位",
    "handed_on": "交办日期 交办时间 转办日期 转办时间",
    "replied_on": "答复日期 答复时间 办复日期 办复时间 回复日期 办结日期 办结时间",
    "reply_class": "办理结果 答复类别 办理结果类别 结果 答复分类 办复类别 结果类别 办理类别",
    "reply_body": "答复内容 答复意见 答复正文 答复摘要",
    "rating": "满意度 满意情况 代表满意度 代表评价 代表意见 评价 测评结果 满意程度 反馈意见",
    "attitude": "办理态度 态度评价 对办理态度的评价 态度满意度 态度",
    "key": "重点 重点建议 是否重点 重点督办 是否重点督办 重点督办建议 是否重点建议",
    "origin": "形成方式 建议来源 来源 形成渠道 产生方式",
}


def _by_heading(table: Mapping[str, str]) -> Vocabulary:
    return {
        heading.lower(): meaning
        for meaning, headings in table.items()
        for heading in headings.split()
    }


ROSTER = _by_heading(_ROSTER)
SUGGESTIONS = _by_heading(_SUGGESTIONS)

# The heading by which each field is known to a person, for messages and for workbooks written out.
ROSTER_HEADINGS = {meaning: headings.split()[0] for meaning, headings in _ROSTER.items()}
SUGGESTION_HEADINGS = {meaning: headings.split()[0] for meaning, headings in _SUGGESTIONS.items()}

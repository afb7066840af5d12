"""What the columns of suggestions may hold; apart, for the first page needs none of the tables."""

from enum import StrEnum


class Origin(StrEnum):
    """How a suggestion came about (形成方式), sources.md 2.1. Stored: never change a value."""

    UNSAID = ""
    RESEARCH = "research"  # 调研
    INSPECTION = "inspection"  # 视察
    TALKS = "talks"  # 座谈走访
    RECEPTION = "reception"  # 接待群众
    OTHER = "other"


class EventKind(StrEnum):
    """What can happen to a suggestion. The value is stored and sent: never change one."""

    RAISE = "raise"  # 提出
    SEND_BACK = "send_back"  # 审查: 退回修改
    AS_LETTER = "as_letter"  # 审查: 转为代表来信
    REFUSE = "refuse"  # 审查: 不予受理
    MERGE = "merge"  # 审查: 并案, into another suggestion
    FILE = "file"  # 立为建议, 编号
    HAND_OVER = "hand_over"  # 交办
    ASSIGN_ON = "assign_on"  # 转交: 政府办 assigns to the units that handle it
    RECEIVE = "receive"  # 签收, by one unit
    GIVE_BACK = "give_back"  # 申请退办
    REASSIGN = "reassign"  # 同意改办
    INSIST = "insist"  # 不同意退办
    EXTEND = "extend"  # 延期
    CO_OPINION = "co_opinion"  # 协办意见, of one unit
    INSTRUCT = "instruct"  # 批办, by the head of the unit
    CONTACT = "contact"  # 面商
    URGE = "urge"  # 催办
    REPLY = "reply"  # 答复
    RATE = "rate"  # 代表评价
    REDO = "redo"  # 研究不满意: 重办
    EXPLAIN = "explain"  # 研究不满意: 说明理由
    CLOSE = "close"  # 办结
    WITHDRAW = "withdraw"  # 撤回
    DELIVER = "deliver"  # 送达, to one recipient of the reply
    DISCLOSE = "disclose"  # 公开属性 of the reply
    PUBLISH = "publish"  # 公开, somewhere
    CARRY_OVER = "carry_over"  # 上届结转, into a new term
    ARCHIVE = "archive"  # 归档
    PROMISE = "promise"  # 承诺, beside what the reply itself promises
    ADVANCE = "advance"  # 承诺进展, of one promise
    FULFIL = "fulfil"  # 承诺落实
    UNABLE = "unable"  # 因故不能落实
    RECLASS = "reclass"  # 改类别: 答复时类别 stays, 当前类别 changes
    LOOK_BACK = "look_back"  # 回头看, of one year
    TAKE_BACK = "take_back"  # 更正: an earlier event did not happen


class Rating(StrEnum):
    """The delegate's judgement. Stored and sent: never change a value."""

    SATISFIED = "satisfied"
    MOSTLY = "mostly"
    DISSATISFIED = "dissatisfied"


class SignerRole(StrEnum):
    """Stored and sent: never change a value."""

    LEAD = "lead"  # 领衔
    CO = "co"  # 联名
    HEAD = "head"  # 代表团负责人, of a 代表团建议


class HandlerRole(StrEnum):
    """How a unit takes part (sources.md 4.2). Stored and sent: never change a value."""

    LEAD = "lead"  # 主办
    CO = "co"  # 协办
    SEPARATE = "separate"  # 分办


class ContactStage(StrEnum):
    """When the delegate was spoken to (三见面). Stored and sent: never change a value."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"

"""The words by which a report says what its figures are: totals, parts, rates, changes."""

import re

AMONG = re.compile(r"其中|包括")
HEAD = re.compile(
    r"共|总|合计|累计|提出|提交|收到|征集|受理|承办|收集|列为|确定|选取|全[市县州区镇]|全体"
)
PART = re.compile(r"[A-D甲乙丙丁]类|满意|解决|占|逾期|办理$|其[他它]|各")
DELTA = re.compile(r"(?:增加|增长|减少|下降|多|少|增|减)了?$|[比较同][^,;]{0,12}(?:增|减|多|少)")
SUMMED = re.compile(r"^(?:合计|共计|总计|总共|一共|共|累计)[有为是]?$")
TOP = re.compile(
    r"前[一二三四五六七八九十\d]+[位名类项]|排名|居前|靠前|最[高多大]的|其次|主要(?:是|有|为|集中)"
)
LIMITS = frozenset({"以上", "以下", "以内"})
"""Behind a number that only bounds another: 承办5件以上的单位12个."""
OTHERS = re.compile(r"其[他它]|其余")
WHOLE = re.compile(r"总数|总量|总|全部|全体")
LETTER = re.compile(r"([A-D甲乙丙丁])类")
CLOSED = (
    (
        re.compile(r"(?<!基本)(?<!不)满意(?!率)|很满意"),
        re.compile("基本满意"),
        re.compile("不满意|不太满意"),
    ),
    (re.compile("A类"), re.compile("B类"), re.compile("C类"), re.compile("D类")),
    (re.compile("甲类"), re.compile("乙类"), re.compile("丙类"), re.compile("丁类")),
    (re.compile("赞成|同意"), re.compile("反对|不同意"), re.compile("弃权")),
    (
        re.compile("(?<!部分)(?:已经?|基本)解决|已采纳"),
        re.compile("正在|部分解决|列入|计划"),
        re.compile("暂时|暂不|难以|不能|无法|解释|说明|参考|条件限制"),
    ),
    (
        re.compile("(?<![基未])(?<!基本)完成"),
        re.compile("基本完成|部分完成"),
        re.compile("未完成|没有完成"),
    ),
)
"""Answers of which one is given to each paper, by their place in their list."""
ANSWER = re.compile("|".join(kind.pattern for kinds in CLOSED for kind in kinds))

DENIED = re.compile("不满意|不太满意|未|没有|尚|正在|不能|无法|难以|待|计划|列入|暂")
RATES = (
    (re.compile("不满意率"), (re.compile("不满意"),)),
    (re.compile("(?:基本)?满意度?率|满意度"), (re.compile("满意"), re.compile("(?<!基本)满意"))),
    (
        re.compile("办成率|解决率|解决落实率|落实率"),
        (re.compile("已经?解决|基本解决|A类|解决或采纳"),),
    ),
    (
        re.compile("(?:按时|按期|如期|限时)(?:答复|办结|办复)率"),
        (re.compile("按时|按期|如期|期限内"),),
    ),
    (re.compile("答复率|办复率|办结率"), (re.compile("答复|办复|办结|办理完毕"),)),
    (re.compile("沟通率|面商率|见面率|面复率"), (re.compile("沟通|面商|见面|面谈|面复"),)),
    (re.compile("参与率|参加率"), (re.compile("参与|参加"),)),
    (re.compile("到会率|出席率"), (re.compile("到会|出席|实到"),)),
)
"""A rate's name, and what its numerator is called; the first that the text has."""

_HANDED = re.compile(r"交办(?!会)|转办|分办")
BASES = (
    (re.compile("答复率|办复率|办结率"), _HANDED),
    (re.compile("办成率|解决率|落实率"), re.compile("答复|办复|办结|办理完毕")),
)
"""A rate's name, and what is counted below its line: all handed over, answered or not."""

ANY_RATE = re.compile(r"([\u4e00-\u9fff]{2})率")
RETURNED = re.compile("收回|回收|返回|有效|参评|评价|测评|反馈|参加|实到|到会")
UP = re.compile(r"上升|提高|增长|增加|提升|上涨|增幅|增速|扩大|多出|攀升")
DOWN = re.compile(r"下降|降低|减少|回落|缩短|减幅|降幅|缩小|压缩")
GROWTH = re.compile(
    r"(?:上升|提高|增长|增加|提升|上涨|增幅|增速|下降|降低|减少|回落|减幅|降幅)"
    r"(?:率|幅度)?(?:了|为|达到?|约|近|超过?|至少|高达|是|:)*\s*$"
)
FROM = re.compile(r"(?:由|从)[^,;。]{0,20}$")
TO = re.compile(
    r"^[^,;。]{0,14}?(?:上升|提高|增长|增加|提升|上涨|下降|降低|减少|回落|变化?|扩大|缩短|压缩|攀升)"
    r"?了?[^,;。]{0,4}?[为到至][^,;。]{0,12}$"
)
BEFORE_NOW = re.compile(r"上[年届次]|去年|前年|往年|同期")
EARLIER = re.compile(
    r"[比较][^,;。]{0,16}$|(?:上[年届次]|去年|前年|上年同期|同期|\d{4}年)[^,;。]{0,8}$"
)

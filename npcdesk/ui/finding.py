"""What Ctrl+K finds: papers, delegates, units, stations, groups, pages, and what can be done.

answer(desk, text, tabs) -> palette.Answer      tabs: (key, words, icon) of the window's pages
"""

from collections.abc import Sequence
from dataclasses import dataclass

from npcdesk.errors import DeskError
from npcdesk.models import EventKind as K
from npcdesk.office import search
from npcdesk.office.search import Hit
from npcdesk.rules.report_kinds import KINDS
from npcdesk.rules.suggestion_states import VERB, State
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.palette import Answer, Found, Group
from npcdesk.ui.suggestion_told import ICONS as STEP_ICONS

ICONS = {
    "suggestion": "document",
    "delegate": "people",
    "unit": "building_government",
    "station": "home",
    "group": "flag",
}
VERBS = {
    "hand_over": ("交办", "hand_over", "send"),
    "urge": ("记录催办", "urge", "megaphone_loud"),
    "reassign": ("同意改办", "reassign", "arrow_sync"),
    "rate": ("登记评价", "rate", "mail"),
    "redo": ("要求重办", "redo", "arrow_sync"),
    "close": ("办结", "close", "checkmark_circle"),
}
"""A verb of a paper: its words, what the desk opens for it, its icon."""

STEPS_OF = {
    State.DRAFT: (K.FILE, K.RAISE, K.SEND_BACK, K.AS_LETTER, K.REFUSE, K.MERGE),
    State.HANDLED: (
        K.RECEIVE,
        K.ASSIGN_ON,
        K.GIVE_BACK,
        K.EXTEND,
        K.CO_OPINION,
        K.INSTRUCT,
        K.WITHDRAW,
    ),
    State.GIVEN_BACK: (K.REASSIGN, K.INSIST),
    State.ANSWERED: (K.CLOSE, K.DELIVER, K.DISCLOSE, K.PUBLISH, K.PROMISE),
    State.AGAIN: (K.REDO, K.EXPLAIN),
    State.CLOSED: (K.ARCHIVE, K.RECLASS),
}
"""In which tab of the list the papers are that a step can be of; the daily ones are in `DEEDS`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: what the desk opens for it, and what else people call it."""

    words: str
    note: str
    icon: str
    kind: str
    wanted: str = ""
    also: str = ""

    def fits(self, typed: str) -> bool:
        """Tell whether it is called so, or so among other words."""
        return typed in self.words or any(typed in name for name in self.also.split())


DEEDS = (
    Deed(
        "登记建议", "建议办理", "add", "new-suggestion", also="新增建议 新建建议 添加建议 录入建议"
    ),
    Deed(
        *("从 Excel 导入建议", "建议办理", "arrow_import", "suggestions-import"),
        also="批量导入 台账 往年建议 表格",
    ),
    Deed(
        *("从 Excel 导入名册", "代表名册", "arrow_import", "roster-import"),
        also="批量导入 代表名单 导入代表 表格",
    ),
    Deed("登记代表", "代表名册", "add", "new-delegate", also="新增代表 添加代表 录入代表 补选"),
    Deed(
        "登记接待", "代表之家", "add", "new-visit", also="接待群众 接访 群众意见 社情民意 新增接待"
    ),
    Deed(
        *("登记活动", "代表名册", "add", "new-activity"),
        also="小组活动 视察 调研 执法检查 培训 列席 述职 代表开放日 记一次履职 签到 大会出席",
    ),
    Deed(
        *("履职", "活动、代表小组、谁落后了", "data_bar_vertical", "activities"),
        also="履职档案 履职情况 积分 履职公示 代表小组 落后 活动清单",
    ),
    Deed(
        *("成立代表小组", "代表名册", "people", "new-team"),
        also="新增代表小组 专业小组 小组成员",
    ),
    Deed(
        *("登记站点", "代表之家", "add", "new-station"),
        also="新增站点 添加站点 代表之家 代表联络站 联系点 建站",
    ),
    Deed(
        *("同类事项", "代表之家", "people_chat", "matters"),
        also="几个人反映的同一件事 集中反映 共性问题 归类",
    ),
    Deed(
        *("五级协同", "代表之家", "people_swap", "topics"),
        also="协同议题 议题指南 五级代表 联席会议",
    ),
    Deed(
        *("发布议题", "五级协同", "add", "new-topic"),
        also="新增议题 协同议题 议题指南",
    ),
    Deed(
        *("登记项目", "民生实事", "add", "new-project"),
        also="新增项目 征集项目 民生实事 实事项目 票决",
    ),
    Deed(
        *("准备票决", "民生实事", "vote", "new-vote", "choose"),
        also="票决 投票 准备投票 选票 差额 大会表决 实事票决",
    ),
    Deed(
        *("准备测评", "民生实事", "vote", "new-vote", "rate"),
        also="测评票 投票 准备投票 民生实事测评",
    ),
    Deed(
        *("成立督办组", "重点督办", "add", "new-group"),
        also="新增督办组 新建督办组 组建督办组 督办小组 专班",
    ),
    Deed(
        *("登记提名", "工委提名，等会议确定", "flag", "nominate-group"),
        also="工委提名 重点督办提名 推荐重点建议",
    ),
    Deed(
        *("列入重点督办", "从建议里挑要盯着办的", "flag", "choose-into"),
        also="重点建议 选为重点 督办建议",
    ),
    Deed(
        *("发承办单位", "交办清单和征询意见表", "send", "units-package"),
        also="交办清单 发清单 下发 承办单位",
    ),
    Deed(
        *("收回办理清单", "承办单位填好交回的", "arrow_import", "units-return"),
        also="收清单 交回 回收 办理情况 承办单位",
    ),
    Deed(
        *("交办：看待交办的建议", "建议办理", "send", "list", "待交办"),
        also="转办 分办 承办 派单",
    ),
    Deed(
        *("登记面商：看办理中的建议", "建议办理", "people", "list", "办理中"),
        also="联系代表 沟通 走访代表 见面 听取意见",
    ),
    Deed(
        *("登记答复：看办理中的建议", "建议办理", "document", "list", "办理中"),
        also="回复 复函 答复函",
    ),
    Deed(
        *("催办：看答复逾期的建议", "建议办理", "megaphone_loud", "list", "late"),
        also="记录催办 督促 提醒 超期 过期 逾期",
    ),
    Deed(
        *("登记评价：看已答复的建议", "建议办理", "mail", "list", "已答复"),
        also="满意度 测评 反馈 征询意见 不满意",
    ),
    Deed(
        *("批量打印", "一种表几百份，一次会议的", "print", "print-many"),
        also="成批打印 打印征询意见表 打印交办单 双面 装订 合成一个",
    ),
    Deed(
        *("登记征询意见表", "代表交回的，一摞一起登记", "mail", "returned-forms"),
        also="反馈表 回收 扫码 扫描 批量登记反馈 满意度 评价",
    ),
    Deed(
        *("承诺事项台账", "答复里承诺的，落实没有", "calendar_ltr", "promises"),
        also="B类 承诺 落实 跟踪 四季度 台账 登记进展 登记落实 说明不能落实",
    ),
    Deed(
        *("回头看", "往年答复为 B 类的建议", "document_checkmark", "look-back"),
        also="B类 往年 近三年 改类别 登记回头看",
    ),
    Deed(
        *("数据交换：导出、导入数据包", "数据交换", "arrow_sync", "tab:exchange"),
        also="U盘 同步 上报 下发 数据包 回执 配对 配对 上级 乡镇",
    ),
    Deed(
        *("核对报告", "文中的数重新算一遍，再和本机的比", "data_histogram", "check-report"),
        also="检查报告 核对数字 百分比 占比 对数 报告核对 核对一段文字",
    ),
    Deed(
        *("生成报告", "用数据写，存为 Word 或 PDF", "add", "write-report"),
        also="写报告 办理情况报告 工作总结 年度总结 通报 汇报材料",
    ),
    *(Deed(name, "生成报告", "document", "write-report", code) for code, name in KINDS.items()),
    Deed(
        *("导出年度台账", "一年的台账和统计表，一个工作簿", "arrow_export", "year-book"),
        also="年终台账 全年台账 统计表 导出统计",
    ),
    Deed(
        *("导入往年汇总数", "没有建议在册的年份，逐年对比用", "arrow_import", "year-counts"),
        also="历年数据 往年数据 以前年份 历史数据",
    ),
    Deed(
        *("批量交办", "交办会上的都填在一张表里", "send", "assign"),
        also="交办会 一起交办 粘贴 交办清单",
    ),
    Deed(
        *("双评价", "建议质量和办理得分", "checkmark_circle", "evaluation"),
        also="评分 优秀建议 先进承办单位 打分 得分",
    ),
    Deed(
        *("评优名单", "提名、会议决定，打印候选名单和表彰名单", "document_checkmark", "honours"),
        also="表彰 优秀代表建议 先进承办单位 候选 荣誉 评选",
    ),
    Deed(
        *("换届", "代表名册：谁连任，或用新名册", "people_swap", "new-term"),
        also="新一届代表 连任 代表换届 选举",
    ),
    Deed(
        *("上届结转", "换届时没有办完的", "send", "carry_over"),
        also="换届 结转 上一届 转入下届",
    ),
    Deed(
        *("开新的一次会议", "设置", "add", "session"),
        also="登记会议 会期 届次 换届 大会 新的一届",
    ),
    Deed(
        *("撤销上一步", "最近一次写入整个退回，先问您", "arrow_undo", "undo"),
        also="反悔 退回 取消上一步 误操作 做错了 登记错了",
    ),
    Deed("现在备份", "设置", "shield_checkmark", "backup-now", also="存盘 拷贝 导出数据 U盘"),
    Deed("从备份恢复", "设置", "arrow_undo", "restore", also="还原 找回"),
    Deed("换密码", "设置", "settings", "passphrase", also="口令 修改密码 改密码"),
    Deed(
        *("设置", "显示、单位、密码、备份", "settings", "settings"),
        also="大字 字号 字体 深色 夜间 单位 届次 会议 恢复码 选项",
    ),
    Deed("打开示例单位", "虚构的数据，可以随便试", "home", "example", also="演示 试用 练习 样例"),
    Deed("快捷键", "键盘上能做的事", "note", "help", also="键盘 帮助 热键"),
    *(
        Deed(f"{VERB[kind]}：看{state.value}的建议", "建议办理", STEP_ICONS[kind][0], "list", state)
        for state, kinds in STEPS_OF.items()
        for kind in kinds
    ),
    Deed(
        *("更正：打开那一件，在办理经过里更正", "建议办理", "arrow_undo", "list"),
        also="改错 登记错了 撤销一步",
    ),
)


def answer(desk: OfficeDesk, text: str, tabs: Sequence[tuple[str, str, str]]) -> Answer:
    """Return what fits: records first, then what can be done, then pages."""
    words = text.strip()
    hits: dict[str, list[Hit]] = {}
    if words:
        try:
            with desk.store.reading() as session:
                hits = search.find(session, words, desk.clock.today())
        except DeskError as error:  # a code of a returned form that was mistyped
            return Answer((), str(error))
    papers = hits.get("suggestion", [])
    places = [*hits.get("unit", []), *hits.get("station", [])]
    return Answer(
        (
            Group("交回的征询意见表", [_form(desk, hit) for hit in hits.get("returned", [])]),
            Group("建议", [_found(desk, hit) for hit in papers]),
            Group("代表", [_found(desk, hit) for hit in hits.get("delegate", [])]),
            Group("单位和站点", [_found(desk, hit) for hit in places]),
            Group("督办组", [_found(desk, hit) for hit in hits.get("group", [])]),
            Group("可以做的事", [*_verbs(desk, papers), *_deeds(desk, words)]),
            Group("页面", _pages(desk, words, tabs)),
        )
    )


def _found(desk: OfficeDesk, hit: Hit) -> Found:
    words, kind, _icon = VERBS.get(hit.verb, ("", "", ""))
    return Found(
        hit.title,
        hit.note,
        ICONS[hit.kind],
        lambda: desk.open(hit.kind, hit.title if hit.kind == "unit" else hit.id),
        (lambda: desk.open(kind, hit.id)) if kind else None,
        words,
    )


def _form(desk: OfficeDesk, hit: Hit) -> Found:
    """A form that came back: Enter, which a scanner types too, opens where it is entered."""
    kind = hit.verb or "suggestion"
    return Found(hit.title, hit.note, "mail", lambda: desk.open(kind, hit.id))


def _verbs(desk: OfficeDesk, papers: Sequence[Hit]) -> list[Found]:
    """Offer the next step of the first paper found: 给第35号记录催办."""
    made = []
    for hit in papers[:1]:
        words, kind, icon = VERBS.get(hit.verb, ("", "", ""))
        number = hit.title.split(" ", 1)[0]
        if kind and number.startswith("第"):
            made.append(
                Found(
                    f"给{number}{words}",
                    hit.session or "建议办理",
                    icon,
                    lambda kind=kind, hit=hit: desk.open(kind, hit.id),  # type: ignore[misc]
                )
            )
    return made


def _deeds(desk: OfficeDesk, words: str) -> list[Found]:
    fitting = [deed for deed in DEEDS if not words or deed.fits(words)]
    fitting.sort(key=lambda deed: bool(words) and words not in deed.words)
    return [
        Found(
            deed.words,
            deed.note,
            deed.icon,
            lambda deed=deed: desk.open(deed.kind, deed.wanted),  # type: ignore[misc]
        )
        for deed in (fitting if words else fitting[:4])
    ]


def _pages(desk: OfficeDesk, words: str, tabs: Sequence[tuple[str, str, str]]) -> list[Found]:
    return [
        Found(name, f"Ctrl+{at}", icon, lambda key=key: desk.open(f"tab:{key}"))  # type: ignore[misc]
        for at, (key, name, icon) in enumerate(tabs, 1)
        if words in name
    ]

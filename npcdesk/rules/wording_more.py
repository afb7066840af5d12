"""The places of lists, plans, notices and records whose words an office may choose."""

from npcdesk.rules.wording_slot import Slot

_ASKED_OF_UNITS = (
    "主办、分办的单位请于答复期限前书面答复代表；协办单位请于所注日期前将协办意见送主办单位。"
)


def _title(code: str, form: str, standard: str, *facts: str) -> Slot:
    return Slot(f"{code}.title", form, "标题", standard, facts)


def _closing(code: str, form: str, name: str, standard: str, *facts: str) -> Slot:
    """Return what is asked below a list; nothing need be."""
    return Slot(f"{code}.closing", form, name, standard, facts, empty=True, lines=True)


OF_LISTS = (
    _title("hand-over-list", "交办清单", "{大会}{会次}代表建议交办清单", "大会", "会次"),
    _closing("hand-over-list", "交办清单", "要求", _ASKED_OF_UNITS),
    _title("receipt-slip", "签收回执", "代表建议签收回执"),
    Slot(
        "receipt-slip.opening",
        "签收回执",
        "开头",
        "{交办日期}交办的代表建议{件数}件{文号}已收到，逐件如下：",
        ("交办日期", "件数", "文号"),
    ),
    _title("urge-list", "催办清单", "代表建议催办清单"),
    _closing(
        "urge-list",
        "催办清单",
        "要求",
        "请抓紧办理，并于{期限}前将办理情况、预计答复的日期告知我们。",
        "期限",
    ),
    _title("promise-list", "年度承诺事项清单", "{年度}年代表建议承诺事项清单", "年度"),
    _closing(
        "promise-list",
        "年度承诺事项清单",
        "要求",
        "请于第四季度把每一项的落实情况书面告知代表，因故不能落实的说明理由，同时告知我们。",
    ),
    _title("look-back-table", "回头看表", "{年度}年代表建议办理“回头看”情况表", "年度"),
    _title("supervision-ledger", "重点督办台账", "{年度}年重点督办台账", "年度"),
    _title("project-progress", "民生实事进度表", "{年度}年民生实事项目进度表", "年度"),
)
OF_LETTERS = (
    Slot("co-opinion.mark", "协办意见函", "发文机关标志", "{承办单位}", ("承办单位",)),
    _title(
        "co-opinion",
        "协办意见函",
        "关于对{大会}{会次}第{建议号}号建议的协办意见",
        *("大会", "会次", "建议号", "题目", "承办单位"),
    ),
    Slot(
        "co-opinion.opening",
        "协办意见函",
        "开头",
        "由你单位主办、我单位协办的{题目}（第{建议号}号），经研究，现提出协办意见如下：",
        ("大会", "会次", "建议号", "题目"),
    ),
    Slot(
        "co-opinion.closing",
        "协办意见函",
        "结尾",
        "以上意见，供你单位答复代表时参考。",
        (),
        empty=True,
    ),
    Slot(
        "co-opinion.contact",
        "协办意见函",
        "联系方式",
        "联系人：{联系人}，电话：{电话}",
        ("联系人", "电话"),
        empty=True,
    ),
    Slot("supervision-plan.mark", "督办工作方案", "发文机关标志", "{本单位}文件", ("本单位",)),
    _title(
        "supervision-plan",
        "督办工作方案",
        "{督办组}{年度}年重点督办工作方案",
        *("督办组", "年度"),
    ),
    Slot(
        "supervision-plan.opening",
        "督办工作方案",
        "开头",
        "为落实{法律}关于重点督办的规定，{确定}由{督办组}督办代表建议{件数}件。"
        "现就督办工作安排如下。",
        ("法律", "确定", "督办组", "件数"),
    ),
    Slot(
        "supervision-plan.closing",
        "督办工作方案",
        "工作要求",
        "（一）承办单位由主要负责人负责，制定办理方案，逐项落实{期限}。\n"
        "（二）督办组采取座谈、视察、听取汇报等形式跟踪办理，请代表参加。\n"
        "（三）每月反馈一次进度；有困难的，及时向督办组说明。",
        ("期限",),
        lines=True,
    ),
    _title("supervision-slip", "督办单", "重点督办事项督办单"),
    _closing(
        "supervision-slip",
        "督办单",
        "交回说明",
        "请于{期限}前填好“反馈”以下各栏，盖章后交回{本单位}。",
        *("期限", "本单位"),
    ),
)
OF_STATIONS = (
    _title("duty-notice", "接待公告", "人大代表接待群众公告"),
    Slot(
        "duty-notice.opening",
        "接待公告",
        "开头",
        "为密切人大代表同人民群众的联系，听取和反映群众的意见和要求，"
        "现将代表接待群众有关事项公告如下：",
        (),
    ),
    Slot(
        "duty-notice.how",
        "接待公告",
        "怎样反映",
        "请当面说明情况，或者带来书面材料，留下联系方式，以便告知办理结果；不愿留名的也可以反映。"
        "不能到场的，可以{先打电话}委托他人转交材料。",
        ("先打电话",),
    ),
    Slot(
        "duty-notice.notes",
        "接待公告",
        "有关说明",
        "人大代表听取意见、提出建议、督促办理，一般不直接办理具体案件。"
        "已经或者应当通过诉讼、行政复议、仲裁解决的事项和涉法涉诉信访，"
        "请向人民法院、人民检察院、信访等有关机关反映。",
        (),
    ),
    _title("rota-table", "代表值班表", "{站点}值班表", "站点"),
    _closing(
        "rota-table", "代表值班表", "要求", "因事不能到站的代表，请提前三天告知站点，以便调班。"
    ),
    Slot(
        "reception-form.notes",
        "接待群众登记表",
        "表下说明",
        "人大一般不办理具体案件；涉法涉诉和信访事项，告知群众向有关机关反映。"
        "群众信息只用于办理和反馈。",
        (),
        empty=True,
    ),
)
OF_DELEGATES = (
    _title("suggestion-sheet", "代表建议用纸", "代表建议、批评和意见"),
    _title("roster-list", "代表名册", "{大会}代表名册", "大会"),
    _title("delegation-roster", "代表花名册", "{大会}代表花名册", "大会"),
    _title("address-book", "代表通讯录", "{大会}代表通讯录", "大会"),
    _title("activity-record", "活动记录", "代表{小组}活动记录", "小组"),
    _title("sign-in-sheet", "签到表", "{活动}签到表", "活动"),
    _title("duty-record", "履职登记表", "{代表姓名}代表{年度}年履职登记表", "代表姓名", "年度"),
    _title("delegate-file", "履职档案", "人大代表履职档案"),
    _title("public-list", "履职公示", "人大代表{年度}年履职情况公示", "年度"),
    Slot(
        "public-list.opening",
        "履职公示",
        "开头",
        "{年度}年代表履职情况{范围}，共{人数}名代表，走访选民按户计，建议按件计，其余按次计。",
        ("年度", "范围", "人数"),
    ),
    _closing("public-list", "履职公示", "表下说明", "按姓名笔画排列。"),
)
OF_MEETINGS = (
    _title("candidate-list", "评优候选名单", "{年度}年度{名目}候选名单", "年度", "名目"),
    Slot(
        "candidate-list.opening",
        "评优候选名单",
        "开头",
        "根据{年度}年交办的代表建议的双评价结果，提名{名目}候选{数目}，提请讨论决定。",
        ("年度", "名目", "数目"),
    ),
    Slot("honour-list.mark", "表彰名单", "发文机关标志", "{本单位}文件", ("本单位",)),
    _title("honour-list", "表彰名单", "{年度}年度{名目}表彰名单", "年度", "名目"),
    Slot(
        "honour-list.opening",
        "表彰名单",
        "开头",
        "经{会议}决定，对{年度}年度{名目}予以表彰，名单如下。",
        ("会议", "年度", "名目"),
    ),
    _title("dossier", "全卷", "代表建议办理全卷"),
    _title("vote-ballot", "票决票、测评票", "{会议}{票名}", "会议", "票名"),
    _title("vote-count", "计票结果", "{票名}计票结果", "会议", "票名"),
)

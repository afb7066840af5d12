"""What is said in the fictional county: opinions at stations, titles of suggestions, replies."""

from dataclasses import dataclass

UNITS = {  # short name: name, contact
    "农业": ("县农业农村局", "方工"),
    "交通": ("县交通运输局", "李工"),
    "教育": ("县教育局", "汪老师"),
    "卫健": ("县卫生健康局", "苏主任"),
    "住建": ("县住房和城乡建设局", "孟工"),
    "水利": ("县水利局", "韩工"),
    "民政": ("县民政局", "田主任"),
    "人社": ("县人力资源和社会保障局", "曹主任"),
    "公安": ("县公安局", "雷警官"),
    "环境": ("市生态环境局示例分局", "姚工"),
    "资源": ("县自然资源和规划局", "邱工"),
    "文旅": ("县文化广电旅游体育局", "白主任"),
    "商务": ("县商务局", "龚主任"),
    "财政": ("县财政局", "段会计"),
    "发改": ("县发展和改革局", "任主任"),
    "市监": ("县市场监督管理局", "贺主任"),
    "应急": ("县应急管理局", "武工"),
    "医保": ("县医疗保障局", "尹主任"),
    "城管": ("县综合行政执法局", "侯队长"),
    "城关": ("城关街道办事处", "钱主任"),
}

AGRICULTURE, BUILDING, CULTURE = "农林水利", "城建环保", "教科文卫"
TRADE, PEOPLE, LAW = "工交财贸", "社会民生", "政法其他"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a suggestion is about: its title without 关于…的建议, who handles it."""

    title: str
    category: str
    lead: str
    co: tuple[str, ...] = ()
    voice: str = ""  # what somebody said at a station, where the suggestion came from there


MATTERS = (
    Matter(
        "修缮沙河桥并增设人行护栏",
        BUILDING,
        "交通",
        ("财政",),
        "桥上的护栏断了两处，孩子上学不安全。",
    ),
    Matter(
        "解决柳林乡季节性缺水",
        AGRICULTURE,
        "水利",
        ("财政",),
        "一到七八月份自来水就断，要到沟里挑。",
    ),
    Matter(
        "改善县城学校门口早晚高峰交通秩序", LAW, "公安", ("教育", "城管"), "接孩子的车把路堵死了。"
    ),
    Matter("在青石镇卫生院恢复夜间急诊", CULTURE, "卫健", (), "老人半夜发病，要开四十里车去县城。"),
    Matter("推广水稻全程机械化作业", AGRICULTURE, "农业"),
    Matter("加强农村公路养护管理", TRADE, "交通"),
    Matter("为老旧小区加装电梯", BUILDING, "住建", ("资源",), "住六楼的老人两年没下过楼。"),
    Matter("规范农村自建房审批和质量监管", BUILDING, "住建", ("资源",)),
    Matter("推进城乡公交一体化", TRADE, "交通", ("财政",)),
    Matter("支持乡镇中心小学配齐心理健康教师", CULTURE, "教育"),
    Matter("扩大居民医保门诊直接结算范围", PEOPLE, "医保", ("卫健",)),
    Matter("加快农村污水处理设施建设", BUILDING, "环境", ("水利",)),
    Matter("建立山塘水库巡查管护长效机制", AGRICULTURE, "水利"),
    Matter("扶持家庭农场和农民合作社发展", AGRICULTURE, "农业", ("财政",)),
    Matter("在城关街道建设老年食堂", PEOPLE, "民政", ("城关",), "子女都在外地，中午就吃剩饭。"),
    Matter("整治占用盲道和消防通道停车", LAW, "城管", ("公安",)),
    Matter("增加公办幼儿园学位", CULTURE, "教育", ("发改",)),
    Matter("保护和利用青石镇古驿道", CULTURE, "文旅", ("资源",)),
    Matter("完善物流园区配套道路", TRADE, "交通", ("商务",)),
    Matter("开展返乡农民工技能培训", PEOPLE, "人社", ("农业",)),
    Matter("治理沙河上游养殖污染", BUILDING, "环境", ("农业",), "河边臭得开不了窗。"),
    Matter("提高村级卫生室药品配备水平", CULTURE, "卫健", ("医保",)),
    Matter("规范电动自行车集中充电管理", LAW, "应急", ("住建",)),
    Matter("推进高标准农田建后管护", AGRICULTURE, "农业", ("水利",)),
    Matter("建设县城公共停车场", BUILDING, "住建", ("资源", "财政")),
    Matter("支持本地农产品进入学校食堂", TRADE, "市监", ("教育", "农业")),
    Matter("优化惠企政策申报流程", TRADE, "发改", ("商务",)),
    Matter("加强网络电信诈骗防范宣传", LAW, "公安"),
    Matter("改造云台镇集镇排水管网", BUILDING, "住建", ("水利",), "一下大雨街上就是河。"),
    Matter("提升乡村图书室使用效率", CULTURE, "文旅"),
    Matter("保障外卖骑手等新就业群体权益", PEOPLE, "人社", ("市监",)),
    Matter("加大松材线虫病防控力度", AGRICULTURE, "资源", ("财政",)),
    Matter("在东山乡设立公交首末站", TRADE, "交通"),
    Matter("建立困境儿童关爱服务机制", PEOPLE, "民政", ("教育",)),
    Matter("整修南川镇灌溉渠道", AGRICULTURE, "水利", (), "渠道漏水，下游的田浇不上。"),
    Matter("培育本土电商和直播人才", TRADE, "商务", ("人社",)),
    Matter("规范共享电动车投放和停放", BUILDING, "城管"),
    Matter("完善农村互助养老服务", PEOPLE, "民政"),
    Matter("加强中小学校园食品安全监管", CULTURE, "市监", ("教育",)),
    Matter("增设县城公共厕所和无障碍设施", BUILDING, "城管", ("住建",)),
    Matter("推动文旅项目串点成线", CULTURE, "文旅", ("交通",)),
    Matter("提高被征地农民养老保障水平", PEOPLE, "人社", ("资源",)),
    Matter("建设乡镇快递共同配送中心", TRADE, "商务", ("交通",)),
    Matter("加强农村房屋防雷和用电安全", LAW, "应急"),
    Matter("打通白塔镇断头路", BUILDING, "交通", ("资源",), "绕一圈要多走三里路。"),
    Matter("推行基层医疗机构中医适宜技术", CULTURE, "卫健"),
    Matter("扩大政策性农业保险覆盖面", AGRICULTURE, "农业", ("财政",)),
    Matter("加强噪声扰民执法", LAW, "公安", ("城管",)),
    Matter("完善工业园区职工宿舍和班车", TRADE, "发改", ("交通",)),
    Matter("开展农村人居环境常态化整治", BUILDING, "农业", ("城管",)),
    Matter("支持残疾人就近就业", PEOPLE, "人社", ("民政",)),
    Matter("建设社区全民健身场地", CULTURE, "文旅", ("资源",)),
    Matter("规范物业服务和维修资金使用", BUILDING, "住建"),
    Matter("加强青少年近视防控", CULTURE, "卫健", ("教育",)),
    Matter("推进生活垃圾分类减量", BUILDING, "城管"),
    Matter("完善乡村道路照明", BUILDING, "交通", (), "路灯装了三年，亮的没几盏。"),
    Matter("拓展茶叶深加工和品牌营销", TRADE, "农业", ("商务",)),
    Matter("为农村独居老人安装紧急呼叫设备", PEOPLE, "民政"),
    Matter("加强河道采砂监管", AGRICULTURE, "水利", ("公安",)),
    Matter("设立基层法律服务巡回站", LAW, "公安"),
)

VOICES = (
    ("村口的公交车一天只有两班，赶不上看病。", TRADE),
    ("自来水有一股味道，不敢直接烧饭。", AGRICULTURE),
    ("小区的电动车堆在楼道里充电，怕着火。", LAW),
    ("合作医疗在镇上报了，到县里又说不行。", PEOPLE),
    ("孩子放学早，家里没人接。", CULTURE),
    ("稻子熟了收割机排不上队。", AGRICULTURE),
    ("工地晚上十一点还在打桩。", LAW),
    ("门前的路挖开半年没有填。", BUILDING),
    ("想办个养鸡场，不知道找哪个部门。", TRADE),
    ("广场舞的音响太大。", LAW),
    ("老人认证要刷脸，手机不会用。", PEOPLE),
    ("村里的垃圾桶满了三天没人收。", BUILDING),
    ("学校旁边的小摊不放心。", CULTURE),
    ("山上的树一片一片枯了。", AGRICULTURE),
    ("厂里欠了两个月工资。", PEOPLE),
    ("卫生室的药不全，高血压药要去镇上拿。", CULTURE),
    ("下水道堵了，味道很大。", BUILDING),
    ("快递只送到镇上，老人拿不动。", TRADE),
    ("路口没有红绿灯，车开得很快。", LAW),
    ("水渠淤了，田里浇不上水。", AGRICULTURE),
)

_WORK = {  # by class: what was done, what comes
    "A": (
        (
            "（一）已经做的。今年安排专项资金，主要工程已经完工，群众已经用上。\n"
            "（二）巩固的。明确了管护单位和责任人，每月检查一次。"
        ),
        "我局将加强管护，防止反弹，请您随时到现场查看。",
    ),
    "B": (
        (
            "（一）已经做的。完成了现场勘察和方案设计，所需资金已经列入计划。\n"
            "（二）正在做的。正在办理前期手续，建立了每月一次的调度制度。"
        ),
        "我局将按照承诺的日期完成，进度向您和群众公开。",
    ),
    "C": (
        (
            "经会同有关单位研究，受用地和资金等客观条件限制，目前还难以解决。"
            "我局先采取了临时措施，减少对群众的影响。"
        ),
        "条件具备时，我局将优先安排，并及时向您报告。",
    ),
}


def reply(reply_class: str, co: str) -> str:
    """Return the text of a reply of class A, B or C, worked out with the units `co`."""
    done, coming = _WORK[reply_class]
    return (
        "一、关于建议所提问题\n"
        f"收到建议后，我局会同{co}到现场作了调查，听取了您的意见。您反映的情况属实。\n"
        f"二、办理情况\n{done}\n"
        f"三、下一步打算\n{coming}"
    )

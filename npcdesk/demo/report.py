"""A report of the fictional county in which some figures are mistyped, to be looked through."""

from npcdesk.office import files
from npcdesk.paths import OfficeFolder

NAME = "办理情况报告（示例）.txt"
TEXT = """一、基本情况
　　县十九届人大一次会议期间，代表共提出建议126件，比上次会议增加9件，增长7.7%。其中城建交通38件，占30.2%；教科文卫31件，\
占24.6%；农业农村24件，占19.0%；社会民生19件，占15.1%；生态环保9件，占7.1%；其他6件，占4.0%。近70%的代表参加了提出建议。
　　截至5月6日，已答复68件，答复率54.0%；按期答复66件，占97.1%，比上次会议提高2.4%。
二、办理结果
　　已经解决或基本解决的39件，占57.4%；列入计划逐步解决的21件，占30.9%；暂时难以解决的8件，占11.8%。
　　共收回征询意见表50份，代表满意41件、基本满意8件，满意率89.0%。对不满意的1件，已责成县卫生健康局重新办理。
三、重点督办
　　主任会议确定重点督办建议10件，由四个督办组分工负责，已答复4件，其中已经解决的3件；正在办理5件，重新办理1件。
　　截至5月6日，126件建议中已办结50件，已答复待反馈18件，办理中52件，其中逾期2件，重新办理2件，待交办4件。
"""


def leave(folder: OfficeFolder) -> None:
    """Leave the report beside the office's data."""
    files.write(folder.root / NAME, TEXT.encode())

"""The recovery codes on paper: whoever holds one can open the office's file, or its bundles."""

from reportlab.lib.units import mm

from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Sheet, one_line, set_text
from npcdesk.labels import day
from npcdesk.rules.papers import RecoverySheet

NAME, EXCHANGE_NAME = "恢复码", "交换恢复钥匙"
TITLE, EXCHANGE_TITLE = "数据恢复码", "数据交换恢复钥匙"
LEFT, WIDE = 28.0, 154.0  # mm
PER_LINE = 4  # groups of the code on one line
ADVICE = (
    "一、忘记密码或者更换电脑之后，用它打开本单位的数据。",
    "二、拿到它的人就能看到全部数据，请封进信封，锁进保险柜。",
    "三、不要和电脑放在一处，不要拍照，不要用微信、邮件发送。",
    "四、请现在就和另一位同志一起，对照屏幕逐组核对。",
    "五、这张纸丢了或者被人看过，请重做恢复码，让旧码作废。",
    "六、密码和恢复码都没有了，谁也打不开这份数据。",
)
EXCHANGE_ADVICE = (
    "一、本单位的电脑都坏了，用它打开别的单位发来的数据包。",
    "二、拿到它的人就能打开，请封进信封，锁进保险柜。",
    "三、不要和电脑放在一处，不要拍照，不要用微信、邮件发送。",
    "四、从左到右、从上到下连着输入，中间没有空格。",
    "五、这张纸丢了，可以在程序里再打一张，钥匙不变。",
)
KEY_BEGINS = "AGE-SECRET-KEY-1"
KEY_GROUP, KEY_PER_LINE = 4, 5


def to_pdf(paper: RecoverySheet) -> bytes:
    """Return the paper as a PDF of one A4 page."""
    sheet = Sheet(EXCHANGE_NAME if paper.exchange else NAME)
    middle = LEFT + WIDE / 2
    for text, face, size, top in (
        (EXCHANGE_TITLE if paper.exchange else TITLE, Face.TITLE, 26, 40.0),
        (paper.office, Face.SONG, 16, 58.0),
    ):
        for row, line in enumerate(set_text([(text, face)], size, WIDE * mm)):
            sheet.centred(line, middle, top + row * 8)
    rows = _key_rows(paper.code) if paper.exchange else _code_rows(paper.code)
    sheet.box(LEFT, 80, WIDE, 16 + 14 * len(rows), weight=1.2)
    for row, part in enumerate(rows):
        places = 1 if len(part) == 1 else max(map(len, rows))
        for column, group in enumerate(part):
            line = one_line(group, Face.HEI, 26)
            sheet.centred(line, LEFT + WIDE * (column + 0.5) / places, 90 + row * 14)
    top = 80 + 16 + 14 * len(rows) + 8
    made = one_line(f"生成日期：{day(paper.made_on)}", Face.FANG, 14)
    sheet.right(made, LEFT + WIDE, top)
    top += 14
    for advice in EXCHANGE_ADVICE if paper.exchange else ADVICE:
        for line in set_text([(advice, Face.FANG)], 14, WIDE * mm, indent=28):
            sheet.put(line, LEFT, top)
            top += 9
    keep = "保管人签名：　　　　　　　　　　存放地点：　　　　　　　　　"
    sheet.put(one_line(keep, Face.FANG, 14), LEFT, 255)
    sheet.end_page()
    return sheet.pdf()


def _code_rows(code: str) -> list[list[str]]:
    groups = code.split("-")
    return [groups[at : at + PER_LINE] for at in range(0, len(groups), PER_LINE)]


def _key_rows(key: str) -> list[list[str]]:
    """Return how the key begins, then the rest of it in groups: it has no dashes of its own."""
    rest = key.removeprefix(KEY_BEGINS)
    groups = [rest[at : at + KEY_GROUP] for at in range(0, len(rest), KEY_GROUP)]
    lines = range(0, len(groups), KEY_PER_LINE)
    return [[KEY_BEGINS], *(groups[at : at + KEY_PER_LINE] for at in lines)]

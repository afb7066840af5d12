"""关于, and the keys of the desk (F1)."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QGridLayout

from npcdesk import __version__
from npcdesk.paths import resources
from npcdesk.ui.buttons import primary
from npcdesk.ui.desk import Desk
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

KEYS = (
    ("Ctrl+1…8", "去第几个页面"),
    ("Ctrl+K", "查找代表、建议、单位，也能直接办"),
    ("Ctrl+F", "在本表里查找"),
    ("Ctrl+N", "新登记一条"),
    ("Enter", "打开"),
    ("Ctrl+Enter", "办这一步"),
    ("空格　Ctrl+A", "勾选　全部勾选"),
    ("Esc", "关闭，取消勾选"),
    ("Alt+←", "返回"),
    ("Ctrl+Z", "撤销上一步"),
    ("Ctrl+P", "打印预览"),
    ("F5", "重新算今天的期限"),
    ("F6", "去下一块，Shift+F6 回上一块"),
    ("Ctrl+加号　减号　0", "文字放大　缩小　还原"),
)


def about(_desk: Desk, _wanted: str = "") -> QDialog:
    """Say what this is, in which version, and by whose leave."""
    dialog = Sentence(
        f"人大履职桌面 {__version__}",
        "县乡人大的离线工作台。没有网络也能用，数据加密，只在您的电脑和 U 盘里。",
    )
    for line in (
        "程序：Apache License 2.0",
        f"界面：Qt {qVersion()}（LGPL），图标 Fluent System Icons（MIT）",
        "字体：Noto Sans SC、Noto Serif SC（OFL），Fandol（GPL，带字体例外）",
        f"许可文本在 {resources()} 里，和字体、图标放在一起",
    ):
        words = Words(line, "second", "text3", wrap=True)
        words.setMaximumWidth(look().em(26))
        dialog.words.addWidget(words)
    dialog.add(primary("知道了"))
    return dialog


def keys(_desk: Desk, _wanted: str = "") -> QDialog:
    """List the keys."""
    dialog = Sentence("快捷键")
    grid = QGridLayout()
    grid.setHorizontalSpacing(look().em(1))
    grid.setVerticalSpacing(look().em(0.2))
    for row, (key, words) in enumerate(KEYS):
        grid.addWidget(Words(key, "strong"), row, 0)
        grid.addWidget(Words(words, "second"), row, 1)
    dialog.words.addLayout(grid)
    dialog.add(primary("知道了"))
    return dialog

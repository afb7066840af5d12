"""The words of Qt's own dialogs that Qt's own Chinese lacks.

Installed before qtbase_zh_CN, it is asked only for what that one does not know.
"""

from PySide6.QtCore import QTranslator

WORDS = {
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "File": "文件",
    "%1 File": "%1 文件",
    "Drive": "磁盘",
    "Alias": "快捷方式",
    "Shortcut": "快捷方式",
    "Unknown": "不认识的类型",
    "&Look in:": "位置(&L)：",
    "Files of &type:": "类型(&T)：",
    "Filter": "筛选",
    "Page &Set:": "页面(&S)：",
}


class QtWords(QTranslator):
    """Answers for the few words above."""

    def translate(
        self, _context: str, source: str, _sense: str | None = None, _count: int = -1
    ) -> str | None:
        """Return the Chinese, or None for what is not ours."""
        return WORDS.get(source)

    def isEmpty(self) -> bool:
        """It has words."""
        return False

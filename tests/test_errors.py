"""What the system says of files reaches a person in Chinese."""

import errno
import re
from pathlib import Path

import npcdesk
from npcdesk.errors import why


def test_every_refusal_of_the_system_is_said_in_chinese():
    for code in errno.errorcode:
        said = why(OSError(code, "No such file or directory"))
        assert not re.search(r"[A-Za-z]", said), said
    assert why(FileNotFoundError(errno.ENOENT, "…")) == "没有这个文件或文件夹"
    assert why(OSError()) == "系统没有说明原因"


def test_the_system_s_own_words_are_for_the_log_alone():
    folder = Path(npcdesk.__file__).parent
    has = [p.name for p in folder.rglob("*.py") if "strerror" in p.read_text(encoding="utf-8")]
    assert has == ["diary.py"]

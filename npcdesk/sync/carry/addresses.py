"""Addresses of mail as people type them."""

import re

from npcdesk.errors import NotAllowed

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}\Z)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*"
)
_FULL_WIDTH = str.maketrans("＠．。", "@..")


def checked(text: str) -> str:
    """Return an address without what a Chinese keyboard adds.

    Raises:
        NotAllowed: it is no address; one with a line break in it would add headers.
    """
    address = text.strip().translate(_FULL_WIDTH)
    if not _ADDRESS.fullmatch(address):
        msg = f"没认出邮箱地址“{text[:60]}”，请写成 名字@单位.gov.cn 这样。"
        raise NotAllowed(msg)
    return address

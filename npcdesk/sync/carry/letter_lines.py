"""The frame of a letter (RFC 2045, 2046), read line by line: what is attached, and its lines.

The email package of Python keeps a whole letter in memory several times over, and a hostile one
a thousand times; it reads the headers alone here.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from typing import BinaryIO

ATTACHMENTS = 200
"""What hangs in a letter, its texts among it."""
TURNS = 1_000
"""Edges and headers: each costs time, and a hostile letter has millions."""
HEADER_BYTES = 64 * 1024
LINE_BYTES = 64 * 1024
DEPTH = 8


class LetterDamaged(Exception):
    """What is the matter, as words that follow the letter's name."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of a letter that is no frame. `name` is the sender's: to be shown, never trusted."""

    name: str
    kind: str
    encoding: str


def pieces(file: BinaryIO) -> Iterator[Attachment | bytes | None]:
    """Give each attachment and then its lines, still encoded; None where it ends.

    Raises:
        LetterDamaged: it is no letter, or larger than letters are.
    """
    edges: list[bytes] = []
    header: bytearray | None = bytearray()
    count = turns = 0
    while line := file.readline(LINE_BYTES):
        edge = _edge(line, edges)
        if turns > TURNS or count > ATTACHMENTS:
            raise LetterDamaged("的附件太多")
        if edge is not None:
            turns += 1
            at, closes = edge
            del edges[at if closes else at + 1 :]
            header = None if closes else bytearray()
            yield None
        elif header is None:
            yield line
        elif line.strip():
            header += line
            if len(header) > HEADER_BYTES:
                raise LetterDamaged("不像是邮件")
        elif header or edges:  # blank lines before the first header are passed over
            turns += 1
            said = _said(bytes(header))
            header = _inside(said, edges)
            if header is None and said.get_content_maintype() != "multipart":
                count += 1
                yield _attachment(said)


def _edge(line: bytes, edges: list[bytes]) -> tuple[int, bool] | None:
    """Return which frame's edge a line is, and whether it closes the frame."""
    if not line.startswith(b"--"):
        return None
    mark = line[2:].rstrip()
    for at in reversed(range(len(edges))):
        if mark == edges[at]:
            return at, False
        if mark == edges[at] + b"--":
            return at, True
    return None


def _said(header: bytes) -> Message:
    try:
        return BytesHeaderParser().parsebytes(header)
    except Exception as error:  # the package raises what it likes on what it did not expect
        raise LetterDamaged("不像是邮件") from error


def _inside(said: Message, edges: list[bytes]) -> bytearray | None:
    """Open a frame: note its edge, or begin the headers of a letter that was forwarded whole."""
    if said.get_content_type() == "message/rfc822":
        return bytearray()
    edge = _edge_of(said) if said.get_content_maintype() == "multipart" else ""
    if edge:
        edges.append(edge.encode("utf-8", "surrogateescape"))
        if len(edges) > DEPTH:
            raise LetterDamaged("里套了太多层邮件")
    return None


def _edge_of(said: Message) -> str:
    with suppress(Exception):
        return (said.get_boundary() or "").rstrip()
    return ""


def _attachment(said: Message) -> Attachment:
    encoding = str(said.get("Content-Transfer-Encoding", "")).strip().lower()
    return Attachment(_name(said), said.get_content_type(), encoding)


def _name(said: Message) -> str:
    """Return the name as it was written: RFC 2231, or the encoded words that are not allowed."""
    with suppress(Exception):
        found = said.get_filename() or ""
        with suppress(Exception):
            return str(make_header(decode_header(found)))
        return found
    return ""

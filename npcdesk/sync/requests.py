"""Files of pairing, as they lie on a stick: whose each request is, and which reply is one's own."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import TrustRefused
from npcdesk.sync import joining, trusted
from npcdesk.sync.trust import pairing, texts
from npcdesk.sync.trust.pairing import Request

PAIRED = "已经配对"


@dataclass(frozen=True, slots=True)
class Lying:
    """A file that may be a request; without one, `why` it is none. Nobody has proved whose it is.

    `paired`: the machine that asks in it has its certificate already.
    """

    path: Path
    asked: Request | None
    paired: bool = False
    why: str = ""

    @property
    def told(self) -> str:
        """Whose it is: 沙河镇人大主席团（330102003）的“办公室电脑”，2026年5月6日."""
        if self.asked is None:
            return f"读不懂：{self.why.rstrip('。')}"
        day = labels.day(self.asked.made_on)
        return f"{whose(self.asked)}，{PAIRED if self.paired else day}"


def whose(asked: Request) -> str:
    """Return who a request says it is from: 沙河镇人大主席团（330102003）的“办公室电脑”."""
    says = asked.says
    return f"{says.unit_name}（{says.unit}）的“{says.nick}”"


def lying(session: Session, paths: Iterable[Path]) -> list[Lying]:
    """Return what some files hold; the same request is told once."""
    known = trusted.load(session)
    certified = known.tree.by_inc if known else {}
    found: list[Lying] = []
    for path in paths:
        try:
            asked = pairing.read_request(texts.load(path, pairing.REQUEST_WHAT))
        except TrustRefused as refusal:
            found.append(Lying(path, None, why=str(refusal)))
            continue
        if not any(one.asked and one.asked.raw == asked.raw for one in found):
            found.append(Lying(path, asked, asked.says.inc in certified))
    return found


def open_ones(found: Sequence[Lying]) -> list[Lying]:
    """Return those that can still be answered."""
    return [one for one in found if one.asked is not None and not one.paired]


def own_replies(session: Session, paths: Iterable[Path]) -> list[Path]:
    """Return the files that say they answer this machine's request; none once it is answered."""
    asked = trusted.fact(session, joining.ASKED).encode()
    found = []
    for path in paths if asked else ():
        with suppress(TrustRefused):
            if pairing.answers(texts.load(path, pairing.REPLY_WHAT), asked):
                found.append(path)
    return found

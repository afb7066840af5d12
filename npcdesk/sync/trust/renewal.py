"""The short form of pairing: a restored copy asks for its new incarnation, the old key vouching.

No phone call is needed: the old key proves to the office above who asks, and the pinned root
proves to the machine who answered.
"""

from datetime import date

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import keys, pairing
from npcdesk.sync.trust.certificates import Certificate
from npcdesk.sync.trust.keys import Domain, Incarnation
from npcdesk.sync.trust.pairing import Request
from npcdesk.sync.trust.roster import EndingKind, Rosters
from npcdesk.sync.trust.standing import Standings


def check(asked: Request, standings: Standings) -> Certificate:
    """Return the certificate of the incarnation that the request follows.

    Whether that one is to be retired is for a person to say: a restored machine has ended it, but
    the original of a copied folder writes on.

    Raises:
        TrustRefused: it is not a renewal, or the old key does not vouch for it: pair by phone.
    """
    old = standings.tree.by_inc.get(asked.renews)
    if old is None:
        msg = "这份申请里没有本单位认识的旧钥匙。请按首次配对办理，并打电话核对。"
        raise TrustRefused(msg)
    ended = standings.ended.get(old.inc, {})
    if EndingKind.REVOKED in ended or old.inc not in standings.vouched:
        msg = f"“{old.unit_name} {old.nick}”已经停用，不能续用。请按首次配对办理，并打电话核对。"
        raise TrustRefused(msg)
    same = (asked.says.unit, asked.says.level) == (old.unit, old.level)
    if not same or not keys.verify(
        old.sign_pk, Domain.RENEWAL, asked.text.encode(), asked.renewal_sig
    ):
        msg = "申请上的旧钥匙对不上。请按首次配对办理，并打电话核对。"
        raise TrustRefused(msg)
    return old


def answer(
    asked: Request, issuer: Incarnation, standings: Standings, rosters: Rosters, *, day: date
) -> bytes:
    """Return the bytes of the reply file: the capabilities of the old incarnation, and no more.

    Raises:
        TrustRefused: as `check` and `pairing.answer`.
    """
    caps = check(asked, standings).caps
    return pairing.answer(asked, issuer, standings, rosters, caps=caps, day=day)

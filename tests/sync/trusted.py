"""Offices with real keys: a city, two counties, townships, each machine certified as it should."""

from datetime import date

from hypothesis import strategies as st

from npcdesk.sync.trust import certificates, keys
from npcdesk.sync.trust.certificates import ALL_CAPS, Certificate

DAY = date(2026, 5, 6)
CITY, EAST, WEST, TOWN, FAR = "330100", "330102", "330103", "330102003", "330103005"
LEVELS = {CITY: "city", EAST: "county", WEST: "county", TOWN: "township", FAR: "township"}
NAMES = {
    CITY: "示例市人大",
    EAST: "东川区人大",
    WEST: "西岭区人大",
    TOWN: "青石镇人大",
    FAR: "柳湾镇人大",
}


def said(own, unit, nick="张三的电脑", **changed):
    facts = {"unit": unit, "unit_name": NAMES.get(unit, "某单位"), "nick": nick}
    facts["level"] = LEVELS.get(unit, "township")
    return certificates.subject(own, **(facts | changed))


def forged(by: keys.Incarnation, to: certificates.Subject, **changed) -> Certificate:
    """A certificate signed by `by` as if every rule let it."""
    facts = {"parent": "", "caps": ALL_CAPS, "day": DAY}
    return certificates._signed(by, to, **(facts | changed))


class Machine:
    """A machine with its keys and its certificate."""

    def __init__(self, unit, issuer=None, nick="张三的电脑", caps=ALL_CAPS, day=DAY):
        self.own = keys.new_incarnation()
        self.inc = self.own.inc
        self.unit = unit
        told = said(self.own, unit, nick)
        if issuer is None:
            self.cert = certificates.self_signed_root(self.own, told, day=day)
        else:
            self.cert = certificates.issue(issuer.own, issuer.cert, told, caps=caps, day=day)
        self.chain = (self.cert, *(issuer.chain if issuer else ()))


ROOT = Machine(CITY)
EAST_A = Machine(EAST, ROOT)
WEST_A = Machine(WEST, ROOT)
TOWN_A = Machine(TOWN, EAST_A)
FAR_A = Machine(FAR, WEST_A)
EAST_B = Machine(EAST, EAST_A, "李四的电脑")
TOWN_B = Machine(TOWN, TOWN_A, "前台的电脑", ("author",))
ALL = (ROOT, EAST_A, WEST_A, TOWN_A, FAR_A, EAST_B, TOWN_B)
CERTS = tuple(machine.cert for machine in ALL)


@st.composite
def flipped(draw, raw: bytes) -> bytes:
    """The bytes with one of them changed."""
    at = draw(st.integers(0, len(raw) - 1))
    return raw[:at] + bytes([raw[at] ^ draw(st.integers(1, 255))]) + raw[at + 1 :]

"""Sums of money: kept in whole yuan, typed and told in 万元."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from npcdesk.errors import Unclear

_WAN = 10_000  # yuan
_TYPED_SO = {ord("，"): "", ord(","): "", ord(" "): "", ord("．"): ".", ord("－"): "-"}
_MOST = 10**15  # yuan: more than any budget, and whole in every JSON reader


def wan(of_yuan: int) -> str:
    """Return yuan as 万元 without needless zeros: 12.5; "" for none."""
    return f"{Decimal(of_yuan) / _WAN:f}" if of_yuan else ""


def yuan(said: str, *, rounded: bool = False) -> int:
    """Return what was typed in 万元 as yuan: 480, 12.5, 1,200 万元; 0 for nothing.

    Args:
        said: as typed; full-width signs and commas between thousands are understood.
        rounded: take the nearest yuan, of a sum that a sheet's formula worked out.

    Raises:
        Unclear: it is no number, finer than a yuan, or beyond all measure.
    """
    plain = said.translate(_TYPED_SO).removesuffix("万元").removesuffix("万")
    try:
        exact = Decimal(plain or "0") * _WAN
    except InvalidOperation:
        exact = Decimal("NaN")
    if rounded and exact.is_finite():
        exact = exact.to_integral_value(ROUND_HALF_UP)
    if not exact.is_finite() or abs(exact) > _MOST or exact != exact.to_integral_value():
        msg = f"没认出“{said}”是多少钱，请写成万元，例如 480 或者 12.5，最细到元。"
        raise Unclear(msg)
    return int(exact)

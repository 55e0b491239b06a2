"""Sums of money in words: a decimal string and a currency code go in, "$3.05 billion" comes out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.digest.wording import Tongue

_CURRENCIES: dict[str, tuple[str, str]] = {
    "USD": ("$", "美元"), "EUR": ("€", "欧元"), "GBP": ("£", "英镑"), "HKD": ("HK$", "港元"),
    "CAD": ("C$", "加元"), "AUD": ("A$", "澳元"), "SGD": ("S$", "新加坡元"),
    "CNY": (" yuan", "元"), "JPY": (" yen", "日元"), "KRW": (" won", "韩元"),
    "INR": (" rupees", "卢比"), "CHF": (" Swiss francs", "瑞士法郎"),
}  # fmt: skip
_MAGNITUDES: dict[Tongue, tuple[tuple[int, str], ...]] = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "zh": ((10**8, "亿"), (10**4, "万")),
}
_APPROXIMATIONS = {
    "over": "超过", "about": "约", "up to": "至多", "at least": "至少", "almost": "近",
}  # fmt: skip


def money(
    amount: str, currency: str | None, approximation: str | None = None, *, tongue: Tongue = "en"
) -> str:
    """Write a sum of money; without a currency it stays a bare number.

    >>> money("3050000000", "USD")
    '$3.05 billion'
    >>> money("380000000000", "CNY", "over")
    'over 380 billion yuan'
    >>> money("380000000000", "CNY", "over", tongue="zh")
    '超过3800亿元'
    """
    number = _number(amount, tongue)
    english, chinese = _CURRENCIES.get(currency or "", (f" {currency}", str(currency)))
    if currency is None:
        sum_ = number
    elif tongue == "zh":
        sum_ = f"{number}{chinese}"
    else:
        sum_ = f"{number}{english}" if english[0] == " " else f"{english}{number}"
    if not approximation:
        return sum_
    if tongue == "zh":
        return _APPROXIMATIONS.get(approximation, "") + sum_
    return f"{approximation} {sum_}"


def _number(amount: str, tongue: Tongue) -> str:
    try:
        value = Decimal(amount)
    except InvalidOperation:
        return amount
    if not value.is_finite():
        return amount
    size, word = next(((s, w) for s, w in _MAGNITUDES[tongue] if value >= s), (1, ""))
    written = _plain(value / size)
    return f"{written.replace(',', '') if tongue == 'zh' else written}{word}"


def _plain(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value.normalize():,f}"

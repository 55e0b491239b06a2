"""Readings: the signs of Chinese years, units and parts of days, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.times.chinese.numerals import read_year
from extractor.times.said import Calendar, Part, Said, Shift

if TYPE_CHECKING:
    from extractor.times.moments import Unit

_YEARS: dict[str, Said] = {
    "今年": Shift("year", 0), "去年": Shift("year", -1), "前年": Shift("year", -2),
    "大前年": Shift("year", -3), "明年": Shift("year", 1), "后年": Shift("year", 2),
    "後年": Shift("year", 2), "本年": Shift("year", 0), "上年": Shift("year", -1),
    "上一年": Shift("year", -1, "mentioned"), "来年": Shift("year", 1), "來年": Shift("year", 1),
    "当年": Shift("year", 0, "mentioned"), "當年": Shift("year", 0, "mentioned"),
    "同年": Shift("year", 0, "mentioned"), "该年": Shift("year", 0, "mentioned"),
    "那年": Shift("year", 0, "mentioned"), "那一年": Shift("year", 0, "mentioned"),
    "同一年": Shift("year", 0, "mentioned"),
    "次年": Shift("year", 1, "mentioned"), "翌年": Shift("year", 1, "mentioned"),
    "前一年": Shift("year", -1, "mentioned"), "后一年": Shift("year", 1, "mentioned"),
}  # fmt: skip
UNITS: dict[str, Unit] = {
    "年": "year", "个月": "month", "個月": "month", "月": "month", "周": "week", "週": "week",
    "星期": "week", "个星期": "week", "個星期": "week", "礼拜": "week", "个礼拜": "week",
    "个周": "week", "天": "day", "日": "day", "季度": "quarter", "个季度": "quarter",
    "季": "quarter",
    "世纪": "century", "个世纪": "century", "周年": "year", "年代": "decade",
}  # fmt: skip
SMALL: dict[str, str] = {
    "小时": "H", "个小时": "H", "小時": "H", "個小時": "H", "个钟头": "H", "钟头": "H", "分钟": "M",
    "分鐘": "M", "分": "M", "秒": "S", "秒钟": "S", "秒鐘": "S",
}  # fmt: skip
WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
PARTS: dict[str, Part] = {
    "初": "START", "上旬": "START", "中": "MID", "中旬": "MID", "中期": "MID", "下旬": "END",
    "底": "EDGE_END", "末": "EDGE_END", "尾": "EDGE_END", "早期": "START", "初期": "START",
    "晚期": "END", "后期": "END", "末期": "END", "前期": "START", "前半": "START", "后半": "END",
    "年初": "START",
}  # fmt: skip
DAY_PARTS: dict[str, str] = {
    "凌晨": "TMO", "清晨": "TMO", "早晨": "TMO", "早上": "TMO", "早间": "TMO", "上午": "TMO",
    "晨": "TMO",
    "早": "TMO", "中午": "TMI", "正午": "TMI", "午间": "TMI", "午后": "TAF", "下午": "TAF",
    "午": "TMI",
    "傍晚": "TEV", "黄昏": "TEV", "晚上": "TEV", "晚间": "TEV", "晚": "TEV", "夜间": "TNI",
    "夜里": "TNI",
    "夜晚": "TNI", "深夜": "TNI", "午夜": "TNI", "半夜": "TNI", "夜": "TNI",
}  # fmt: skip


def year_of(text: str) -> int | Said | None:
    """Read the `year` macro; None where it is empty."""
    text = text.strip().removesuffix("度").replace(" ", "")
    if not text:
        return None
    said = _YEARS.get(text)
    return said if said is not None else read_year(text.removesuffix("年"))


def as_date(year: int | Said | None) -> Said | None:
    """Make a year a date of its own."""
    return Calendar(year=year) if isinstance(year, int) else year


def duration_value(amount: float | None, unit: str) -> str:
    """Write the TIMEX3 value of a length.

    >>> duration_value(3, "个月"), duration_value(None, "年"), duration_value(2, "小时")
    ('P3M', 'PXY', 'PT2H')
    """
    if unit in SMALL:
        return f"PT{'X' if amount is None else f'{amount:g}'}{SMALL[unit]}"
    size = {"decade": 10, "century": 100}.get(UNITS[unit], 1)
    code = {"decade": "Y", "century": "Y"}.get(UNITS[unit], UNITS[unit][0].upper())
    return f"P{'X' if amount is None else f'{amount * size:g}'}{code}"

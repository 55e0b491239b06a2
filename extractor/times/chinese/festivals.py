"""Chinese rules for festivals and the days of the Chinese calendar."""

from __future__ import annotations

from extractor.times.chinese.numerals import read_numeral
from extractor.times.chinese.readings import year_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.lunar import ANIMALS_ZH
from extractor.times.said import Feast, LunarDay, Said, ZodiacYear

_NAMES: dict[str, tuple[str, int]] = {
    "春节": ("lunar new year", 0), "春節": ("lunar new year", 0), "农历新年": ("lunar new year", 0),
    "大年初一": ("lunar new year", 0), "除夕": ("lunar new year", -1),
    "大年三十": ("lunar new year", -1), "年三十": ("lunar new year", -1),
    "大年夜": ("lunar new year", -1), "元宵节": ("lantern", 0), "元宵": ("lantern", 0),
    "端午节": ("dragon boat", 0), "端午": ("dragon boat", 0), "七夕节": ("qixi", 0),
    "七夕": ("qixi", 0),
    "中元节": ("ghost", 0), "中秋节": ("mid-autumn", 0), "中秋": ("mid-autumn", 0),
    "重阳节": ("double ninth", 0), "重阳": ("double ninth", 0), "腊八节": ("laba", 0),
    "腊八": ("laba", 0),
    "小年": ("little new year", 0), "清明节": ("qingming", 0), "清明": ("qingming", 0),
    "元旦": ("new year", 0), "情人节": ("valentine", 0), "妇女节": ("women", 0),
    "劳动节": ("may day", 0), "五一劳动节": ("may day", 0), "青年节": ("youth cn", 0),
    "儿童节": ("children cn", 0), "建党节": ("party cn", 0), "建军节": ("army cn", 0),
    "教师节": ("teachers cn", 0), "国庆节": ("national day cn", 0), "国庆": ("national day cn", 0),
    "双十一": ("singles", 0), "双11": ("singles", 0), "圣诞节": ("christmas", 0),
    "圣诞": ("christmas", 0), "平安夜": ("christmas", -1), "万圣节": ("halloween", 0),
    "感恩节": ("thanksgiving", 0), "复活节": ("easter", 0), "母亲节": ("mother", 0),
    "父亲节": ("father", 0), "618": ("shopping 618", 0),
}  # fmt: skip
_SHORT_NAMES = {
    "五一": "may day",
    "十一": "national day cn",
    "六一": "children cn",
    "三八": "women",
}
_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_ANIMALS = {sign: number for number, sign in enumerate(ANIMALS_ZH)} | {
    "龍": 4, "馬": 6, "雞": 9, "豬": 11
}  # fmt: skip
_YEAR = r"(?:(?P<year>{year})(?:的)?|(?P<animal>{animal})年)?"


def _feast(found: Found) -> Said:
    name, shift = _NAMES[found.one("name")]
    animal = _ANIMALS[found.one("animal")] if "animal" in found else None
    return Feast(name, year_of(found.one("year")), shift=shift, zodiac=animal)


def _short_feast(found: Found) -> Said:
    return Feast(_SHORT_NAMES[found.one("name")], year_of(found.one("year")))


def _nth_day(found: Found) -> Said | None:
    number = read_numeral(found.one("n"))
    return Feast("lunar new year", year_of(found.one("year")), number) if number else None


def _lunar_day(found: Found) -> Said | None:
    sign = found.one("month")
    month = _MONTHS.get(sign) or read_numeral(sign)
    day = read_numeral(found.one("day").removeprefix("初"))
    if month is None or month > 12 or day is None or not 1 <= day <= 30:
        return None
    return LunarDay(month, day, year_of(found.one("year")), "leap" in found)


def _zodiac(found: Found) -> Said:
    return ZodiacYear(_ANIMALS[found.one("animal")])


_DAY = (
    r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|"
    r"廿[一二三四五六七八九]?|三十)"
)

RULES: tuple[tuple[Rule, str], ...] = (
    (Rule(
        "feast",
        _YEAR + "(?:农历)?(?P<name>" + "|".join(sorted(_NAMES, key=len,
        reverse=True)) + r")(?![\d一])", _feast,
        (Example("工厂在春节前停工。", "春节", "2025-01-29"),
         Example("2023年中秋节生意很好。", "2023年中秋节", "2023-09-29"),
         Example("兔年春节人流增加。", "兔年春节", "2023-01-22")),
    ), "节節年夕午秋阳八明旦庆一1诞夜8宵"),
    (Rule(
        "short-feast", "(?:(?P<year>{year})(?:的)?)?[“「\"]?(?P<name>五一|十一|六一|"
                       "三八)[”」\"]?(?=假|黄金|小?长假|期间|国际|前[夕后]|当天)", _short_feast,
        (Example("今年五一期间客流大增。", "今年五一", "2025-05-01"),),
    ), "一八"),
    (Rule(
        "new-year-day", "(?P<year>{year})?(?:大年|正月|"
                        "春节)初(?P<n>[一二三四五六七八九十])(?![中级期次步衷])", _nth_day,
        (Example("大年初六工厂复工。", "大年初六", "2025-02-03"),),
    ), "初"),
    (Rule(
        "lunar-day",
        "(?:(?P<year>{year})(?:的)?)?(?:农历|阴历|旧历)?(?P<leap>闰)?(?P<month>[正腊臘冬])月"
        "(?P<day>" + _DAY + ")"
        "|(?P<leap_4>闰)(?P<month_4>[一二三四五六七八九十]{1,2})月(?P<day_4>" + _DAY + ")"
        "|(?P<month_5>[一二三四五六七八九十]{1,2})月(?P<day_5>初[一二三四五六七八九十])"
        "|(?:农历|阴历|旧历)(?P<year_2>{year})?(?P<leap_2>闰)?(?P<month_2>{n})月"
        "(?P<day_2>" + _DAY + ")"
        "|(?P<year_3>{year})(?:农历|阴历)(?P<leap_3>闰)?(?P<month_3>{n})月(?P<day_3>" + _DAY + ")",
        _lunar_day,
        (Example("庙会定在腊月廿三。", "腊月廿三", "2025-01-22"),
         Example("农历九月初九登高。", "农历九月初九", "2024-10-11")),
    ), "月"),
    (Rule(
        "zodiac-year", "(?<![属肖生])(?P<animal>{animal})年(?=[的以出开新宝上下将，。末初底])",
        _zodiac,
        (Example("龙年出生人口回升。", "龙年", "2024"),),
    ), "年"),
)  # fmt: skip

"""Chinese rules for what is counted from the day of publication or from the last date mentioned."""

from __future__ import annotations

from collections.abc import Callable

from extractor.times.chinese.numerals import read_amount, read_numeral
from extractor.times.chinese.readings import SMALL, UNITS, duration_value
from extractor.times.grammar import Example, Found, Rule
from extractor.times.said import Base, Lasting, Plain, Published, Said, Shift

_DAYS = {
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "大前天": -3, "明天": 1, "明日": 1,
    "后天": 2,
    "後天": 2, "大后天": 3, "即日": 0,
}  # fmt: skip
_TOLD = {
    "当天": 0, "当日": 0, "當天": 0, "當日": 0, "同日": 0, "同一天": 0, "这一天": 0, "这天": 0,
    "次日": 1,
    "翌日": 1, "隔天": 1, "隔日": 1, "第二天": 1, "前一天": -1, "前一日": -1, "前日": -1,
    "后一天": 1,
    "转天": 1, "那天": 0, "那一天": 0,
}  # fmt: skip
_REFS = {
    "PRESENT_REF": "现在|目前|当前|當前|如今|现时|眼下|当下|现今|时下|至今|迄今|此刻|現在|现阶段|"
                   "当今|这时|此时",
    "PAST_REF": "最近|近来|近期|近日|日前|此前|早前|先前|不久前|以往|往年|过去|近年来?|近几年来?|"
                "近些年来?|曾几何时|前不久|前些年|刚刚|近几个月来?|前几年|前几天",
    "FUTURE_REF": "未来|将来|今后|不久后?(?!前)|日后|届时|即将|不日|来日|近期内|未来几年|今后几年",
}  # fmt: skip
_UNIT = (
    r"(?P<unit>个?小时|個?小時|个?钟头|分钟|分鐘|秒钟|秒鐘|秒|[个個]?星期|个?礼拜|[个個]月|"
    r"个?季度|周(?!年|[一二三四五六日末围边])|年(?![代级])|天(?![气津空下然])|个?世纪|"
    r"日(?=[内之前后]))"
)
_AMOUNT = (
    r"(?P<n>\d{1,4}(?:\.\d)?|[零〇一二两兩三四五六七八九十百]{1,5}|半|数|几|幾|多|若干|数十|"
    r"几十)\s?(?:多|余)?"
)


def _named(found: Found) -> Said:
    return Published(_DAYS[found.one("day")])


def _told(found: Found) -> Said:
    return Shift("day", _TOLD[found.one("day")], "mentioned")


def _week(found: Found) -> Said:
    word = found.one("which")
    count = word.count("下") - word.count("上")
    base: Base = "mentioned" if word[0] in "当该次" else "published"
    if "次" in word:
        count = 1
    return Shift("weekend" if "末" in found.all[0] else "week", count, base)


def _reference(value: str) -> Callable[[Found], Said]:
    return lambda _: Plain("DATE", value)


def _away(found: Found) -> Said | None:
    """Read "三个月前", "六天后", "两年之后"."""
    amount, word = read_amount(found.one("n")), found.one("unit")
    if word == "年" and (found.one("n").startswith("0") or (amount or 0) >= 1000):
        return None  # a year of the calendar
    back = found.one("how")[-1] == "前"
    if word in SMALL:
        return Plain("DURATION", duration_value(amount, word))
    if amount is None:
        return Plain("DATE", "PAST_REF" if back else "FUTURE_REF")
    unit = UNITS[word]
    if amount == 0.5 and unit == "year":
        amount, unit = 6.0, "month"
    if "half" in found:
        if unit != "year":
            return Plain("DURATION", duration_value(amount + 0.5, word))
        amount, unit = amount * 12 + 6, "month"
    if amount != int(amount):
        return Plain("DURATION", duration_value(amount, word))
    if back:
        return Shift(unit, -int(amount))
    return Shift(unit, int(amount), "mentioned", keeps=True)


def _span(found: Found) -> Said | None:
    """Read "过去三年", "未来五年", "近两个月"."""
    amount, word = read_amount(found.one("n")), found.one("unit")
    value = duration_value(amount, word)
    unit = UNITS.get(word)
    if unit is None or amount is None:
        return Plain("DURATION", value)
    ahead = found.one("which")[0] in "未今下接将"
    return Lasting(value, amount, unit, "next" if ahead else "past")


def _length(found: Found) -> Said:
    amount = read_amount(found.one("n"))
    if "half" in found and amount is not None:
        amount += 0.5
    return Plain("DURATION", duration_value(amount, found.one("unit")))


def _mixed(found: Found) -> Said:
    """Read "一年零三个月", "两小时十分钟"."""
    first = duration_value(read_amount(found.one("n")), found.one("unit"))
    second = duration_value(read_amount(found.one("m")), found.one("smaller"))
    same = first.startswith("PT") == second.startswith("PT")
    return Plain("DURATION", first + second.removeprefix("P").removeprefix("T" if same else ""))


def _within(found: Found) -> Said:
    amount, word = read_amount(found.one("n")), found.one("unit")
    value = duration_value(amount, word)
    unit = UNITS.get(word)
    if unit is None or amount is None:
        return Plain("DURATION", value)
    return Lasting(value, amount, unit, "within")


def _every(found: Found) -> Said:
    if "weekday" in found:
        number = "一二三四五六日天".index(found.one("weekday")) + 1
        return Plain("SET", f"XXXX-WXX-{min(number, 7)}")
    amount = read_numeral(found.one("n")) if found.one("n") else 1
    return Plain("SET", duration_value(amount, found.one("unit")))


RULES: tuple[tuple[Rule, str], ...] = (
    (Rule(
        "named-day", "(?P<day>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + ")", _named,
        (Example("船昨天沉没。", "昨天", "2025-03-02"),),
    ), "天日"),
    (Rule(
        "told-day", "(?<![每数])(?P<day>" + "|".join(sorted(_TOLD, key=len, reverse=True)) + ")",
        _told,
        (Example("2020年5月4日停运,次日恢复。", "次日", "2020-05-05"),),
    ), "天日"),
    (Rule(
        "week",
        r"(?P<which>上上[个個]?|下下[个個]?|[上下][个個]?|本|[这這]一?[个個]?|当|该|次)"
        r"(?:星期|礼拜|周|週)末?(?![一二三四五六日天年期边围刊])", _week,
        (Example("上周股价下跌。", "上周", "2025-W09"),),
    ), "周週期拜"),
    (Rule(
        "weekend", r"(?<![上下本这這个個当])(?P<which>周|週)末", lambda _: Shift("weekend", 0),
        (Example("周末股市休市。", "周末", "2025-W09-WE"),),
    ), "末"),
    *(
        (Rule(value.lower().replace("_", "-"), f"(?:{words})", _reference(value),
              {"PRESENT_REF": (Example("矿山目前停产。", "目前", "PRESENT_REF"),),
               "PAST_REF": (Example("矿山最近停产。", "最近", "PAST_REF"),),
               "FUTURE_REF": (Example("矿山不久将复产。", "不久", "FUTURE_REF"),)}[value]),
         "现目当當如眼时至迄此現最近日早先不以往过曾前刚未将今届即来这")
        for value, words in _REFS.items()
    ),
    (Rule(
        "away", _AMOUNT + _UNIT + r"(?P<half>半)?(?P<how>以?之?前|以?之?[后後])(?!沿|[来來台])",
        _away,
        (Example("三周前矿井进水。", "三周前", "2025-W07"),
         Example("2020年5月4日停运,两天后恢复。", "两天后", "2020-05-06")),
    ), "前后後"),
    (Rule(
        "span", r"(?P<which>过去|未来|今后|最近|近|前|接下来|将来)(?:的)?(?:这)?" + _AMOUNT
        + _UNIT + "(?:来|间|内|里)?", _span,
        (Example("过去三个月租金下降。", "过去三个月", "P3M"),
         Example("未来五年租金会涨。", "未来五年", "P5Y")),
    ), "年月周期拜天日时時钟分秒季"),
    (Rule(
        "within", "(?P<t>" + _AMOUNT + _UNIT + ")(?:之|以)?[内內]", _within,
        (Example("大厅须在三个月内关闭。", "三个月", "P3M"),),
    ), "内內"),
    (Rule(
        "mixed-length", r"(?<![\d.第前后近月/])(?P<n>\d{1,4}|"
                        r"[一二两三四五六七八九十]{1,3})(?P<unit>年|个月|周|个?星期|"
                        r"天|个?小时|分钟)(?:零|又|余|多|、)?(?P<m>\d{1,4}|"
                        r"[一二两三四五六七八九十]{1,3})(?P<smaller>个月|个?星期|天|个?小时|分钟|"
                        r"秒)(?![前后])", _mixed,
        (Example("工程历时一年零两个月。", "一年零两个月", "P1Y2M"),),
    ), "年月周期天时钟"),
    (Rule(
        "length",
        r"(?<![\d.第前后近月/])" + _AMOUNT + _UNIT + "(?P<half>半)?多?(?:来|间)?", _length,
        (Example("围城持续四十天。", "四十天", "P40D"),
         Example("工程历时三年半。", "三年半", "P3.5Y")),
    ), "年月周期拜天时時钟分秒季纪"),
    (Rule(
        "every", r"(?:每|逐)(?:隔)?(?:一)?(?P<n>{n})?(?:(?:周|星期|"
                 r"礼拜)(?P<weekday>[一二三四五六日天])|"
        r"(?P<unit>年|个?月|周|天|日|个?星期|个?小时|分钟|秒|个?季度))", _every,
        (Example("董事会每月开会。", "每月", "P1M"),
         Example("董事会每周二开会。", "每周二", "XXXX-WXX-2")),
    ), "每逐"),
)  # fmt: skip

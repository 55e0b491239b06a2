"""Chinese rules for days, months, years and the parts of years."""

from __future__ import annotations

from extractor.times.chinese.numerals import read_numeral, read_year
from extractor.times.chinese.readings import PARTS, UNITS, WEEKDAYS, as_date, year_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.said import Base, Calendar, Day, Edge, Era, Nth, Said, Shift, Weekday

_PART = r"(?P<part>年初|初期?|上旬|中旬|中期|下旬|底|末期?|尾|早期|晚期|后期|前期)"


def _edge(found: Found, said: Said | None) -> Said | None:
    return Edge(PARTS[found.one("part")], said) if "part" in found and said else said


def _month_of(text: str) -> int | None:
    number = read_numeral(text)
    return number if number and number <= 12 else None


def _day(found: Found) -> Said | None:
    month, day = _month_of(found.one("month")), read_numeral(found.one("day"))
    if month is None or day is None or not 1 <= day <= 31:
        return None
    weekday = WEEKDAYS[found.one("weekday")[-1]] if "weekday" in found else None
    return Calendar(year_of(found.one("year")), month, day, weekday=weekday)


def _month(found: Found) -> Said | None:
    month = _month_of(found.one("month"))
    if month is None:
        return None
    return _edge(found, Calendar(year_of(found.one("year")), month))


def _month_of_which(found: Found) -> Said | None:
    counts = {
        "上个月": -1, "上月": -1, "上個月": -1, "本月": 0, "这个月": 0, "這個月": 0, "当月": 0,
        "同月": 0,
        "下个月": 1, "下月": 1, "下個月": 1, "次月": 1, "翌月": 1, "上上个月": -2, "下下个月": 2,
        "该月": 0,
        "前一个月": -1,
    }  # fmt: skip
    word = found.one("which")
    base: Base = (
        "mentioned" if word in ("当月", "同月", "次月", "翌月", "该月", "前一个月") else "published"
    )
    month = Shift("month", counts[word], base)
    if "day" in found:
        number = read_numeral(found.one("day"))
        return Nth(number, "day", month) if number and number <= 31 else None
    return _edge(found, month)


def _year(found: Found) -> Said | None:
    return _edge(found, as_date(year_of(found.one("year"))))


def _bare_year(found: Found) -> Said | None:
    year = read_year(found.one("year"))
    return Calendar(year=year) if year else None


def _edge_of_year(found: Found) -> Said:
    part, word = PARTS[found.one("part")], found.one("t")
    if word.startswith("月"):
        return Edge(part, Shift("month", 0))
    if word in ("年底", "年末", "岁末", "年尾"):
        return Edge("EDGE_END", Calendar(month=12))
    return Edge(part, Shift("year", 0))


def _quarter(found: Found) -> Said | None:
    number = read_numeral(found.one("n"))
    if number is None or not 1 <= number <= 4:
        return None
    return Calendar(year_of(found.one("year")), quarter=number)


def _which_quarter(found: Found) -> Said:
    count = {"上": -1, "前": -1, "下": 1, "本": 0, "这": 0, "当": 0, "今": 0}[found.one("which")[0]]
    return Shift("quarter", count)


def _half(found: Found) -> Said:
    return Calendar(year_of(found.one("year")), half=1 if found.one("half")[0] in "上前" else 2)


def _first_units(found: Found) -> Said | None:
    number = read_numeral(found.one("n"))
    year = as_date(year_of(found.one("year"))) or Shift("year", 0)
    if not number or number > 60 or ("year" not in found and found.one("unit") in "周週天日"):
        return None
    unit = UNITS[found.one("unit")]
    sign = -1 if found.one("which")[0] in "后最後" else 1
    return Nth(sign, unit, year, length=number)


def _nth_of(found: Found) -> Said | None:
    number = read_numeral(found.one("n"))
    year = year_of(found.one("year"))
    whole = Calendar(year, _month_of(found.one("month"))) if "month" in found else as_date(year)
    if not number or number > 60 or whole is None:
        return None
    return Nth(number, UNITS[found.one("unit")], whole)


def _season(found: Found) -> Said:
    season = {"春": 0, "夏": 1, "秋": 2, "冬": 3}[found.one("season")[0]]
    return Calendar(year_of(found.one("year")), season=season)


def _decade(found: Found) -> Said | None:
    century = {"上": 1900, "本": 2000, "上个": 1900, "": 1900}.get(found.one("which"))
    if "century" in found:
        number = read_numeral(found.one("century"))
        century = number * 100 - 100 if number else None
    tens = read_numeral(found.one("tens"))
    if century is None or tens is None or tens % 10 or tens > 90:
        return None
    if not found.one("which") and "century" not in found and tens < 30:
        century = 2000
    return _edge(found, Era("decade", century + tens))


def _century(found: Found) -> Said | None:
    if "which" in found:
        return Shift("century", {"上": -1, "本": 0, "下": 1}[found.one("which")[0]])
    number = read_numeral(found.one("n"))
    if not number or number > 30:
        return None
    if "era" in found:
        return Era("century", number * 100, before_christ=True)
    return _edge(found, Era("century", number * 100 - 100))


def _before_christ(found: Found) -> Said | None:
    number = read_numeral(found.one("n"))
    return Era("year", number, before_christ=True) if number else None


def _republic(found: Found) -> Said | None:
    number = read_numeral(found.one("n"))
    return Calendar(1911 + number, _month_of(found.one("month"))) if number else None


def _day_alone(found: Found) -> Said | None:
    number = read_numeral(found.one("day"))
    return Day(number) if number and number <= 31 else None


def _weekday(found: Found) -> Said:
    day = WEEKDAYS[found.one("weekday")[-1]]
    which = found.one("which").replace("个", "").replace("個", "")
    if not which:
        return Weekday(day)
    count = {"上": -1, "上上": -2, "本": 0, "这": 0, "這": 0, "下": 1, "下下": 2}[which]
    return Weekday(day, week=Shift("week", count))


RULES: tuple[tuple[Rule, str], ...] = (
    (Rule(
        "day",
        r"(?P<year>{year})?(?:的)?(?P<month>{month})\s?月(?:份)?\s?(?P<day>{day})\s?(?:日|号|號)?"
        r"(?:\s?[（(]?(?P<weekday>{weekday})[）)]?)?", _day,
        (Example("2019年6月4日大桥通车。", "2019年6月4日", "2019-06-04"),
         Example("展览于1月9日结束。", "1月9日", "2025-01-09"),
         Example("去年12月3日签约。", "去年12月3日", "2024-12-03")),
    ), "月"),
    (Rule(
        "month", r"(?P<year>{year})?(?:的)?(?P<month>{month})\s?月(?:份)?" + _PART + "?(?![日号])",
        _month,
        (Example("公司在2023年10月裁员。", "2023年10月", "2023-10"),
         Example("公司在1月底裁员。", "1月底", "2025-01"),
         Example("公司在去年八月裁员。", "去年八月", "2024-08")),
    ), "月"),
    (Rule(
        "which-month",
        r"(?P<which>上上个月|下下个月|[上下][个個]月|[上下本当同次翌该]月|[这這][个個]月|前一个月)(?:份)?"
        r"(?:(?P<day>{day})[日号]|" + _PART + ")?", _month_of_which,
        (Example("上个月工厂停产。", "上个月", "2025-02"),
         Example("展会在2024年5月举行,次月闭幕。", "次月", "2024-06")),
    ), "月"),
    (Rule(
        "year", r"(?P<year>{year})(?:全年)?(?:" + _PART + r"(?![一二三四五])|(?!代|"
        r"[级級]))?", _year,
        (Example("工厂建于一九八七年。", "一九八七年", "1987"),
         Example("他前年退休。", "前年", "2023"),
         Example("他2019年底退休。", "2019年底", "2019")),
    ), "年"),
    (Rule(
        "year-of-range",
        r"(?<![\d.])(?P<year>(?:1[89]|20)\d\d)(?=\s?[-–—~～至到]{1,2}\s?(?:1[89]|20)\d\d\s?年)",
        _bare_year,
        (Example("2011—2014年间连年亏损。", "2011", "2011"),),
    ), "年"),
    (Rule(
        "edge-of-year", r"(?<![今去明前后当同次本年\d一二三四五六七八九十〇零月半成中])"
        r"(?P<t>(?:年(?P<part>底|末|初|中|尾)|岁(?P<part_2>末)|月(?P<part_3>底|初|末|中旬))(?![端]))",
        _edge_of_year,
        (Example("项目将于年底完工。", "年底", "2025-12"),),
    ), "年岁月"),
    (Rule(
        "quarter",
        r"(?P<year>{year})?(?:的)?(?:第)?(?P<n>[一二三四1-4首])(?:个)?季(?:度(?!假)|"
        r"(?=[营净收利报的，。]))", _quarter,
        (Example("去年第四季度产量下滑。", "去年第四季度", "2024-Q4"),
         Example("二季度产量下滑。", "二季度", "2024-Q2")),
    ), "季"),
    (Rule(
        "which-quarter", r"(?P<which>上一?个?|下一?个?|本|这个?|当|今)季度?(?!节)", _which_quarter,
        (Example("上季度产量下滑。", "上季度", "2024-Q4"),),
    ), "季"),
    (Rule(
        "half", r"(?P<year>{year})?(?:的)?(?P<half>上|下|前|后|後)半年(?:度)?", _half,
        (Example("2022年下半年出口下降。", "2022年下半年", "2022-H2"),),
    ), "半"),
    (Rule(
        "first-units",
        r"(?P<year>{year})?(?:的)?(?P<which>前|头|首|最后|最後|后)\s?(?P<n>{n})\s?(?P<unit>个月|個月|个季度|季度|周|週|天|日)",
        _first_units,
        (Example("今年前两个月出口下降。", "今年前两个月", "P2M"),),
    ), "月季周週天日"),
    (Rule(
        "nth-of",
        r"(?P<whole>(?P<year>{year})(?:的)?|"
        r"(?P<year_2>{year})?(?P<month>{month})月(?:份)?的?)第(?P<n>{n})[个個]?(?P<unit>周|週|星期|月|天|"
        r"季度)", _nth_of,
        (Example("工程在2024年的第三周停工。", "2024年的第三周", "2024-W03"),),
    ), "第"),
    (Rule(
        "season", r"(?P<year>{year})(?:的)?(?P<season>[春夏秋冬])(?:季|天)?(?!节|运|"
                  r"晚|招)", _season,
        (Example("2016年夏天他们结婚。", "2016年夏天", "2016-SU"),),
    ), "春夏秋冬"),
    (Rule(
        "decade",
        r"(?:(?P<which>上个?|本)世纪|(?P<century>{n})世纪)?(?P<tens>[二三四五六七八九]十|十|"
        r"[1-9]0)年代" + _PART + "?",
        _decade,
        (Example("八十年代经济起飞。", "八十年代", "198"),
         Example("20世纪90年代初经济起飞。", "20世纪90年代初", "199")),
    ), "代"),
    (Rule(
        "century",
        r"(?P<which>上个?|本|下个?)世纪|"
        r"(?P<era>公元前)?(?P<n>{n})世纪" + _PART + "?(?!的?[1-9一二三四五六七八九]十?0?年代)",
        _century,
        (Example("寺院建于十二世纪。", "十二世纪", "11"),),
    ), "纪"),
    (Rule(
        "before-christ", r"公元前(?P<n>{n})年", _before_christ,
        (Example("此城毁于公元前146年。", "公元前146年", "BC0146"),),
    ), "元"),
    (Rule(
        "republic-year", r"民国(?P<n>{n})年(?:(?P<month>{month})月)?", _republic,
        (Example("学校创办于民国三年。", "民国三年", "1914"),),
    ), "国"),
    (Rule(
        "day-alone",
        r"(?<![\d一二三四五六七八九十月年个第后前每续共近.])(?P<day>{day})[日号](?![本元语军方均常文圆线楼院店机召馆])",
        _day_alone,
        (Example("双方17日会面。", "17日", "2025-02-17"),),
    ), "日号"),
    (Rule(
        "weekday", r"(?P<which>上上[个個]?|下下[个個]?|[上下][个個]?|本|"
                   r"[这這]个?)?(?P<weekday>{weekday})", _weekday,
        (Example("董事会周四投票。", "周四", "2025-02-27"),
         Example("董事会将于下周二投票。", "下周二", "2025-03-11"),
         Example("他上周五辞职。", "上周五", "2025-02-28")),
    ), "一二三四五六日天"),
)  # fmt: skip

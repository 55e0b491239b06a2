"""Sums of money: what is read, what is left alone, and what holds for every text."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.amounts import find_money
from extractor.records import Language

M, B, T = 10**6, 10**9, 10**12

ENGLISH = [
    ("It raised $700 million on Monday.", "$700 million", 700 * M, "USD", None),
    ("A US$3.05bn round closed.", "US$3.05bn", 3050 * M, "USD", None),
    ("The kit costs €1.2m to make.", "€1.2m", 1_200_000, "EUR", None),
    ("They owe 5 billion RMB.", "5 billion RMB", 5 * B, "CNY", None),
    ("It set aside over 380 billion yuan.", "over 380 billion yuan", 380 * B, "CNY", "over"),
    ("The mill sold for A$40m.", "A$40m", 40 * M, "AUD", None),
    ("A HK$3.2 billion tower rose.", "HK$3.2 billion", 3200 * M, "HKD", None),
    ("Its debt is £5.9 billion.", "£5.9 billion", 5900 * M, "GBP", None),
    ("Its debt is 5.9 billion pounds.", "5.9 billion pounds", 5900 * M, "GBP", None),
    ("He won a million dollars.", "a million dollars", M, "USD", None),
    ("He won over a million dollars.", "over a million dollars", M, "USD", "over"),
    ("It lent half a billion dollars.", "half a billion dollars", 500 * M, "USD", None),
    (
        "It pays one and a half million euros.",
        "one and a half million euros",
        1_500_000,
        "EUR",
        None,
    ),
    ("Holders get $95 a share.", "$95", 95, "USD", None),
    ("It is worth $1.5 trillion.", "$1.5 trillion", 1500 * B, "USD", None),
    ("The dam cost Rs 500 crore.", "Rs 500 crore", 5 * B, "INR", None),
    ("The dam cost ₹2.5 lakh crore.", "₹2.5 lakh crore", 2500 * B, "INR", None),
    ("It borrowed Rmb5bn at home.", "Rmb5bn", 5 * B, "CNY", None),
    ("A fine of CHF 3.2 billion loomed.", "CHF 3.2 billion", 3200 * M, "CHF", None),
    ("A fine of SFr500m loomed.", "SFr500m", 500 * M, "CHF", None),
    ("It lost 3.5 trillion won.", "3.5 trillion won", 3500 * B, "KRW", None),
    ("It lost 500 billion yen.", "500 billion yen", 500 * B, "JPY", None),
    ("It lost NT$30 billion.", "NT$30 billion", 30 * B, "TWD", None),
    ("Tickets cost $1,250.50 each.", "$1,250.50", "1250.5", "USD", None),
    ("A 5-billion-dollar plan failed.", "5-billion-dollar", 5 * B, "USD", None),
    ("A $5-billion plan failed.", "$5-billion", 5 * B, "USD", None),
    ("A billion-dollar plan failed.", "billion-dollar", B, "USD", None),
    ("Shop Gets $2 Million Loan", "$2 Million", 2 * M, "USD", None),
    ("It costs as much as $10 million.", "as much as $10 million", 10 * M, "USD", "up to"),
    ("It costs less than $10 million.", "less than $10 million", 10 * M, "USD", "up to"),
    ("It costs nearly $10 million.", "nearly $10 million", 10 * M, "USD", "almost"),
    ("It costs just under $10 million.", "just under $10 million", 10 * M, "USD", "almost"),
    ("It costs some $10 million.", "some $10 million", 10 * M, "USD", "about"),
    ("It costs at least $10 million.", "at least $10 million", 10 * M, "USD", "at least"),
    ("It costs $10 million or more.", "$10 million or more", 10 * M, "USD", "at least"),
    ("It costs well over $10 million.", "well over $10 million", 10 * M, "USD", "over"),
    ("It cost tens of billions of euros.", "tens of billions of euros", 10 * B, "EUR", "at least"),
    ("It cost 220 pence a share.", "220 pence", "2.2", "GBP", None),
    ("It costs 40 cents a litre.", "40 cents", "0.4", None, None),
    ("It owes 70 million pesos.", "70 million pesos", 70 * M, None, None),
    ("It owes 70 million Mexican pesos.", "70 million Mexican pesos", 70 * M, "MXN", None),
    ("Rent rose to R900 million.", "R900 million", 900 * M, "ZAR", None),
    (
        "Twenty-five million dollars went missing.",
        "Twenty-five million dollars",
        25 * M,
        "USD",
        None,
    ),
]

CHINESE = [
    ("收购价为70亿美元。", "70亿美元", 7 * B, "USD", None),
    ("预算3800亿元。", "3800亿元", 380 * B, "CNY", None),
    ("罚款超过3亿元。", "超过3亿元", 300 * M, "CNY", "over"),
    ("亏损数十亿元。", "数十亿元", B, "CNY", "at least"),
    ("起价7.98万元。", "7.98万元", 79_800, "CNY", None),
    ("市值1.2万亿元人民币。", "1.2万亿元人民币", 1200 * B, "CNY", None),
    ("融资1亿2000万元。", "1亿2000万元", 120 * M, "CNY", None),
    ("投入三千二百亿元。", "三千二百亿元", 320 * B, "CNY", None),
    ("工资两三百万元。", "两三百万元", 2 * M, "CNY", "about"),
    ("卖了30多亿元。", "30多亿元", 3 * B, "CNY", "over"),
    ("卖了30亿余元。", "30亿余元", 3 * B, "CNY", "over"),
    ("约43亿港元的订单", "约43亿港元", 4300 * M, "HKD", "about"),
    ("近百亿元的订单", "近百亿元", 10 * B, "CNY", "almost"),
    ("奖金5千万元左右", "5千万元左右", 50 * M, "CNY", "about"),
    ("奖金不超过500万欧元", "不超过500万欧元", 5 * M, "EUR", "up to"),
    ("总额2万亿日元", "2万亿日元", 2 * T, "JPY", None),
    ("总额US$5亿", "US$5亿", 500 * M, "USD", None),
    ("总额￥500万", "￥500万", 5 * M, "CNY", None),
    ("总额人民币50亿元", "人民币50亿元", 5 * B, "CNY", None),
    ("总额５０亿元", "５０亿元", 5 * B, "CNY", None),
    ("票价100元", "100元", 100, "CNY", None),
]

NOTHING = [
    ("en", "It has 380 billion parameters and 5 million users."),
    ("en", "He lifts 200 pounds and eats 3 of them."),
    ("en", "The farm sold 2 billion pounds of beef."),
    ("en", "The talks at COP 28 ran for 12 days."),
    ("en", "Version 1.5.2 of the R1 500 series ships in 2026."),
    ("en", "In 2024 the team won 12 games; 3 won prizes."),
    ("en", "It mined 900 bitcoin."),
    ("en", "Dollars and cents."),
    ("zh", "三元锂电池产量达5万台，增长20%。"),
    ("zh", "2024年元旦，118元素展开幕。"),
    ("zh", "多元化的一元论。"),
]

languages = st.sampled_from(["en", "zh", "other"])


@pytest.mark.parametrize(("text", "words", "amount", "currency", "approximation"), ENGLISH)
def test_english_sum(text, words, amount, currency, approximation):
    [money] = find_money(text, language="en")
    assert (money.text, Decimal(money.amount)) == (words, Decimal(amount))
    assert (money.currency, money.approximation) == (currency, approximation)


@pytest.mark.parametrize(("text", "words", "amount", "currency", "approximation"), CHINESE)
def test_chinese_sum(text, words, amount, currency, approximation):
    [money] = find_money(text, language="zh")
    assert (money.text, Decimal(money.amount)) == (words, Decimal(amount))
    assert (money.currency, money.approximation) == (currency, approximation)


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_number_without_currency_is_no_money(language, text):
    assert find_money(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("en", "between $3 billion and $4 billion", [3 * B, 4 * B]),
        ("en", "between $3 and $4 billion", [3 * B, 4 * B]),
        ("en", "a $300-$400 million gap", [300 * M, 400 * M]),
        ("en", "a $3-4 billion gap", [3 * B, 4 * B]),
        ("en", "from 3 to 4 billion yuan", [3 * B, 4 * B]),
        ("en", "It gave $3 billion to 4 million people.", [3 * B]),
        ("en", "It gave $3 and 4 million people came.", [3]),
        ("zh", "投资30亿至40亿元", [3 * B, 4 * B]),
        ("zh", "投资30-40亿元", [3 * B, 4 * B]),
    ],
)
def test_halves_of_a_range_share_magnitude_and_currency(language, text, amounts):
    found = find_money(text, language=language)
    assert [Decimal(money.amount) for money in found] == amounts
    assert len({money.currency for money in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "currency"),
    [
        ("zh", "它付了¥300。", "CNY"),
        ("en", "It paid ¥300 million.", None),
        ("en", "The yen fell. It paid ¥300 million.", "JPY"),
        ("en", "The yuan fell. It paid ¥300 million.", "CNY"),
        ("en", "Yen (JPY) and yuan fell. It paid ¥300 million to JPY and RMB holders.", None),
    ],
)
def test_sign_of_yen_and_yuan_needs_the_text(language: Language, text, currency):
    [money] = find_money(text, language=language)
    assert money.currency == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("It paid 9 million francs.", None),
        ("It had 2 million Swiss francs. It paid 9 million francs.", "CHF"),
        ("Kroner (Danish kroner, Norwegian kroner) fell. It paid 9 million kroner.", None),
    ],
)
def test_word_of_several_currencies_needs_the_text(text, currency):
    assert find_money(text, language="en")[-1].currency == currency


@given(st.text(alphabet="$€¥ 0123456789,.-amillionbdors亿元万约数多", max_size=60), languages)
def test_every_sum_slices_its_text(text, language):
    end = 0
    for money in find_money(text, language=language):
        assert text[money.start : money.end] == money.text
        assert end <= money.start < money.end
        assert Decimal(money.amount) >= 0
        assert "E" not in money.amount
        end = money.end


@given(
    st.decimals(min_value="0.1", max_value=999, places=1),
    st.sampled_from([("million", M), ("billion", B), ("trillion", T)]),
)
def test_magnitude_words_are_multiplied_out(number, magnitude):
    word, factor = magnitude
    [money] = find_money(f"They asked for ${number} {word} more.", language="en")
    assert Decimal(money.amount) == number * factor


@given(st.integers(min_value=1, max_value=9999), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_chinese_magnitudes_are_multiplied_out(number, magnitude):
    word, factor = magnitude
    [money] = find_money(f"预算{number}{word}元。", language="zh")
    assert int(money.amount) == number * factor


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "$",
        "$1",
        "1,000,",
        "亿",
        "一",
        "数",
        "over ",
        "a million ",
        "¥1 yen ",
        "1-",
        "($1",
        "百万",
    ],
)
def test_time_grows_with_length_alone(piece):
    def seconds(n: int) -> float:
        text = piece * (n // len(piece))
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            find_money(text, language="zh")
            best = min(best, time.perf_counter() - start)
        return best

    # Eight times the text: quadratic work would take 64 times as long.
    assert seconds(16_000) < 24 * seconds(2_000) + 0.05

"""Legal forms: the endings that a company's name may carry or leave out without another meaning.

Words that tell one firm of a family from another (Group, Holdings, Bank, 集团, 控股) are no legal
forms: a holding is not the company that it holds.
"""

_WORDS = """
    ab ag aktiengesellschaft aktiebolag as asa bhd bv co company corp corporation cv doo eood
    gmbh inc incorporated jsc kg kgaa kk llc llp lp ltd limited ltda lllp mbh nv oao oy oyj ooo pao
    pbc pc plc pjsc pllc pte pty pvt sa sab sae sarl sas sca se sl spa sp srl sro ulc zao
"""
LEGAL_WORDS = frozenset(_WORDS.split())
"""Single words, dots and case folded away ("S.p.A." is `spa`)."""

LEGAL_TAILS: tuple[tuple[str, ...], ...] = (
    ("sdn", "bhd"),
    ("de", "cv"),
    ("sp", "z", "oo"),
    ("sp", "z", "o", "o"),
    ("l", "p"),
    ("l", "l", "c"),
    ("a", "s"),
    ("s", "a"),
    ("s", "p", "a"),
    ("n", "v"),
    ("b", "v"),
)
"""Endings of several words."""

HAN_TAILS: tuple[str, ...] = (
    "股份有限责任公司",
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "株式会社",
    "公司",
)
"""Chinese and Japanese endings, longest first; simplified script."""

HAN_HEADS: tuple[str, ...] = ("株式会社",)

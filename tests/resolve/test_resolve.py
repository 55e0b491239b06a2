"""Names of one article, and of many, come to the right ids."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import ENTITY_TYPES
from extractor.resolve import entity_id, library_of, name_key, resolve, slug
from tests.factories import WORLD, Draft, Fact, Name, Tie, draft, told


@dataclass(frozen=True)
class Known:
    name: str
    type: str
    ambiguous: bool = False


class Lexicon:
    """Knows a few names."""

    def __init__(self, **known):
        self._known = {alias.replace("_", " "): Known(*entry) for alias, entry in known.items()}

    def lookup_all(self, name):
        return (self._known[name],) if name in self._known else ()


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("Oslo Kraft ASA", "OSLO KRAFT", "company"),
        ("The Fenwick Trading Company", "Fenwick Trading Co., Ltd.", "company"),
        ("Crédit du Lac S.A.", "Credit du Lac", "company"),
        ("Brühl & Söhne GmbH", "Bruhl and Sohne", "company"),
        ("騰飛科技有限公司", "腾飞科技", "company"),
        ("Ninnet-4.5", "Ninnet 4.5", "model"),
        ("the Ministry of Silt", "Ministry of Silt", "organization"),
        ("O’Mara’s", "O'Mara's", "company"),
        ("Ｍｉｒａ", "Mira", "product"),
    ],
)
def test_names_that_no_reader_would_tell_apart_give_one_id(one, other, type_):
    assert entity_id(one, type_) == entity_id(other, type_)


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("Fenwick Group", "Fenwick", "company"),
        ("Fenwick Holdings", "Fenwick", "company"),
        ("Ninnet-4.5", "Ninnet-45", "model"),
        ("Viewly+", "Viewly", "product"),
        ("General Motion", "General Notion", "company"),
        ("腾飞集团", "腾飞", "company"),
        ("パナ", "バナ", "company"),
    ],
)
def test_names_that_mean_two_things_keep_two_ids(one, other, type_):
    assert entity_id(one, type_) != entity_id(other, type_)


@given(st.text(max_size=40), st.sampled_from(ENTITY_TYPES))
def test_any_name_has_a_slug_that_is_its_own_slug(name, type_):
    made = slug(name, type_)
    assert made
    assert not any(c.isspace() for c in made)
    if type_ != "company" and not made.startswith("the-"):
        assert slug(made, type_) == made or not any(c.isalnum() for c in name)
    assert name_key(name, type_)


# --- one article --------------------------------------------------------------------------------


def test_a_company_is_not_its_model():
    plan = Draft(
        sentences=("Ninnet released Ninnet-R1.",),
        names=(Name("company", "Ninnet"), Name("model", "Ninnet-R1", ("Ninnet R1",))),
        ties=(Tie(0, "Ninnet", "develops", "Ninnet-R1"),),
    )
    assert [entity.id for entity in told(plan).entities] == ["company:ninnet", "model:ninnet-r1"]
    assert told(plan).relations[0].target == "model:ninnet-r1"


def test_one_name_in_one_article_is_one_entity():
    plan = Draft(
        sentences=("Oslo Kraft AS and Kraft, or Oslo Kraft, met.", "Kraft paid 挪威电力."),
        names=(
            Name("company", "Oslo Kraft AS", ("Kraft",)),
            Name("company", "Oslo Kraft"),
            Name("company", "Kraft"),
        ),
        facts=(Fact(0, "met", (("Oslo Kraft", "other"), ("Kraft", "agent"))),),
        ties=(Tie(0, "Oslo Kraft", "partners_with", "Kraft"),),
    )
    (entity,) = told(plan).entities
    assert (entity.id, entity.name) == ("company:oslo-kraft", "Oslo Kraft")
    assert entity.aliases == ("Kraft", "Oslo Kraft AS")
    assert [m.text for m in entity.mentions] == ["Oslo Kraft AS", "Kraft", "Oslo Kraft", "Kraft"]
    (event,) = told(plan).events
    assert [(p.entity, p.role) for p in event.participants] == [("company:oslo-kraft", "agent")]
    assert told(plan).relations == ()  # nobody partners with oneself


def test_two_that_share_a_short_name_stay_two():
    plan = Draft(
        sentences=("Delta Motors and Delta Foods quarrelled; Delta won.",),
        names=(
            Name("company", "Delta Motors", ("Delta",)),
            Name("company", "Delta Foods", ("Delta",)),
            Name("company", "Delta"),
        ),
    )
    assert len(told(plan).entities) == 3


def test_a_chinese_person_is_the_one_spelled_in_letters():
    plan = Draft(
        sentences=("Zhou Mingyuan (周明远) resigned.",),
        names=(Name("person", "Zhou Mingyuan"), Name("person", "周明远")),
    )
    (entity,) = told(plan).entities
    assert {entity.name, *entity.aliases} == {"Zhou Mingyuan", "周明远"}


def test_the_lexicon_gives_the_best_known_name_and_only_of_the_same_type():
    lexicon = Lexicon(
        Oslo_Kraft_AS=("Kraft Norge", "company"),
        Fjord=("Fjord Airlines", "company"),
        Moe=("Solveig Moe", "person", True),
    )
    plan = Draft(
        sentences=("Oslo Kraft AS left Fjord, Moe said.",),
        names=(
            Name("company", "Oslo Kraft AS"),
            Name("place", "Fjord"),
            Name("person", "Moe"),
        ),
    )
    resolved = resolve(draft(plan), lexicon=lexicon)
    assert [(e.id, e.name, e.aliases) for e in resolved.entities] == [
        ("company:kraft-norge", "Kraft Norge", ("Oslo Kraft AS",)),
        ("person:moe", "Moe", ()),
        ("place:fjord", "Fjord", ()),
    ]


def test_ends_of_symmetric_relations_are_sorted():
    plan = Draft(
        sentences=("Zeta and Alpha work together.",),
        names=(Name("company", "Zeta"), Name("company", "Alpha")),
        ties=(Tie(0, "Zeta", "partners_with", "Alpha"),),
    )
    (relation,) = told(plan).relations
    assert (relation.source, relation.target) == ("company:alpha", "company:zeta")


def test_resolving_twice_changes_nothing():
    for plan in WORLD:
        once = told(plan)
        assert resolve(once, lexicon=None) == once


def test_local_ids_do_not_show():
    for plan in WORLD:
        turned = Draft(
            **{
                name: getattr(plan, name)
                for name in ("sentences", "title", "published", "path", "digest", "language")
            },
            names=plan.names[::-1],
            facts=plan.facts[::-1],
            ties=plan.ties[::-1],
        )
        assert told(turned) == told(plan)


# --- many articles ------------------------------------------------------------------------------


def names_of(*articles):
    """Give the clusters that articles lead to, each as its sorted ids' names."""
    plans = [
        told(Draft(title=f"Article {i}", sentences=(" ".join(n.name for n in names),), names=names))
        for i, names in enumerate(articles)
    ]
    random.Random(len(plans)).shuffle(plans)  # noqa: S311
    return {entity.id: entity.aliases for entity in library_of(plans).entities}


def company(name, *aliases):
    return Name("company", name, aliases)


def test_a_name_that_one_bears_elsewhere_is_that_one():
    found = names_of([company("Oslo Kraft AS", "Kraft")], [company("Kraft")])
    assert found == {"company:oslo-kraft": ("Kraft",)}


def test_a_name_that_two_bear_is_left_open():
    found = names_of(
        [company("Oslo Kraft", "Kraft")], [company("Bergen Kraft", "Kraft")], [company("Kraft")]
    )
    assert set(found) == {"company:oslo-kraft", "company:bergen-kraft", "company:kraft"}


def test_sharing_an_acronym_makes_nobody_one():
    found = names_of([company("General Motion", "GM")], [company("Grain Mills", "GM")])
    assert set(found) == {"company:general-motion", "company:grain-mills"}


def test_what_articles_tell_apart_stays_apart():
    found = names_of(
        [company("Oslo Kraft", "Nordlys")],
        [company("Oslo Kraft"), company("Nordlys")],
        [company("Nordlys")],
    )
    assert set(found) == {"company:oslo-kraft", "company:nordlys"}


def test_the_same_name_of_another_type_is_another_thing():
    found = names_of([company("Oslo Kraft", "Kraft")], [Name("product", "Kraft")])
    assert set(found) == {"company:oslo-kraft", "product:kraft"}


def test_a_surname_needs_a_firm_in_common():
    brandt = Name("person", "Ada Brandt", ("Brandt",))
    apart = names_of([brandt, company("Harborline")], [Name("person", "Brandt"), company("Fjord")])
    assert "person:brandt" in apart
    together = names_of(
        [brandt, company("Harborline")], [Name("person", "Brandt"), company("Harborline")]
    )
    assert "person:brandt" not in together


def test_a_chain_of_names_leads_to_one():
    found = names_of(
        [company("Oslo Kraft", "Kraft")],
        [company("Kraft", "OKR")],
        [company("OKR")],
        [company("Kraft")],
    )
    assert found == {"company:kraft": ("OKR", "Oslo Kraft")}


def test_pinyin_links_across_articles():
    found = names_of([company("腾飞科技")], [company("Tengfei Keji")])
    assert len(found) == 1


@given(st.permutations(range(7)))
def test_the_order_of_articles_does_not_matter(order):
    pool = [
        [company("Oslo Kraft", "Kraft")],
        [company("Kraft", "OKR")],
        [company("OKR")],
        [company("Bergen Kraft", "BK")],
        [company("BK", "Kraft")],
        [Name("person", "Ada Brandt", ("Brandt",)), company("BK")],
        [Name("person", "Brandt"), company("Bergen Kraft")],
    ]
    plans = [
        told(Draft(title=f"No. {i}", sentences=(" ".join(n.name for n in names),), names=names))
        for i, names in enumerate(map(tuple, pool))
    ]
    assert library_of([plans[i] for i in order]) == library_of(plans)


# --- names for short ----------------------------------------------------------------------------

SHARED = (company("Harborline"), company("Montvale Bank"))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (company("Fenwick Holdings Ltd."), company("Fenwick")),
        (company("腾飞集团"), company("腾飞")),
        (Name("person", "Ada Brandt"), Name("person", "Brandt")),
        (Name("person", "Otto Brandt Jr."), Name("person", "Brandt")),
        (Name("organization", "Ministry of Silt"), Name("organization", "Silt Ministry")),
        (Name("organization", "Danish Ministry of Silt"), Name("organization", "Ministry of Silt")),
        (Name("organization", "中国泥沙部门"), Name("organization", "泥沙部门")),
    ],
    ids=lambda name: name.name,
)
def test_a_name_for_short_needs_two_firms_in_common(full, short):
    assert len(names_of([full, *SHARED], [short, *SHARED])) == 3
    assert len(names_of([full, SHARED[0]], [short, SHARED[0]])) == 3  # one firm, and both
    assert len(names_of([full], [short])) == 2


def test_a_holding_is_not_what_it_holds():
    holding, held = company("Fenwick Holdings"), company("Fenwick")
    found = names_of([holding, held, *SHARED], [held, *SHARED], [holding, *SHARED])
    assert {"company:fenwick-holdings", "company:fenwick"} <= set(found)


def test_two_that_may_be_called_so_for_short_are_left_open():
    found = names_of(
        [Name("person", "Ada Brandt"), *SHARED],
        [Name("person", "Otto Brandt"), *SHARED],
        [Name("person", "Brandt"), *SHARED],
    )
    assert "person:brandt" in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (company("General Motors"), company("General Electric")),
        (company("Ant Group"), company("Alibaba")),
        (company("DeepSeek"), Name("model", "DeepSeek-R1")),
        (company("Bank of Lomvik"), company("Bank of Ostra")),
        (company("Ostra"), company("Ostra Software")),
        (Name("organization", "Lomvik University"), Name("organization", "University of Lomvik")),
    ],
    ids=lambda name: name.name,
)
def test_what_only_sounds_alike_stays_two(one, other):
    assert len(names_of([one, *SHARED], [other, *SHARED])) == 4

"""Industries by name: every official list is known in both languages, unknown names get a proposed place."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from ingest.vocabulary import bare, concept_of, concepts, folded_name, proposals, rows
from kg.graph.decisions import Decision, Decisions, read_decisions
from kg.graph.vocabulary import INVERSE, MATCH, Vocabulary, alignments
from kg.resources import shipped

GOLD = Path(__file__).parents[2] / "shared" / "gold"
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled data are not here")


def test_the_official_lists_are_complete_and_known() -> None:
    listed = rows(shipped("data") / "industries" / "lists.csv")
    sizes = Counter(r["list"] for r in listed)
    assert sizes == {"sichuan-tracks-2024": 25, "sichuan-everest-2023": 10, "sichuan-cluster-industries-2022": 16}
    for r in listed:
        assert concept_of(r["name"]) == r["concept"], r
        assert concepts()[r["concept"]].en


def test_no_name_means_two_concepts() -> None:
    met: dict[str, str] = {}
    for c in concepts().values():
        for name in {folded_name(n) for n in (c.zh, c.en, *c.aliases, *c.aliases_en)}:
            assert met.setdefault(name, c.id) == c.id, name


def test_every_concept_has_an_english_name() -> None:
    assert [c.id for c in concepts().values() if not c.en or not c.en.isascii()] == []


@pytest.mark.parametrize(
    ("name", "same_as"),
    [
        ("氢能产业", "氢能"), ("hydrogen", "氢能"), ("Hydrogen energy", "氢能"), ("航空产业", "航空"),
        ("新能源与智能汽车产业", "新能源汽车与智能汽车"), ("燃机", "燃气轮机"), ("PV", "光伏"),
        ("EV battery", "动力电池"), ("核技术", "核技术应用"),
        ("ｏｌｅｄ面板", "OLED面板"), ("工业无人机", "工业级无人机"), ("人工智能产业链", "人工智能"),
    ],
)  # fmt: skip
def test_other_names_find_the_concept(name: str, same_as: str) -> None:
    assert concept_of(name) == concept_of(same_as) is not None


@pytest.mark.parametrize("name", ["", "产业", "产业链", "无此产业", "装备"])
def test_names_of_nothing_known_find_none(name: str) -> None:
    assert concept_of(name) is None


def test_a_name_keeps_its_words_without_the_class_noun() -> None:
    assert bare("氢冶金产业链") == "氢冶金"
    assert bare("氢能应用场景和产业链") == "氢能应用场景和产业链"


def test_the_head_noun_at_the_end_is_the_broader() -> None:
    assert [(p.relation, p.concept) for p in proposals("乘用车动力电池")] == [("broader", concept_of("动力电池"))]


def test_a_known_name_elsewhere_is_only_related() -> None:
    assert [(p.relation, p.concept) for p in proposals("氢能高速公路")] == [("related", concept_of("氢能"))]


def test_a_name_inside_a_known_one_takes_it_as_narrower() -> None:
    assert ("narrower", concept_of("智能传感器")) not in [(p.relation, p.concept) for p in proposals("传感器")]
    assert ("narrower", concept_of("脑机接口及人机交互")) in [(p.relation, p.concept) for p in proposals("人机交互")]


def test_alignments_name_known_concepts_and_never_contradict_each_other() -> None:
    said: dict[tuple[str, str, str], str] = {}
    for a in alignments():
        assert a.relation in MATCH and a.reason and a.said_by and a.strength in ("normal", "weak")
        target = a.object or a.entity
        assert a.subject != target
        assert said.setdefault((a.subject, target, a.scope), a.relation) == a.relation
        back = said.get((target, a.subject, a.scope))
        assert back is None or back == INVERSE.get(a.relation, a.relation)


@needs_gold
def test_the_labelled_alignments_are_kept() -> None:
    relations = {"exactMatch": "exact", "closeMatch": "close", "broadMatch": "broader", "narrowMatch": "narrower"}
    relations["relatedMatch"] = "related"
    ours = {(a.subject, a.object): a.relation for a in alignments() if not a.scope}
    kept, other = 0, []
    with (GOLD / "alignment.csv").open(encoding="utf-8") as file:
        for r in csv.DictReader(file):
            left, right = concept_of(r["left_label"]), concept_of(r["right_label"])
            if not left or not right or left == right or r["right_scheme"] == "named-entity":
                continue
            relation = ours.get((left, right)) or INVERSE.get(x := ours.get((right, left), ""), x)
            if relation == relations[r["relation"]]:
                kept += 1
            else:
                other.append(r["align_id"])
    # AL051 holds for the Everest item alone (scope); AL158 says less than AL166.
    assert set(other) <= {"AL051", "AL158"}
    assert kept > 140


@pytest.mark.parametrize(
    ("name", "under", "said"),
    [
        ("六堡茶", "茶", "以“茶”结尾:GB/T 4754—2017 15"), ("精密盾构机", "高端装备制造", "GB/T 4754—2017 35"),
        ("通用直升机", "航空", "战略性新兴产业分类(2018) 2.2"), ("可控超导材料", "前沿新材料", "(2018) 3.6"),
    ],
)  # fmt: skip
def test_the_classifications_place_a_name_that_contains_no_known_one(name: str, under: str, said: str) -> None:
    (found,) = [p for p in proposals(name) if p.relation == "broader"]
    assert found.concept == concept_of(under) and said in found.reason


def test_every_word_of_a_class_leads_to_a_known_concept() -> None:
    met = [r for r in rows(shipped("data") / "industries" / "class_words.csv") if r["concept"] not in concepts()]
    codes = {r["code"] for r in rows(shipped("data") / "industries" / "sei2018.csv")}
    unknown = [r["code"] for r in rows(shipped("data") / "industries" / "class_words.csv")
               if r["system"] == "sei2018" and r["code"] not in codes]  # fmt: skip
    assert met == [] and unknown == []


def test_an_unknown_industry_becomes_a_provisional_concept_with_proposals() -> None:
    vocabulary = Vocabulary(Decisions())
    id = vocabulary.concept("乘用车动力电池产业")
    assert id in vocabulary.provisional
    assert [(a.relation, a.strength) for a in vocabulary.proposed()] == [("broader", "proposal")]


def test_decisions_accept_merge_and_reject() -> None:
    said = Decisions(
        Decision("industry", name, decision, target, "a person", "2026-01-02")
        for name, decision, target in [
            ("氢农艺", "accept", "hydrogen agronomy"), ("氢动力", "same-as", "氢能"), ("新高地", "reject", ""),
        ]
    )  # fmt: skip
    vocabulary = Vocabulary(said)
    assert vocabulary.concept("氢动力产业") == concept_of("氢能")
    assert vocabulary.concept("新高地") is None
    id = vocabulary.concept("氢农艺")
    assert id and vocabulary.accepted(id) and vocabulary.english(id) == "hydrogen agronomy"


def test_a_wrong_decision_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(
        "kind,name,decision,as,who,when,note\nindustry,x,maybe,,me,2026-01-02,\n", "utf-8"
    )
    with pytest.raises(ValueError, match="line 2"):
        read_decisions(tmp_path)


def test_labels_belong_to_what_exists() -> None:
    from kg.graph.divisions import areas, by_code, english

    assert [c for c in english() if c not in by_code()] == []
    assert [a for a, (name, en, _) in areas().items() if not name or not en] == []

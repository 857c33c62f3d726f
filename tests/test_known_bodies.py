"""Every body that the tables know is read whole where a sentence gives it a duty."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.bodies.agency_data import bodies, national_bodies, party_bodies
from ingest.extract import extract

# Short names that are words too, or end in a letter every text is full of.
_NATIONAL_WORDS = {"央行", "最高检", "高检院", "国家原子能机构"}
_PROVINCIAL_WORDS = {"省政协", "省作协", "省委统战部(侨办)"}
_SENTENCES = ("一、{}牵头,国家能源局配合。", "一、由国务院扶贫办会同{}、国家能源局推进。", "一、由{}负责组织实施。")


def _bodies_named(text: str) -> set[object]:
    return {line["surface"] for line in extract(text).lines() if line["type"] == "role"}


def _missed(names: Iterable[str], head: str, foot: str = "") -> set[str]:
    """The names that are not read whole in one of the sentences."""
    return {n for n in names for s in _SENTENCES if n not in _bodies_named(head + s.format(n) + foot)}


def test_bodies_of_the_centre_are_read_whole_in_sentences() -> None:
    head, foot = "关于推动农村电商高质量发展的实施意见\n", "\n商务部\n2024年3月5日\n"
    assert _missed(national_bodies(), head, foot) == _NATIONAL_WORDS


def test_bodies_of_a_province_are_read_whole_in_sentences() -> None:
    known = [f"省{name}" for name in sorted(bodies()) if name[0] not in "省市"][::5]
    known += [f"省委{name}" for name in sorted(party_bodies())]
    assert _missed({*known, *_PROVINCIAL_WORDS}, "湖北省产业发展实施意见\n") == _PROVINCIAL_WORDS


def test_the_branch_of_a_central_body_bears_its_name_in_front() -> None:
    text = "湖北省产业发展实施意见\n一、省财政厅会同国家税务总局湖北省税务局、武汉经开区管委会负责。"
    assert {"国家税务总局湖北省税务局", "武汉经开区管委会"} <= _bodies_named(text)

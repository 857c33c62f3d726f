"""The sentence under an industry's name: which places are named, on what, and what is missing."""

from __future__ import annotations

from kg.pages.industry_view import ChainGrid, PlaceRow
from kg.pages.labels import short_place
from kg.pages.view import Answer, Run, Text
from kg.pages.wording import english_list

_MOST = 6  # names a group of the sentence lists before it counts the rest
_NUMBERS = "零一二三四五六七八九十"


def answer(rows: tuple[PlaceRow, ...], unnamed: int, cities: int, chains: tuple[ChainGrid, ...]) -> Answer:
    """One sentence: formal namings, namings of the draft alone, weaker ones, the rest; then the chain's gaps."""
    zh: list[Run] = []
    en: list[Run] = []

    def part(group: list[PlaceRow], strong: bool, said: Text, verb: tuple[str, str]) -> None:
        if not group:
            return
        if zh:
            zh.append(Run("；"))
            en.append(Run("; "))
        tone = "place" if strong else ""
        names = [r.place.zh for r in group[:_MOST]]
        zh.append(Run("、".join(names), tone))  # type: ignore[arg-type]
        if len(group) > _MOST:
            zh.append(Run(f"等{len(group)}个地方"))
        zh.append(Run(said.zh))
        latin = [short_place(r.place).english for r in group[:_MOST]]
        if len(group) > _MOST:
            latin.append(f"{len(group) - _MOST} more")
        en.append(Run(english_list(latin), tone))  # type: ignore[arg-type]
        en.append(Run(f" {verb[len(group) > 1]} {said.en}"))

    is_are = ("is", "are")
    cities_only = [r for r in rows if r.level in ("prefecture", "province")]
    named = [r for r in cities_only if r.mark.tier == "named"]
    part([r for r in named if not r.mark.draft_only], True, Text("有正式文件点名", "named in a formal notice"), is_are)
    part([r for r in named if r.mark.draft_only], True, Text("只见于征求意见稿", "named only in a draft"), is_are)
    for tier, said in (
        ("broader", Text("只点到更宽的产业", "named with a broader industry only")),
        ("related", Text("只点到相关产业", "named with a related industry only")),
        ("weak", Text("只有间接关联", "linked indirectly")),
    ):
        part([r for r in cities_only if r.mark.tier == tier], False, said, is_are)
    part([r for r in rows if r.level == "county"], False, Text("有区县一级的依据", "named at county level"), is_are)
    _rest(zh, en, unnamed, cities)
    _stages(zh, en, chains)
    return Answer(tuple(zh), tuple(en))


def _rest(zh: list[Run], en: list[Run], unnamed: int, cities: int) -> None:
    if not cities:
        if not zh:
            zh.append(Run("所读文件没有点名任何地方", "gap"))
            en.append(Run("Nothing read names a place", "gap"))
        zh.append(Run("。"))
        en.append(Run("."))
    elif unnamed == cities:
        zh[:0] = [Run(f"{cities}个市（州）", "strong"), Run("都未点名", "gap"), Run("；" if zh else "")]
        en[:0] = [Run(f"None of the {cities} prefectures is named", "gap"), Run("; " if en else "")]
        zh.append(Run("。"))
        en.append(Run("."))
    else:
        zh += [Run("；其余"), Run(str(unnamed), "strong"), Run("个市（州）未点名。")] if unnamed else [Run("。")]
        en += [Run("; the other "), Run(str(unnamed), "strong"), Run(" are not named.")] if unnamed else [Run(".")]


def _stages(zh: list[Run], en: list[Run], chains: tuple[ChainGrid, ...]) -> None:
    """What the first chain says about its stages: how many of them any place is named for."""
    if not chains:
        return
    stages = chains[0].stages
    number = len(stages)
    empty = sum(s.gap for s in stages)
    counted = _NUMBERS[number] if number <= 10 else str(number)
    if empty == number:
        zh += [Run(f"{counted}个环节"), Run("都没有", "gap"), Run("写明落在哪里。")]
        en += [Run(" "), Run("None", "gap"), Run(f" of the {number} chain stages is placed anywhere.")]
    elif empty:
        zh += [Run(f"{counted}个环节中"), Run(str(empty), "gap"), Run("个没有写明落在哪里。")]
        en += [Run(" "), Run(str(empty), "gap"), Run(f" of the {number} chain stages are placed nowhere.")]

"""Zones named without their city: 高新区 in a notice of 德阳 is 德阳高新技术产业开发区."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.geography.known_zones import full_name, zone_named
from ingest.geography.zones import ZoneMention
from ingest.text.word_places import word_places

_BARE = ("高新区", "经开区", "综保区", "工业园区")
# 湘潭市在高新区…, 各县(市)依托高新区…: the zone of whoever is named right before
_OF_OTHERS = re.compile("(?:[省市县州盟旗]|全[省市]|各地|其他)[^。;\n]*$")
# Cities with several zones of a kind, of which none or one bears the city's name.
_MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
_NEAR = 16  # code points
# What stands before and behind the bare kind where it is a place.
_BARE_AFTER = re.compile(
    r"[、,:和与及等()]|重点|主要|着力|着重|大力|优先|前瞻|超前|错位|积极|加快|侧重|谋划|全力|率先|持续|做精|做[强大优精]|发展|布局|建设|打造|聚焦|主攻|突出|分别|一体化|协同|共同|配套|承接|集聚|围绕|依托|联动|培育|要|应|将|为(?!主动)"
)
_BARE_BEFORE = frozenset(" \t\n、,;。:.·—是()“和与及在以由向从将把对于为到赴托持动进导励")  # 依托, 支持 …


def bare_zones(text: str, city: str, named: Sequence[ZoneMention]) -> list[ZoneMention]:
    """The zones of the city that speaks, named without it: 高新区 in a notice of 德阳 is 德阳高新技术产业开发区.

    Where no `city` speaks, it is the only zone of the kind that the notice names.

    >>> [z.name for z in bare_zones("支持高新区、经开区布局装备,各高新区要加强管理", "德阳", [])]
    ['德阳高新技术产业开发区', '德阳经济技术开发区']
    >>> [z.name for z in bare_zones("医药产业以高新区为核心,集中在经开区、甲县", "临沂", [])]
    ['临沂高新技术产业开发区', '临沂经济技术开发区']
    >>> [z.name for z in bare_zones("高新区发展卫星,综保区发展检测", "重庆", [])]
    ['重庆高新技术产业开发区']
    >>> [z.name for z in bare_zones("高新区要发展仪器", "", [ZoneMention(40, 45, "荆门高新技术产业开发区")])]
    ['荆门高新技术产业开发区']
    """
    taken = {z.end for z in named}
    only = {kind: {z.name for z in named if z.name.endswith(full_name(kind))} for kind in _BARE} if not city else {}
    found = []
    for begin in word_places(text, _BARE):
        kind = next(k for k in _BARE if text.startswith(k, begin))
        end = begin + len(kind)
        if end in taken or not _BARE_AFTER.match(text, end):
            continue
        if begin and text[begin - 1] not in _BARE_BEFORE:
            continue
        if not city:
            if len(only[kind]) == 1 and not _OF_OTHERS.search(text, max(0, begin - _NEAR), begin):
                found += [ZoneMention(begin, end, name) for name in only[kind]]
        elif kind != "工业园区" and city not in _MUNICIPALITIES or zone_named(city + kind):
            found.append(ZoneMention(begin, end, full_name(city + kind)))
    return found

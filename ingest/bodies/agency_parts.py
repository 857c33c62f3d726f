"""What a body is called without its place: its function, its ending, its seat; and words that name nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.bodies.agency_data import ENDINGS, bodies, local_forms, undecided
from ingest.bodies.jurisdictions import BINGTUAN, Jurisdiction

_NOBODY = re.compile(
    r"(?:各|有关|相关|市直|省直|县直|区直|州直|省级|市级|县级|区级|省|市|县|区|中央|国家|驻.|其他|国务院|责任|成员|牵头|配合|参与|等|"
    r"各地|各级|直属|机关|及|和|、|\(|\)|涉及|以及|对应|主管|职能|属地|人民政府|政府|管理|监管|行业|工作|组成|派出|所属)*"
    r"(?:部门|单位|企业|机构|院校|高校|科研院所|方面|地方|地区|各级|各地|地|成员|委办局|厅局|处室|科室|责任人|负责人|人员|行业协会|协会|银行|金融机构)"
    r"(?:\(单位\)|和单位|单位)?"
)
_SITE = ("政府网", "新闻网", "新华网", "人民网", "门户网", "信息网", "网站", "日报", "晚报", "公众号")
_STATE = ("格局", "布局", "全局", "大局", "开局", "变局")  # words in 局 that are no bureau
_PEOPLE = (  # what a person is: 链长:某某(市人大常委会副主任)
    *("常委", "领导", "党组成员", "党委委员", "秘书长", "调研员", "副主任", "副主席", "副书记", "副部长"),
    *("副省长", "副市长", "副州长", "副盟长", "副县长", "副区长", "副旗长", "党组书记", "政协主席"),
)
_GENERAL = frozenset(
    ("地方政府", "地方人民政府", "地方各级政府", "地方各级人民政府",
     "各地", "各级", "各级政府", "各级人民政府", "等", "各市场主体", "分公司", "公司", "子公司",
     "总公司", "集团", "集团公司", "银行", "大学", "学院", "研究院",
     "支队", "总队", "大队", "小组", "中心", "分行", "支行", "医院", "协会", "海关", "公安机关",
     "司法机关", "检察机关", "税务机关")
)  # fmt: skip
OWN_NAME = re.compile(
    r".{2,30}(?:海关|海事[局处]|边检站|调查总队|调查队|中心支行|分行|支行|公司|集团|大学|学院|银行|联合会|协会|商会|学会|研究院|研究所|实验室"
    r"|中心|医院|基金会|交易所|管理局|监管局|监察局|专员办|监管办|监管办公室|办事处|分局|支队|总队|大队|铁路局|港务局|水文局|直属库|储备库|服务局|办公室|指挥部|领导小组|"
    r"联席会议|委员会|联盟|电视台|出版社|报社|事务局|地质局|勘查局|发展局|促进局|服务站|党校|研究中心|总站|学校|党工委|(?:工作|保障|服务|合作|促进)部)"
)
ZONE = re.compile(r"(.*?)(?:管委会|管理委员会|(?<=区)管委)")
ZONE_ALONE = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:开发区|园区|新区|高新区|经开区|示范区|试验区|综保区|保税区|合作区|科学城|科技城|生态城|新城|度假区)"
)
OWN_ZONES = frozenset({"高新区", "经开区", "综保区"})
_ZONE_WORDS = (
    ("高新技术开发区", "高新技术产业开发区"), ("高新开发区", "高新技术产业开发区"), ("高新区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"), ("综保区", "综合保税区"), ("自贸区", "自由贸易试验区"),
    ("自贸试验区", "自由贸易试验区"),
)  # fmt: skip
_DISTRICT = re.compile(r"(.{2,8}?市)(.{1,8}[区县旗])")
_SEAT = re.compile(r"(?:人民)?政府|行署|行政公署|人民政府\(行署\)|(?:街道)?办事处|党工委")
_GROUP = re.compile(
    r"(?!.*(?:负责|牵头|配合|,))[\u4e00-\u9fff()“”—]{2,28}"
    r"(?:领导小组办公室|指挥部办公室|联席会议办公室|委员会办公室|专班办公室|领导小组|指挥部|工作专班)"
)
_CLIPPED = re.compile(
    r"(?:.{2,6}[和与]?)?(?:发改|经信|工信|人社|住建|卫健|卫计|文旅|文广|文体|科工|自规|资规|农水|教体|市监|林草|水务农)"
    r".{0,6}[局委厅办]"
)
VERB = re.compile(
    r"[,。;:]|负责|牵头|配合|(?:建设|推进(?!中))(?!(?:服务|管理|发展|促进|投资|事务|工作|协调)*(?:局|中心|办公室|办|管委会|委员会)$)|推动|完成|制定|开展|加强|实施|支持|鼓励|前完成|不少于|以上|[年月]底|\d{4}年"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An official name, the level word it stood under (what the next bare name in the list inherits), and whether
    the name could be resolved."""

    name: str
    level: str | None = None
    resolved: bool = True


def is_nobody(words: str) -> bool:
    """Words in a list that name no body: 有关部门, 市直有关单位, 各地各部门.

    >>> is_nobody("市直有关部门"), is_nobody("各市(州)人民政府")
    (True, False)
    """
    state = words.endswith(_STATE) and not words.endswith(("安全局", "公开局"))
    return state or bool(_NOBODY.fullmatch(words)) or words in _GENERAL or words.endswith(_SITE + _PEOPLE)


def zone_name(words: str) -> str:
    for short, official in _ZONE_WORDS:
        if words.endswith(short):
            return words.removesuffix(short) + official
    return words


def own_body(rest: str, where: Jurisdiction) -> str | None:
    """The official form of a name without its place; None where the words are no body."""
    if not rest:
        return None
    known = _in_the_province(rest, where) or bodies().get(rest)
    if not known and rest.endswith("分局") and rest[:-2] + "局" in bodies():
        known = bodies()[rest[:-2] + "局"][:-1] + "分局"
    if known:
        if rest in ("交通局", "交通厅") and where.year and where.year < 2009:
            return rest
        return known
    if _SEAT.fullmatch(rest):
        return {"政府": "人民政府", "行署": "行政公署"}.get(rest, rest)
    if (m := ZONE.fullmatch(rest)) and not VERB.search(rest):
        return zone_name(m[1]) + "管理委员会"
    if _GROUP.fullmatch(rest):
        return rest
    if (
        rest.startswith("政府")
        and len(rest) > 4
        and not rest.startswith(("政府采购", "政府投资"))
        and (office := own_body(rest[2:], where))
    ):
        return (
            office if office.startswith(("人民政府", "政府")) else "人民政府" + office
        )  # 政府外事办, 政府金融服务中心
    if VERB.search(rest) or len(rest) > 30:
        return None
    for ending, official in ENDINGS.items():
        if rest.endswith(ending) and len(rest) - len(ending) >= 1:
            return rest[: -len(ending)] + official
    return rest if OWN_NAME.fullmatch("某某" + rest) and len(rest) >= 3 else None


def _in_the_province(rest: str, where: Jurisdiction) -> str | None:
    """What all places of the province, or of the prefecture, call the body."""
    if where.province is None:
        return None
    forms = local_forms(where.province.code)
    for place in (where.prefecture, where.province) if forms else ():
        found = forms.get((place.code, rest)) if place else None
        if found and found.held(where.year):
            return found.canonical
    return None


def is_undecided(rest: str, where: Jurisdiction) -> bool:
    """Does the short name stand for bodies of different official names, and nothing tells for which here?

    A name that no table has and that is made of short forms (发改经贸局) is one of these.
    """
    if rest in undecided():
        return _in_the_province(rest, where) is None
    return rest not in bodies() and _CLIPPED.match(rest) is not None and not _GROUP.fullmatch(rest)


def joined(place: str, rest: str, full: str) -> str:
    """Place and body; courts, tax offices and mass organisations put the place elsewhere."""
    if rest == "税务局":
        return f"国家税务总局{place}税务局"
    if rest in ("国税局", "国家税务局"):
        return f"{place}国家税务局"
    if rest in ("地税局", "地方税务局"):
        return f"{place}地方税务局"
    if rest == "政协":
        return f"中国人民政治协商会议{place}委员会"
    if rest == "法院":
        rank = "高级" if place.endswith(("省", "自治区")) else "中级" if place.endswith(("市", "州", "盟")) else ""
        return f"{place}{rank}人民法院"
    if rest == "团委":
        return f"共青团{place}委员会"
    if rest in ("贸促会", "贸促委"):
        return f"中国国际贸易促进委员会{place}委员会"
    if rest in ("编办", "网信办", "农办") and full != rest:
        return f"中共{place.removesuffix('人民政府')}委{full}" if place[-1] in "省市县区州" else f"{place}{full}"
    if rest in ("外汇局", "外汇管理局"):
        return f"国家外汇管理局{place}分局"
    if full.endswith("分局") and (m := _DISTRICT.fullmatch(place)):
        return f"{m[1]}{full[:-2]}局{m[2]}分局"
    if rest in ("军区", "军分区"):
        return place.rstrip("省市") + rest
    if place == BINGTUAN:
        full = full.removeprefix("人民政府")
    return place + full

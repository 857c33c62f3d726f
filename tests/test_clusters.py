"""Clusters: items of lists in every notation, names with their place; goals and generic words are none."""

from __future__ import annotations

import pytest

from ingest.extract import extract


def clusters(text: str) -> dict[str, tuple[object, object]]:
    found = [f for f in extract(text).facts if f.type == "cluster"]
    return {str(f.values["name"]): (f.values["industry"], f.values["region"]) for f in found}


def pairs(text: str) -> set[tuple[object, object]]:
    return {(f.values["industry"], f.values["region"]) for f in extract(text).facts if f.type == "located"}


def test_numbered_list_names_the_innermost_host() -> None:
    text = "省级产业集群名单\n1.南昌市青山湖区针织服装产业集群\n2.鹰潭市铜基新材料产业集群"
    assert clusters(text) == {
        "南昌市青山湖区针织服装产业集群": ("针织服装", "青山湖区"),
        "鹰潭市铜基新材料产业集群": ("铜基新材料", "鹰潭市"),
    }


def test_bare_lines_are_items_too() -> None:
    text = "名单\n成都市集成电路产业集群\n成都市网络信息安全产品和服务产业集群"
    assert clusters(text) == {
        "成都市集成电路产业集群": ("集成电路", "成都市"),
        "成都市网络信息安全产品和服务产业集群": ("网络信息安全产品和服务", "成都市"),
    }


def test_rows_without_a_city_repeat_the_one_above() -> None:
    text = (
        "设区市\t县(市、区)\t集群名称\n泉州市\t晋江市\t运动鞋服产业集群\n"
        "\t安溪县\t藤铁工艺产业集群\n三明市\t永安市\t石墨烯产业集群"
    )
    assert clusters(text) == {
        "运动鞋服产业集群": ("运动鞋服", "晋江市"),
        "藤铁工艺产业集群": ("藤铁工艺", "安溪县"),
        "石墨烯产业集群": ("石墨烯", "永安市"),
    }


def test_city_headings_with_counts_are_no_items() -> None:
    text = "县域特色产业集群名单\n黄冈市(1个)\n1.蕲春县蕲艾产业集群\n咸宁市(1个)\n2.管材产业集群"
    assert clusters(text) == {"蕲春县蕲艾产业集群": ("蕲艾", "蕲春县"), "管材产业集群": ("管材", "咸宁市")}


def test_counts_with_brackets_give_the_place_to_each_item() -> None:
    text = "其中遵义市2个(酱香白酒产业集群、辣椒加工产业集群),铜仁市1个(抹茶产业集群)。"
    assert clusters(text) == {
        "酱香白酒产业集群": ("酱香白酒", "遵义市"),
        "辣椒加工产业集群": ("辣椒加工", "遵义市"),
        "抹茶产业集群": ("抹茶", "铜仁市"),
    }


def test_brackets_behind_a_name_hold_its_hosts() -> None:
    assert clusters("建设名单\n1.百色芒果产业集群(田东县、右江区)") == {
        "百色芒果产业集群": ("芒果", ["田东县", "右江区"])
    }


@pytest.mark.parametrize(
    ("text", "name", "industry", "region"),
    [
        (
            "打造武汉—孝感—随州专用汽车产业带。",
            "武汉—孝感—随州专用汽车产业带",
            "专用汽车",
            ["武汉市", "孝感市", "随州市"],
        ),
        ("推进比亚迪(抚州)动力电池产业园建设。", "比亚迪(抚州)动力电池产业园", "动力电池", "抚州市"),
        ("京津冀生命健康集群等胜出。", "京津冀生命健康集群", "生命健康", ["北京市", "天津市", "河北省"]),
        ("徐州市工程机械集群已入选国家集群。", "徐州市工程机械集群", "工程机械", "徐州市"),
        ("三、纺织(毛衫)·浙江桐乡", "纺织(毛衫)·浙江桐乡", "纺织", "桐乡市"),
        ("1.平乡县——河北省童车产业名县;", "平乡县——河北省童车产业名县", "童车", "平乡县"),
    ],
)
def test_names_carry_their_places(text: str, name: str, industry: str, region: object) -> None:
    assert clusters(text).get(name) == (industry, region)


@pytest.mark.parametrize(
    "text",
    [
        "支持宜昌市建设磷化工产业集群。",
        "培育一批先进制造业集群,打造特色产业园区。",
        "加快建设成都生物医药国家战略性新兴产业集群。",
        "省级产业集群名单(3个)",
        "推动上海总部+赣州基地模式。",
    ],
)
def test_goals_and_kinds_are_no_clusters(text: str) -> None:
    assert clusters(text) == {}


def test_a_goal_is_a_region_all_the_same() -> None:
    facts = extract("加快建设成都生物医药国家战略性新兴产业集群。").facts
    assert {f.values["region"] for f in facts if f.type == "region"} == {"成都市"}


def test_main_industries_of_a_row_belong_to_its_place() -> None:
    text = "序号\t盟市\t集群名称\t主导产业\n1\t包头市\t稀土新材料产业集群\t稀土永磁、储氢材料"
    assert pairs(text) == {("稀土永磁", "包头市"), ("储氢材料", "包头市")}


def test_the_list_says_grade_and_who_recognised() -> None:
    text = "工业和信息化部关于公布产业集群名单的通告\n1.无锡市车联网产业集群\n工业和信息化部\n2022年12月9日"
    fact = next(f for f in extract(text).facts if f.type == "cluster")
    assert fact.values["grade"] == "national"
    assert fact.values["recognised_by"] == ["工业和信息化部"]


def test_brackets_on_who_recommends_say_nothing_of_the_item() -> None:
    text = "加工园区名单\n1.沅江市芦笋加工园区(推荐单位:益阳市农业农村局)\n2.临湘市钓具园区(申报部门:岳阳市工信局)"
    assert clusters(text) == {"沅江市芦笋加工园区": ("芦笋加工", "沅江市"), "临湘市钓具园区": ("钓具", "临湘市")}
    assert not clusters("实施方案\n1.扩大基地。(牵头单位:州农业农村局)\n2.规范种植基地(责任单位:沅江市人民政府)")


def test_titles_given_to_towns_name_the_city_they_lie_in() -> None:
    text = "授予名单\n广东省汕头市谷饶镇——中国针织内衣名镇\n浙江省诸暨市大唐街道——中国袜业之都\n资源循环利用·安徽界首"
    assert set(clusters(text).values()) == {("针织内衣", "汕头市"), ("袜业", "诸暨市"), ("资源循环利用", "界首市")}


def test_groups_of_industries_carry_the_hosts_in_brackets() -> None:
    text = "新星产业群名单\n高端磁材新星产业群(东阳市、江北区)"
    assert clusters(text) == {"高端磁材新星产业群": ("高端磁材", ["东阳市", "江北区"])}


@pytest.mark.parametrize(
    "text",
    [
        "肥城市若干措施\n轴承产业集群获评省级集群的,奖励50万元。",
        "泉州市方案\n力争泉州市初步形成氢能产业集群。",
        "某省意见\n上海市与江阴市交流。盐城市推进江盐铁路园区建设。",
    ],
)
def test_what_is_wished_or_promised_is_no_cluster_that_exists(text: str) -> None:
    assert [f for f in extract(text).facts if f.type == "cluster"] == []

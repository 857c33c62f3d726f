"""Lines that give each place its products, and what such lines are not."""

from ingest.extract import extract


def _pairs(text: str) -> set[tuple[str, str]]:
    facts = extract(text, "n").lines()
    return {(str(f["region"]), str(f["industry"])) for f in facts if f["type"] == "located"}


def test_each_line_of_a_register_pairs_its_place_with_its_products() -> None:
    pairs = _pairs("河南省县域产业名录\n清丰县 实木家具\n尉氏县 板式家具、纺织\n长垣市 起重机械")
    assert {("清丰县", "实木家具"), ("尉氏县", "板式家具"), ("尉氏县", "纺织"), ("长垣市", "起重机械")} <= pairs


def test_products_no_vocabulary_knows_count_beside_known_ones() -> None:
    pairs = _pairs("湖南省一县一特名单\n邵东市:皮具、小五金、打火机\n新邵县:包装印刷\n洞口县——蜜桔、茶叶")
    assert {("邵东市", "打火机"), ("洞口县", "蜜桔")} <= pairs


def test_sums_and_persons_beside_places_are_no_products() -> None:
    assert not _pairs("关于下达资金的通知\n合肥市:1200万元\n芜湖市:860万元")
    assert not _pairs("联系人名单\n太原市:王建国\n大同市:李秀英")


def test_a_town_between_county_and_product_is_passed_over() -> None:
    pairs = _pairs("浙江省名镇名单\n1 丽水市 庆元县 黄田镇 香菇\n2 丽水市 缙云县 大洋镇 茶叶")
    assert ("庆元县", "香菇") in pairs


def test_parts_of_a_plan_are_hosts_of_its_industry() -> None:
    pairs = _pairs("江西省航空产业发展方案\n“一核”为南昌市，“两翼”为景德镇市、九江市。")
    assert pairs >= {("南昌市", "航空"), ("景德镇市", "航空"), ("九江市", "航空")}


def test_brackets_of_a_plan_take_the_industry_at_its_end() -> None:
    pairs = _pairs("构建“一核（柳州）引领、两极（南宁、桂林）支撑”的工程机械产业格局。")
    assert pairs == {("柳州市", "工程机械"), ("南宁市", "工程机械"), ("桂林市", "工程机械")}


def test_a_place_with_another_predicate_takes_nothing_of_the_next() -> None:
    pairs = _pairs("海西州筹措资金保障，西宁市发展锂电储能。")
    assert pairs == {("西宁市", "锂电储能")}


def test_a_zone_of_a_city_that_ends_in_cheng_is_read() -> None:
    assert ("盐城高新技术产业开发区", "储能电池") in _pairs("盐城高新区重点发展储能电池。")


def test_a_line_break_ends_the_name_of_a_zone() -> None:
    regions = {f.get("region") for f in extract("徐州市装备集群培育方案\n经开区发展整机。", "n").lines()}
    assert not any("方案" in str(r) for r in regions)


def test_the_name_of_the_province_beside_its_cities_is_its_city() -> None:
    assert ("吉林市", "冰雪旅游") in _pairs("推动长春、吉林、延边协同发展冰雪旅游。")

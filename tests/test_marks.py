"""Chrome, contact persons and repetitions are marked; the text is never edited."""

from __future__ import annotations

from pathlib import Path

from ingest.extract import extract, read_notice
from ingest.model import Document
from ingest.text.marks import marked

NOTICES = Path(__file__).parents[1] / "data" / "notices"


def document(name: str) -> Document:
    return read_notice(NOTICES / f"{name}.txt").reading.document


def test_navigation_is_furniture() -> None:
    page = document("sichuan-tracks-2024")
    furniture = "".join(page.text[s.begin : s.end] for s in page.furniture)
    assert "上一篇文章" in furniture and "下一篇文章" in furniture and "北京经济技术开发区" in furniture
    assert "人工智能、绿色氢能" not in furniture


def test_office_address_of_the_site_is_furniture() -> None:
    page = document("sichuan-clusters-2022")
    assert any("北京市东城区" in page.text[s.begin : s.end] for s in page.furniture)
    assert not any("宜宾市动力电池产业集群" in page.text[s.begin : s.end] for s in page.furniture)


def test_lead_of_the_medium_is_furniture() -> None:
    page = document("sichuan-everest-2023-draft")
    lead = page.furniture[0]
    assert page.text[: lead.begin] == "1月13日,四川省经济和信息化厅发布"  # who published what and when is told there
    assert page.text[lead.begin : lead.end].endswith("原文如下:")


def test_tags_of_the_source_of_a_page_are_furniture() -> None:
    read = extract("<p>丽水市人民政府关于发展竹木产业的意见</p>\n<p>丽政发〔2021〕7号</p>\n<p>各县人民政府：</p>")
    assert read.reading.notice.values["title"] == "丽水市人民政府关于发展竹木产业的意见"
    assert read.reading.notice.values["doc_number"] == "丽政发〔2021〕7号"


def test_a_body_printed_twice_is_a_copy_and_read_once() -> None:
    reading = read_notice(NOTICES / "sichuan-new-economy-2021.txt").reading
    assert sum(c.again.end - c.again.begin for c in reading.document.copies) > 5000
    assert sum(c.path == ("九", "(三十一)") for c in reading.outline.clauses) == 1
    for copy in reading.document.copies:
        first, again = (reading.document.text[s.begin : s.end] for s in (copy.first, copy.again))
        assert "".join(first.split()) == "".join(again.split())


def test_a_list_repeated_under_two_tasks_is_no_copy() -> None:
    text = "一、甲。\n(责任单位:省科技厅、省财政厅)\n二、乙。\n(责任单位:省科技厅、省财政厅)\n三、丙。\n"
    assert marked(Document("a", text, "")).copies == ()


def test_contact_persons_never_leave_the_reader() -> None:
    text = (
        "某市科技局关于申报项目的通知\n各有关单位:\n请于2024年6月28日前报送。(联系人:欧阳明珠,电话:0571-87051234)\n"
        "联系人:诸葛小川 13912345678\n慕容晓 028-86261111\n如有疑问,请与王丽华(电话:0571-12345678)联系。\n"
        "电子邮箱:secret@example.com\n某市科技局\n2024年5月1日\n"
    )
    read = extract(text)
    printed = str(list(read.lines())) + read.reading.document.masked
    for hidden in (
        "欧阳明珠",
        "诸葛小川",
        "慕容晓",
        "王丽华",
        "12345678",
        "87051234",
        "13912345678",
        "86261111",
        "secret@example.com",
    ):
        assert hidden not in printed
    assert len(read.reading.document.masked) == len(text)
    assert "2024年6月28日前报送" in read.reading.text

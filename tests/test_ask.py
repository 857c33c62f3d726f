"""Questions as people put them: understood by meaning, answered from the graph, or refused in plain words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.ask import grammar
from kg.ask.grammar import understand
from kg.ask.words import cues_in, even, language
from kg.graph_home import Snapshot

SHARED = Path(__file__).parents[2] / "shared"
FLOOR = 0.95  # of the planners' questions below, answered right; it only rises
OWN = Path(__file__).parent / "questions" / "wordings.jsonl"

UNDERSTOOD = [
    ("布局氢能的城市有哪些", "cities-covering", ["成都市"]),
    ("想了解下光伏产业在省内的分布", "cities-covering", ["乐山市"]),
    ("Which prefectures are active in drones?", "cities-covering", ["自贡市", "绵阳市"]),
    ("where are hydrogen industries located", "cities-covering", ["德阳市"]),
    ("晶硅光伏落户哪些地方", "cities-covering", ["眉山市"]),
    ("无人机", "cities-covering", ["青羊区"]),
    ("宜宾市重点产业是什么", "industries-of-city", ["动力电池"]),
    ("which sectors is Mianyang named for?", "industries-of-city", ["核技术应用"]),
    ("首批集群名单给我看看", "clusters", ["遂宁市锂电材料产业集群"]),
    ("which city has the most clusters?", "clusters", ["成都市", "12"]),
    ("哪些城市没有省级集群", "clusters", ["泸州市"]),
    ("哪些产业的集群落在两个以上城市", "clusters", ["核技术应用"]),
    ("国家级的集群有哪些", "clusters", ["轨道交通装备", "节能环保"]),
    ("第十五条赛道叫什么", "tracks", ["机器人"]),
    ("what is the 6th track?", "tracks", ["低空经济及无人机"]),
    ("固态电池算不算新赛道", "tracks", ["是,"]),
    ("哪些新赛道还没有城市点名?", "tracks-without-city", ["激光装备"]),
    ("which tracks lack city evidence?", "tracks-without-city", ["机器人"]),
    ("一个赛道最多几个正式赛手", "selection-rule", ["3"]),
    ("珠峰攀登方案中轨道交通以哪些城市为重点", "everest", ["资阳市"]),
    ("珠峰攀登里没提到城市的产业", "everest", ["优质白酒"]),
    ("which industries in the Everest plan name Yibin", "everest", ["新型显示"]),
    ("新材料产业谁牵头", "lead-of", ["四川省经济和信息化厅"]),
    ("统计监测由谁负责", "lead-of", ["国家统计局四川调查总队"]),
    ("who is in charge of smart cities?", "lead-of", ["四川省住房和城乡建设厅"]),
    ("工业互联网配合单位有哪些", "lead-of", ["四川省通信管理局"]),
    ("住建厅牵头什么", "tasks-of-agency", ["智慧城市"]),
    ("what does the energy bureau do?", "tasks-of-agency", ["加快新能源设施建设"]),
    ("哪些单位只配合不牵头", "agency-workload", ["四川省商务厅"]),
    ("Which agency leads the most tasks?", "agency-workload", ["21"]),
    ("哪些任务不止一个部门牵头", "co-leads", ["强化人才支撑"]),
    ("哪几项任务没有牵头部门", "tasks-without-lead", ["2"]),
    ("集群通知的依据是哪些文件", "citations", ["川发改创新高技〔2022〕530号"]),
    ("which documents does the cluster notice refer to?", "citations", ["565号"]),
    ("哪个文件没有正式生效", "drafts", ["珠峰攀登"]),
    ("集群通知是谁发的", "notice-profile", ["四川省发展和改革委员会"]),
    ("什么时候前报送竞赛方案", "deadlines", ["2024-06-28"]),
    ("加氢站要建多少座", "targets", ["60"]),
    ("瞪羚企业奖励多少", "incentives", ["80"]),
    ("氢能产业链包括哪几个环节", "chain-of", ["储运氢"]),
    ("比较一下绵阳与宜宾", "compare-cities", ["无人机", "动力电池"]),
    ("Does Leshan cover PV?", "coverage-of-pair", ["Yes", "乐山市晶硅光伏产业集群"]),
    ("哪些文件是四川省发改委发的", "notices", ["1份", "战略性新兴产业集群"]),
    ("哪些城市布局氢能和无人机", "cities-covering", ["布局氢能或无人机"]),
    ("绵阳布局无人机的原文依据", "coverage-of-pair", ["绵阳市无人机产业集群"]),
]
OUT_OF_REACH = [
    "2026年的新赛道会是哪些",
    "四川未来十年哪个产业最有前途",
    "成都房价多少",
    "Who is the mayor of Chengdu?",
    "帮我写一份招商方案",
    "湖北省布局了哪些产业",
    "明年绵阳会新增几个集群",
    "What do you think of the Everest plan?",
    "深圳的无人机产业怎么样",
    "How do I apply for the gazelle subsidy?",
    "今天星期几",
    "Which city will win the hydrogen race?",
    "讲个笑话",
    "asdf qwer",
    "?",
    "氢" * 2000,
]


@pytest.mark.parametrize(("question", "form", "has"), UNDERSTOOD, ids=[q for q, _, _ in UNDERSTOOD])
def test_a_question_is_understood_by_meaning(question: str, form: str, has: list[str], snapshot: Snapshot) -> None:
    found = understand(question, snapshot)
    assert found.form == form
    told = json.dumps(found.whole(), ensure_ascii=False)
    assert all(word in told for word in has)


@pytest.mark.parametrize("question", OUT_OF_REACH, ids=lambda q: q[:20])
def test_what_the_notices_cannot_tell_is_refused_with_what_can_be_asked(question: str, snapshot: Snapshot) -> None:
    whole = understand(question, snapshot).whole()
    assert whole["understood"] is None and whole["rows"] == []
    assert whole["answer"] and whole["can_answer"]


def test_the_answer_is_one_sentence_in_the_language_of_the_question(snapshot: Snapshot) -> None:
    zh, en = (
        understand("哪些城市布局氢能?", snapshot).whole(),
        understand("Which cities cover hydrogen?", snapshot).whole(),
    )
    assert str(zh["answer"]).startswith("2个城市被点名布局氢能:成都市、德阳市(其中德阳市仅见于征求意见稿)")
    assert str(en["answer"]).startswith("2 cities are named for hydrogen")
    assert (zh["language"], en["language"]) == ("zh", "en")
    assert zh["rows"] == en["rows"] and zh["query"] == "cities-covering" and zh["parameters"] == {"industry": "氢能"}
    assert list(zh) == [
        "question",
        "language",
        "understood",
        "query",
        "parameters",
        "answer",
        "columns",
        "rows",
        "snapshot",
        "page",
    ]


def test_rows_come_grouped_by_coverage_with_their_evidence(snapshot: Snapshot) -> None:
    rows = understand("哪些城市布局氢能?", snapshot).reply.rows
    tiers = [r["coverage"] for r in rows]
    assert tiers == sorted(tiers, key=["named", "district", "broader", "related", "weak"].index)
    assert all(str(r["quote"]) in str(r["sentence"]) and r["notice"] for r in rows)


def test_formal_documents_only_leaves_the_draft_out(snapshot: Snapshot) -> None:
    reply = understand("不算征求意见稿,光伏布局在哪些城市", snapshot).reply
    assert {r["city"] for r in reply.rows if r["coverage"] == "named"} == {"乐山市"}
    assert reply.filters == ("standing != draft",)


FORMAL_ONLY = ["只看正式文件,有哪些目标?", "只看正式文件,成都和眉山有何异同?", "正式文件里有哪些期限?"]


@pytest.mark.parametrize("question", FORMAL_ONLY)
def test_every_form_of_question_can_leave_the_drafts_out(question: str, snapshot: Snapshot) -> None:
    reply = understand(question, snapshot).reply
    assert reply.rows and all(r["standing"] != "draft" for r in reply.rows)
    assert "standing != draft" in reply.filters


def test_a_list_that_a_draft_alone_holds_is_none_of_the_formal_documents(snapshot: Snapshot) -> None:
    reply = understand("除去征求意见稿,珠峰攀登有哪些产业?", snapshot).reply
    assert reply.rows == [] and "正式文件里没有" in reply.answer


def test_counts_that_cannot_leave_the_drafts_out_say_so(snapshot: Snapshot) -> None:
    reply = understand("除去征求意见稿,哪些城市被点名?", snapshot).reply
    assert reply.query == "regions" and "数字含征求意见稿" in reply.answer
    reply = understand("除去征求意见稿,哪些部门牵头任务最多?", snapshot).reply  # none of the tasks is a draft's
    assert reply.query == "agency-workload" and "征求意见稿" not in reply.answer


def test_the_profile_of_an_industry_holds_the_evidence_of_all_that_it_says(snapshot: Snapshot) -> None:
    reply = understand("介绍一下氢能产业", snapshot).reply
    for facet, what in (("stage", "制氢"), ("lead", "四川省能源局"), ("target", "建成多种类型加氢站60座以上")):
        row = next(r for r in reply.rows if r.get("facet") == facet and r["what"] == what)
        assert what in reply.answer and row["quote"] and row["notice"] and row["standing"]


def test_how_many_contestants_is_told_in_the_words_of_the_notice(snapshot: Snapshot) -> None:
    reply = understand("每条赛道最多能评几个正式赛手?", snapshot).reply
    assert "评选1个市(州)" in reply.answer and "不超过3个市(州)" in reply.answer
    assert all(str(r["sentence"]) for r in reply.rows)


def test_rows_that_count_name_the_query_that_lists_their_evidence(snapshot: Snapshot) -> None:
    assert understand("哪些部门牵头任务最多?", snapshot).whole()["evidence"] == (
        "kg query tasks-of-agency -p agency={agency}"
    )
    assert "evidence" not in understand("哪些城市布局氢能?", snapshot).whole()


def test_tracks_without_a_city_can_leave_the_drafts_out_and_tell_weaker_clues(snapshot: Snapshot) -> None:
    assert "高性能稀土永磁材料的线索出自征求意见稿" in understand("哪些赛道没有城市证据?", snapshot).reply.answer
    reply = understand("只看正式文件,哪些赛道没有城市证据?", snapshot).reply
    assert {"新制式轨道交通", "高效太阳能电池"} <= {r["name"] for r in reply.rows}


def test_without_the_drafts_the_formal_documents_are_listed(snapshot: Snapshot) -> None:
    rows = understand("除去征求意见稿有哪些文件?", snapshot).reply.rows
    assert len(rows) == 4 and all(r["standing"] != "draft" for r in rows)


def test_the_sentence_says_how_much_of_it_rests_on_a_draft(snapshot: Snapshot) -> None:
    assert "4条依据中有1条出自征求意见稿" in understand("有哪些截止期限?", snapshot).reply.answer
    assert "依据全部出自征求意见稿" in understand("珠峰攀登有哪些目标?", snapshot).reply.answer
    assert "研发(征求意见稿)" in understand("航空航天产业概况", snapshot).reply.answer


def test_the_same_words_whatever_the_order_of_sets(built_home: Path) -> None:
    asked = "氢能、无人机和动力电池方面成都和绵阳有何异同"
    run = [sys.executable, "-c", "from kg.cli.entry import run; run()"]
    call = [*run, "ask", asked, "--format", "json", "--graph", str(built_home)]
    told = {
        subprocess.run(call, capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True).stdout
        for seed in (1, 2, 3)
    }
    assert len(told) == 1 and len(json.loads(told.pop())["understood"]["filters"]) == 3


@pytest.mark.parametrize(
    "question",
    [
        "哪些城市布局氢能?",
        "哪些城市布局氢能?",
        "  哪些 城市 布局 氢能 ",
        "哪些城市佈局氫能產業",
        "「氢能」 哪些城市布局",
        "哪些城市布局氢能!!!",
    ],
)
def test_width_blanks_and_traditional_characters_make_no_difference(question: str, snapshot: Snapshot) -> None:
    reply = understand(question, snapshot).reply
    assert reply.query == "cities-covering" and "成都市" in reply.answer


def test_names_hide_cues_and_cues_need_their_words() -> None:
    assert "none" not in cues_in(even("无人机"))
    assert language("display panel 在哪些城市有布局") == "zh"
    assert language("Where does it say 成都市氢能产业集群?") == "en"


def test_every_form_has_its_handler() -> None:
    grammar.check()


def ask(*words: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", "from kg.cli.entry import run; run()", "ask", *words]
    return subprocess.run(call, capture_output=True, text=True, timeout=60)


def test_the_command_prints_json_in_a_pipe_and_a_plain_answer_as_table(built_home: Path) -> None:
    done = ask("哪些城市布局氢能?", "--graph", str(built_home))
    assert done.returncode == 0 and json.loads(done.stdout)["rows"]
    table = ask("哪些城市布局氢能?", "--format", "table", "--graph", str(built_home)).stdout
    assert table.startswith("2个城市被点名") and "【点名】" in table and "«成都市氢能产业集群»" in table


def test_a_refusal_exits_with_one_and_lists_what_can_be_asked(built_home: Path) -> None:
    done = ask("成都明天天气怎么样", "--graph", str(built_home))
    assert done.returncode == 1 and json.loads(done.stdout)["can_answer"]
    told = ask("成都明天天气怎么样", "--format", "table", "--graph", str(built_home))
    assert told.returncode == 1 and told.stdout == "" and "哪些城市布局氢能?" in told.stderr
    assert ask(" ", "--graph", str(built_home)).returncode == 2


def test_a_whole_process_answers_soon(built_home: Path) -> None:
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        ask("哪些城市布局氢能?", "--graph", str(built_home))
        took.append(time.perf_counter() - begun)
    assert min(took) < 1.5  # the promise is 0.8 s on two free cores; benchmarks measure it


def test_explain_shows_the_sentence_with_the_words_marked(built_home: Path) -> None:
    call = [
        sys.executable,
        "-c",
        "from kg.cli.entry import run; run()",
        "explain",
        "成都市氢能产业集群",
        "--graph",
        str(built_home),
    ]
    rows = json.loads(subprocess.run(call, capture_output=True, text=True, timeout=60).stdout)["rows"]
    assert any(r["kind"] == "Cluster" and (r["begin"], r["end"]) == (1259, 1268) and r["rule"] for r in rows)
    table = subprocess.run([*call, "--format", "table"], capture_output=True, text=True, timeout=60).stdout
    assert "«成都市氢能产业集群»" in table
    none = subprocess.run([*call[:4], "没有这句话", *call[5:]], capture_output=True, text=True, timeout=60)
    assert none.returncode == 1 and "fewer words" in none.stderr


@pytest.mark.skipif(not (SHARED / "questions").is_dir(), reason="the planners' questions are not beside this checkout")
def test_planners_questions_are_answered_right(snapshot: Snapshot) -> None:
    questions = [
        json.loads(line) for line in (SHARED / "questions" / "questions.jsonl").read_text("utf-8").splitlines()
    ]
    wrong = [q["q"] for q in questions if not _right(q, understand(q["q"], snapshot).whole())]
    assert len(wrong) <= len(questions) * (1 - FLOOR), wrong


def test_further_wordings_are_answered_right(snapshot: Snapshot) -> None:
    questions = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    wrong = [q["q"] for q in questions if not _right(q, understand(q["q"], snapshot).whole())]
    assert len(questions) > 1000 and len(wrong) <= len(questions) * (1 - FLOOR), wrong


@pytest.mark.parametrize(
    ("question", "kind"),
    [("哪些城市布局氢能?", "industry"), ("绵阳都布局了哪些产业?", "city"), ("哪些赛道没有城市证据?", "matrix")],
)
def test_an_answer_names_the_page_that_shows_it(question: str, kind: str, snapshot: Snapshot) -> None:
    page = understand(question, snapshot).page
    assert page is not None and page.kind == kind and page.command.startswith(f"kg page {kind}")


def test_open_writes_the_page_and_names_it(built_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = ask("哪些城市布局氢能?", "--open", "--format", "json", "--graph", str(built_home))
    assert done.returncode == 0 and "industry-氢能.html" in done.stderr
    assert (tmp_path / "industry-氢能.html").read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


def test_open_says_so_where_no_page_shows_the_answer(built_home: Path, tmp_path: Path) -> None:
    done = ask("哪些表述有歧义", "--open", "--format", "json", "--graph", str(built_home))
    assert done.returncode == 0 and "没有对应的页面" in done.stderr and not list(tmp_path.iterdir())


@pytest.mark.parametrize("question", ["经信厅牵头哪些任务?", "哪些产业扎堆最严重"])
def test_an_answer_goes_into_a_workbook(question: str, built_home: Path, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "answer.xlsx"
    assert ask(question, "-o", str(file), "--graph", str(built_home)).returncode == 0
    rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert "效力" in rows[0] and "原文" in rows[0] and len(rows) > 5


def test_explain_speaks_english_where_asked(built_home: Path) -> None:
    run = [sys.executable, "-c", "from kg.cli.entry import run; run()", "explain", "成都市氢能产业集群", "--lang", "en"]
    told = subprocess.run(
        [*run, "--format", "table", "--graph", str(built_home)], capture_output=True, text=True, timeout=60
    ).stdout
    assert "cluster 成都市氢能产业集群" in told and "formal, validity not stated · certain" in told


def test_a_change_is_told_only_where_there_is_something_to_compare(snapshot: Snapshot) -> None:
    reply = understand("和上一版图谱相比有什么变化", snapshot).reply
    assert reply.answered and reply.rows == [] and "没有更早的" in reply.answer


def _right(question: dict[str, object], whole: dict[str, object]) -> bool:
    """As the planners count: every string of `has` is there, none of `not` in a row that is named."""
    rows = [r for r in whole["rows"] if isinstance(r, dict)]  # type: ignore[attr-defined]
    if question["intent"] == "refuse":
        return not rows
    told = json.dumps([whole["answer"], rows], ensure_ascii=False)
    unquoted = [
        {k: v for k, v in r.items() if k not in ("quote", "sentence", "evidence")}
        for r in rows
        if r.get("coverage", "named") == "named"
    ]
    named = json.dumps(unquoted, ensure_ascii=False)
    count = question.get("count")
    if count is not None and len(rows) != count and not re.search(rf"(?<![\d.]){count}(?![\d.])", str(whole["answer"])):
        return False
    return all(h in told for h in question["has"]) and not any(n in named for n in question["not"])  # type: ignore[attr-defined]


def test_a_bare_word_nobody_knows_is_answered_with_the_nearest(snapshot: Snapshot) -> None:
    answer = understand("氢熊", snapshot).reply.answer
    assert "不认识“氢熊”" in answer and "氢能" in answer

"""Line breaks inside a sentence: pages set in lines of one width, copied with their line ends.

A break is inside a sentence where the line before is open (a bracket, an enumeration, running text
without a closing mark) and the next line begins nothing of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.broken_numbers import NUMBERED, goes_on

# A line that begins one of these ways begins something: it is never the rest of the line before.
BEGINS = re.compile(
    r"(?:[ \t]{2,})|[ \t]*(?:第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]{1,3}[、.,]"
    r"|\( ?[一二三四五六七八九十\d]{1,3} ?\)"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}(?=[ \t]*[\u4e00-\u9fff])(?![ \t]*[个万亿倍元米吨年月日公平度千百家项辆台套])"
    r"|\d{1,2}(?:[、)]|\.(?!\d))|[①-⒛㈠-㈩]|——|[·*#]|附件|抄送|联系|电话|来源|索引|发文|发布|成文|文号|序号|主题词"
    r"|(?:各|有关|相关)[^。\n]{1,300}:$|[\u4e00-\u9fff]{2,14} ?〔(?:19|20)\d\d〕 ?第?\d{1,5} ?号$)"
)
_SENTENCE_MARK = re.compile("[,。;:]")
_RUNNING = re.compile("[,。;、]")
_LABEL = re.compile(r"[^,。;、]{1,14}:")  # `绵阳市:新型显示、核技术`: a line of its own
_OPEN_END = re.compile(r"[、,(《“〈〔\[—]$")
_CLOSED_END = re.compile(r"[。;:!?)】》”]$")
_CLOSING, _INSIDE = frozenset("。;:!?)】》”"), frozenset("、,。;:)》”〉〕]")
_EMPTY_CELLS = ("—", "——", "-")  # of a table, one cell a line
_STARTS_INSIDE = re.compile(r"[、,。;:)》”〉〕\]]")
_ITS_NUMBER = re.compile(r"\([^()]{2,24}[〔\[【]?(?:19|20)\d\d|\(以下")  # of the title that ends the line before
_OF_QUOTED = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:全?产业链|产业体系|产业格局|产业集群|发展(?:格局|模式))|等(?=[\u4e00-\u9fff])"
)  # “A+B”通用航空全产业链
# A sentence of which the first line has no mark yet: an order, a letter, a closing clause.
_SENTENCE_BEGINS = re.compile(
    r"《[^》]{2,90}》(?:\([^()]{2,30}\))?(?:已|业|经)|现(?:将|予|面向|公开)|为(?:了|贯彻|进一步|规范|促进|落实|深入|充分|切实|更好)"
    r"|根据|依据|按照|经(?:研究|省|市|县|区|国务院)|本(?:办法|规定|意见|措施|细则|条例|政策|方案)自|征求意见时间"
)
_TITLE_ENDS = re.compile(r"(?:关于|印发|转发).{4,150}的(?:通知|决定|公告|通告|意见|批复|函|公示|答复|报告)$")
# 某市关于加快甲、乙产业发展的意见: a title that lists things is no running text.
_LISTING_TITLE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,9}?[省市县区州盟旗]|自治区|[\u4e00-\u9fff]{0,30}关于|《)[^,。;:]{4,60}"
    r"(?:方案|规划|意见|办法|措施|通知|决定|公告|通告|批复|计划|细则|规定|政策|要点)(?:\([^()]{1,16}\))?$"
)
_NAME_ENDS = re.compile(r"(?:方案|规划|意见|办法|措施|计划|细则|规定|政策|要点|条例)(?:\([^()]{1,16}\))?$")
# What a body does on a line of its own: 市财政局负责落实扶持资金.
_DUTY_LINE = re.compile(
    r"(?:[省市县区州盟旗]|自治区|兵团|[\u4e00-\u9fff]{2,7}[省市县区州盟旗])[\u4e00-\u9fff]{1,14}[厅局委办会府部署](?:负责|牵头|承担|配合|协助|会同|主要职责|:)"
)
_A_BODY = (
    r"(?:[省市县区州盟旗各]|自治[区州县旗]|兵团|地区|[\u4e00-\u9fff]{2,9}[省市县区州盟旗])"
    r"[\u4e00-\u9fff]{1,14}[厅局委办会府部署院]"
)
_BODIES = re.compile(rf"{_A_BODY}(?:[、, ]{_A_BODY})*(?=$|[、,])")
# 责任单位:市商务局、市规划和自然资 / 源局
_OPEN_BODY = re.compile(
    r"(?:单位|部门|主体):(?:[^。;:]*[、,])?[省市县区州盟旗][\u4e00-\u9fff]{1,9}(?<![厅局委办府会院部署])$"
)
_REST_OF_BODY = re.compile(r"[\u4e00-\u9fff]{0,6}[厅局委办府](?:[、,]|$)")
_CLOCK_END = re.compile(r"\d{1,2}:\d\d$")
_DIGITS_END = re.compile(r"(?<!\d)(\d{1,3})$")
_DIGITS_BEGIN = re.compile(r"(\d{1,3}) ?([年月日])")
# …须于2024年3月 / 15日前; not a year alone above the days of a chronicle
_DATE_END = re.compile(r"(?:\d{1,2} ?月|(?<=.)(?:19|20)\d\d ?年)$")
_DATE_GOES_ON = re.compile(r"\d{1,2} ?(?:月 ?\d{1,2} ?)?日")
_WEEKDAY = re.compile(r"\((?:周|星期)[一二三四五六日天]\)")
_JOINS = re.compile(r"(?<=[\u4e00-\u9fff])[至和与及或]$")
_NAME_END = re.compile("(?:集群|基地|园区?|中心|公司|集团|企业|项目|平台|产业|实验室|小镇|[县市区镇乡])$")
_OUTLINE = re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|\([一二三四五六七八九十]+\)")
_SIGNED = re.compile(r"\d{4}年|.{2,30}(?:人民政府|办公[厅室]|委员会)$")
# What a broken title lacks: `…制造业创新 / 中心。`; a body of its own says what is done, 共3个。 how many.
_REST = re.compile(r"(?![共计][计有]?[\d一二三四五六七八九十])[^,。;、:]{1,3}。")
# 补齐冶炼短板,稳住原镁供给: a title of two halves of one length, complete as it stands.
_HALVES = re.compile("([^,。;:的\\d]{4,14}),([^,。;:的\\d]{4,14})")
_ROW = re.compile(r"(\d{1,3}) \S")
_CLOSES_FIRST = re.compile("[^“”。]{1,80}”")
# 来源:某某发布 作者:佚名 浏览:345次: fields in one line, which ends them
_FIELDS = re.compile(r"[\u4e00-\u9fff]{2,6}:[^ ,。;]*(?: [\u4e00-\u9fff]{2,6}:[^ ,。;]*(?: \d[\d:]*)?)+")
_STUB = re.compile("[\u4e00-\u9fff]{1,2}")  # the last letters of a title, alone in their line
_RAGGED = 4  # columns by which full lines differ: no mark begins a line, figures are narrow
_LINES_OF_WIDTH = 3
_OPEN_LINES = 5  # that a bracket stays open for: titles are broken into four lines, lists of names into more
_LEAST_WIDTH = 40  # columns
_NARROWEST = 16  # code points; narrower lines are cells
_TITLE = 25  # code points; a numbered line up to here without any mark is a title, complete as it stands


def wraps(lines: list[str]) -> list[tuple[int, int, str]]:
    """Line breaks inside a sentence: the line before is open, or the next one begins in the middle."""
    page = _page(lines)
    found: list[tuple[int, int, str]] = []
    brackets = begins_next = open_lines = labels = 0
    joined = False
    for i in range(len(lines) - 1):
        line, after = lines[i].rstrip(), lines[i + 1]
        begins, begins_next = begins_next, begins_next + len(lines[i]) + 1
        bare = line.lstrip()
        if not bare:
            brackets = 0
            continue
        if brackets or "(" in bare or "《" in bare or "【" in bare:
            brackets += bare.count("(") - bare.count(")") + bare.count("《") - bare.count("》")
            brackets = brackets if brackets > 0 else 0
            if "【" in bare or "】" in bare:
                brackets += bare.count("【") - bare.count("】")
                brackets = brackets if brackets > 0 else 0
            if brackets and bare[-1] == ")" and bare.startswith("附件"):
                brackets = 0  # the closing mark of the attachment's title was lost
            open_lines = open_lines + 1 if brackets else 0
            if open_lines > _OPEN_LINES:
                brackets = open_lines = 0  # the closing mark was lost
            if brackets and after.strip().startswith(bare):
                brackets, joined = 0, False  # a headline that the site has cut off stands above the whole
                continue
        labels = labels + 1 if _LABEL.match(bare) else 0
        follow = after.strip(" \t")
        if not follow:
            # One blank line inside a sentence: OCR pages.
            if (
                i + 2 < len(lines)
                and bare[-1] in "、,"
                and lines[i + 2].strip()
                and not BEGINS.match(lines[i + 2].strip())
            ):
                follow = lines[i + 2].strip()
                begin = begins_next + len(after) + 1 + lines[i + 2].find(follow[0])
                found.append((begins + len(line), begin, ""))
            continue
        if "\t" in bare or "|" in bare or "\t" in follow or "|" in follow or "  " in follow:
            continue
        if "  " in bare and not (bare[-1] == "、" and _SENTENCE_MARK.search(bare, bare.rfind("  "))):
            continue  # cells; 本报讯  记者…获悉,… is a sentence
        if (
            not brackets
            and bare[-1] in _CLOSING
            and follow[0] not in _INSIDE
            and (bare[-1] != "》" or follow[0] != "(")
            and (bare[-1] != "”" or not (follow[0].isdigit() or _OF_QUOTED.match(follow)))
        ):
            joined = False  # most lines end their sentence
            continue
        if " " in follow and _next_row(bare, follow):
            continue
        if labels > 1 and "," in follow and not (page.full(line) or _OPEN_END.search(bare)):
            joined = False  # A链:甲区 / B链:乙区、丙区 / 链长由…担任,… — a label a line, then a sentence of its own
            continue
        joined = _joined(bare, page.without_margin(after.rstrip()), follow, brackets, joined, page.full(line))
        if joined:
            found.append((begins + len(line), begins_next + after.find(follow[0]), ""))
            joined = not _STUB.fullmatch(follow)
    return found


_FIGURE = re.compile(r"(?<= )\d[\d.]*%?(?= )")


def _next_row(bare: str, follow: str) -> bool:
    """`1 洛川苹果 延安市` above `2 赣南脐橙 赣州市`: rows of a table whose cells blanks part, as many in each."""
    cells, more = bare.count(" "), follow.count(" ") - bare.count(" ")
    if cells > 1 and -2 < more < 2 and not _SENTENCE_MARK.search(bare + follow):
        # the row that opens a group of indicators has the name of the group as well
        grouped = cells > 3 and len(_FIGURE.findall(bare)) > 1 and len(_FIGURE.findall(follow)) > 1
        if not more or grouped:
            return True
    this, after = _ROW.match(bare), _ROW.match(follow)
    return bool(after and (this and int(after[1]) == int(this[1]) + 1 or after[1] == "1" and bare.startswith("序号 ")))


@dataclass(frozen=True, slots=True)
class _Page:
    """How a page set in lines of one width is set: blanks before every line, and the width (0: not so set)."""

    margin: int
    width: int

    def without_margin(self, line: str) -> str:
        """The line without the blanks that stand before every line."""
        return line if not self.margin else line[min(self.margin, len(line) - len(line.lstrip(" "))) :]

    def full(self, line: str) -> bool:
        """Does the line reach the right edge, so that its end tells nothing?"""
        return 0 < self.width <= _printed_width(line) + _RAGGED


def _printed_width(line: str) -> int:
    """The width of a line; a Chinese character is twice as wide as a Latin one."""
    return (len(line.encode()) + len(line)) // 2


def _page(lines: list[str]) -> _Page:
    """The margin and the width in which many of the lines agree."""
    long = [line.rstrip() for line in lines if len(line) >= _NARROWEST and "\t" not in line]
    if len(long) < _LINES_OF_WIDTH:
        return _Page(0, 0)
    flush = not all(line.startswith(" ") for line in long)
    margin = 0 if flush else min(len(line) - len(line.lstrip(" ")) for line in long)
    need = max(_LINES_OF_WIDTH, len(long) // 3)
    # A line is at most two columns a letter wide: paragraphs of many lengths are told by that alone.
    longest = _printed_width(max(long, key=len))
    if sum(len(line) * 2 >= longest - _RAGGED * 3 for line in long) < need:
        return _Page(margin, 0)
    widths = sorted((_printed_width(line) for line in long), reverse=True)
    widest = next((w for i, w in enumerate(widths[: 1 - need]) if widths[i + need - 1] >= w - _RAGGED), 0)
    if widest < _LEAST_WIDTH or widths[0] > widest + _RAGGED * 2:
        return _Page(margin, 0)
    full = [line for line in long if _printed_width(line) >= widest - _RAGGED]
    return _Page(margin, widest if sum(not _CLOSED_END.search(line) for line in full) * 2 > len(full) else 0)


def _date_goes_on(bare: str, follow: str) -> bool:
    """…各地1 / 1月10日前, 截止到2 / 024年5月, 17:00 / 前: is a day broken between its digits, or before its 前?"""
    if _CLOCK_END.search(bare) and follow.startswith(("前", "之前", "以前", "止")):
        return True
    first, rest = _DIGITS_END.search(bare[-5:]), _DIGITS_BEGIN.match(follow)
    if first is None or rest is None:
        return False
    whole, unit = first[1] + rest[1], rest[2]
    if unit == "年":
        return len(whole) == 4 and whole[:2] in ("19", "20")
    return len(first[1]) == 1 and 10 <= int(whole) <= (12 if unit == "月" else 31)


def _parted_date(bare: str, follow: str) -> bool:
    """…于2024年3月 / 15日前, …自2024年 / 5月1日起: is a date broken behind its year or month?

    >>> _parted_date("请于3月", "15日前报送"), _parted_date("2024年", "5月1日,启动")
    (True, False)
    """
    rest, end = _DATE_GOES_ON.match(follow), _DATE_END.search(bare)
    return rest is not None and end is not None and (bare[-1] == "年") == ("月" in rest[0])


def _joined(bare: str, after: str, follow: str, brackets: int, going: bool, full: bool) -> bool:
    """Does the line `follow` go on with the sentence of the line `bare`, which may be `full` to its edge?"""
    if bare in _EMPTY_CELLS:
        return False
    if brackets and len(bare) >= 4:
        return not _OUTLINE.match(follow)
    if bare.rfind("“") > bare.rfind("”") and _CLOSES_FIRST.match(follow) and not BEGINS.match(after):
        return True  # “萤石矿—氢氟 / 酸—制冷剂”
    if BEGINS.match(after) and not _STARTS_INSIDE.match(follow):
        return bool(_OPEN_END.search(bare)) and not BEGINS.match(follow)
    if (
        goes_on(bare, follow)
        or bare[-1].isdigit()
        and _date_goes_on(bare, follow)
        or bare[-1] in "年月"
        and follow[0].isdigit()
        and _parted_date(bare, follow)
        or bare[-1] == "日"
        and _WEEKDAY.match(follow)
        or _JOINS.search(bare)
        and not BEGINS.match(follow)
    ):
        return True
    if bare[-1] == "》" and _ITS_NUMBER.match(follow) or bare[-1] == "”" and _OF_QUOTED.match(follow):
        return True
    if _STARTS_INSIDE.match(follow) or _OPEN_END.search(bare):
        return not _CLOSED_END.search(bare) or _STARTS_INSIDE.match(follow) is not None
    if _CLOSED_END.search(bare) or _LABEL.match(follow):
        return False
    if _TITLE_ENDS.search(bare) and not _RUNNING.search(bare) and not _SENTENCE_BEGINS.match(bare):
        return False
    if ":" in bare and _FIELDS.fullmatch(bare) or _SENTENCE_BEGINS.match(follow) and _NAME_ENDS.search(bare):
        return False
    if full:
        return True
    if _REST_OF_BODY.match(follow) and _OPEN_BODY.search(bare):
        return True
    if _BODIES.fullmatch(bare) and _BODIES.match(follow):
        return False  # the cells of a table, one a line
    if bare[-2:] == follow[-2:] and not _SENTENCE_MARK.search(follow) and _NAME_END.search(follow):
        return False  # 甲市、乙市纺织集群 over 丙市新材料集群: a list of names
    if _DUTY_LINE.match(follow) or not going and _LISTING_TITLE.match(bare) and not _SENTENCE_BEGINS.match(bare):
        return False
    number = NUMBERED.match(bare)
    words = bare[number.end() :] if number else bare
    if number and not going and (halves := _HALVES.fullmatch(words)) and len(halves[1]) - len(halves[2]) in (-1, 0, 1):
        return False
    if not going and not _RUNNING.search(words) and not _SENTENCE_BEGINS.match(bare):
        if number is None:
            return False
        if len(bare) > 12 and _STUB.fullmatch(follow):
            return True
        if len(bare) <= _TITLE:
            return bool(_REST.match(follow))
    return bool(_SENTENCE_MARK.search(follow[:80]) or len(follow) >= 12) and not _SIGNED.match(follow)

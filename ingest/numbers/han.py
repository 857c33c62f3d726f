"""Numbers in Chinese numerals: their value, their scale, where one may stand without a unit."""

from __future__ import annotations

HAN = "一二两三四五六七八九十百千万亿〇零"
DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
ONE_TO_NINE = frozenset("一二三四五六七八九两")
COUNTING = frozenset(DIGIT) | {"十"}  # what tells 三千亿 from the bare 千亿


def said_without_unit(text: str, words: str, end: int) -> bool:
    """千亿级; 最高三百万,控制在二百三十万以内: the unit of a number in words goes without saying."""
    if text.startswith(("级", "以上", "大关"), end):
        return True
    return not COUNTING.isdisjoint(words[:-1]) and (
        text[end : end + 1] in ",。;、)" or text.startswith(("以内", "以下", "左右"), end)
    )


def split_scale(words: str) -> tuple[str, str]:
    """五十万 → (五十, 万): a closing 万, 亿 or 万亿 is the scale of the unit."""
    for scale in ("万亿", "亿", "万"):
        if words.endswith(scale) and "万" not in words[: -len(scale)] and "亿" not in words[: -len(scale)]:
            return words[: -len(scale)], scale
    return words, ""


def han_value(words: str) -> int | float | None:
    """The value of a number in Chinese numerals; None where the words are none.

    >>> han_value("一千五百"), han_value("两"), han_value("三点五"), han_value("一万二千"), han_value("百千")
    (1500, 2, 3.5, 12000, None)
    """
    whole, _, decimals = words.partition("点")
    total = section = digit = 0
    before = ""
    for c in whole:
        if c in DIGIT:
            digit = DIGIT[c] if before not in DIGIT or before in "零〇" else digit * 10 + DIGIT[c]
        elif c in SMALL:
            if before in ("百", "千") and not digit and c != "十":
                return None
            section, digit = section + (digit or 1) * SMALL[c], 0
        elif c in "万亿":
            total, section, digit = total + (section + digit or 1) * (10**4 if c == "万" else 10**8), 0, 0
        else:
            return None
        before = c
    value = total + section + digit
    return tidy(float(f"{value}.{''.join(str(DIGIT.get(c, 0)) for c in decimals)}")) if decimals else value


def tidy(value: float) -> int | float:
    if isinstance(value, int):
        return value
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded

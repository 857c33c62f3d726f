"""Bytes to text: what a notice may be encoded in, and what is said about a file that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.decode import LIMIT, UnreadableNotice, decode, read_text

WORDS = "关于加快发展新经济的通知\r\n一、总体要求"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312"])
def test_chinese_encodings_are_detected(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_newlines_and_odd_blanks_stay() -> None:
    text = "一\r\n二\u00a0三\u2003四\u3000五\r"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"PK\x03\x04\x00\x01", "byte 4 is NUL"),
        ("日本語のテキスト".encode("euc-jp") * 20, "byte 0"),
        ("通知".encode() + b"\xff\xfe\xfa", "byte 6"),
        ("Überprüfung der Maßnahme".encode("latin-1"), "byte 0"),
    ],
)
def test_what_is_no_notice_is_named_with_the_place(raw: bytes, says: str) -> None:
    with pytest.raises(UnreadableNotice, match=f"a.txt: .*{says}"):
        decode(raw, "a.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(UnreadableNotice, match="split the file"):
        read_text(huge)

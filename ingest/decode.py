"""Bytes to text: UTF-8 (with or without BOM) and GB18030, declared or detected; nothing else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

LIMIT = 32 * 1024 * 1024  # bytes; the longest official text known to us has 1.5 MB
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*(gb18030|gbk|gb2312)""", re.IGNORECASE)


class UnreadableNotice(ValueError):
    """A file that is no notice: the message says which file, where, what was seen and what to do."""


def read_text(path: Path) -> tuple[str, str]:
    """The text of a notice file and the SHA-256 of its bytes.

    Raises UnreadableNotice for a missing, empty, binary, over-long or undecodable file.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise UnreadableNotice(f"{path}: {size:,} bytes, more than the {LIMIT:,} a notice may have; split the file")
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableNotice(
            f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from None
    return decode(raw, str(path)), hashlib.sha256(raw).hexdigest()


def decode(raw: bytes, name: str) -> str:
    """Decode the bytes of a notice; a leading BOM is no part of the text.

    >>> decode("通知".encode("gb18030"), "a.txt")
    '通知'
    """
    if not raw.strip():
        raise UnreadableNotice(f"{name}: empty file; nothing to read")
    if (nul := raw.find(b"\0")) >= 0:
        raise UnreadableNotice(f"{name}: byte {nul} is NUL, so this is no text file; save the notice as UTF-8 text")
    encodings = ["utf-8-sig", "gb18030"]
    if _DECLARED.search(raw[:2048]):
        encodings.reverse()
    fault: UnicodeDecodeError | None = None
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            fault = fault or error
            continue
        if encoding == "gb18030" and not _looks_chinese(text):
            continue
        return text
    offset = fault.start if fault else 0
    seen = raw[offset : offset + 4].hex(" ")
    raise UnreadableNotice(
        f"{name}: byte {offset} ({seen}) is neither UTF-8 nor GB18030 Chinese; save the notice as UTF-8"
    )


def _looks_chinese(text: str) -> bool:
    """GB18030 accepts almost any bytes; a Chinese notice is mostly Chinese and stays in the common blocks."""
    sample = text[:20000]
    letters = [c for c in sample if not c.isascii()]
    odd = sum(not ("一" <= c <= "鿿" or "\u2000" <= c <= "〿" or "＀" <= c <= "￯" or c in " ·×÷°±") for c in letters)
    return len(letters) * 5 >= len(sample) and odd * 10 <= len(letters)

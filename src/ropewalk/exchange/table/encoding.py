"""Bytes to text: by mark, by content, and where nothing says how, by the code page of Western offices."""

import codecs
import importlib
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII = bytes(range(128))
_LETTER_RUNS = re.compile(rb"[\xc0-\xff]{3,}")
_ODD_IN_WORDS = re.compile(rb"(?<=[A-Za-z])[\x80-\x91\x93-\x9f\xb0-\xbf](?=[a-z])")
_SAMPLE = 4096
_GUESS_SAMPLE = 32_768
_WESTERN = "cp1252"


class Decoded(NamedTuple):
    """Text and how it was found.

    encoding  the code page
    is_sure   a mark or the bytes themselves prove it
    lost      characters that stand for nothing in this code page, now U+FFFD
    """

    text: str
    encoding: str
    is_sure: bool
    lost: int


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes. Never raises; what cannot be read becomes U+FFFD and is counted."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data, encoding, is_sure=True)
    wide = _wide_encoding(data[:_SAMPLE])
    if wide is not None:
        return _by(data, wide, is_sure=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", is_sure=True, lost=0)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return _by(data, "utf-8", is_sure=True)
    return _by(data, _WESTERN if _looks_western(data) else _guess(data), is_sure=False)


def _by(data: bytes, encoding: str, *, is_sure: bool) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding.removesuffix("-sig"), is_sure=is_sure, lost=text.count("\ufffd"))


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.4 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _looks_western(data: bytes) -> bool:
    """Whether the bytes above ASCII stand alone in words, as accents do, and are letters there."""
    high = len(data.translate(None, _ASCII))
    in_runs = sum(len(run) for run in _LETTER_RUNS.findall(data))
    odd = len(_ODD_IN_WORDS.findall(data))
    return in_runs < 0.2 * high and odd < 0.1 * high


def _guess(data: bytes) -> str:
    """The most likely code page of lines that are not ASCII, by their letters' frequencies."""
    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:_GUESS_SAMPLE]
    best = importlib.import_module("charset_normalizer").from_bytes(sample).best()
    if best is None or best.encoding in ("ascii", "utf_8"):
        return _WESTERN
    return str(best.encoding)

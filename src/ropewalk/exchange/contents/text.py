"""Text at the beginning of a file: decoded well enough to tell formats apart, and to tell text from binary."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = frozenset("\t\n\r\f\v\x1b\x1a\x85\x00")


def text_of(head: bytes) -> str:
    """The text of a file's beginning, without its mark. Never raises; letters of old code pages may come out wrong."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    if unmarked := _unmarked(head):
        return head.decode(unmarked, errors="replace")
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut_letter = error.start >= len(head) - 3
    return head.decode("utf-8", errors="ignore") if is_cut_letter else head.decode("cp1252", errors="replace")


def is_text(text: str) -> bool:
    """Whether nearly all of it is what people write: hardly a control character, hardly a letter lost."""
    if not text:
        return False
    odd = sum(1 for letter in text if (letter < " " or letter == "\ufffd") and letter not in _PLAIN)
    return odd <= 0.02 * len(text) and text.count("\0") <= 0.1 * len(text)


def _unmarked(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by where the zero bytes stand."""
    sample = head[:4096]
    quarter, half = len(sample) // 4, len(sample) // 2
    if quarter and all(sample[at::4].count(0) > 0.9 * quarter for at in (1, 2, 3)):
        return "utf-32-le"
    if half and sample[1::2].count(0) > 0.4 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and sample[0::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None

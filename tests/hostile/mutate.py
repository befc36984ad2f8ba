"""Damage done to good files, the same each time for the same number."""

import io
import random
import re
import zipfile

_NUMBER = re.compile(rb"-?\d+")
_TAG = re.compile(rb"</?[A-Za-z]+>|\"[a-zA-Z]+\":|\[\[?[a-z.]+\]?\]")
_NUMBERS = (
    b"0",
    b"-1",
    b"999999999999",
    b"1e308",
    b"-9223372036854775809",
    b"00000",
    b"NaN",
    b"",
    b"9999",
    b"\xc2\xb2",
)
_PIECES = (
    b"\0",
    b"\xff\xfe",
    b"&amp;",
    b"&#0;",
    b"<!--",
    b"]]>",
    b'"',
    b"'",
    b"\n\n",
    b"[" * 200,
    b"<a>" * 200,
    b"{" * 200,
    b"=1+1",
    b"\xed\xa0\x80",
    b"\x80",
    b"A" * 70_000,
)


def mutated(good: bytes, number: int) -> bytes:
    """A damaged copy; an archive is damaged inside its parts every second time, so that its sums still fit."""
    chance = random.Random(number)
    if good.startswith(b"PK") and chance.random() < 0.6:
        return _repacked(good, chance)
    data = good
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        data = _damaged(data, chance)
    return data


def _repacked(good: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = _damaged(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return stream.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 4, 40, 400)))
    match chance.randrange(9):
        case 0:
            return data[:start]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:end] * chance.choice((1, 3, 50)) + data[end:]
        case 3:
            return data[:start] + chance.choice(_PIECES) + data[start:]
        case 4:
            return data[:start] + bytes(chance.randrange(256) for _ in range(end - start)) + data[end:]
        case 5 if start < len(data):
            return data[:start] + bytes((data[start] ^ 1 << chance.randrange(8),)) + data[start + 1 :]
        case 6:
            return _replaced(data, _TAG, (b"", b"<Task>", b'"key":', b"[[task]]"), chance)
        case _:
            return _replaced(data, _NUMBER, _NUMBERS, chance)


def _replaced(data: bytes, pattern: re.Pattern[bytes], others: tuple[bytes, ...], chance: random.Random) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data[::-1]
    at = chance.choice(found)
    return data[: at.start()] + chance.choice(others) + data[at.end() :]

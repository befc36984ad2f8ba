"""Hostile files by name, built when asked for: `REFUSED` stop the file, `TOLD` leave a plan and a finding."""

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.exchange.workbooks import packed, parts_of, sheet_xml, text_rows, workbook
from tests.hostile.goods import (
    good_csv,
    good_jira_csv,
    good_jira_json,
    good_mspdi,
    good_plan_text,
    good_workbook,
    issue,
    mspdi,
    task_xml,
)

Build = Callable[[], bytes]

_MEGABYTE = 1024 * 1024
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_XML = '<?xml version="1.0" encoding="{}"?>'


def entity_bomb() -> bytes:
    """A billion laughs in the name of a task."""
    return mspdi(task_xml(1, name="&l11;"), prologue=f'<!DOCTYPE Project [<!ENTITY l0 "ha">{_LAUGHS}]>')


def quadratic_bomb() -> bytes:
    """One long entity, used over and over."""
    long = "x" * 100_000
    return mspdi(task_xml(1, name="&l;" * 20_000), prologue=f'<!DOCTYPE Project [<!ENTITY l "{long}">]>')


def outside_entity() -> bytes:
    """An entity that is another file."""
    return mspdi(task_xml(1, name="&f;"), prologue='<!DOCTYPE Project [<!ENTITY f SYSTEM "file:///etc/passwd">]>')


def jira_json(*issues: object) -> bytes:
    """The answer of a search with these issues."""
    return json.dumps({"startAt": 0, "total": len(issues), "issues": issues}).encode()


def lying_archive() -> bytes:
    """A workbook whose sheet says it is small and unpacks to 60 MB."""
    good = bytearray(packed(parts_of({"Plan": sheet_xml(" " * 60 * _MEGABYTE)})))
    at = 0
    while (at := good.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", good, at + 24, 5_000)
        at += 4
    return bytes(good)


def overlapping_archive() -> bytes:
    """Two thousand entries that all unpack the same 10 MB."""
    body = zlib.compress(bytes(10 * _MEGABYTE), 9)[2:-4]
    name = b"xl/worksheets/sheet1.xml"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(body), 10 * _MEGABYTE, len(name), 0)
    entries = b""
    for number in range(2_000):
        each = b"xl/worksheets/s%06d.xml" % number
        entries += struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(body), 10 * _MEGABYTE, len(each), 0, 0, 0, 0, 0, 0),
        )
        entries += each
    start = len(local) + len(name) + len(body)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 2_000, 2_000, len(entries), start, 0)
    return local + name + body + entries + end


def crowded_archive() -> bytes:
    """Sixty thousand empty entries and a workbook."""
    stream = io.BytesIO(workbook(text_rows(("Name",))))
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(60_000):
            archive.writestr(f"xl/media/{number}", b"")
    return stream.getvalue()


def locked_archive() -> bytes:
    """A workbook whose entries say they are encrypted."""
    data = bytearray(good_workbook())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            data[at + offset] |= 1
            at += 4
    return bytes(data)


def book_with(part: str, text: str | bytes) -> bytes:
    """A good workbook with one part replaced."""
    return packed({**parts_of({"Plan": sheet_xml(text_rows(("Name", "Duration"), ("Keel", "5d")))}), part: text})


def far_cell() -> bytes:
    """One cell at XFD1048576: some readers reserve room for all the cells before it."""
    return workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', dimension="A1")


def many_texts() -> bytes:
    """A hundred thousand cells that all show one text of 64 kB."""
    strings = f"<si><t>{random.Random(1).randbytes(32_768).hex()}</t></si>"
    return workbook(("<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>") * 100, strings=strings)


def one_token() -> bytes:
    """An attribute of 16 MB, which some parsers read again from its beginning with every piece that arrives."""
    return good_mspdi().replace(b"<SaveVersion>", b'<SaveVersion a="' + noise(8 * _MEGABYTE).hex().encode())


def calendars_upon_calendars() -> bytes:
    """Twenty thousand calendars, each of which builds on the next."""
    chain = "".join(f'[calendar.C{number}]\nbase = "C{number + 1}"\n' for number in range(20_000))
    return f'{chain}[project]\ncalendar = "C0"\nstart = 2026-01-05\n[task]\nkeel = "5d"\n'.encode()


def calendars_with_dates() -> bytes:
    """A thousand calendars and a date on each, which a careless reader lays out over all years."""
    calendars = "".join(f"[calendar.C{number}]\n" for number in range(1_000))
    dates = "".join(f't{number} = {{ calendar = "C{number}", deadline = 2026-01-05 }}\n' for number in range(1_000))
    return f"{calendars}[task]\n{dates}".encode()


def days_off(count: int, *, more: str = "") -> bytes:
    """Days off that last for all years, over and over."""
    each = f'{{ on = "1941-01-01 to 2199-01-01"{more} }}'
    calendar = f"[calendar.C]\nexceptions = [{', '.join([each] * count)}]\n"
    return f'{calendar}[project]\ncalendar = "C"\nstart = 2026-01-05\n[task]\nkeel = "5d"\n'.encode()


def far_amounts() -> bytes:
    """Amounts and dates that no table of numbers holds."""
    huge = "9" * 300
    return (
        f'[project]\nminutes_per_day = {huge}\ncritical_limit = "{huge}d"\nstart = "minute {huge}"\n[task]\n'
        f'a = "{huge}d"\nb = {{ duration = "1d", after = ["a FS+{huge}d"], actual_start = 2026-01-05, '
        f'percent_complete = nan, splits = [{{ after = "{huge}d", gap = "{huge}d" }}], deadline = "minute -{huge}" }}\n'
    ).encode()


def deep_outline() -> bytes:
    """Twenty thousand tasks, each below the one before it."""
    rows = (f't{number} = {{ parent = "t{number - 1}", duration = "1d" }}\n' for number in range(20_000))
    return f"[task]\n{''.join(rows)}".encode()


def noise(count: int) -> bytes:
    """Random bytes."""
    return random.Random(7).randbytes(count)


REFUSED: dict[str, Build] = {
    "empty.xml": lambda: b"",
    "blank.csv": lambda: b" \r\n\r\n\t",
    "zeros.mpp": lambda: bytes(100_000),
    "noise.mpp": lambda: noise(200_000),
    "noise.csv": lambda: noise(200_000),
    "picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + noise(5_000),
    "portable.mpp": lambda: b"%PDF-1.7\n" + noise(5_000),
    "login.xml": lambda: b"<!DOCTYPE html><html><body>Log in first</body></html>",
    "primavera.csv": lambda: b"ERMHDR\t19.12\t2026-02-07\tProject\r\n%T\tPROJECT\r\n",
    "packed.xml.gz": lambda: gzip.compress(good_mspdi()),
    "packed.zip": lambda: packed({"plan.xml": good_mspdi()}),
    "archive-bomb.zip": lambda: packed({"a.xml": bytes(100 * _MEGABYTE)}),
    # XML
    "laughs.xml": entity_bomb,
    "quadratic.xml": quadratic_bomb,
    "outside.xml": outside_entity,
    "doctype.xml": lambda: mspdi(task_xml(1), prologue="<!DOCTYPE Project>"),
    "outside-doctype.xml": lambda: mspdi(task_xml(1), prologue='<!DOCTYPE Project SYSTEM "http://127.0.0.1:9/x">'),
    "wide-doctype.xml": lambda: entity_bomb().decode().encode("utf-16"),
    "late-doctype.xml": lambda: mspdi(task_xml(1), prologue="<!--" + "x" * 400_000 + "--><!DOCTYPE Project>"),
    "deep.xml": lambda: mspdi("<Task>" * 300_000),
    "deep-closed.xml": lambda: mspdi("<a>" * 300_000 + "</a>" * 300_000 + task_xml(1) * 2),
    "cut.xml": lambda: good_mspdi()[:-40],
    "cut-early.xml": lambda: good_mspdi()[:300],
    "klingon.xml": lambda: mspdi(task_xml(1), prologue=_XML.format("klingon")),
    "utf-7.xml": lambda: mspdi(task_xml(1), prologue=_XML.format("utf-7")),
    "bad-letters.xml": lambda: mspdi(task_xml(1, name="Keel ÿ")).replace("ÿ".encode(), b"\xff"),
    "one-token.xml": lambda: good_mspdi().replace(
        b"<SaveVersion>", b'<SaveVersion a="' + noise(8 * _MEGABYTE).hex().encode()
    ),
    "zero-inside.xml": lambda: mspdi(task_xml(1, name="Ke\0el")),
    "other-root.xml": lambda: b"<recipe><flour/></recipe>",
    "no-tasks-at-all.json": lambda: b'{"name": "left-pad"}',
    # JSON
    "deep.json": lambda: b'{"issues": ' + b"[" * 200_000,
    "deep-closed.json": lambda: b'{"issues": [' + b'{"fields":' * 100_000 + b"1" + b"}" * 100_000 + b"]}",
    "cut.json": lambda: good_jira_json()[:-30],
    "no-list.json": lambda: b'{"issues": 7}',
    "no-issues.json": lambda: b'{"startAt": 0, "total": 0, "issues": []}',
    "texts.json": lambda: b'{"issues": ["a", "b", null, 3]}',
    "long-number.json": lambda: jira_json(issue(1)).replace(b'"28800"', b"1").replace(b"28800", b"9" * 100_000),
    # CSV
    "one-line.csv": lambda: b"x" * 20 * _MEGABYTE,
    "many-columns.csv": lambda: b"Name,Duration\n" + b"," * 3_000_000,
    "open-quote.csv": lambda: good_csv() + b'"' + b"a,b\n" * 500_000,
    "delimiters.csv": lambda: b",;|\t" * 500_000,
    "zeros.csv": lambda: b"\0" * 500_000 + good_csv(),
    # workbooks
    "far.xlsx": far_cell,
    "thousand-to-one.xlsx": lambda: packed(parts_of({"Plan": sheet_xml(" " * 60 * _MEGABYTE)})),
    "lying.xlsx": lying_archive,
    "overlapping.xlsx": overlapping_archive,
    "crowded.xlsx": crowded_archive,
    "locked.xlsx": locked_archive,
    "cut.xlsx": lambda: good_workbook()[:-200],
    "cut-early.xlsx": lambda: good_workbook()[:400],
    "laughs.xlsx": lambda: book_with("xl/sharedStrings.xml", entity_bomb()),
    "doctype.xlsx": lambda: book_with("xl/worksheets/sheet1.xml", "<!DOCTYPE a><worksheet/>"),
    "deep.xlsx": lambda: book_with("xl/worksheets/sheet1.xml", b"<a>" * 500_000),
    "klingon.xlsx": lambda: book_with("xl/workbook.xml", _XML.format("klingon") + "<workbook/>"),
    "many-texts.xlsx": many_texts,
    "one-token.xlsx": lambda: book_with("xl/worksheets/sheet1.xml", b'<a b="' + noise(12 * _MEGABYTE).hex().encode()),
    "many-cells.xlsx": lambda: workbook(("<row>" + "<c><v>1</v></c>" * 4_000 + "</row>") * 300),
    "no-sheet.xlsx": lambda: book_with("xl/workbook.xml", "<workbook/>"),
    "letter.xlsx": lambda: packed({"word/document.xml": "<w/>"}),
    # plan text
    "lines.plan.toml": lambda: good_plan_text() + b"\n" * 3_000_000,
    "numbers.plan.toml": lambda: b'[program]\nkey = "BRIG"\nnotes = [' + b"1," * 2_000_000 + b"]\n",
    "faults.plan.toml": lambda: b"[task]\na = { after = [" + b'"x FS+2q",' * 200_000 + b"] }\n",
    "links.plan.toml": lambda: b"[task]\na = { after = [" + b'"b",' * 1_000_000 + b"] }\n",
    "unknown.plan.toml": lambda: b"[task]\na = { " + b", ".join(b"k%d = 1" % n for n in range(200_000)) + b" }\n",
    "calendars.plan.toml": calendars_upon_calendars,
    "repeats.plan.toml": lambda: days_off(1_000, more=', repeats = { kind = "daily", occurrences = 9 }'),
    # compound files
    "head-only.mpp": lambda: _OLE_HEAD.ljust(512, b"\0"),
    "circle.mpp": lambda: _OLE_HEAD.ljust(44, b"\0") + struct.pack("<II", 1, 0).ljust(468, b"\0") + bytes(4096),
}

TOLD: dict[str, Build] = {
    "two-with-one-id.xml": lambda: mspdi(task_xml(1) + task_xml(1)),
    "far-dates.xml": lambda: good_mspdi().replace(b"2026-01-05T08:00:00", b"9999-12-31T08:00:00"),
    "missing-task.xml": lambda: mspdi(task_xml(1) + task_xml(2, source=77)),
    "circle.xml": lambda: mspdi(task_xml(1, source=2) + task_xml(2, source=1)),
    "itself.xml": lambda: mspdi(task_xml(1, source=1) + task_xml(2)),
    "missing-task.csv": lambda: good_csv().replace(b'"2FS+2d"', b'"77FS+2d"'),
    "missing-task.xlsx": lambda: workbook(
        text_rows(("Id", "Name", "Duration", "Predecessors"), ("1", "Keel", "5d", "77"), ("2", "Hull", "5d", "1"))
    ),
}

HARMLESS: dict[str, Build] = {
    "good.xml": good_mspdi,
    "good.csv": good_csv,
    "good.xlsx": good_workbook,
    "good-jira.csv": good_jira_csv,
    "good-jira.json": good_jira_json,
    "long-name.xml": lambda: mspdi(task_xml(1, name="x" * 2 * _MEGABYTE) + task_xml(2, source=1)),
    "many-tasks.xml": lambda: mspdi("".join(task_xml(uid) for uid in range(1, 5_001))),
    "wide.xml": lambda: good_mspdi().replace(b"UTF-8", b"UTF-16").decode().encode("utf-16"),
    "cp1252.csv": lambda: good_csv().decode().encode("cp1252"),
    "cp1251.csv": lambda: good_csv().decode().replace("Chloé Brun", "Алёна Бран").encode("cp1251"),
}

HELD: dict[str, Build] = {
    "claims-wide.xml": lambda: mspdi(task_xml(1), prologue=_XML.format("utf-16")),
    "deep.plan.toml": lambda: b'[program]\nkey = "BRIG"\nnotes = ' + b"[" * 100_000,
    "deep-tables.plan.toml": lambda: b'[program]\nkey = "BRIG"\nnotes = ' + b"{a = " * 50_000 + b"1" + b"}" * 50_000,
    "dotted.plan.toml": lambda: b'[program]\nkey = "BRIG"\n' + b"a." * 20_000 + b"b = 1\n",
    "long-number.plan.toml": lambda: b"[program]\nkey = " + b"9" * 100_000 + b"\n",
    "cut.plan.toml": lambda: good_plan_text()[:-30],
    "klingon.plan.toml": lambda: b'[program]\nname = "Br\xff\xfeg"\n',
    "calendars-with-dates.plan.toml": calendars_with_dates,
    "days-off.plan.toml": lambda: days_off(20_000),
    "far-amounts.plan.toml": far_amounts,
    "deep-outline.plan.toml": deep_outline,
    "rows.csv": lambda: good_csv() + b"7,Rig,,,3d,4,,\r\n" * 150_000,
    "long-cells.csv": lambda: good_csv() + b'8,"' + b"x" * 100_000 + b'",,,3d,4,,\r\n',
    "many-issues.json": lambda: jira_json(*(issue(number) for number in range(1, 20_001))),
    "half-letter.json": lambda: jira_json(issue(1, summary="\ud800"), issue(2)),
}
"""Whether these are read is for their readers to say; they answer within the limits either way."""

"""The content of a file decides what it is, whatever its name says."""

import io
import struct
import zipfile

import pytest
from tests.exchange.workbooks import packed, text_rows, workbook
from tests.shared import shared_file

from ropewalk.exchange.sniff import Format, sniff
from ropewalk.planning.findings import Finding

_MSPDI = '<Project xmlns="http://schemas.microsoft.com/project"><Tasks/></Project>'
_OPEN_SHEET = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>"}


def compound(*names: str) -> bytes:
    """A compound file with nothing but a directory."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", head, 44, 1, 1)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b""
    for name in ("Root Entry", *names):
        text = name.encode("utf-16-le")
        entries += text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + bytes(62)
    return bytes(head) + table + entries.ljust(512, b"\0")


def sniffed(data: bytes, name: str = "plan") -> Format | Finding:
    return sniff(io.BytesIO(data), name=name)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (_MSPDI.encode(), Format.MSPDI),
        (b"\xef\xbb\xbf" + _MSPDI.encode(), Format.MSPDI),
        (("\ufeff" + _MSPDI).encode("utf-16-le"), Format.MSPDI),
        (_MSPDI.encode("utf-16-be"), Format.MSPDI),
        (("\n\n  <?xml version='1.0'?>\n<!-- saved <by> us -->\n" + _MSPDI).encode(), Format.MSPDI),
        (_MSPDI.replace("Project x", "m:Project x").replace("xmlns", "xmlns:m").encode(), Format.MSPDI),
        (compound("   114", "Props14", "TBkndTask"), Format.MPP),
        (compound("   19", "Props9"), Format.MPP),
        (workbook(text_rows(("Name", "Start"))), Format.WORKBOOK),
        (b"Id,Name,Duration\n1,Lay the keel,5d\n", Format.CSV),
        ("Id;Name;Dauer\n1;Kiel prüfen;5\n".encode("cp1252"), Format.CSV),
        ("Код;Название;Срок\n1;Киль;5\n".encode("cp1251"), Format.CSV),
        ("\ufeffId\tName\n1\tKiel\n".encode("utf-16-le"), Format.CSV),
        (b'Summary,Issue key,Issue id,Issue Type,Status\n"Lay, keel",LED-1,1,Story,Done\n', Format.JIRA_CSV),
        (b'\xef\xbb\xbf"Issue Type";"Issue key";"Summary"\r\nStory;LED-1;Keel\r\n', Format.JIRA_CSV),
        (b'{"expand": "schema", "startAt": 0, "issues": [{"key": "LED-1", "fields": {}}]}', Format.JIRA_JSON),
        (b'[{"id": "1", "key": "LED-1", "fields": {"summary": "Keel"}}]', Format.JIRA_JSON),
        (b'{"id": "1", "key": "LED-1", "fields": {}}\n{"id": "2", "key": "LED-2", "fields": {}}\n', Format.JIRA_JSON),
        (b'# our plan\n[program]\nkey = "BRIDGE"\n', Format.PLAN_TEXT),
        (b'[[project]]\nkey = "LED"\n[[project.task]]\nkey = "1"\n', Format.PLAN_TEXT),
    ],
)
def test_a_format_that_is_read_is_known_by_its_content(data: bytes, expected: Format) -> None:
    assert sniffed(data, "plan.pdf") is expected


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "file-empty", "empty"),
        (b"\xef\xbb\xbf  \r\n", "file-empty", "empty"),
        (bytes(1000), "file-unknown", "zero bytes"),
        (bytes(range(256)) * 20, "file-unknown", "not text"),
        (b"ERMHDR\t19.12\t2026-02-07\tProject\n%T\tCURRTYPE\n", "file-later", "XER"),
        (b'<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V8"/>', "file-later", "PMXML"),
        (b"\xac\xed\x00\x05sr\x00", "file-later", "ProjectLibre"),
        (b'<?xml version="1.0"?><project name="x" version="3.2.0"><tasks/></project>', "file-later", "GanttProject"),
        (b'<project name="x" mrproject-version="2"><tasks/></project>', "file-later", "Planner"),
        (b'# comment\nproject acso "Accounting" "1.0" 2026-01-16 +4m {\n}\n', "file-later", "TaskJuggler"),
        (b"MPX,Microsoft Project for Windows,4.0,ANSI\r\n", "file-later", "MPX"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "file-later", "iCalendar"),
        (b"<rss version='0.92'><channel/></rss>", "file-later", "RSS"),
        (compound("Workbook"), "file-later", "(.xls)"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(500), "file-later", "(.xls)"),
        (compound("WordDocument"), "file-other", "Word"),
        (compound("EncryptedPackage", "EncryptionInfo"), "file-locked", "password"),
        (compound("Something"), "file-unknown", "compound"),
        (packed({"word/document.xml": "<w/>"}), "file-other", "Word"),
        (packed({"xl/workbook.bin": "x"}), "file-later", "xlsb"),
        (packed({"plan.xml": _MSPDI}), "file-other", "packed archive"),
        (packed(_OPEN_SHEET, method=zipfile.ZIP_STORED), "file-later", "ods"),
        (workbook(text_rows(("Name",)))[:300], "workbook-broken", "cut off"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file-other", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "file-other", "picture"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "file-other", "web page"),
        (b'<!DOCTYPE Project [<!ENTITY a "b">]><Project/>', "file-doctype", "DOCTYPE"),
        (
            b"<?xml version='1.0'?><!-- x --><!doctype Project SYSTEM 'file:///x'><Project/>",
            "file-doctype",
            "DOCTYPE",
        ),
        (b"<recipe><flour/></recipe>", "file-unknown", "recipe"),
        (b'{"name": "left-pad", "version": "1"}', "file-unknown", "JSON"),
        (b'{"data_date": null, "projects": [], "tasks": [], "findings": []}', "file-other", "schedule"),
        (b"[tool.ruff]\nline-length = 120\n", "file-unknown", "TOML"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 12\n", "file-other", "LFS"),
    ],
)
def test_what_is_not_read_is_named_and_answered_with_a_remedy(data: bytes, code: str, word: str) -> None:
    finding = sniffed(data, "plan.xml")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.stops, finding.place.file) == (code, True, "plan.xml")
    assert word in finding.sentence
    assert finding.sentence.startswith("plan.xml ")
    assert finding.remedy.endswith((".", "”"))


def test_the_stream_is_left_at_its_beginning() -> None:
    stream = io.BytesIO(workbook(text_rows(("Name",))))
    sniff(stream, name="plan.xlsx")
    assert stream.tell() == 0


@pytest.mark.parametrize("damage", [b"\xff" * 40, bytes(40), b"\x00\x00\x00\x80" * 10])
@pytest.mark.parametrize("offset", [28, 44, 76, 512, 1024])
def test_a_damaged_directory_of_a_compound_file_ends_the_search(damage: bytes, offset: int) -> None:
    data = bytearray(compound("   114"))
    data[offset : offset + len(damage)] = damage
    assert sniffed(bytes(data)) is Format.MPP or isinstance(sniffed(bytes(data)), Finding)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (("plans", "aspose", "Software-Development.mpp"), Format.MPP),
        (("plans", "mpxj", "password-protected-mpp9.mpp"), Format.MPP),
        (("plans", "mpxj", "sample1.xml"), Format.MSPDI),
        (("plans", "mpxj", "task-links-project2003-mspdi.xml"), Format.MSPDI),
        (("tpm-handbook", "Project Plan.xlsx"), Format.WORKBOOK),
        (("jira", "issues_in_sprint.json"), Format.JIRA_JSON),
        (("gmpp", "uk_2021.csv"), Format.CSV),
    ],
)
def test_real_files_are_known_by_their_content(file: tuple[str, ...], expected: Format) -> None:
    with shared_file(*file).open("rb") as stream:
        assert sniff(stream, name="nameless") is expected


def test_a_real_primavera_export_is_named() -> None:
    with shared_file("plans", "p6", "encoding1251.xer").open("rb") as stream:
        finding = sniff(stream, name="encoding1251.xer")
    assert isinstance(finding, Finding)
    assert finding.code == "file-later"

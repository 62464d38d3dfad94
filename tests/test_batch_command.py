"""The commands for many pages: inputs of all kinds, rows out, and going on after a kill."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import clean_html
from cleantext.batch import outputs
from cleantext.batch.extracts import Extract
from cleantext.batch.outputs import read_rows
from cleantext.batch.reports import Removal, Report
from cleantext.batch.rows import failed_line, line_of, row_of
from cleantext.batch.sources import RawPage, count_of, pages_of
from cleantext.cli import main, progress

PROSE = "Rain fell on the coast all day, and the boats stayed in the harbour until the evening. " * 3


def html(number: int) -> str:
    return f"<nav><a href='/'>Home</a></nav><main><h1>Day {number}</h1><p>On day {number} nothing came. {PROSE}</p></main>"


def rows_file(path: Path, pages: int = 6) -> Path:
    rows = [
        {"id": f"day-{number}", "url": f"https://courier.example/{number}", "html": html(number)}
        for number in range(pages)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def batch(*arguments: object) -> int:
    return main(["batch", "--quiet", "--workers", "1", *map(str, arguments)])


# --- inputs --------------------------------------------------------------------------------------------------


def test_folders_and_lines_and_packed_lines_are_read_alike(tmp_path: Path) -> None:
    lines = rows_file(tmp_path / "pages.jsonl")
    packed = tmp_path / "pages.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    folder = tmp_path / "folder" / "inner"
    folder.mkdir(parents=True)
    for number in range(6):
        (folder / f"{number}.html").write_text(html(number), "utf-8")
    (folder / "notes.md").write_text("not a page", "utf-8")
    expected = [html(number) for number in range(6)]
    assert (
        [page.content for page in pages_of([lines])]
        == [page.content for page in pages_of([packed])]
        == expected
    )
    assert [page.read() for page in pages_of([folder])] == [page.encode() for page in expected]
    assert [page.id for page in pages_of([tmp_path / "folder"])] == [
        f"inner/{number}.html" for number in range(6)
    ]


def test_a_file_that_cannot_be_read_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever cleans a page of a folder reads it: a file may be gone by then."""
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(html(number), "utf-8")
    known = Extract.read
    gone = str(tmp_path / "1.html")
    monkeypatch.setattr(
        Extract,
        "read",
        lambda extract: known(extract._replace(path=f"{gone}~" if extract.path == gone else extract.path)),
    )
    assert batch(tmp_path, "-o", tmp_path / "out.jsonl") == 0
    rows = read(tmp_path / "out.jsonl")
    assert [bool(row["error"]) for row in rows] == [False, True, False]
    assert rows[1]["error"].startswith("FileNotFoundError")
    assert main(["learn", str(tmp_path)]) == 1
    assert "cannot read" in capsys.readouterr().err


def test_packed_by_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    lines = rows_file(tmp_path / "pages.jsonl")
    packed = tmp_path / "pages.jsonl.zst"
    packed.write_bytes(zstandard.ZstdCompressor().compress(lines.read_bytes()))
    assert list(pages_of([packed])) == list(pages_of([lines]))


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"id": ["a", "b"], "text": ["Rain fell.", None], "extra": [1, 2]})
    parquet.write_table(table, tmp_path / "pages.parquet")
    first, second = pages_of([tmp_path / "pages.parquet"])
    assert first == RawPage("a", "", "Rain fell.", True)
    assert second.error == "this row has neither html nor text"


def test_archives(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = b"<p>Rain</p>\r\n\r\nWARC/1.0\r\n\r\n" * 5_000
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        warc(
            "response",
            "https://courier.example/1",
            b"HTTP/1.1 200 OK\r\nX: "
            + b"x" * 12_000
            + b"\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + page,
        )
        + warc(
            "response", "https://courier.example/2", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n1234"
        )
        + warc("request", "https://courier.example/1", b"GET / HTTP/1.1\r\n\r\n")
        + warc("conversion", "https://courier.example/3", b"Rain fell.")
        + b"\r\n"
    )
    packed = path.with_suffix(".warc.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [(page.id, page.read()) for page in pages_of([path])] == [
        (page.id, page.content) for page in pages_of([packed])
    ]
    first, second = pages_of([path])
    assert (first.url, first.read(), first.is_text) == ("https://courier.example/1", page, False)
    assert (second.url, second.read(), second.is_text) == ("https://courier.example/3", b"Rain fell.", True)


def warc(kind: str, url: str, body: bytes) -> bytes:
    types = {"response": "application/http; msgtype=response", "conversion": "text/plain"}
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{kind}-{url[-1]}>\r\n"
        f"Content-Type: {types.get(kind, 'application/http')}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize(
    "length, broken, others",
    [
        ("20013", 0, "1245"),
        ("9013", 1, "1245"),  # the rest of the page is no record
        ("20060", 1, "125"),  # the next record begins inside this one
        ("-20013", 1, "1245"),
        ("90000000", 1, "1245"),
        ("many", 1, "1245"),
    ],
)
def test_a_broken_record_is_a_failure_of_its_own(
    tmp_path: Path, length: str, broken: int, others: str
) -> None:
    pytest.importorskip("fastwarc")
    records = [warc("conversion", f"https://courier.example/{number}", b"Rain fell.") for number in "1245"]
    long = warc("conversion", "https://courier.example/3", b"Rain fell. \n\n" + 5_000 * b"Rain")
    records.insert(2, long.replace(b"Content-Length: 20013", f"Content-Length: {length}".encode()))
    path = tmp_path / "crawl.wet"
    path.write_bytes(b"".join(records))
    found = list(pages_of([path]))
    assert [page.url[-1] for page in found if page.read() == b"Rain fell."] == list(others)
    assert [page.error for page in found if page.error] == broken * [
        "there is no whole record at this place of the archive"
    ]


@pytest.mark.parametrize(
    "damage, broken, others",
    [
        ("", 0, "12345"),
        ("its magic", 1, "1245"),
        ("its beginning", 1, "1245"),
        ("its middle", 1, "1245"),
        ("its check sum", 1, "1245"),
        ("garbage before it", 1, "12345"),
        ("the one before", 2, "145"),
        ("no end", 1, "12"),
        ("no record", 1, "1245"),
        ("a greater length", 1, "1245"),  # the page has the beginning of the next, too
    ],
)
def test_a_broken_record_of_a_packed_archive_is_a_failure_of_its_own(
    tmp_path: Path, damage: str, broken: int, others: str
) -> None:
    pytest.importorskip("fastwarc")
    draw = Random(1)
    texts = ["".join(draw.choices("abcdefgh ", k=200_000)).encode() for _ in range(5)]
    records = [
        warc("conversion", f"https://courier.example/{number}", text) for number, text in enumerate(texts, 1)
    ]
    members = [bytearray(gzip.compress(record)) for record in records]
    middle = len(members[2]) // 2
    match damage:
        case "its magic":
            members[2][:4] = b"RARE"
        case "its beginning":
            members[2][20:24] = bytes(4)
        case "its middle":
            members[2][middle : middle + 4] = bytes(4)
        case "its check sum":
            members[2][-8:-4] = bytes(4)
        case "garbage before it":
            members[2][:0] = b"garbage" * 10
        case "the one before":
            members[1][middle : middle + 4] = bytes(4)
            members[2][-8:-4] = bytes(4)
        case "no end":
            members[2:] = [members[2][:middle]]
        case "no record":
            members[2] = bytearray(gzip.compress(b"Rain fell."))
        case "a greater length":
            members[2] = bytearray(gzip.compress(records[2].replace(b"Length: 200000", b"Length: 300000")))
    path = tmp_path / "crawl.wet.gz"
    path.write_bytes(b"".join(members))
    found = list(pages_of([path]))
    assert [page.url[-1] for page in found if page.read() in texts] == list(others)
    assert [page.error for page in found if page.error] == broken * [
        "there is no whole record at this place of the archive, or behind it"
    ]


@pytest.mark.parametrize(
    "line, words",
    [("no json", "no JSON"), ("[1]", "no object"), ('{"id": "x"}', "neither html nor text")],
)
def test_a_bad_line_is_a_failure_of_its_own(tmp_path: Path, line: str, words: str) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 2)
    lines.write_text(lines.read_text("utf-8") + line + "\n" + lines.read_text("utf-8"), "utf-8")
    assert batch(lines, "-o", tmp_path / "out.jsonl") == 0
    rows = read(tmp_path / "out.jsonl")
    assert [bool(row["error"]) for row in rows] == [False, False, True, False, False]
    assert words in rows[2]["error"]


@pytest.mark.parametrize(
    "module, name, words",
    [
        ("fastwarc.warc", "a.warc", "cleantext-prose[warc]"),
        ("pyarrow.parquet", "a.parquet", "cleantext-prose[parquet]"),
        ("zstandard", "a.jsonl.zst", "pip install 'zstandard'"),
    ],
)
def test_a_missing_package_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    module: str,
    name: str,
    words: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"")
    assert batch(tmp_path / name, "-o", tmp_path / "out.jsonl") == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("name, words", [("a.pdf", "no known kind"), ("missing.jsonl", "cannot read")])
def test_other_files_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    if name == "a.pdf":
        (tmp_path / name).write_bytes(b"")
    assert batch(tmp_path / name, "-o", tmp_path / "out.jsonl") == 1
    assert words in capsys.readouterr().err


# --- rows ----------------------------------------------------------------------------------------------------


def test_a_row_says_what_became_of_a_page(tmp_path: Path) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 2)
    assert batch(lines, "-o", tmp_path / "out.jsonl", "--report", tmp_path / "report.json") == 0
    row = read(tmp_path / "out.jsonl")[1]
    document = clean_html(html(1), url="https://courier.example/1")
    assert row == json.loads(line_of(row_of(document, "day-1", "https://courier.example/1")))
    assert row["text"] == document.text
    assert row["filters"]["landmarks"] == {"pieces": 1, "chars": 4, "sample": "Home"}
    report = Report.from_json((tmp_path / "report.json").read_text("utf-8"))
    assert (report.pages, report.failures, report.hosts) == (2, 0, {"courier.example": 2})
    assert report.filters["landmarks"] == Removal(2, 2, 8, ("Home",))


def test_lines_hold_any_text() -> None:
    assert json.loads(line_of({"text": "a\ud800b\u2028c\nd"})) == {"text": "a\ud800b\u2028c\nd"}


def test_pages_too_large_are_failures(tmp_path: Path) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 2)
    assert batch(lines, "-o", tmp_path / "out.jsonl", "--max-bytes", "100") == 0
    assert [row["error"].partition(":")[0] for row in read(tmp_path / "out.jsonl")] == ["PageTooLarge"] * 2
    assert [row["id"] for row in read(tmp_path / "out.jsonl")] == ["day-0", "day-1"]


# --- going on ------------------------------------------------------------------------------------------------


def test_a_batch_goes_on_wherever_it_was_cut_off(tmp_path: Path) -> None:
    lines, out = rows_file(tmp_path / "pages.jsonl"), tmp_path / "out.jsonl"
    assert batch(lines, "-o", out) == 0
    whole = out.read_bytes()
    random = Random(1)
    for end in [0, len(whole), *(random.randrange(len(whole)) for _ in range(8))]:
        out.write_bytes(whole[:end])
        assert batch(lines, "-o", out) == 0
        assert out.read_bytes() == whole


def test_a_killed_batch_goes_on(tmp_path: Path) -> None:
    lines, out = rows_file(tmp_path / "pages.jsonl", 300), tmp_path / "out.jsonl"
    command = [
        sys.executable,
        "-m",
        "cleantext",
        "batch",
        str(lines),
        "-o",
        str(out),
        "--workers",
        "2",
        "--quiet",
    ]
    for rows_before in (1, 60, 150):
        running = subprocess.Popen(command)
        while running.poll() is None and (not out.exists() or out.read_bytes().count(b"\n") < rows_before):
            time.sleep(0.01)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    assert subprocess.run(command, check=False).returncode == 0
    assert [row["id"] for row in read(out)] == [f"day-{number}" for number in range(300)]


def test_other_pages_are_not_mixed_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert batch(rows_file(tmp_path / "pages.jsonl", 3), "-o", out) == 0
    assert batch(rows_file(tmp_path / "pages.jsonl", 2), "-o", out) == 1
    assert "written from other pages" in capsys.readouterr().err


@pytest.mark.parametrize("notes", ["notes", "notes\n", '{"title": "notes"}\n'])
def test_other_files_are_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], notes: str
) -> None:
    out = tmp_path / "notes.jsonl"
    out.write_text(notes, "utf-8")
    assert batch(rows_file(tmp_path / "pages.jsonl", 3), "-o", out) == 1
    assert "no batch wrote" in capsys.readouterr().err
    assert out.read_text("utf-8") == notes


# --- Parquet out ---------------------------------------------------------------------------------------------


def test_a_table_holds_the_rows_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr(outputs, "PART_ROWS", 4)
    lines = rows_file(tmp_path / "pages.jsonl", 10)
    lines.write_text(lines.read_text("utf-8") + "no json\n", "utf-8")
    assert batch(lines, "-o", tmp_path / "out.jsonl", "--report", tmp_path / "lines.json") == 0
    expected = list(read_rows(tmp_path / "out.jsonl"))
    table = tmp_path / "out.parquet"
    assert batch(lines, "-o", table, "--report", tmp_path / "table.json") == 0
    assert list(read_rows(table)) == expected
    assert (tmp_path / "table.json").read_text("utf-8") == (tmp_path / "lines.json").read_text("utf-8")
    for kept in range(3):
        for part in sorted(table.iterdir())[kept:]:
            part.unlink()
        (table / f"part-00000{kept}.parquet.unfinished").write_bytes(b"torn")
        assert batch(lines, "-o", table) == 0
        assert list(read_rows(table)) == expected


def test_other_readers_take_the_folder_for_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(outputs, "PART_ROWS", 4)
    assert batch(rows_file(tmp_path / "pages.jsonl", 10), "-o", tmp_path / "out.parquet") == 0
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == 10


def test_tables_hold_no_lone_surrogates(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = outputs.ParquetRows(tmp_path / "out.parquet")
    rows.append(failed_line("a\ud800", "", "b\udfff"))
    rows.close()
    assert [row["id"] for row in read_rows(tmp_path / "out.parquet")] == ["a?"]


@pytest.mark.parametrize("name", ["notes.txt", "pages.parquet"])
def test_other_folders_are_not_written_into(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    pytest.importorskip("pyarrow")
    table = tmp_path / "out.parquet"
    table.mkdir()
    (table / name).write_text("notes", "utf-8")
    assert batch(rows_file(tmp_path / "pages.jsonl", 2), "-o", table) == 1
    assert "no batch wrote" in capsys.readouterr().err


# --- progress ------------------------------------------------------------------------------------------------


def test_without_a_terminal_progress_is_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 3)
    assert main(["batch", str(lines), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
    assert main(["batch", str(lines), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("3 pages, ") and first.endswith("pages/s, 0 failures")
    assert second.startswith("0 pages, 3 done before, ")


def test_on_a_terminal_progress_is_a_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("tqdm")
    lines = rows_file(tmp_path / "pages.jsonl", 3)
    lines.write_text(lines.read_text("utf-8") + "no json\n", "utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["batch", str(lines), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
    assert "4/4" in capsys.readouterr().err


def test_lines_tell_the_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(0, 1000, 10))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    assert list(progress.with_progress([b'"error": null}', b'"error": "x"}'], done=2, total=124)) != []
    first, second, last = capsys.readouterr().err.splitlines()
    assert first == "1 pages, 2 done before, 0.1 pages/s, 0 failures, 20 min left"
    assert second == "2 pages, 2 done before, 0.1 pages/s, 1 failures, 20 min left"
    assert last == "2 pages, 2 done before, 0.1 pages/s, 1 failures"


def test_pages_are_counted_where_that_is_quick(tmp_path: Path) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 3)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "page.html").write_text("<p>Rain", "utf-8")
    assert count_of([lines, tmp_path / "folder", tmp_path / "folder" / "page.html"]) == 5
    assert count_of([lines, tmp_path / "crawl.warc.gz"]) is None
    assert count_of([tmp_path / "missing.jsonl"]) is None


# --- reports -------------------------------------------------------------------------------------------------

counts = st.dictionaries(st.sampled_from("abc"), st.integers(1, 99), max_size=3)
removals = st.builds(
    Removal,
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(1, 9),
    st.lists(st.text(max_size=3), max_size=1).map(tuple),
)
reports = st.builds(
    Report,
    st.integers(0, 99),
    st.integers(0, 9),
    st.integers(0, 999),
    counts,
    st.dictionaries(st.sampled_from("xyz"), removals, max_size=3),
    counts,
    counts,
    counts,
)


@given(reports, reports, reports)
def test_reports_add_up_in_any_order(first: Report, second: Report, third: Report) -> None:
    assert first + second == second + first
    assert (first + second) + third == first + (second + third)
    assert first + Report() == first
    assert Report.from_json(first.to_json()) == first


def test_the_report_of_many_rows_is_the_sum_of_theirs(tmp_path: Path) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 5)
    lines.write_text(lines.read_text("utf-8") + "no json\n", "utf-8")
    assert batch(lines, "-o", tmp_path / "out.jsonl") == 0
    rows = read(tmp_path / "out.jsonl")
    assert Report.of_rows(rows) == sum(map(Report.of_row, rows), Report())
    assert Report.of_rows(rows).failures == 1


# --- learn ---------------------------------------------------------------------------------------------------


def test_templates_are_learned_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {
            "id": number,
            "url": f"https://courier.example/{number}",
            "html": f"<div>Weather by Ana</div>{html(number)}",
        }
        for number in range(5)
    ]
    lines = tmp_path / "pages.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["learn", str(lines)]) == 0
    assert "weather by ana" in capsys.readouterr().out
    for terms in ([], ["--by-site"]):
        if terms:
            pytest.importorskip("publicsuffixlist")
        assert main(["learn", str(lines), "-o", str(tmp_path / "site.json"), *terms]) == 0
        out = tmp_path / f"out{len(terms)}.jsonl"
        assert batch(lines, "-o", out, "--site", tmp_path / "site.json") == 0
        assert all(row["filters"]["site_template"]["sample"] == "Weather by Ana" for row in read(out))


def test_a_file_that_is_no_template_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = rows_file(tmp_path / "pages.jsonl", 2)
    (tmp_path / "site.json").write_text("{}", "utf-8")
    assert batch(lines, "-o", tmp_path / "out.jsonl", "--site", tmp_path / "site.json") == 2
    assert "no site template" in capsys.readouterr().err

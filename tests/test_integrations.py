"""Engines for many machines give what a loop gives, row for row."""

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

import pytest

from cleantext import clean_html, clean_text
from cleantext.integrations.spark import row_values
from cleantext.presets import ARTICLE
from tests.cases import ROOT

PROSE = "Rain fell on the coast all day, and the boats stayed in the harbour until the evening. " * 3
PAGES = [f"<nav>Home</nav><main><h1>Day {day}</h1><p>Day {day}. {PROSE}</p></main>" for day in range(5)]
TEXTS = [f"Home\n\nDay {day}. {PROSE}\n\nSign up for our newsletter" for day in range(5)]


@pytest.mark.parametrize("page, is_text", [(PAGES[0], False), (TEXTS[0], True), (PAGES[0].encode(), False)])
def test_a_row_of_spark_is_a_page(page: str | bytes, is_text: bool) -> None:
    cleaned = clean_text(str(page)) if is_text else clean_html(page)
    assert row_values(page, is_text, ARTICLE) == (
        cleaned.text,
        cleaned.headline,
        list(cleaned.authors),
        cleaned.date,
        None,
    )


def test_a_row_without_a_page_says_so() -> None:
    assert row_values(None, False, ARTICLE) == (None, None, None, None, "there is no page")
    assert str(row_values(b"bytes", True, ARTICLE)[-1]).startswith("TypeError")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs where Java is installed")
def test_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # its workers have the packages of this process
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pyarrow")
    from cleantext.integrations.spark import clean_column

    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        spark.createDataFrame(list(enumerate([*PAGES, None])), "id int, html string").write.parquet(
            str(tmp_path / "in")
        )
        frame = clean_column(spark.read.parquet(str(tmp_path / "in")), "html")
        frame.write.parquet(str(tmp_path / "out"))
        rows = {row.id: row for row in spark.read.parquet(str(tmp_path / "out")).collect()}
        assert [rows[day].clean_text for day in range(5)] == [clean_html(page).text for page in PAGES]
        assert rows[5].error == "there is no page"
        with pytest.raises(ValueError, match="no column"):
            clean_column(frame, "page")
        with pytest.raises(ValueError, match="already"):
            clean_column(frame, "html")
    finally:
        spark.stop()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("step", ["CleantextExtractor", "CleantextFormatter"])
def test_datatrove(tmp_path: Path, step: str) -> None:
    for name in ("datatrove", "orjson"):  # what its reader of JSON lines imports
        pytest.importorskip(name)
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from cleantext.integrations import datatrove

    pages, clean = (PAGES, clean_html) if step == "CleantextExtractor" else (TEXTS, clean_text)
    (tmp_path / "in").mkdir()
    rows = "".join(json.dumps({"id": str(day), "text": page}) + "\n" for day, page in enumerate(pages))
    (tmp_path / "in" / "pages.jsonl").write_text(rows, "utf-8")
    steps = [
        JsonlReader(str(tmp_path / "in")),
        getattr(datatrove, step)(),
        JsonlWriter(str(tmp_path / "out"), output_filename="${rank}.jsonl", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=1, logging_dir=str(tmp_path / "logs")).run()
    found = [
        json.loads(line)
        for path in (tmp_path / "out").iterdir()
        for line in path.read_text("utf-8").splitlines()
    ]
    assert [row["text"] for row in found] == [clean(page).text for page in pages]  # type: ignore[operator]


@pytest.mark.filterwarnings("ignore")
def test_datatrove_cleans_a_web_archive(tmp_path: Path) -> None:
    for name in ("datatrove", "orjson", "warcio", "cchardet", "magic"):  # what its reader of archives imports
        pytest.importorskip(name, exc_type=ImportError)
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import WarcReader
    from datatrove.pipeline.writers import JsonlWriter
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    from cleantext.integrations.datatrove import CleantextExtractor

    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "pages.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for day, page in enumerate(PAGES):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://courier.example/{day}",
                "response",
                payload=BytesIO(page.encode()),
                http_headers=head,
                warc_headers_dict={"WARC-Identified-Payload-Type": "text/html"},
            )
            writer.write_record(record)
    steps = [
        WarcReader(str(tmp_path / "in")),
        CleantextExtractor(),
        JsonlWriter(str(tmp_path / "out"), output_filename="${rank}.jsonl", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=1, logging_dir=str(tmp_path / "logs")).run()
    rows = [json.loads(line) for line in (tmp_path / "out" / "00000.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == [clean_html(page).text for page in PAGES]

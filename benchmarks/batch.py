"""What `cleantext batch` costs beside `clean_html` alone, over a WARC file of an archive's pages.

    python -m benchmarks.batch ARCHIVE.zip [--every N] [--workers N] [--kills N]

An archive holds `index.jsonl` (rows with id and url) and `html/<id>.html`. Times are CPU seconds, of this process and of
the workers, so that other work on the machine does not count: with as many cores as workers, the pages a second are
workers / CPU seconds a page. Cores that work at a time slow each other down, which no batch can help: so `clean_html` is
measured in as many processes at a time, too. With --kills, a batch is killed that many times at random and must end up the same.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from compileall import compile_dir
from io import BytesIO
from multiprocessing import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import cleantext
from cleantext import clean_html
from cleantext.batch.sources import pages_of


def write_warc(archive: Path, path: Path, every: int) -> int:
    """The pages of an archive as responses in a WARC file; says how many."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    count = 0
    with zipfile.ZipFile(archive) as pages, path.open("wb") as file:
        rows = [json.loads(line) for line in pages.open("index.jsonl")]
        for row in rows[::every]:
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = row.get("url") or f"https://pages.example/{row['id']}"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            record.set_bytes_content(head + pages.read(f"html/{row['id']}.html"))
            packed = BytesIO()
            record.write(packed)
            file.write(packed.getvalue())
            count += 1
    return count


def cpu_seconds(who: int) -> float:
    """CPU seconds so far, of this process or of its children that have ended."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def alone(warc: Path) -> float:
    """CPU seconds of `clean_html` over all pages, their reading left out."""
    pages = [(page.read(), page.url) for page in pages_of([warc])]
    clean_html(pages[0][0])  # models and phrases are loaded once
    begin = time.process_time()
    for content, url in pages:
        clean_html(content, url=url).text  # noqa: B018
    return time.process_time() - begin


def side_by_side(warc: Path, processes: int) -> float:
    """CPU seconds of as many such processes at a time, each over all pages, on average: cores share caches and memory."""
    with Pool(processes) as pool:
        return sum(pool.map(alone, [warc] * processes)) / processes


def batched(warc: Path, out: Path, workers: int) -> tuple[float, int]:
    """CPU seconds of a batch with all its processes, and the peak memory of its parent in MB."""
    compile_dir(Path(cleantext.__file__).parent, quiet=1)  # as modules are that have been installed
    before = cpu_seconds(resource.RUSAGE_CHILDREN)
    measured = (
        "import os, sys; from cleantext.cli import main; code = main(sys.argv[1:]);"
        "status = open('/proc/self/status').read();"  # getrusage has the peak of whoever forked
        "print(int(status.partition('VmHWM:')[2].split()[0]) // 1024, flush=True);"
        "os._exit(code)"  # as the command ends
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, *command(warc, out, workers)],
        check=True,
        capture_output=True,
        text=True,
    )
    return cpu_seconds(resource.RUSAGE_CHILDREN) - before, int(done.stdout)


def command(warc: Path, out: Path, workers: int) -> list[str]:
    """The arguments of a batch."""
    return ["batch", str(warc), "-o", str(out), "--workers", str(workers), "--quiet"]


def killed(warc: Path, out: Path, workers: int, pages: int, kills: int) -> Iterator[int]:
    """Rows that stood there after each kill of a batch, at numbers of rows spread at random; then it runs to its end."""
    arguments = [sys.executable, "-m", "cleantext", *command(warc, out, workers)]
    for row in sorted(Random(1).sample(range(pages), kills)):
        running = subprocess.Popen(arguments)
        while running.poll() is None and rows_in(out) < row:
            time.sleep(0.01)
        running.kill()
        running.wait()
        yield rows_in(out)
    subprocess.run(arguments, check=True)


def rows_in(out: Path) -> int:
    """The rows that stand in a file."""
    return out.read_bytes().count(b"\n") if out.exists() else 0


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth page")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        warc, out = Path(folder, "pages.warc"), Path(folder, "clean.jsonl")
        pages = write_warc(options.archive, warc, options.every)
        single, beside = alone(warc), side_by_side(warc, options.workers)
        seconds, peak = batched(warc, out, options.workers)
        print(f"{pages} pages, {options.workers} workers")
        print(f"clean_html alone: {1000 * single / pages:.2f} ms a page")
        print(f"clean_html, {options.workers} processes at a time: {1000 * beside / pages:.2f} ms a page")
        print(f"batch, all processes: {1000 * seconds / pages:.2f} ms a page; parent {peak} MB")
        print(
            f"pages/s of {options.workers} cores, as a share of {options.workers} times the one: {single / seconds:.3f}"
        )
        print(f"as a share of what those processes at a time do: {beside / seconds:.3f}")
        if options.kills:
            again = Path(folder, "killed.jsonl")
            rows = list(killed(warc, again, options.workers, pages, options.kills))
            same = again.read_bytes() == out.read_bytes()
            print(f"killed {options.kills} times, at rows {rows}: {'the same' if same else 'ANOTHER'} output")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Search for inputs that break a law, guided by which code they reach. Needs atheris (Linux and macOS).

    python -m fuzz.search page|flat|credit [--folder FOLDER] [OPTION OF LIBFUZZER ...]

For a minute: ``python -m fuzz.search page -max_total_time=60``. The search begins with the corpus, keeps what reaches
new code in FOLDER (``build/fuzz/TARGET`` by default), and stops at the first fault, whose input it writes to
``build/fuzz/TARGET-crash-...``; with ``-minimize_crash=1 FILE`` it makes that input smaller. A minimised input belongs
into ``tests/found/``, where every run of the tests tries it.
"""

from __future__ import annotations

import argparse
from hashlib import sha1
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cleantext"]):
    from fuzz.targets import TARGETS, seeds

TOKENS = Path(__file__).with_name("tokens.dict")


def main() -> None:
    """Lay the seeds out and search."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz.search",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--folder", type=Path, help="where inputs that reach new code are kept")
    options, others = parser.parse_known_args()
    target: str = options.target
    folder: Path = options.folder or Path("build/fuzz") / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(target):
        (folder / sha1(seed).hexdigest()).write_bytes(seed)
    settings = [f"-artifact_prefix={folder}-", "-max_len=4096", "-timeout=20", f"-dict={TOKENS}"]
    atheris.Setup(["fuzz.search", *settings, *others, str(folder)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

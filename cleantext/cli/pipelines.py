"""Pipelines, as the options of commands name them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.cli.stops import MISUSED, Stop

if TYPE_CHECKING:
    from cleantext.pipeline import Pipeline

NAMED = re.compile(r"([a-z]+)((?:[-+][a-z_]+)*)")
CHANGES = re.compile(r"([-+])([a-z_]+)")


def add_pipeline(parser: argparse.ArgumentParser, *, with_site: bool = True) -> None:
    """Add ``--preset``, ``--without``, ``--keep`` and ``--site``."""
    group = parser.add_argument_group("the pipeline")
    group.add_argument(
        "--preset", default="article", metavar="NAME", help="article (default), strict or lenient"
    )
    group.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NAME",
        help="leave out a filter; may be given again",
    )
    group.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="LABEL",
        help="keep text of this label too; may be given again",
    )
    if with_site:
        add_site(group)


def add_site(parser: argparse._ActionsContainer) -> None:
    """Add ``--site``."""
    parser.add_argument(
        "--site",
        type=Path,
        metavar="FILE",
        help="a site's template, or templates, that `cleantext learn` wrote",
    )


def pipeline_of(options: argparse.Namespace) -> Pipeline:
    """The pipeline that the options of `add_pipeline` name."""
    pipeline = preset(options.preset)
    if getattr(options, "site", None) is not None:
        pipeline = with_site(pipeline, options.site)
    return _changed(pipeline, options.without, options.keep, "--without", "--keep")


def named_pipeline(text: str) -> Pipeline | None:
    """A pipeline in one word: a preset, less some filters, plus some labels, as in ``article-repeats+comments``.

    ``None`` for a word that is none.
    """
    match = NAMED.fullmatch(text)
    if match is None:
        return None
    changes = CHANGES.findall(match[2])
    without = [name for sign, name in changes if sign == "-"]
    return _changed(preset(match[1]), without, [name for sign, name in changes if sign == "+"], text, text)


def preset(name: str) -> Pipeline:
    """A preset by its name."""
    from cleantext.presets import PRESETS

    if name not in PRESETS:
        raise Stop(f"no preset is named {name!r}; choose from {', '.join(PRESETS)}", MISUSED)
    return PRESETS[name]


def _changed(pipeline: Pipeline, without: list[str], keep: list[str], *said: str) -> Pipeline:
    from cleantext.errors import UnknownFilterError

    try:
        return pipeline.without(*without).keeping(*keep)
    except UnknownFilterError as error:
        raise Stop(f"{said[0]}: {error}", MISUSED) from None
    except ValueError as error:
        raise Stop(f"{said[1]}: {error}", MISUSED) from None


def with_site(pipeline: Pipeline, path: Path) -> Pipeline:
    """A pipeline with the template, or the templates, of a file that ``learn`` wrote."""
    from cleantext.sites import SiteTemplate, SiteTemplates

    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise Stop(
            f"cannot read {path}: {error.strerror}; give a file that `cleantext learn` wrote"
        ) from None
    many = '"site": ' in text.partition("\n")[0]
    try:
        site = SiteTemplates.from_json(text) if many else SiteTemplate.from_json(text)
    except ValueError as error:
        raise Stop(f"--site: {path} holds no site template: {error}", MISUSED) from None
    return pipeline.insert(site, before="main_content")

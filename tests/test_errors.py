"""Wrong arguments raise at once and name the thing and the choices; wrong pages never do."""

from collections.abc import Callable
from typing import Any

import pytest

import cleantext
from cleantext import errors
from cleantext.filters.links import LinkLists
from cleantext.filters.repeats import Repeats
from cleantext.namesakes import namesake_beside, refuse_namesakes


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: cleantext.clean_text(b"rain"), TypeError, "takes str, not bytes"),
        (lambda: cleantext.clean_text(None), TypeError, "takes str, not NoneType"),
        (lambda: cleantext.clean_html(None), TypeError, "str or bytes, not NoneType"),
        (lambda: cleantext.clean_html(["<p>"]), TypeError, "str or bytes, not list"),
        (lambda: cleantext.read_tree("<p>"), TypeError, "takes an lxml element, not str"),
        (lambda: cleantext.per_block("promotion"), TypeError, "takes a Label"),
        (lambda: cleantext.ARTICLE.without("spam"), LookupError, "this pipeline has hidden_text"),
        (lambda: cleantext.ARTICLE.append(cleantext.ARTICLE.filters[0]), ValueError, "'hidden_text'"),
        (lambda: cleantext.ARTICLE.keeping("spam"), ValueError, "the labels are"),
        (lambda: LinkLists(max_link_share=-0.1), ValueError, "max_link_share"),
        (lambda: LinkLists(max_link_share=1.1), ValueError, "max_link_share"),
        (lambda: Repeats(min_chars=0), ValueError, "min_chars"),
        (
            lambda: cleantext.to_text(cleantext.Document(), captions="keep"),
            ValueError,
            "drop, own-line, bracket",
        ),
        (
            lambda: cleantext.to_markdown(cleantext.Document(), captions="x"),
            ValueError,
            "drop, own-line, bracket",
        ),
        (lambda: cleantext.clean, AttributeError, "clean_html"),
    ],
)
def test_wrong_arguments_are_named(call: Callable[[], Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert message in str(caught.value)


@pytest.mark.parametrize("dialect", ["no such flattener", ""])
def test_unknown_dialects_are_refused(dialect: str) -> None:
    with pytest.raises(ValueError, match="dialect"):
        cleantext.read_text("rain", dialect=dialect)


def test_errors_are_builtin_errors_too() -> None:
    assert issubclass(errors.UnknownFilterError, LookupError)
    for error in (errors.DuplicateFilterError, errors.VerdictError, errors.PhraseFileError):
        assert issubclass(error, ValueError)
        assert issubclass(error, errors.CleantextError)


@pytest.mark.parametrize(
    "page", ["", " \n ", "<p", "\0", "<html></html>", "<!-- <p>no</p>", b"", b"\xff\xfe"], ids=repr
)
def test_pages_without_text_are_empty_documents(page: str | bytes) -> None:
    document = cleantext.clean_html(page)
    assert (document.text, document.source, document.explain()) == ("", "", "")


@pytest.mark.parametrize(
    ("page", "source"), [("<", "<"), ("{}", "{}"), (b"\x89PNG\r\n\x1a\n\0\0\xff", "‰PNG  ÿ")], ids=repr
)
def test_what_is_no_page_is_text(page: str | bytes, source: str) -> None:
    assert cleantext.clean_html(page).source == source


@pytest.mark.parametrize(
    "beside, other",
    [
        ("clean_text-0.6.0.dist-info", "clean-text"),
        ("clean_text-0.6.0-py3.11.egg-info", "clean-text"),
        ("cleantext-1.1.4.dist-info", "cleantext"),
        ("cleantext.egg-info", "cleantext"),
        ("cleantext_prose-0.1.0.dist-info", None),
        ("cleantext_server-1.0.dist-info", None),
        ("lxml-6.0.dist-info", None),
    ],
)
def test_other_packages_of_the_same_name_are_found(tmp_path: Any, beside: str, other: str | None) -> None:
    (tmp_path / "cleantext").mkdir()
    (tmp_path / beside).mkdir()
    package = str(tmp_path / "cleantext")
    assert namesake_beside(package) == other
    if other is None:
        refuse_namesakes(package)
        return
    with pytest.raises(ImportError, match=f"pip uninstall {other} cleantext-prose"):
        refuse_namesakes(package)


def test_a_package_read_from_an_archive_has_nothing_beside_it() -> None:
    assert namesake_beside("/no/such/archive.zip/cleantext") is None

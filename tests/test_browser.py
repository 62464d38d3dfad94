"""What is shown, opened in a real browser: the report, the comparison, and a document in a notebook.

Needs Chromium with its driver, selenium and, for the rules of accessibility, axe-core from npm in `node_modules/`.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext import ARTICLE, to_comparison, to_report
from cleantext.sites import SiteTemplate
from tests.cases import CORPUS, ROOT

webdriver = pytest.importorskip("selenium.webdriver", reason="browsers are driven by selenium")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = [
    pytest.mark.skipif(
        not (BROWSER and DRIVER), reason="shown in a browser where Chromium and its driver are installed"
    ),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

HOSTILE = """<title>Quiet</title><p>&lt;script>document.title = "harmed"&lt;/script> and &lt;img src=x onerror="document.title = 'harmed'"></p>
<p class='"><script>document.title = "harmed"</script>'>&lt;/style>&lt;/title>&lt;/span>&lt;svg onload="document.title = 'harmed'"></p>
<p id="x" onclick="document.title = 'harmed'">&lt;/small>&lt;/iframe>" srcdoc="harmed</p>
<p>\u202eturned \u2067around</p><a href="javascript:document.title = 'harmed'">a link</a>"""

NEWS = (CORPUS / "broadcaster-news-skip-list" / "page.html").read_bytes()


def views(html: bytes | str) -> dict[str, str]:
    """Everything that is shown of a page, as HTML pages."""
    page, other = (
        cleantext.clean_html(html),
        cleantext.clean_html(html, pipeline=ARTICLE.keeping("navigation")),
    )
    site = SiteTemplate.learn([cleantext.read_html(html)] * 3)
    reprs = [ARTICLE, site, page]
    notebook = "".join(f"<section>{each._repr_html_()}</section>" for each in reprs)
    return {
        "report": to_report(page),
        "comparison": to_comparison(page, other, names=("article", "with navigation")),
        "notebook": f'<!DOCTYPE html><html lang="en"><title>Notebook</title><meta charset="utf-8"><main><h1>Notebook</h1>{notebook}</main></html>',
    }


VIEWS = tuple(views("<p>Rain"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


def show(browser: Any, text: str, folder: Path, scheme: str = "light", width: int = 1200) -> None:
    """Open a text as a page, in a colour scheme and a width."""
    for log in ("browser", "performance"):
        browser.get_log(log)  # what earlier pages said
    place = folder / "view.html"
    place.write_text(text, "utf-8")
    browser.set_window_size(width, 900)
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.get(place.as_uri())


def requests(browser: Any) -> set[str]:
    """The addresses that were asked for since the page was opened."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return {
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    }


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("html", [NEWS, HOSTILE], ids=["news", "hostile"])
def test_nothing_is_fetched_or_run(browser: Any, tmp_path: Path, view: str, html: bytes | str) -> None:
    text = views(html)[view]
    show(browser, text, tmp_path)
    title = browser.title
    for element in browser.find_elements("css selector", "main *, body > p")[:60]:
        browser.execute_script("arguments[0].click()", element)
    assert browser.title == title != "harmed"
    assert browser.get_log("browser") == []
    assert [url for url in requests(browser) if not url.startswith(("file:", "about:", "data:"))] == []
    assert not browser.find_elements("css selector", "script, img, svg, a, object, link, [onclick]")


@pytest.mark.parametrize("view", ["report", "comparison"])
def test_the_reason_is_shown_on_hover_and_on_focus(browser: Any, tmp_path: Path, view: str) -> None:
    show(browser, views(NEWS)[view], tmp_path)
    piece = browser.find_element("css selector", ".s.dropped")
    reason = piece.find_element("css selector", "small")
    assert not reason.is_displayed()
    webdriver.ActionChains(browser).move_to_element(piece).perform()
    assert reason.is_displayed()
    assert "left out" in reason.text
    webdriver.ActionChains(browser).move_to_element(browser.find_element("css selector", "h1")).perform()
    assert not reason.is_displayed()
    browser.execute_script("arguments[0].focus()", piece)
    assert reason.is_displayed()


def press(browser: Any, key: str) -> None:
    webdriver.ActionChains(browser).send_keys(key).perform()


def test_labels_are_switched_from_the_keyboard(browser: Any, tmp_path: Path) -> None:
    show(browser, views(NEWS)["report"], tmp_path)
    pieces = browser.find_elements("css selector", "main .s.navigation")
    assert all(piece.is_displayed() for piece in pieces)
    for _ in range(60):
        press(browser, "\ue004")  # tab
        if browser.switch_to.active_element.get_attribute("id") == "show-navigation":
            break
    press(browser, " ")
    assert pieces and not any(piece.is_displayed() for piece in pieces)
    assert browser.find_element("css selector", "main .s.prose").is_displayed()
    press(browser, " ")
    assert all(piece.is_displayed() for piece in pieces)


def test_a_comparison_shows_what_differs_alone(browser: Any, tmp_path: Path) -> None:
    show(browser, views(NEWS)["comparison"], tmp_path)
    same = browser.find_elements("css selector", "main .same")
    browser.find_element("id", "only").click()
    assert same and not any(row.is_displayed() for row in same)
    assert browser.find_element("css selector", "main .b:not(.same):not(.head)").is_displayed()


@pytest.mark.skipif(not AXE.exists(), reason="faults of accessibility are looked for by axe-core, from npm")
@pytest.mark.parametrize("width", [1200, 500], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["report", "comparison"])
def test_everybody_can_read_it(browser: Any, tmp_path: Path, view: str, scheme: str, width: int) -> None:
    show(browser, views(NEWS)[view], tmp_path, scheme, width)
    browser.execute_script(AXE.read_text("utf-8"))
    found = browser.execute_async_script("axe.run().then(arguments[0])")
    serious = [
        (fault["id"], fault["nodes"][0]["html"][:100])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert found["passes"] and serious == []
    assert not browser.execute_script("return document.documentElement.scrollWidth > innerWidth")

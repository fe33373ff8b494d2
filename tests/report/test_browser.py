"""The page in a real browser: its own policy lets its script run, and the script does what the page promises."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from reconcile.report import render

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--virtual-time-budget=3000", "--dump-dom"),
)

# Acts as a reader does and notes what the page shows.
READER = """
<pre id="noted"></pre><script>
const card = document.querySelector(".card"), noted = [];
const note = (...shown) => noted.push(shown.join(" | "));
const key = (k) => document.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
const answer = () => [card.querySelector(".value").textContent, card.querySelector(".confidence b").textContent];
const [first, second] = card.querySelectorAll(".switch");
note("all", ...answer());
first.click(); note("without the first", ...answer(), card.querySelector(".now").textContent);
second.click(); note("without both", ...answer());
first.click(); second.click(); note("all again", ...answer(), card.querySelector(".now").textContent);
key("j"); key("j"); note("j j", document.querySelector(".card.now h3").textContent);
key("k"); note("k", document.querySelector(".card.now h3").textContent);
key("e"); note("e", document.querySelector(".said.at").textContent);
document.querySelectorAll(".said")[2].click(); note("text", document.querySelector(".card.now h3").textContent);
const search = document.getElementById("search");
search.value = "MARSH column"; search.dispatchEvent(new Event("input"));
note("search", document.querySelector(".found").textContent);
search.value = ""; document.querySelector('[data-show="quiet"]').click();
note("settled", document.querySelector(".found").textContent);
key("?"); note("help", document.getElementById("help").open);
document.getElementById("noted").textContent = noted.join("\\n");
</script></body>"""


@pytest.fixture
def browsed(need: Callable[[str], Path], tmp_path: Path) -> Callable[[str], str]:
    """Return a function from a page to what a browser makes of it."""
    browser = need("chromium")

    def dumped(page: str) -> str:
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        command = [str(browser), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        return done.stdout.decode("utf-8", "replace")

    return dumped


def test_the_policy_lets_the_page_s_own_script_run(sample: ModuleType, browsed: Callable[[str], str]) -> None:
    """The script marks the page as scripted; had the policy's hash been wrong, it would not run."""
    assert '<html lang="en" class="js">' in browsed(render(sample.case(), "html"))


def test_the_policy_lets_no_other_script_run(sample: ModuleType, browsed: Callable[[str], str]) -> None:
    """A script that is not the package's does nothing, wherever it came from."""
    page = render(sample.case(), "html").replace("</body>", "<script>document.title = 'taken'</script></body>")
    assert "<title>taken</title>" not in browsed(page)


def test_a_reader_gets_what_the_page_promises(sample: ModuleType, browsed: Callable[[str], str]) -> None:
    """Switches recompute at once, keys and clicks lead both ways, search and filter count what they show."""
    page = render(sample.case(), "html")
    page = re.sub(r"script-src [^;]*;", "script-src 'unsafe-inline';", page, count=1).replace("</body>", READER)
    found = re.search(r'<pre id="noted">(.*?)</pre>', browsed(page), re.DOTALL)
    assert found is not None
    assert found[1].split("\n") == [
        "all | 3 | 63 %",
        "without the first | 2 | 60 % | With what is switched on: 2, 60 %. The answer flips.",
        "without both | no answer is ahead | &lt; 1 %",
        "all again | 3 | 63 % | ",
        "j j | perpetrator",
        "k | tank lorries damaged",
        "e | Twelve tank lorries were damaged, the fire chief said",
        "text | event time",
        "search | 1 of 8 shown",
        "settled | 3 of 8 shown",
        "help | true",
    ]

"""Two independent checkers of access: axe-core, and IBM's engine, fetched once and checked by its sum."""

import hashlib
import io
import tarfile
import urllib.request
from base64 import b64decode
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passed would be some half a megabyte at each look.
_RULES = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}
# What Streamlit's own parts break, and no app can fix: its field for choosing a file.
_AXE_OF_THE_FRAME = frozenset({"aria-allowed-attr", "aria-prohibited-attr"})
_OURS = ".stHtml, .listing, .frame, [role=status]"

_ENGINE = "https://registry.npmjs.org/accessibility-checker-engine/-/accessibility-checker-engine-4.0.34.tgz"
_SUM = "nGE7j5gI/914QLgt1tFcjM9kCr4EKx3HxctsZE8BobObYmQr+UoYsKdWVLowG4QHCB7G/F0Prr3kTwKENPHrcA=="
_SCRIPT = "package/ace-window.js"
# The engine stops without a word at <template>, which Streamlit's lists have: they are out while it looks.
_CHECK = """async ours => {
    const out = [...document.querySelectorAll("template")].map(each => {
        const mark = document.createComment("");
        each.replaceWith(mark);
        return [mark, each];
    });
    const found = await new window.ace.Checker().check(document, ["WCAG_2_2"]);
    const first = XPathResult.FIRST_ORDERED_NODE_TYPE;
    const at = path => document.evaluate(path, document, null, first).singleNodeValue;
    const failed = found.results
        .filter(each => each.value[0] === "VIOLATION" && each.value[1] === "FAIL")
        .map(each => [each.ruleId, Boolean(at(each.path.dom)?.closest(ours)), each.message + each.snippet]);
    out.forEach(([mark, each]) => mark.replaceWith(each));
    return failed;
}"""


def axe(tab: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA, a line each."""
    found = Axe().run(tab, options=_RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if rule["id"] not in _AXE_OF_THE_FRAME or "stFileUploader" not in str(node["target"] + [node["html"]])
    ]


def ibm(tab: Page, engine: str) -> tuple[list[str], list[str]]:
    """What IBM's engine finds against WCAG 2.2 in what is ours, and the rules Streamlit's parts break."""
    if not tab.evaluate("Boolean(window.ace)"):
        tab.evaluate(engine)
    found = tab.evaluate(_CHECK, _OURS)
    return (
        [f"{rule}: {said}" for rule, is_ours, said in found if is_ours],
        [rule for rule, is_ours, _ in found if not is_ours],
    )


def engine(cache: Path) -> str | None:
    """The text of IBM's engine, from the cache or fetched; None when it cannot be reached.

    Raises ValueError when what was fetched is not what is pinned here.
    """
    kept = cache / "ace-4.0.34.js"
    if not kept.exists():
        try:
            with urllib.request.urlopen(_ENGINE, timeout=60) as answer:
                packed = answer.read()
        except OSError:
            return None
        if hashlib.sha512(packed).digest() != b64decode(_SUM):
            raise ValueError(f"{_ENGINE} is not the file that was pinned")
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            script = archive.extractfile(_SCRIPT)
            assert script is not None
            kept.write_bytes(script.read())
    return kept.read_text(encoding="utf-8")

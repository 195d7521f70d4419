"""What can be measured on a drawn page: contrast, targets, headings, names of folds, what is cut. A line a fault."""

from playwright.sync_api import Page

# Of what is laid out, can be seen, and is not hidden at 1 px for screen readers.
_SEEN = """
const seen = each => {
    const box = each.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && each.checkVisibility({visibilityProperty: true, opacityProperty: true});
};
const named = each => (each.getAttribute("aria-label") || each.innerText || each.tagName).trim().slice(0, 60);
const main = document.querySelector('[data-testid="stMain"]');
"""

_CONTRAST = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const rgba = color => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] / 255 + below[i] * (1 - top[3] / 255));
    const ground = each => {
        const layers = [];
        for (let at = each; at; at = at.parentElement) {
            const color = rgba(getComputedStyle(at).backgroundColor);
            if (color[3]) layers.push(color);
            if (color[3] === 255) break;
        }
        return layers.reduceRight((below, top) => over(top, below), [255, 255, 255]);
    };
    const light = color => color.slice(0, 3).map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
    };
    const faded = each => { for (let at = each; at; at = at.parentElement) if (getComputedStyle(at).opacity < 1) return true; };
    const found = new Set();
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const each = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !seen(each) || each.closest("[aria-disabled=true], :disabled, style, script")) continue;
        const below = ground(each), color = over(rgba(getComputedStyle(each).color), below);
        const ratio = contrast(color, below);
        if (ratio < 7 || faded(each)) found.add(`contrast ${ratio.toFixed(2)}: ${each.className} ${texts.currentNode.data.trim().slice(0, 60)}`);
    }
    for (const each of main.querySelectorAll(".dots i, .squares i, .strip, .scale .line i:not(.partly), .masthead .mark span")) {
        if (!seen(each)) continue;
        const below = ground(each.parentElement), look = getComputedStyle(each);
        const mark = each.matches(".strip") ? look.color : look.borderTopColor;
        const grounds = each.matches(".strip") ? [below, ground(each)] : [below];
        for (const one of grounds) if (contrast(rgba(mark), one) < 3) found.add(`mark ${contrast(rgba(mark), one).toFixed(2)}: ${each.className}`);
    }
    return [...found];
}"""

_TARGETS = """() => [...main.querySelectorAll("a, button, summary, select, textarea, input, [role=option]")]
    .filter(each => !each.closest("[tabindex='-1'] > button, .masthead .skip") || each.matches("summary"))
    .filter(each => each.tabIndex >= 0 && each.type !== "file")
    .map(each => [each, each.matches("[type=radio], [type=checkbox]") ? each.closest("label") : each.matches("input") ? each.parentElement : each])
    .filter(([each, box]) => seen(box) && !(each.matches("a") && getComputedStyle(each).display === "inline"))
    .map(([each, box]) => [named(box), box.getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
    .map(([name, box]) => `target ${box.width.toFixed(0)} x ${box.height.toFixed(0)}: ${name}`)"""

_HEADINGS = """() => {
    const levels = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter(each => each.checkVisibility({visibilityProperty: true})).map(each => [+each.tagName[1], named(each)]);
    const found = levels.filter(([level]) => level === 1).length === 1 ? [] : ["headings: not one h1"];
    levels.forEach(([level, name], i) => {
        if (level > (i ? levels[i - 1][0] : 0) + 1) found.push(`heading h${level} after h${i ? levels[i - 1][0] : 0}: ${name}`);
    });
    return found;
}"""

_FOLDS = """() => {
    const names = [...main.querySelectorAll("summary")].filter(seen).map(each => each.textContent.trim());
    return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(name => `folds of one name: ${name}`);
}"""

_WIDE = "() => main.scrollWidth > main.clientWidth ? [`scrolls sideways: ${main.scrollWidth} in ${main.clientWidth}`] : []"

# Words that end in dots, or that lie outside of what hides them.
_CUT = """() => [...main.querySelectorAll("*")]
    .filter(each => seen(each) && !each.closest(".heard, .skip, [data-testid=stFileUploader], .st-key-read_back, svg, .strip, .wide"))
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || each.matches("button"))
    .filter(each => {
        const look = getComputedStyle(each);
        const hides = look.overflowX !== "visible" || look.textOverflow === "ellipsis";
        return (hides && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 2))
            || each.getBoundingClientRect().right > innerWidth + 1;
    })
    .map(each => `cut: ${named(each)}`)"""

_SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


def _measured(tab: Page, script: str) -> list[str]:
    found: list[str] = tab.evaluate(f"(() => {{ {_SEEN} return ({script})(); }})()")
    return found


def contrast(tab: Page) -> list[str]:
    """Words under 7 to 1 on what lies behind them, and drawn marks under 3 to 1."""
    return _measured(tab, _CONTRAST)


def targets(tab: Page) -> list[str]:
    """Controls smaller than 44 by 44 px; a link within a sentence is as high as its line."""
    return _measured(tab, _TARGETS)


def headings(tab: Page) -> list[str]:
    """Headings that skip a level, and a page without one first heading."""
    return _measured(tab, _HEADINGS)


def folds(tab: Page) -> list[str]:
    """Names that more than one fold in sight has."""
    return _measured(tab, _FOLDS)


def wide(tab: Page) -> list[str]:
    """A page that scrolls sideways."""
    return _measured(tab, _WIDE)


def cut(tab: Page) -> list[str]:
    """Words that are cut as the page is, and with the spacing of WCAG 1.4.12."""
    found = _measured(tab, _CUT)
    style = tab.add_style_tag(content=_SPACED)
    found += [f"spaced, {each}" for each in (*_measured(tab, _CUT), *_measured(tab, _WIDE))]
    style.evaluate("style => style.remove()")
    return found

// What is measured on a drawn page. Each function gives a line for each fault.

// What is laid out, can be seen, and is not hidden at 1 px for screen readers.
const seen = each => {
    const box = each.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && each.checkVisibility({visibilityProperty: true, opacityProperty: true});
};
const named = each => (each.getAttribute("aria-label") || each.innerText || each.tagName).trim().slice(0, 60);
const main = document.querySelector('[data-testid="stMain"]');

const contrast = () => {
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
};

const targets = () => [...main.querySelectorAll("a, button, summary, select, textarea, input, [role=option]")]
    .filter(each => !each.closest("[tabindex='-1'] > button, .masthead .skip") || each.matches("summary"))
    .filter(each => each.tabIndex >= 0 && each.type !== "file")
    .map(each => [each, each.matches("[type=radio], [type=checkbox]") ? each.closest("label") : each.matches("input") ? each.parentElement : each])
    .filter(([each, box]) => seen(box) && !(each.matches("a") && getComputedStyle(each).display === "inline"))
    .map(([each, box]) => [named(box), box.getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
    .map(([name, box]) => `target ${box.width.toFixed(0)} x ${box.height.toFixed(0)}: ${name}`);

const headings = () => {
    const levels = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter(each => each.checkVisibility({visibilityProperty: true})).map(each => [+each.tagName[1], named(each)]);
    const found = levels.filter(([level]) => level === 1).length === 1 ? [] : ["headings: not one h1"];
    levels.forEach(([level, name], i) => {
        if (level > (i ? levels[i - 1][0] : 0) + 1) found.push(`heading h${level} after h${i ? levels[i - 1][0] : 0}: ${name}`);
    });
    return found;
};

const folds = () => {
    const names = [...main.querySelectorAll("summary")].filter(seen).map(each => each.textContent.trim());
    return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(name => `folds of one name: ${name}`);
};

const wide = () => main.scrollWidth > main.clientWidth ? [`scrolls sideways: ${main.scrollWidth} in ${main.clientWidth}`] : [];

// Words that end in dots, or that lie outside of what hides them.
const cut = () => [...main.querySelectorAll("*")]
    .filter(each => seen(each) && !each.closest(".heard, .skip, [data-testid=stFileUploader], .st-key-read_back, svg, .strip, .wide"))
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || each.matches("button"))
    .filter(each => {
        const look = getComputedStyle(each);
        const hides = look.overflowX !== "visible" || look.textOverflow === "ellipsis";
        return (hides && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 2))
            || each.getBoundingClientRect().right > innerWidth + 1;
    })
    .map(each => `cut: ${named(each)}`);

const under = () => {
    const each = document.activeElement;
    if (each === document.body) return [];
    const box = (each.matches("[type=radio], [type=checkbox]") ? each.closest("label") : each).getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 20);
    for (const y of [box.top + 3, box.bottom - 3]) {
        const top = document.elementFromPoint(x, y);
        const own = !top || each.contains(top) || top.contains(each) || top.closest("label")?.contains(each);
        if (y < 0 || y > innerHeight || !own) return [`${each.tagName} ${each.innerText || each.ariaLabel} under ${top?.className}`];
    }
    return [];
};

// The ring may be on the control, or on the frame that it fills.
const ring = () => {
    const each = document.activeElement;
    if (each === document.body) return [];
    const ink = getComputedStyle(document.querySelector("h1")).color;
    for (let at = each, up = 0; at && up < 5; at = at.parentElement, up += 1) {
        const look = getComputedStyle(at);
        if (look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 3 && look.outlineColor === ink) return [];
    }
    const look = getComputedStyle(each);
    return [`no ring: ${each.tagName} ${each.ariaLabel || each.innerText} ${look.outlineStyle}`];
};

// Two parts of the page that paper would lay over each other.
const over = () => {
    const parts = [...document.querySelectorAll('[data-testid="stMain"] :is(h2, h3, p, li)')]
        .filter(each => each.checkVisibility() && !each.closest(".heard, .skip, .st-key-keeping") && each.innerText.trim())
        .map(each => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width > 2 && box.height > 2);
    const over = [];
    parts.forEach(([one, a], i) => parts.slice(i + 1).forEach(([other, b]) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 8 && !one.contains(other)) over.push(`${one.innerText.slice(0, 40)} / ${other.innerText.slice(0, 40)}`);
    }));
    return over;
};

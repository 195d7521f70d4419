// What is measured on a drawn page. Each function gives a line for each fault.

// What is laid out, can be seen, and is not hidden at 1 px for screen readers.
const seen = each => {
    const box = each.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && each.checkVisibility({visibilityProperty: true, opacityProperty: true});
};
const named = each => (each.getAttribute("aria-label") || each.innerText || each.tagName).trim().replace(/\s+/g, " ").slice(0, 60);
const main = document.querySelector('[data-testid="stMain"]');

const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
const rgba = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
};
const laid = (top, below) => [0, 1, 2].map(i => top[i] * top[3] / 255 + below[i] * (1 - top[3] / 255));
const ground = each => {
    const layers = [];
    for (let at = each; at; at = at.parentElement) {
        const color = rgba(getComputedStyle(at).backgroundColor);
        if (color[3]) layers.push(color);
        if (color[3] === 255) break;
    }
    return layers.reduceRight((below, top) => laid(top, below), [255, 255, 255]);
};
const light = color => color.slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
};

const contrast = () => {
    const faded = each => { for (let at = each; at; at = at.parentElement) if (getComputedStyle(at).opacity < 1) return true; };
    const found = new Set();
    const weak = (each, color, text) => {
        const below = ground(each), how = ratio(laid(rgba(color), below), below);
        if (text.trim() && (how < 7 || faded(each))) found.add(`contrast ${how.toFixed(2)}: ${each.className} ${text.trim().slice(0, 60)}`);
    };
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const each = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !seen(each) || each.closest("[aria-disabled=true], :disabled, style, script")) continue;
        weak(each, getComputedStyle(each).color, texts.currentNode.data);
    }
    for (const each of main.querySelectorAll("input, textarea"))
        if (seen(each)) weak(each, getComputedStyle(each, each.value ? null : "::placeholder").color, each.value || each.placeholder);
    for (const each of main.querySelectorAll(".dots i, .squares i, .strip, .scale .line i, .masthead .mark span")) {
        if (!seen(each)) continue;
        const below = ground(each.parentElement), look = getComputedStyle(each);
        const mark = each.matches(".strip") ? look.color : look.borderTopColor;
        const grounds = each.matches(".strip") ? [below, ground(each)] : [below];
        for (const one of grounds) if (ratio(rgba(mark), one) < 3) found.add(`mark ${ratio(rgba(mark), one).toFixed(2)}: ${each.className}`);
    }
    return [...found];
};

const targets = () => [...main.querySelectorAll("a, button, summary, select, textarea, input, [role=option]")]
    .filter(each => !each.closest("[tabindex='-1'] > button, .masthead .skip") || each.matches("summary"))
    .filter(each => each.tabIndex >= 0 && each.type !== "file" && getComputedStyle(each).pointerEvents !== "none")
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

// The page has a name of its own, and its language is said.
const titled = () => {
    const text = part => document.querySelector(part)?.textContent.replace(/^\d+/, "").trim();
    const names = [".masthead [aria-current]", ".masthead .where", "h1"].map(text);
    const titles = names.map(name => `${name} \u2013 ${text(".masthead .title")}`);
    const found = titles.includes(document.title) ? [] : [`title: ${document.title}`];
    return document.documentElement.lang === "en" ? found : [...found, `language: ${document.documentElement.lang}`];
};

// What moves although the reader wants no motion: by a style, or by a script.
const moving = () => [...document.getAnimations().map(each => `moves: ${each.effect?.target?.tagName}`), ...[...document.querySelectorAll("body *")].flatMap(each => [null, "::before", "::after"].map(part => [each, getComputedStyle(each, part)]))
    .filter(([, look]) => look.animationName !== "none" || parseFloat(look.transitionDuration) > 0 || look.scrollBehavior === "smooth")
    .map(([each]) => `moves: ${each.tagName} ${each.className}`)].slice(0, 5);

// What is chosen and looks in a contrast theme as if it were not, or the other way around: the theme takes away
// shades and shadows.
const chosen = () => {
    const ringed = each => [each, ...each.querySelectorAll("*")].map(part => getComputedStyle(part))
        .some(look => look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 2);
    const all = part => [...main.querySelectorAll(part)].filter(seen);
    const is = all("label:has(input:checked), [aria-checked=true], [aria-pressed=true], [aria-current]")
        .filter(each => !ringed(each) && ratio(ground(each), ground(each.parentElement)) < 3);
    const isNot = all("label:has(input:is([type=radio], [type=checkbox]):not(:checked)), [aria-checked=false], [aria-pressed=false]").filter(ringed);
    return [...is.map(each => `does not look chosen: ${each.tagName} ${named(each)}`), ...isNot.map(each => `looks chosen: ${each.tagName} ${named(each)}`)];
};

const folds = () => {
    const names = [...main.querySelectorAll("summary")].filter(seen).map(each => each.textContent.trim());
    return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(name => `folds of one name: ${name}`);
};

const wide = () => main.scrollWidth > main.clientWidth ? [`scrolls sideways: ${main.scrollWidth} in ${main.clientWidth}`] : [];

// What stays in sight across the screen, and takes more than a quarter of it.
const stuck = () => [...main.querySelectorAll("*")].filter(each => ["sticky", "fixed"].includes(getComputedStyle(each).position) && !each.matches("[popover]"))
    .map(each => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width > innerWidth / 2 && box.height > innerHeight / 4)
    .map(([each, box]) => `stays in sight: ${box.height.toFixed()} of ${innerHeight}: ${named(each)}`);

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

const tall = box => box.height > innerHeight / 2; // more than a screen may have room for

const under = () => {
    const each = document.activeElement;
    if (each === document.body) return [];
    const box = (each.matches("[type=radio], [type=checkbox]") ? each.closest("label") : each).getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 20);
    for (const y of [box.top + 3, box.bottom - 3]) {
        const top = document.elementFromPoint(x, y);
        const own = !top || each.contains(top) || top.contains(each) || top.closest("label")?.contains(each);
        if (((y < 0 || y > innerHeight) && !tall(box)) || !own) return [`${each.tagName} ${named(each)} at ${box.top.toFixed()} to ${box.bottom.toFixed()} under ${top?.tagName} ${top?.className}`];
    }
    return [];
};

// The ring may be on the control, or on the frame that it fills; what clips it, hides it.
const ring = () => {
    const each = document.activeElement;
    if (each === document.body) return [];
    const clear = (at, look) => {
        const wide = parseFloat(look.outlineWidth), off = parseFloat(look.outlineOffset);
        if (look.outlineStyle !== "solid" || wide < 3) return false;
        const below = ground(off < 0 ? at : at.parentElement);
        if (ratio(laid(rgba(look.outlineColor), below), below) < 4.5) return false;
        const box = at.getBoundingClientRect(), out = off + 2; // of the 3 px, 2 are in sight all around
        for (let by = at.parentElement; by; by = by.parentElement) {
            if (getComputedStyle(by).overflow === "visible") continue;
            const hole = by.getBoundingClientRect();
            if (box.left - out < hole.left || box.right + out > hole.right) return false;
            if (!(by.contains(main) && tall(box)) && (box.top - out < hole.top || box.bottom + out > hole.bottom)) return false;
        }
        return true;
    };
    for (let at = each, up = 0; at && up < 5; at = at.parentElement, up += 1) if (clear(at, getComputedStyle(at))) return [];
    return [`no ring: ${each.tagName} ${named(each)} ${getComputedStyle(each).outline}`];
};

// All that the Tab key or an arrow comes to, forward and back. A key was pressed before, so the ring is drawn.
const focused = () => {
    const all = [...document.querySelectorAll("a[href], button, summary, select, textarea, input, [tabindex]")]
        .filter(each => each.tabIndex >= 0 && !each.disabled && each.type !== "file")
        .filter(each => seen(each.closest("label") ?? each));
    const found = [...all, ...all.toReversed()].flatMap(each => {
        each.focus();
        return document.activeElement === each ? [...ring(), ...under()] : [`takes no focus: ${named(each)}`];
    });
    document.activeElement.blur();
    return [...new Set(found)];
};

// All that the Tab key must come to; of the choices of one question, one.
const stops = () => [...document.querySelectorAll("a[href], button, summary, select, textarea, input, [tabindex]")]
    .filter(each => each.tabIndex >= 0 && !each.disabled && each.type !== "file" && each !== main)
    .filter(each => seen(each.closest("label") ?? each) || each.matches(".skip"));

const walking = () => {
    window.come = new Set();
    document.addEventListener("focusin", ({target}) => window.come.add(target), true);
    stops()[0].focus(); // from the top on
    return [];
};

// Where the focus is: nowhere, or on what is marked, in sight, and not above what was before it.
const at = () => document.activeElement === document.body ? ["the body"] : [...ring(), ...under()];

const passed = () => {
    const come = each => window.come.has(each)
        || (each.type === "radio" && [...window.come].some(other => other.type === "radio" && other.name === each.name));
    const found = stops().filter(each => !come(each)).map(each => `the Tab key does not come to: ${each.tagName} ${named(each)}`);
    // In the order in which all of it is read: whatever is asked is come to from the top of the page on.
    const order = [...window.come].filter(each => each.isConnected && each.tabIndex >= 0 && each !== main);
    order.forEach((each, i) => {
        if (i && !(order[i - 1].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push(`out of order: ${each.tagName} ${named(each)}`);
    });
    // Nor does what is drawn go another way: nothing is above what is before it, but beside it.
    stops().filter(each => !each.matches(".skip") && !each.closest(".masthead")).map(each => [each, (each.closest("label") ?? each).getBoundingClientRect()])
        .forEach(([each, box], i, all) => {
            const before = i && all[i - 1][1];
            if (before && box.bottom < before.top - 2 && box.left < before.right - 2 && box.right > before.left + 2) found.push(`drawn above what is before it: ${named(each)}`);
        });
    return found;
};

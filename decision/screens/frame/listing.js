// Shows HTML, patches what differs, and reports taps on our buttons. One listener, however many rows.

const SETTLED = 1000; // ms after an answer, and
const LOST = 10_000; // ms after a choice that none followed: then what counts is what is shown as chosen
const LATE = 60_000; // ms in which a place may come after what goes to it
const KINDS = ["pick", "open", "fold", "swap", "mark", "move", "example"];
const brought = new Map(); // by the name of a place, its HTML and the listing that brought it
const keyOf = (node) => node.nodeType === 1 && (node.id || node.dataset.key);

function patch(shown, next) {
  let at = shown.firstChild;
  for (const wanted of [...next.childNodes]) {
    const key = keyOf(wanted);
    let node = at;
    if (key) {
      node = at;
      while (node && keyOf(node) !== key) node = node.nextSibling;
    }
    const same = node && node.nodeName === wanted.nodeName && keyOf(node) === key;
    if (!same) {
      shown.insertBefore(wanted, at);
      continue;
    }
    if (node === at) at = at.nextSibling;
    else shown.insertBefore(node, at);
    if (node.isEqualNode(wanted)) continue;
    if (node.nodeType === 1) {
      attributes(node, wanted);
      patch(node, wanted);
    } else if (node.data !== wanted.data) node.data = wanted.data;
  }
  while (at) {
    const rest = at.nextSibling;
    at.remove();
    at = rest;
  }
}

function attributes(node, wanted) {
  for (const { name } of [...node.attributes])
    if (!wanted.hasAttribute(name) && !(name === "open" && node.nodeName === "DETAILS")) node.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

function show(root, html) {
  if (root.html === html) return;
  root.html = html;
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const around = focused?.closest("[data-key]");
  const next = document.createElement("template");
  next.innerHTML = html;
  patch(root, next.content);
  // A button that is gone hands the focus to the first one of what it was in.
  const to = !focused || focused.isConnected ? focused : (around?.isConnected ? around : root).querySelector("button");
  if (to && document.activeElement !== to) to.focus({ preventScroll: true });
  bringUp(root);
}

// What a tap opened comes into view, as a bar may cover it: as much of it as there is room for, from its top.
let opening = "";

function bringUp(root) {
  const opened = opening && root.querySelector(`[data-open="${CSS.escape(opening)}"][aria-expanded="true"]`);
  if (!opened) return;
  opening = "";
  opened.closest("[data-key]")?.scrollIntoView({ block: "nearest" });
}

function settle(root, after) {
  clearTimeout(root.settling);
  root.settling = setTimeout(() => {
    for (const each of root.querySelectorAll("input")) each.checked = each.defaultChecked;
  }, after);
}

function report(root, control) {
  const kind = control && KINDS.find((each) => each in control.dataset);
  if (!kind) return;
  const tap = [kind, control.dataset[kind]]; // read now: while the tap waits, its button may change
  if (kind === "open") opening = tap[1];
  const tell = () => root?.report(tap);
  if (document.whenReported) document.whenReported(tell);
  else tell();
}

// In a place that is no component of its own, a tap or a choice is one in the listing that it names.
function reportIn(place, control) {
  const by = control && place?.dataset.taps;
  if (by) report(document.querySelector(`.listing[data-name="${by}"]`), control);
}

document.addEventListener("click", ({ target }) => reportIn(target.closest("[data-taps]"), target.closest("button")));
document.addEventListener("change", ({ target }) => {
  const place = target.closest("[data-taps]");
  if (!place) return;
  settle(place, LOST);
  reportIn(place, target);
});

// What draws a place may itself be loaded later than what goes to it, as on a first visit.
let waiting;
const late = new MutationObserver(() => {
  for (const at of document.querySelectorAll("[data-place]:empty")) fill(at);
});

function fill(at) {
  const found = brought.get(at.dataset.place);
  if (found?.by.isConnected) show(at, found.html);
}

function wait() {
  late.observe(document.body, { childList: true, subtree: true });
  clearTimeout(waiting);
  waiting = setTimeout(() => late.disconnect(), LATE);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .listing");
  if (!root) {
    root = document.createElement("div");
    root.className = "listing";
    parentElement.appendChild(root);
    root.addEventListener("click", (event) => report(root, event.target.closest("button")));
    root.addEventListener("change", (event) => {
      settle(root, LOST);
      report(root, event.target);
    });
  }
  root.report = (tap) => setTriggerValue("tap", tap);
  const { html, name, place, elsewhere, kept } = data;
  root.dataset.name = name;
  if (place) {
    // It may be drawn before the HTML for it arrives, or be replaced by a new node afterward.
    root.dataset.place = name;
    fill(root);
    return;
  }
  show(root, html);
  if (root.data === data) return; // for another reason than its content, and others brought newer ones since
  root.data = data;
  settle(root, SETTLED);
  for (const [to, text] of elsewhere ?? []) {
    brought.set(to, { html: text, by: root });
    const places = document.querySelectorAll(`[data-place="${to}"]`);
    if (text && !places.length) wait();
    for (const at of places) {
      show(at, text);
      if (at.settling) settle(at, SETTLED);
    }
  }
  if (kept?.length) document.dispatchEvent(new CustomEvent("keep", { detail: Object.fromEntries(kept) }));
}

// The head of every screen. Links to steps, wherever they are, come back as taps, and a new step begins at its
// heading, or at the place on it that the address names.
const SOON = 50; // ms
const LONG = 200; // times SOON: then the heading is taken as it is
const SETTLED = 20; // times SOON: then nothing is put in any more
const FRAMES = 20; // in which a fold may begin to move
let waiting = 0;
let pressed = 0; // keys so far
let go = null;

function skip(to) {
  const main = document.querySelector('[data-testid="stMain"]');
  const ways = { top: () => heading(main), end: () => document.querySelector(".st-key-ways button") };
  const found = (ways[to] ?? (() => document.getElementById(to)))();
  if (!(to in ways)) found?.scrollIntoView();
  found?.focus({ preventScroll: !(to in ways) });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go], a[data-skip]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.skip) skip(link.dataset.skip);
  else if (document.whenReported) document.whenReported(() => go(link.dataset.go));
  else go(link.dataset.go);
});

// What has focus is kept off the edges for those who go by keys. Under a pointer the page must not move: a list
// that opens while it does closes again.
for (const by of ["pointerdown", "keydown"])
  document.addEventListener(by, () => (document.documentElement.dataset.by = by), true);

document.addEventListener("keydown", () => (pressed += 1), true);

// Streamlit takes half a second to open a fold, whether a tap opens it or the app. What is in it moves under the
// finger till then, and a list that a tap opens closes again, as the page scrolls with it. So it is open at once.
function still(fold, left) {
  for (const each of fold.getAnimations({ subtree: true }))
    if (each.effect.getComputedTiming().endTime !== Infinity) each.finish();
  if (left) requestAnimationFrame(() => still(fold, left - 1));
}

// Only its own line and its own turn: each frame that is looked at costs a tap in an open fold a drawing of the page.
for (const [turned, by] of Object.entries({ click: "summary", toggle: "details" }))
  document.addEventListener(
    turned,
    ({ target }) => {
      const fold = target.closest?.(by)?.closest('[data-testid="stExpander"]');
      if (fold) still(fold, FRAMES);
    },
    true,
  );

// What stays in sight has at most a quarter of the screen. Where its words or the type are too large, it stays no more.
const STAYS = ".st-key-left, .picks.any, .so-ordered, .side thead";
function room() {
  const tall = [...document.querySelectorAll(STAYS)].some((each) => each.offsetHeight > innerHeight / 4);
  document.documentElement.toggleAttribute("data-tall", tall);
}
addEventListener("resize", room);

// What has the focus stays in sight when an answer makes what is above it longer or shorter.
const kept = new ResizeObserver(() => {
  room();
  const each = document.activeElement;
  if (document.documentElement.dataset.by !== "keydown" || !each.closest("[data-testid=stMain] *")) return;
  const { top, bottom } = (each.closest("label") ?? each).getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) each.scrollIntoView({ block: "nearest" });
});

function place() {
  const at = CSS.escape(new URLSearchParams(location.search).get("at") ?? "");
  const found = at ? document.querySelector(`[id="${at}"], [data-key="${at}"] summary`) : null;
  for (let fold = found?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  return found;
}

function heading(main) {
  const found = main.querySelector("h1");
  if (found) found.tabIndex = -1;
  return found;
}

// Streamlit leaves the page where the last step was scrolled to, and the focus on the button that led here,
// which is at the end of the new step too. The heading of the last step may still be there for a moment, so
// the new one is not taken before all of the step is drawn; the focus then moves nothing on the page.
function begin(at) {
  const main = document.querySelector('[data-testid="stMain"]');
  const last = main.dataset.at;
  main.dataset.at = at;
  kept.observe(main.querySelector('[data-testid="stMainBlockContainer"]'));
  if (last === undefined || last === at) return;
  main.scrollTo(0, 0);
  document.activeElement.blur();
  clearTimeout(waiting);
  const app = document.querySelector('[data-testid="stApp"]');
  let begun; // the keys that were pressed when the step had the focus at first
  const look = (left, settled) => {
    const drawn = app.getAttribute("data-test-script-state") === "notRunning";
    const lost = document.activeElement === document.body;
    if (begun !== undefined && begun !== pressed) return; // who goes on with the keys is not brought back
    if (lost && (drawn || !left)) {
      begun ??= pressed;
      const found = place();
      if (found) found.focus();
      else heading(main)?.focus({ preventScroll: true });
    }
    // A heading that is put in a little later takes the focus away again with the one before it.
    const more = drawn ? settled - 1 : SETTLED; // counted from when it is drawn, however long that took
    if (left && more) waiting = setTimeout(look, SOON, left - 1, more);
  };
  waiting = setTimeout(look, SOON, LONG, SETTLED);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .frame");
  if (!root) {
    root = document.createElement("div");
    root.className = "frame";
    parentElement.appendChild(root);
  }
  go = (address) => setTriggerValue("go", address);
  if (root.drawn !== data.html) root.innerHTML = root.drawn = data.html;
  begin(root.firstElementChild.dataset.at);
}

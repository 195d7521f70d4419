// The head of every screen. Its links come back as taps, and a new step begins at its heading.
const SOON = 50; // ms
const LONG = 200; // times SOON: then the heading is taken as it is
let waiting = 0;

function skip(to) {
  const main = document.querySelector('[data-testid="stMain"]');
  const found = to === "top" ? heading(main) : document.querySelector(".st-key-ways button");
  found?.focus();
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
  if (last === undefined || last === at) return;
  main.scrollTo(0, 0);
  document.activeElement.blur();
  clearTimeout(waiting);
  const app = document.querySelector('[data-testid="stApp"]');
  const look = (left) => {
    if (left && app.getAttribute("data-test-script-state") !== "notRunning") {
      waiting = setTimeout(look, SOON, left - 1);
    } else if (document.activeElement === document.body) {
      heading(main)?.focus({ preventScroll: true });
    }
  };
  waiting = setTimeout(look, SOON, LONG);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const { html, at } = data;
  let root = parentElement.querySelector(":scope > .frame");
  if (!root) {
    root = document.createElement("div");
    root.className = "frame";
    parentElement.appendChild(root);
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      if (link.dataset.skip) skip(link.dataset.skip);
      else root.go(link.dataset.go);
    });
  }
  root.go = (address) => setTriggerValue("go", address);
  if (root.drawn !== html) root.innerHTML = root.drawn = html;
  begin(at);
}

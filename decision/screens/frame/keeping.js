// What a person said, and their own list, are kept in this tab's own storage. They leave the tab only for the
// session that draws them.
const SOON = 50; // ms
const REPORTED = 40; // times SOON: then a report was lost, and is made again with the next drawing
let reported = ""; // the drawing that was reported last
let watching = null;

function held(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}

// When a lost line is back, Streamlit waits for a tap, and another server would take that tap for all that was
// ever said. So the app is drawn again at once, and sees what the tab has before anyone can tap.
function whenBack(say) {
  const app = document.querySelector("[data-test-connection-state]");
  const line = () => app.getAttribute("data-test-connection-state");
  let before = app && line();
  watching?.disconnect();
  watching = new MutationObserver(() => {
    const now = line();
    if (now === "CONNECTED" && before !== now) say();
    before = now;
  });
  if (app) watching.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
}

// Streamlit loses a report that comes right before another one. So what a session needs to hear is reported
// once with each drawing until the session says that it heard.
function report(say, name, value, drawing) {
  if (reported === drawing) return;
  reported = drawing;
  say(name, value);
}

// A tap while a report is on its way would be lost, or take back what the session is just being told. So taps on
// links and in listings wait till it is through.
let reporting = false;
document.whenReported = (act, left = REPORTED) => {
  if (reporting && left) setTimeout(document.whenReported, SOON, act, left - 1);
  else act();
};

// A new session, after a reload or on another server: nothing is written over before it has seen what there is.
function isLeft({ session, taken }) {
  return !taken && ["answers", "list"].map(held).some((each) => each && each.session !== session);
}

function keep(data) {
  const { session, place, turn, text } = data;
  const last = held(place);
  if (isLeft(data) || (last && last.session === session && last.turn > turn)) return; // older ones, drawn again
  try {
    if (text) sessionStorage.setItem(place, JSON.stringify({ session, turn, text }));
    else sessionStorage.removeItem(place);
  } catch {
    // No room, or a browser that stores nothing: then what was said goes with a reload.
  }
}

document.addEventListener("keep", ({ detail }) => keep(detail)); // from a listing

export default function ({ data, setTriggerValue }) {
  const { session, turn, taken, drawn, frame, listed } = data;
  const say = (name, value) => report(setTriggerValue, name, value, `${session} ${turn}`);
  if (frame) {
    whenBack(() => {
      reporting = true;
      setTriggerValue("back", true);
    });
    reporting = isLeft(data) || (taken && !drawn);
    if (isLeft(data)) say("held", ["answers", "list"].map((each) => held(each)?.text ?? ""));
    // All that comes before this component in the page is drawn by now.
    else if (taken && !drawn) say("drawn", true);
    if (!isLeft(data) && !listed) sessionStorage.removeItem("list");
  }
  keep(data);
}

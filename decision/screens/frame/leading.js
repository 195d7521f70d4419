// Brings a part of the screen up and moves the focus, once for each number, when what the tap changed is drawn.
let last = 0;

export default function ({ data }) {
  const { number, show, focus, block } = data;
  if (number === last) return;
  last = number;
  setTimeout(() => {
    document.querySelector(show)?.scrollIntoView({ block });
    const target = document.querySelector(focus);
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }, 100);
}

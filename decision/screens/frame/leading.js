// Brings a part of the screen up and moves the focus into it, once for each number, when what the tap changed is
// drawn. To stay is to scroll no more than the focus needs.
let last = 0;

export default function ({ data }) {
  const { number, part, stay } = data;
  if (number === last) return;
  last = number;
  setTimeout(() => {
    const target = document.querySelector(`.${part} :is(summary, ${stay ? ".shown, [role=status]:not(.heard)" : "button"})`);
    const shown = stay ? target : document.querySelector(`.${part}`);
    shown?.scrollIntoView({ block: stay ? "nearest" : "start" });
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }, 100);
}

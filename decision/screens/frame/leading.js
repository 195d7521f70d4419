// Brings a part of the screen up and moves the focus into it, once for each number, when what the tap changed is
// drawn. To stay is to scroll no more than the focus needs.
let last = 0;
let moves = 0; // taps and keys so far

for (const by of ["pointerdown", "keydown"]) document.addEventListener(by, () => (moves += 1), true);

export default function ({ data }) {
  const { number, part, stay } = data;
  if (number === last) return;
  last = number;
  const before = moves;
  setTimeout(() => {
    if (moves !== before && document.activeElement !== document.body) return; // who has gone on is not brought back
    const around = document.querySelector(`.${part}`);
    const said = around?.querySelector("h2, summary, .shown, [role=status]:not(.heard)");
    const target = said ?? around?.querySelector("button");
    const shown = stay ? target : around;
    shown?.scrollIntoView({ block: stay ? "nearest" : "start" });
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }, 100);
}

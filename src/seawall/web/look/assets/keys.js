// Keys: rows by j and k, places of a page by one letter. Nothing is done by a key alone: it moves, and Enter does.

const dialog = document.getElementById("keys");
// Of a page with a place in every row the one of the row that has the focus.
const placed = (name) => document.activeElement?.closest("[data-row]")?.querySelector(`[data-key="${name}"]`) ?? document.querySelector(`[data-key="${name}"]`);

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null && target.type !== "radio" && target.type !== "checkbox";
}

function opened(element) {
  for (let above = element.closest("details:not([open])"); above; above = above.parentElement.closest("details:not([open])")) {
    above.open = true;
  }
  return element;
}

function go(element) {
  if (!element) return false;
  opened(element).focus();
  element.scrollIntoView({ block: "nearest" });
  return true;
}

function links() {
  return [...document.querySelectorAll("[data-row]")].map((row) => (row.matches("a") ? row : row.querySelector("a, summary"))).filter(Boolean);
}

function move(step) {
  const all = links();
  const row = document.activeElement.closest("[data-row]");
  const here = row ? all.findIndex((link) => row.contains(link)) : -1;
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1);
  return go(all[next]);
}

function nextStep() {
  const step = document.querySelector(".step.open input[type=radio]");
  return go(step);
}

const moves = {
  j: () => move(1),
  k: () => move(-1),
  a: () => go(placed("a")),
  r: () => go(placed("r")),
  n: () => go(placed("n")),
  s: nextStep,
  "/": () => go(placed("search")),
  "?": () => { dialog.showModal(); return true; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.open) return;
  const done = Object.hasOwn(moves, event.key) && moves[event.key]();
  if (done) event.preventDefault();
});

const help = placed("help");
if (help) {
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
}

// What was refused is where the eye should be.
document.getElementById("refused")?.scrollIntoView({ block: "center" });

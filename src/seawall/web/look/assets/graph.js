// A graph's boxes by the arrow keys: from the one that has the focus to the nearest that lies in that direction.

const picture = document.querySelector(".graph");
const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function middle(box) {
  const frame = box.getBoundingClientRect();
  return [frame.left + frame.width / 2, frame.top + frame.height / 2];
}

// What lies aside counts double: who goes right means the box beside, not one above it that is a little nearer.
function nearest(boxes, from, [right, down]) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const box of boxes) {
    const [toX, toY] = middle(box);
    const ahead = (toX - x) * right + (toY - y) * down;
    const aside = Math.abs((toX - x) * down) + Math.abs((toY - y) * right);
    if (box !== from && ahead > 4 && ahead + 2 * aside < least) {
      best = box;
      least = ahead + 2 * aside;
    }
  }
  return best;
}

// The picture alone is moved; the page stays where it is. The middle is that of the part which is on the screen: on a low one the
// rest lies below it.
function centred(box) {
  const [x, y] = middle(box);
  const frame = picture.getBoundingClientRect();
  const top = Math.max(frame.top, 0);
  const seen = Math.max(Math.min(frame.bottom, innerHeight) - top, Math.min(frame.height, 160));
  picture.scrollBy(x - frame.left - picture.clientWidth / 2, y - top - seen / 2);
}

if (picture) {
  const boxes = [...picture.querySelectorAll('a[id^="box-"]')];
  picture.addEventListener("keydown", (event) => {
    const from = boxes.includes(document.activeElement) ? document.activeElement : null;
    const to = event.key === "Home" ? boxes[0] : ways[event.key] && from && nearest(boxes, from, ways[event.key]);
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    to.focus({ preventScroll: true });
    centred(to);
  });
  picture.addEventListener("focusin", (event) => {
    if (boxes.includes(event.target)) centred(event.target);
  });
  const open = picture.querySelector("a[aria-current]") ?? boxes[0];
  const shown = () => boxes.includes(document.activeElement) ? document.activeElement : open;
  if (open) centred(open);
  if (open) window.addEventListener("resize", () => centred(shown()));
}

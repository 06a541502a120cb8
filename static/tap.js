// A finger that taps twice means it once: what was sent moves the page, and the second tap would choose what is there now.

const WITHIN = 400;
const NEAR = 30;
let tap = null; // the newest one
let sent = null; // the newest one that sent something

document.addEventListener("click", (event) => {
  if (!event.detail) return; // a key
  tap = { at: Date.now(), x: event.clientX, y: event.clientY, on: event.target.closest("label, input") };
  if (!tap.on || !sent || tap.on === sent.on) return;
  if (tap.at - sent.at > WITHIN || Math.hypot(tap.x - sent.x, tap.y - sent.y) > NEAR) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("submit", () => {
  sent = tap;
}, true);

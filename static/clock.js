// Time as the server has it: a wrong clock on a phone changes nothing.

import { word } from "./words.js";

let server = Date.now() / 1000;
let heard = performance.now();
const SAY = new Map([[60, "minute-left"], [30, "half-minute-left"], [10, "seconds-left"], [0, "over"]]);

export function setClock(now) {
  server = now;
  heard = performance.now();
}

export function now() {
  return server + (performance.now() - heard) / 1000;
}

/** Draws every clock in the page; `say` gets the few moments that are worth hearing. */
export function startClocks(say) {
  const draw = () => {
    for (const time of document.querySelectorAll("time[data-ends]")) countDown(time, say);
    for (const time of document.querySelectorAll("time[data-clock]")) put(time, hours(now()));
  };
  draw();
  setInterval(draw, 250);
  return draw;
}

function countDown(time, say) {
  const end = Number(time.dataset.ends);
  const left = end ? Math.ceil(end - now()) : NaN;
  if (!Number.isFinite(left)) return;
  const state = left <= 0 ? "over" : left <= 30 ? "soon" : "running";
  put(time, left < 0 ? `+${minutes(-left)}` : time.closest(".clock") ? word("time-left", minutes(left)) : minutes(left));
  if (time.dataset.state !== state) time.dataset.state = state;
  const label = time.parentElement.querySelector("[data-time-label]");
  if (label) put(label, state !== "running" ? word(state) : label.dataset.timeLabel ? word("to-go") : "");
  if (time.said !== left && SAY.has(left) && time.said !== undefined) say(word(SAY.get(left)));
  time.said = left;
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function hours(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
}

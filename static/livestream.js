// The livestream: asked of its host only after a press on the button, and apart from all that is voted.
// When the picture falls away it is tried again by itself, each time a little later.

import { framed, played } from "./player.js";
import { word } from "./words.js";

const WAITS = [2, 4, 8, 15, 30]; // seconds before the next try; the last one goes on
const STALLED = 20; // a slow connection gets this long before we begin again
const FOREVER = 1e9;
const livestream = document.querySelector("[data-livestream]");
const screen = livestream.querySelector("[data-livestream-screen]");
const note = livestream.querySelector("[data-livestream-note]");
const isFrame = livestream.dataset.livestream === "frame";
let player = null;
let tries = 0;
let timer = 0;
let hasPlayed = false;
let isOver = false;
let wasAsked = false;

function stand(state, text = "") {
  livestream.dataset.state = state;
  if (note.textContent !== text) note.textContent = text;
}

// -- one try after another -------------------------------------------------------------------------

function show() {
  hide();
  stand("loading", word("livestream-loading"));
  play().focus({ preventScroll: true });
}

function play() {
  clearTimeout(timer);
  timer = 0;
  player?.stop();
  const { address } = livestream.dataset;
  const hear = { went, stalled, gone, over, isLive };
  player = isFrame ? framed(address, livestream.ariaLabel, hear) : played(address, livestream.ariaLabel, hear, player?.element);
  if (!player.element.isConnected) screen.replaceChildren(player.element);
  return player.element;
}

function hide() {
  clearTimeout(timer);
  player?.stop();
  [player, tries, timer, hasPlayed, isOver] = [null, 0, 0, false, false];
  screen.replaceChildren();
  stand("off");
}

function went() {
  if (livestream.dataset.state === "on") return;
  clearTimeout(timer);
  [tries, timer, hasPlayed] = [0, 0, true];
  stand("on");
}

function stalled() {
  if (!timer) falter(STALLED);
}

function gone() {
  clearTimeout(timer);
  falter(WAITS[Math.min(tries++, WAITS.length - 1)]);
}

/** A little apart from each other: everybody online lost the same livestream at the same moment. */
function falter(seconds) {
  timer = setTimeout(play, seconds * 1000 * (1 + Math.random() / 4));
  stand("failing", word(isOver ? "livestream-over" : hasPlayed ? "livestream-falters" : "livestream-missing"));
}

function over() {
  isOver = true;
  falter(WAITS.at(-1));
}

/** What has ended is not played from its beginning, unless somebody asks for it. */
function isLive(isGoingOn) {
  if (isGoingOn) isOver = false;
  if (!isOver) return;
  player.stop();
  over();
}

/** The laptop woke up, or has its network back: no need to wait any longer. */
function wake() {
  if (timer && document.visibilityState === "visible") play();
}

// -- a question while the picture is full screen ---------------------------------------------------

/** A video says it in the picture. A frame of another host cannot: it makes room, once for each question. */
function tellAsked() {
  const isAsked = Boolean(document.querySelector("[data-own] [data-unanswered]"));
  const isNew = isAsked && !wasAsked;
  wasAsked = isAsked;
  if (!player) return;
  const isFull = document.fullscreenElement === player.element || player.element.webkitDisplayingFullscreen;
  if (isFrame && isFull && isNew) document.exitFullscreen();
  if (!isFrame) caption(player.element, isAsked && isFull);
}

function caption(video, isShown) {
  video.asked ??= video.addTextTrack("captions");
  video.asked.mode = isShown ? "showing" : "hidden";
  if (isShown && !video.asked.cues.length) video.asked.addCue(new VTTCue(0, FOREVER, word("livestream-asked")));
}

new MutationObserver(tellAsked).observe(document.querySelector("[data-own]"), { childList: true, subtree: true });
document.addEventListener("fullscreenchange", tellAsked);
document.addEventListener("visibilitychange", wake);
window.addEventListener("online", wake);

livestream.querySelector("[data-livestream-show]").disabled = false;
livestream.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches("[data-livestream-show], [data-livestream-again]")) show();
  if (button.matches("[data-livestream-hide]")) {
    hide();
    livestream.querySelector("[data-livestream-show]").focus();
  }
  if (button.matches("[data-livestream-swap]")) {
    const isSwapped = livestream.parentElement.toggleAttribute("data-swapped");
    button.ariaPressed = String(isSwapped);
  }
});

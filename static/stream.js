// The livestream: asked of its host only after a press on the button, and apart from all that is voted.

import { word } from "./words.js";

const PATIENCE = 15000;
const stream = document.querySelector("[data-stream]");
const screen = stream.querySelector("[data-stream-screen]");
const note = stream.querySelector("[data-stream-note]");
const address = stream.dataset.address;
let stop = () => {};
let turn = 0;

function stand(state, text = "") {
  stream.dataset.state = state;
  note.textContent = text;
}

function show() {
  hide();
  stand("loading", word("stream-loading"));
  const element = stream.dataset.stream === "frame" ? framed() : played();
  screen.replaceChildren(element);
  element.focus({ preventScroll: true });
}

function hide() {
  turn += 1;
  stop();
  stop = () => {};
  screen.replaceChildren();
  stand("off");
}

function fail() {
  const wasAt = screen.contains(document.activeElement);
  hide();
  stand("failed", word("stream-failed"));
  if (wasAt) stream.querySelector("[data-stream-again]").focus();
}

function framed() {
  const frame = document.createElement("iframe");
  frame.title = stream.ariaLabel;
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin";
  frame.sandbox.add("allow-scripts", "allow-same-origin", "allow-presentation");
  frame.src = address;
  const late = setTimeout(fail, PATIENCE);
  frame.addEventListener("load", () => {
    clearTimeout(late);
    if (frame.isConnected) stand("on");
  });
  stop = () => clearTimeout(late);
  return frame;
}

function played() {
  const video = document.createElement("video");
  Object.assign(video, { controls: true, autoplay: true, playsInline: true, tabIndex: 0, title: stream.ariaLabel });
  video.addEventListener("loadedmetadata", () => stand("on"));
  if ("MediaSource" in window || "ManagedMediaSource" in window) fed(video);
  else plain(video);
  return video;
}

/** A browser that reads playlists itself. */
function plain(video) {
  video.addEventListener("error", fail, { once: true });
  video.textTracks.addEventListener("addtrack", ({ track }) => (track.mode = "showing"), { once: true });
  video.src = address;
}

async function fed(video) {
  const mine = turn;
  const { default: Hls } = await import("./vendor/hls.min.mjs").catch(() => ({}));
  if (mine !== turn) return;
  if (!Hls?.isSupported()) return fail();
  const hls = new Hls({ enableWorker: false }); // a page that trusts no strings starts no worker
  stop = () => hls.destroy();
  let hasRecovered = false;
  hls.on(Hls.Events.ERROR, (_, error) => {
    if (!error.fatal) return;
    if (error.type !== Hls.ErrorTypes.MEDIA_ERROR || hasRecovered) return fail();
    hasRecovered = true;
    hls.recoverMediaError();
  });
  hls.on(Hls.Events.MANIFEST_PARSED, () => stand("on"));
  hls.once(Hls.Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) => queueMicrotask(() => subtitle(hls, subtitleTracks)));
  hls.attachMedia(video);
  hls.loadSource(address);
}

/** On as start, in the language of the day when there is one; the player turns them off. After hls.js chose none itself. */
function subtitle(hls, tracks) {
  const own = tracks.findIndex((track) => track.lang?.startsWith(document.documentElement.lang));
  hls.subtitleDisplay = true;
  if (tracks.length) hls.subtitleTrack = Math.max(0, own);
}

stream.querySelector("[data-stream-show]").disabled = false;
stream.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches("[data-stream-show], [data-stream-again]")) show();
  if (button.matches("[data-stream-hide]")) {
    hide();
    stream.querySelector("[data-stream-show]").focus();
  }
  if (button.matches("[data-stream-swap]")) {
    const isSwapped = stream.parentElement.toggleAttribute("data-swapped");
    button.ariaPressed = String(isSwapped);
  }
});

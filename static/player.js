// One try at playing a stream: a frame of its host, or a playlist in our own player. Who asked hears how it goes:
// `went` at every sign of life, `stalled` when the picture stands still, `gone` when nothing will come of this try,
// `over` when the stream itself said that it ended.

const PATIENCE = { begin: 15, goOn: 5 }; // seconds without a new picture
// a page that trusts no strings starts no worker; who is eight segments behind, after a pause or a laptop that slept, goes on live
const SETTINGS = { enableWorker: false, liveSyncDurationCount: 3, liveMaxLatencyDurationCount: 8 };

export function framed(address, title, hear) {
  const frame = document.createElement("iframe");
  Object.assign(frame, { title, allow: "autoplay; fullscreen; picture-in-picture", referrerPolicy: "strict-origin" });
  frame.sandbox.add("allow-scripts", "allow-same-origin", "allow-presentation");
  frame.src = address;
  const late = setTimeout(hear.gone, PATIENCE.begin * 1000);
  frame.addEventListener("load", () => {
    clearTimeout(late);
    if (frame.isConnected) hear.went();
  });
  return { element: frame, stop: () => clearTimeout(late) };
}

/** `old` is the video of the try before: it stays in the page, with its sound and as large as somebody made it. */
export function played(address, title, hear, old) {
  const video = old ?? Object.assign(document.createElement("video"), { controls: true, playsInline: true, tabIndex: 0, title });
  const ends = new AbortController();
  const heard = { ...hear, gone: () => (ends.abort(), hear.gone()), over: () => (ends.abort(), hear.over()) };
  watch(video, heard, ends.signal);
  const isOurs = "MediaSource" in window || "ManagedMediaSource" in window;
  const player = isOurs ? fed(video, address, heard, ends.signal) : plain(video, address, heard, ends.signal);
  return { element: video, stop: () => (ends.abort(), player.stop()) };
}

/** Counts seconds and not moments: a laptop that slept did not wait. */
function watch(video, hear, signal) {
  let still = 0;
  let last = 0;
  let patience = PATIENCE.begin;
  const timer = setInterval(() => {
    const isResting = video.paused && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    const isPlaying = video.currentTime !== last && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    last = video.currentTime;
    still = isResting || isPlaying ? 0 : still + 1;
    if (isPlaying) hear.went();
    if (still >= patience) hear.stalled();
  }, 1000);
  const begin = () => {
    patience = PATIENCE.goOn;
    hear.went();
  };
  signal.addEventListener("abort", () => clearInterval(timer));
  video.addEventListener("loadeddata", begin, { signal });
  video.addEventListener("ended", hear.over, { signal });
}

/** A browser that reads playlists itself. */
function plain(video, address, hear, signal) {
  video.addEventListener("error", hear.gone, { signal });
  video.textTracks.addEventListener("addtrack", ({ track }) => track.label && (track.mode = "showing"), { once: true, signal });
  video.src = address;
  start(video);
  return { stop: () => video.removeAttribute("src") };
}

function fed(video, address, hear, signal) {
  let hls = null;
  const feed = async () => {
    const { default: Hls } = await import("./vendor/hls.min.mjs").catch(() => ({}));
    if (signal.aborted) return;
    if (!Hls?.isSupported()) return hear.gone();
    hls = new Hls(SETTINGS);
    listen(hls, Hls, hear);
    hls.attachMedia(video);
    hls.loadSource(address);
    start(video);
  };
  feed();
  return { stop: () => hls?.destroy() };
}

function listen(hls, Hls, hear) {
  let hasRecovered = false;
  hls.on(Hls.Events.ERROR, (_, error) => {
    if (!error.fatal) return;
    if (error.type !== Hls.ErrorTypes.MEDIA_ERROR || hasRecovered) return hear.gone();
    hasRecovered = true;
    hls.recoverMediaError();
  });
  hls.on(Hls.Events.LEVEL_LOADED, (_, { details }) => hear.isLive(details.live));
  hls.once(Hls.Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) => queueMicrotask(() => subtitle(hls, subtitleTracks)));
}

/** On as start, in the language of the day when there is one; the player turns them off. After hls.js chose none itself. */
function subtitle(hls, tracks) {
  const own = tracks.findIndex((track) => track.lang?.startsWith(document.documentElement.lang));
  hls.subtitleDisplay = true;
  if (tracks.length) hls.subtitleTrack = Math.max(0, own);
}

/** A browser that wants a press of its own shows its button. */
function start(video) {
  video.play().catch(() => {});
}

// What this device keeps for itself: deeds still to be sent, texts half typed, and what was chosen. Each kind of page has
// its own, since one browser may hold more of them: a regie and a beamer, a phone and the regie.
// Private windows and full disks throw; then it is kept in memory only, and goes with the page.

const PREFIX = "heisessie:";
const MOST = 40;
const OLDEST = 12 * 3600 * 1000;
const BOXES = ["outbox", "drafts", "choices"];
const memory = new Map(); // what found no place on the device

export const page = document.querySelector("[data-page]")?.dataset.page ?? "phone";

function read(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return JSON.parse(localStorage.getItem(placeOf(name))) ?? {};
  } catch {
    return {};
  }
}

function write(name, value) {
  try {
    localStorage.setItem(placeOf(name), JSON.stringify(value));
    memory.delete(name);
  } catch {
    memory.set(name, value);
  }
}

/** Also where nothing more can be written. */
function wipe(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(placeOf(name));
  } catch {
    // a browser that keeps nothing has nothing to take away
  }
}

function placeOf(name) {
  return `${PREFIX}${name}-${page}`;
}

function change(name, key, value) {
  const all = read(name);
  delete all[key];
  if (value) all[key] = { at: Date.now(), ...value };
  const fresh = Object.entries(all).filter(([, entry]) => Date.now() - entry.at < OLDEST);
  write(name, Object.fromEntries(fresh.sort((a, b) => a[1].at - b[1].at).slice(-MOST)));
}

function box(name) {
  return {
    all: () => Object.entries(read(name)).map(([id, entry]) => ({ id, ...entry })),
    get: (key) => read(name)[key],
    put: (key, value) => change(name, key, value),
    drop: (key) => change(name, key, null),
  };
}

export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A page that is somebody else's now, or of another session, starts empty. True when something was wiped. */
export function claim(who) {
  const last = read("owner").who;
  if (last === who) return false;
  write("owner", { who });
  const held = last ? BOXES.filter((name) => Object.keys(read(name)).length) : [];
  held.forEach(wipe);
  return held.length > 0;
}

/** Deeds without an answer from the server yet. */
export const [outbox, drafts, choices] = BOXES.map(box);

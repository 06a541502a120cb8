// What this device keeps for itself: deeds still to be sent, texts half typed, and what was chosen.
// Private windows and full disks throw; then it is kept in memory only.

const PREFIX = "heisessie:";
const MOST = 40;
const OLDEST = 12 * 3600 * 1000;
const memory = new Map();

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? memory.get(name) ?? {};
  } catch {
    return memory.get(name) ?? {};
  }
}

function write(name, value) {
  const fresh = Object.entries(value).filter(([key, entry]) => key === "wie" || Date.now() - entry.at < OLDEST);
  const kept = Object.fromEntries(fresh.sort((a, b) => a[1].at - b[1].at).slice(-MOST));
  memory.set(name, kept);
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(kept));
  } catch {
    return;
  }
}

function change(name, key, value) {
  const all = read(name);
  delete all[key];
  if (value) all[key] = { at: Date.now(), ...value };
  write(name, all);
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

/** A device that is somebody else now, or in another session, starts empty. True when something was wiped. */
export function claim(who) {
  const last = read("wie").wie?.who;
  const others = ["concept", "keuze", "uit-phone", "uit-chair", "uit-rapporteur"].filter((name) => Object.keys(read(name)).length);
  change("wie", "wie", { who });
  if (!last || last === who) return false;
  for (const name of others) write(name, {});
  return others.length > 0;
}

export const drafts = box("concept");
export const choices = box("keuze");

/** Deeds without an answer from the server yet; one box for each kind of page. */
export function outbox(page) {
  return box(`uit-${page}`);
}

// Places in a page that ask for attention: what is asked of this one person, what was just recorded, what came too late.

import { show } from "./form.js";

let lastAsked = "";
let lateFor = "";
let claimed = new Set();
let newestWas = null; // the newest outcome before one was recorded here

/** After every change of the page. */
export function showSpots() {
  showAsked();
  showClaims();
  showNewest();
  forgetLate();
}

/** A question to this one person comes into sight, unless they are typing. */
function showAsked() {
  const asked = document.querySelector(".confirm.asking");
  const isNew = asked && asked.id !== lastAsked;
  lastAsked = asked?.id ?? "";
  if (isNew && !document.activeElement?.matches("input, textarea, select")) asked.scrollIntoView({ block: "center" });
}

/** Only the own region knows what is claimed: after a no of the chair it can be said again. */
function showClaims() {
  const now = new Set([...document.querySelectorAll("[data-claim]")].map((line) => line.dataset.claim));
  for (const id of claimed) {
    const form = now.has(id) ? null : document.getElementById(`claim-${id}`);
    if (form) show(form, "", "");
  }
  claimed = now;
}

/** What is recorded here comes into sight as soon as it is in the list. */
export function awaitNewest() {
  newestWas = newest()?.id ?? "";
}

function showNewest() {
  if (newestWas === null || (newest()?.id ?? "") === newestWas) return;
  newest()?.scrollIntoView({ block: "nearest" });
  newestWas = null;
}

function newest() {
  return document.querySelector("[data-newest]");
}

/** An answer that came too late: the form is gone by then, so it is said beside it until the next question. */
export function tellLate(deed, text) {
  const spot = document.getElementById("late");
  if (!spot || !deed?.fields.question) return;
  lateFor = `${deed.fields.question[0]}:${deed.fields.round?.[0] ?? 1}`;
  spot.firstElementChild.textContent = text;
  spot.hidden = false;
}

function forgetLate() {
  const about = document.querySelector("[data-own]")?.dataset.key.split(":", 2).join(":") ?? "";
  if (!lateFor || about.startsWith("-") || about === lateFor) return;
  lateFor = "";
  document.getElementById("late").hidden = true;
}

/** Who claims has to say who that is, where the door did not ask. */
export function askWho() {
  const claimant = document.getElementById("claimant");
  if (!claimant?.offsetParent) return;
  claimant.open = true;
  claimant.scrollIntoView({ block: "center" });
}

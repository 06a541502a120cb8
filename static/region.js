// Puts a frame in the page without taking anything out of somebody's hands.

import { isDirty } from "./form.js";

const policy = window.trustedTypes?.createPolicy("heisessie", { createHTML: (html) => html });
// what somebody types in is theirs; idiomorph's own ignoreActiveValue also keeps the words of a pressed button
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select";
const revs = new Map();
let isOwnMine = false;

/** A new connection starts from a full picture; a server that restarted counts from the start. */
export function forgetRevs() {
  revs.clear();
}

/** True when something was put in the page. */
export function apply(frame) {
  const region = document.querySelector(`[data-region="${CSS.escape(frame.region)}"]`);
  if (!region || frame.rev < (revs.get(frame.region) ?? 0)) return false;
  revs.set(frame.region, frame.rev);
  const below = frame.region === "own" ? document.querySelector("[data-below]") : null;
  const held = inHand(region) ?? (below && inHand(below));
  const isNew = "key" in frame && frame.key !== region.dataset.key;
  if ("key" in frame && !isNew && !frame.mine && !isOwnMine) return false;
  if ("key" in frame) {
    isOwnMine = Boolean(frame.mine);
    region.dataset.key = frame.key;
  }
  const page = parse(frame.html);
  const whole = page.querySelector(`body > [data-region="${CSS.escape(frame.region)}"]`);
  const nodes = [...(whole ?? page.body).childNodes];
  if (whole) dress(region, whole);
  if (isNew) region.replaceChildren(...nodes);
  else morph(region, nodes);
  if (below) morph(below, page.querySelector("[data-below]")?.childNodes ?? []);
  if (held && !held.isConnected) focusAfter(held);
  return true;
}

/** How a region looks and is called may change with what is in it. */
function dress(region, fresh) {
  for (const name of ["class", "aria-label"]) {
    const value = fresh.getAttribute(name);
    if (value !== null && value !== region.getAttribute(name)) region.setAttribute(name, value);
  }
}

function morph(region, nodes) {
  const fresh = region.cloneNode(false);
  fresh.append(...nodes);
  Idiomorph.morph(region, fresh, { callbacks });
}

const callbacks = {
  beforeNodeMorphed(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) return true;
    if (isOtherwise(old, fresh)) forget(old);
    return !isToRead(old) && !isDirty(old) && !(old === document.activeElement && old.matches(TYPED));
  },
  beforeNodeRemoved(old) {
    return !(old.nodeType === Node.ELEMENT_NODE && (isToRead(old) || isHeld(old)));
  },
  beforeAttributeUpdated(name, node) {
    if (["aria-pressed", "name"].includes(name) && node.closest("form[data-list]")) return false;
    if (name === "open") return !node.hasChildNodes() || !node.matches("details, dialog");
    if (name === "tabindex") return node !== document.activeElement;
    return !(name === "data-state" && node.matches("form"));
  },
};

/** What kept a form from being done, in its `data-about`, is not so any more. */
function isOtherwise(old, fresh) {
  return old.matches("form[data-about][data-state=refused]") && old.dataset.about !== fresh.dataset?.about;
}

function forget(form) {
  form.dataset.state = "";
  form.querySelector("[data-note]")?.remove();
}

/** Why something was not done stays to be read, and that it was done where the note says so. */
function isToRead(node) {
  return node.matches("[data-state=refused] [data-note], [data-state=done] [data-note=stays]");
}

/** A form that somebody is typing in stays, also when the page has no use for it any more. */
function isHeld(node) {
  const form = node.matches("form[data-guard]") ? node : node.querySelector("form[data-guard]");
  return Boolean(form?.contains(document.activeElement)) && [...form.elements].some(isDirty);
}

/** The form that has the focus, or what has it outside a form. */
function inHand(region) {
  const active = document.activeElement;
  return region.contains(active) ? (active.closest("form") ?? active) : null;
}

/** The form went on as a line that can be opened again, or it is gone. */
function focusAfter(form) {
  const folded = form.id ? document.getElementById(form.id)?.closest("details")?.querySelector("summary") : null;
  folded?.focus({ preventScroll: true });
  if (!folded || document.activeElement !== folded) focusStage();
}

function focusStage() {
  const heading = document.querySelector("[data-region=stage] :is(h1, h2), h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function parse(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
}

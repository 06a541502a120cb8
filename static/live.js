// A live page: frames come in and are put in their regions, forms go out as commands.
// Without this script every form still works as a post.

import { setClock, startClocks } from "./clock.js";
import { choiceIn, count, fieldsOf, isDirty, keepDraft, keyOf, rememberChoice, restoreDrafts, settle, show, showChoices, showHad } from "./form.js";
import { Line } from "./line.js";
import { claim, freshId, outbox } from "./own.js";
import { apply, forgetRevs } from "./region.js";
import "./tap.js";
import { word } from "./words.js";

const page = document.querySelector("[data-page]")?.dataset.page ?? "phone";
const token = document.querySelector("[data-token]")?.dataset.token ?? "";
const query = new URLSearchParams(token ? { page, token } : { page }).toString();
const out = outbox(page);
const ONCE = ["add_time"]; // twice would be two
const LATE = ["question_closed", "question_sealed"];
const sent = new Set();
let isDown = false;
let downTimer = 0;
let lastAsked = "";
let lateFor = "";
let claimed = new Set();
let newestWas = null; // the newest outcome before one was recorded here

function hear(frame) {
  if (frame.now) setClock(frame.now);
  if (frame.hello) {
    forgetRevs();
    trouble("");
  }
  if (frame.who && claim(frame.who)) return location.reload();
  if (frame.region && apply(frame)) refresh();
  if (frame.ack) done(frame.ack, "done", frame.text);
  if (frame.reason === "role_needed") askWho();
  if (frame.refused && LATE.includes(frame.reason)) tellLate(out.get(frame.refused), frame.text);
  if (frame.refused) done(frame.refused, "refused", frame.text);
  if (frame.say) say(frame.say);
  if (frame.trouble !== undefined) trouble(frame.trouble);
}

function up() {
  clearTimeout(downTimer);
  if (isDown) net(word("back"), 4000);
  isDown = false;
  for (const deed of out.all()) if (!sent.has(deed.id)) send(deed);
}

function down(code) {
  if (code === 4001) return leave();
  for (const deed of out.all()) lost(deed, code);
  sent.clear();
  clearTimeout(downTimer);
  downTimer = setTimeout(() => {
    isDown = true;
    const kept = out.all().some((deed) => deed.type === "cast_answer");
    net(word(kept ? "down-with-vote" : "down"));
  }, isDown ? 0 : 1200);
}

/** A deed that may have arrived: sent again under the same id, unless that could do it twice. */
function lost(deed, code) {
  const isHopeless = sent.has(deed.id) && (code === 1008 || ONCE.includes(deed.type));
  if (!isHopeless) return paint(deed.key, "waiting", word("waiting"));
  out.drop(deed.id);
  paint(deed.key, "refused", word("lost"));
}

function leave() {
  if (page === "phone") location.assign("/?bericht=badge");
  else net(word("left"));
}

function submit(event) {
  const form = event.target.closest("form[data-command]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.keeps === undefined) sendTyped();
  const key = keyOf(form);
  const pressed = form.dataset.list === undefined ? "" : event.submitter?.value;
  if (out.all().some((deed) => deed.key === key && deed.pressed === pressed)) return;
  const fields = fieldsOf(form, event.submitter);
  const deed = { id: freshId(), type: form.dataset.command, fields, key, pressed, chosen: choiceIn(form, fields) };
  out.put(deed.id, deed);
  if (deed.type === "record_outcome") newestWas = newest()?.id ?? "";
  show(form, "waiting", word("waiting"));
  send(deed);
}

/** What was typed in a form that keeps goes first: whatever is pressed may take it off the page. */
function sendTyped() {
  for (const form of document.querySelectorAll("form[data-keeps]")) if ([...form.elements].some(isDirty)) form.requestSubmit();
}

function send(deed) {
  if (!line.send(deed)) return;
  sent.add(deed.id);
  paint(deed.key, "sending", word(deed.type === "cast_answer" ? "sending-vote" : "sending"));
}

function done(id, state, text) {
  const deed = out.get(id);
  sent.delete(id);
  out.drop(id);
  if (!deed) return;
  if (deed.type === "move_seat" && state === "done") return location.reload();
  if (deed.chosen && state === "done") rememberChoice(deed.chosen);
  const form = formOf(deed.key);
  if (form && state === "done") for (const same of [form, ...twinsOf(form)]) settle(same, deed.fields);
  if (state === "done") form?.closest("details[data-once]")?.removeAttribute("open");
  if (form) show(form, state, text);
  if (deed.fields.step && state === "done") forgetRefusedSteps();
  say(text);
  showChoices(document);
}

/** The day went on from here: why an earlier press did nothing is past. */
function forgetRefusedSteps() {
  for (const form of document.querySelectorAll("form[data-state=refused]:has([name=step])")) show(form, "", "");
}

function refresh() {
  showAsked();
  showClaims();
  showNewest();
  forgetLate();
  restoreDrafts(document);
  showChoices(document);
  showHad(document);
  document.querySelectorAll("[data-count]").forEach(count);
  for (const deed of out.all()) {
    const state = sent.has(deed.id) ? "sending" : "waiting";
    paint(deed.key, state, word(state));
  }
  drawClocks();
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

/** What was recorded here comes into sight as soon as it is in the list. */
function showNewest() {
  if (newestWas === null || (newest()?.id ?? "") === newestWas) return;
  newest()?.scrollIntoView({ block: "nearest" });
  newestWas = null;
}

function newest() {
  return document.querySelector("[data-newest]");
}

/** An answer that came too late: the form is gone by then, so it is said beside it until the next question. */
function tellLate(deed, text) {
  const spot = document.getElementById("late");
  if (!spot || !deed?.fields.question) return;
  lateFor = `${deed.fields.question[0]}:${deed.fields.round?.[0] ?? 1}`;
  spot.firstElementChild.textContent = text;
  spot.hidden = false;
}

/** Who claims has to say who that is, where the door did not ask. */
function askWho() {
  const claimant = document.getElementById("claimant");
  if (!claimant?.offsetParent) return;
  claimant.open = true;
  claimant.scrollIntoView({ block: "center" });
}

function forgetLate() {
  const about = document.querySelector("[data-own]")?.dataset.key.split(":", 2).join(":") ?? "";
  if (!lateFor || about.startsWith("-") || about === lateFor) return;
  lateFor = "";
  document.getElementById("late").hidden = true;
}

function paint(key, state, text) {
  const form = formOf(key);
  if (form) show(form, state, text);
}

function formOf(key) {
  return [...document.querySelectorAll("form[data-command]")].find((form) => keyOf(form) === key);
}

/** The same is asked in more places of the page: said once, it is said everywhere. */
function twinsOf(form) {
  const others = form.dataset.keeps === "press" ? document.querySelectorAll(`form[data-command="${form.dataset.command}"]`) : [];
  return [...others].filter((other) => other !== form);
}

function say(text) {
  const status = document.getElementById("status") ?? document.querySelector("[role=status]:not(#net)");
  if (status) status.textContent = text;
}

/** What is wrong with the server itself stays in sight until it is over. */
function trouble(text) {
  const bar = document.getElementById("trouble");
  if (!bar) return;
  bar.textContent = text;
  bar.hidden = !text;
}

function net(text, forMs = 0) {
  const bar = document.getElementById("net");
  if (!bar) return;
  bar.textContent = text;
  bar.hidden = false;
  if (forMs) setTimeout(() => (bar.hidden = bar.textContent === text || bar.hidden), forMs);
}

const drawClocks = startClocks(say);
const line = new Line(query, { hear, up, down });
document.addEventListener("submit", submit);
document.addEventListener("input", (event) => {
  if (event.target.dataset.count !== undefined) count(event.target);
  const form = event.target.closest("form[data-command]");
  if (!form || !event.isTrusted) return;
  keepDraft(form);
  if (form.dataset.state === "done") show(form, "", "");
});
document.addEventListener("change", (event) => {
  event.target.closest("form[data-keeps='']")?.requestSubmit();
  const form = event.target.closest("form[data-most]");
  if (!form || form.querySelectorAll("input:checked").length <= Number(form.dataset.most)) return;
  event.target.checked = false;
  show(form, "full", word("full", form.dataset.most));
});
refresh();

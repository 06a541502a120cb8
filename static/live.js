// A live page: frames come in and are put in their regions, forms go out as commands.
// Without this script every form still works as a post.

import { setClock, startClocks } from "./clock.js";
import { choiceIn, count, fieldsOf, isDirty, keepDraft, keyOf, rememberChoice, restoreDrafts, settle, show, showChoices, showHad, showUnsent } from "./form.js";
import { LEFT, Line } from "./line.js";
import { claim, freshId, outbox, page } from "./own.js";
import { apply, forgetRevs } from "./region.js";
import { askWho, awaitNewest, showSpots, tellLate } from "./spots.js";
import "./tap.js";
import { announce, net, say, trouble, word } from "./words.js";

const token = document.querySelector("[data-token]")?.dataset.token ?? "";
const query = new URLSearchParams(token ? { page, token } : { page }).toString();
const ONCE = ["add_time"]; // twice would be two
const PAST = ["done", "full"]; // said of what stood there before
const LATE = ["question_closed", "question_sealed"];
const sent = new Set();
let isDown = false;
let downTimer = 0;

function hear(frame) {
  if (frame.now) setClock(frame.now);
  if (frame.hello) forgetRevs();
  if (frame.who && claim(frame.who)) return location.reload();
  if (frame.region && apply(frame)) refresh();
  if (frame.ack) done(frame.ack, "done", frame.text);
  if (frame.reason === "role_needed") askWho();
  if (frame.refused && LATE.includes(frame.reason)) tellLate(outbox.get(frame.refused), frame.text);
  if (frame.refused) done(frame.refused, "refused", frame.text);
  if (frame.say) announce(frame.say);
  if (frame.hello || frame.trouble !== undefined) trouble(frame.trouble ?? "");
}

function up() {
  clearTimeout(downTimer);
  if (isDown) net(word("back"), 4000);
  isDown = false;
  for (const deed of outbox.all()) if (!sent.has(deed.id)) send(deed);
}

function down(code) {
  for (const deed of outbox.all()) lost(deed, code);
  sent.clear();
  clearTimeout(downTimer);
  if (code === LEFT) return leave();
  downTimer = setTimeout(() => {
    isDown = true;
    const kept = outbox.all().some((deed) => deed.type === "cast_answer");
    net(word(kept ? "down-with-answer" : "down"));
  }, isDown ? 0 : 1200);
}

/** A deed that may have arrived: sent again under the same id, unless that could do it twice. */
function lost(deed, code) {
  const isHopeless = sent.has(deed.id) && (code === 1008 || ONCE.includes(deed.type));
  if (!isHopeless) return paint(deed.key, "waiting", word("waiting"));
  outbox.drop(deed.id);
  paint(deed.key, "refused", word("lost"));
}

/** Somebody on the phone begins at the door; another page is right again when its link is opened beside it. */
function leave() {
  if (page === "phone") return location.assign("/?bericht=badge");
  isDown = true;
  net(word("left"));
}

function submit(event) {
  const form = event.target.closest("form[data-command]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.keeps === undefined) sendTyped();
  const key = keyOf(form);
  const pressed = form.dataset.list === undefined ? "" : event.submitter?.value;
  if (outbox.all().some((deed) => deed.key === key && deed.pressed === pressed)) return;
  const fields = fieldsOf(form, event.submitter);
  const deed = { id: freshId(), type: form.dataset.command, fields, key, pressed, chosen: choiceIn(form, fields) };
  outbox.put(deed.id, deed);
  if (deed.type === "record_outcome") awaitNewest();
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
  paint(deed.key, "sending", word("sending"));
}

function done(id, state, text) {
  const deed = outbox.get(id);
  sent.delete(id);
  outbox.drop(id);
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
  showSpots();
  restoreDrafts(document);
  showChoices(document);
  showHad(document);
  document.querySelectorAll("form[data-guard]").forEach(showUnsent);
  document.querySelectorAll("[data-count]").forEach(count);
  for (const deed of outbox.all()) {
    const state = sent.has(deed.id) ? "sending" : "waiting";
    paint(deed.key, state, word(state));
  }
  drawClocks();
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

const drawClocks = startClocks(say);
const line = new Line(query, { hear, up, down });
document.addEventListener("submit", submit);
document.addEventListener("input", (event) => {
  if (event.target.dataset.count !== undefined) count(event.target);
  const form = event.target.closest("form[data-command]");
  if (!form || !event.isTrusted) return;
  keepDraft(form);
  if (PAST.includes(form.dataset.state)) show(form, "", "");
  showUnsent(form);
});
document.addEventListener("change", (event) => {
  event.target.closest("form[data-keeps='']")?.requestSubmit();
  const form = event.target.closest("form[data-most]");
  if (!form || form.querySelectorAll("input:checked").length <= Number(form.dataset.most)) return;
  event.target.checked = false;
  keepDraft(form);
  show(form, "full", word("full", form.dataset.most));
});
refresh();

// Forms that are commands: their fields, what is typed in them, and the words beside their button.

import { choices, drafts } from "./own.js";
import { word } from "./words.js";

const CONTROLS = "input:not([type=hidden]):not([type=submit]), textarea, select";
const TICKS = ["radio", "checkbox"];
const BUSY = ["sending", "waiting", "refused", "full"]; // a note that says more
const LOOSE = ["op", "step", "base", "version", "option"]; // what a form is about does not hang on these

export function fieldsOf(form, button) {
  const fields = {};
  for (const [name, value] of new FormData(form, button)) (fields[name] ??= []).push(String(value));
  return fields;
}

/** The same form, also after a reload or a new rendering: its command and what it is about. */
export function keyOf(form) {
  const hidden = [...form.querySelectorAll("input[type=hidden]")].filter((input) => !LOOSE.includes(input.name));
  return [form.dataset.command, form.id, ...hidden.map((input) => input.value)].join("|");
}

export function isDirty(control) {
  if (!control.matches?.(CONTROLS)) return false;
  if (TICKS.includes(control.type)) return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") return [...control.options].some((option) => option.selected !== option.defaultSelected);
  return control.value !== control.defaultValue;
}

export function keepDraft(form) {
  const dirty = controlsOf(form).flatMap((control, at) => (isDirty(control) ? [[at, control.name, stateOf(control)]] : []));
  if (dirty.length) drafts.put(keyOf(form), { dirty });
  else drafts.drop(keyOf(form));
}

/** Put back what somebody was typing; never over what they typed since. */
export function restoreDrafts(root) {
  for (const form of root.querySelectorAll("form[data-command]")) {
    const controls = controlsOf(form);
    for (const [at, name, state] of drafts.get(keyOf(form))?.dirty ?? []) {
      const control = controls[at];
      if (control?.name === name && !isDirty(control)) putState(control, state);
    }
  }
}

/** Ticked is something else than what was sent, and what was sent counts. */
export function showUnsent(form) {
  if (form.dataset.command !== "cast_answer" || BUSY.includes(form.dataset.state)) return;
  const isTicked = controlsOf(form).some((control) => TICKS.includes(control.type) && isDirty(control));
  if (isTicked && Number(form.elements.base?.value)) show(form, "unsent", word("unsent"));
  else if (form.dataset.state === "unsent") show(form, "", "");
}

/** Committed: the draft is done with, ticks are what they are now, texts start afresh or are what was sent. */
export function settle(form, sent) {
  drafts.drop(keyOf(form));
  for (const control of controlsOf(form)) {
    const kept = form.dataset.keeps === undefined ? undefined : sent[control.name]?.[0];
    if (TICKS.includes(control.type)) control.defaultChecked = control.checked;
    else if (control.tagName === "SELECT") settleChoice(control, kept);
    else if (kept !== undefined) keepText(control, kept);
    else control.value = control.defaultValue;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function settleChoice(select, kept) {
  for (const option of select.options) {
    if (kept !== undefined) option.defaultSelected = option.value === kept;
    option.selected = option.defaultSelected;
  }
}

/** What was typed since it was sent stays. */
function keepText(control, kept) {
  const isTyped = isDirty(control);
  control.defaultValue = kept;
  if (!isTyped) control.value = kept;
}

export function show(form, state, text) {
  form.dataset.state = state;
  const isList = form.dataset.list !== undefined; // many buttons, and only one of them was pressed
  const button = isList ? null : form.querySelector("button:not([type=button]), input[type=submit]");
  const isBusy = state === "sending" || state === "waiting";
  if (button) button.setAttribute("aria-disabled", String(isBusy));
  let note = form.querySelector("[data-note]");
  if (!note) {
    note = document.createElement("p");
    note.className = "help";
    note.dataset.note = "";
    form.append(note);
  }
  note.textContent = text;
}

/** What is chosen in a form, in words: only this device knows it once an anonymous question is sealed. */
export function choiceIn(form, fields) {
  if (form.dataset.command !== "cast_answer") return null;
  const { question, round } = form.elements;
  const list = document.getElementById(form.dataset.choices);
  const inList = (control) => control.name === "option" && fields.option?.includes(control.value);
  const controls = list ? [...list.elements].filter(inList) : [...form.querySelectorAll("input:checked")];
  const picked = controls.map(labelOf);
  const typed = [...form.querySelectorAll("[name=text]")].map((control) => control.value.trim()).filter(Boolean);
  return { key: `${question?.value}:${round?.value ?? 1}`, picked, typed };
}

export function rememberChoice({ key, picked, typed }) {
  const before = typed.length ? (choices.get(key)?.texts ?? []) : [];
  choices.put(key, { texts: [...new Set([...before, ...picked, ...typed])] });
}

export function showChoices(root) {
  for (const spot of root.querySelectorAll("[data-own-answer]")) {
    const texts = choices.get(spot.dataset.ownAnswer)?.texts;
    if (texts?.length) spot.textContent = `${word("own-answer")}: ${texts.join(", ")}`;
    spot.hidden = !texts?.length;
  }
}

/** Which questions are this person's too: only the own region knows. */
export function showHad(root) {
  const had = (root.querySelector("[data-had]")?.dataset.had ?? "").split(" ");
  for (const button of root.querySelectorAll("form[data-list] button[aria-pressed]")) {
    const isMine = had.includes(button.value);
    button.name = isMine ? "retract" : "support";
    if (button.ariaPressed !== String(isMine)) button.setAttribute("aria-pressed", String(isMine));
  }
}

export function count(control) {
  if (control.maxLength < 0) return;
  const spot = document.getElementById(control.dataset.count);
  const left = control.maxLength - control.value.length;
  spot.textContent = word(left === 1 ? "letter-left" : "letters-left", left);
  spot.setAttribute("aria-live", [0, 10].includes(left) ? "polite" : "off");
}

function controlsOf(form) {
  return [...form.elements].filter((control) => control.matches(CONTROLS));
}

function stateOf(control) {
  return TICKS.includes(control.type) ? control.checked : control.value;
}

function putState(control, state) {
  if (TICKS.includes(control.type)) control.checked = state;
  else control.value = state;
}

/** A choice in words; within a list of choices also what it is about. */
function labelOf(control) {
  const about = control.closest("fieldset > fieldset")?.querySelector("legend:not(.only-heard)");
  const words = control.labels?.[0]?.querySelector(".words");
  const chosen = words ? plain(words) : control.value;
  return about ? `${plain(about)}: ${chosen}` : chosen;
}

function plain(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

// The clicker and the keys of the chair: page keys, arrows and space move the day, B makes the screen dark, V asks. And
// what may not stay open behind somebody's back.

const SWITCH = "heisessie-keys";
const STEPS = { PageDown: "advance", ArrowRight: "advance", " ": "advance", PageUp: "back", ArrowLeft: "back" };
const box = document.querySelector("[data-keys]");

if (box) {
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  if (!box?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  if (event.key.toLowerCase() === "v") return ask(event);
  const isPress = event.key === " " && event.target.closest("button, a, summary, input");
  const form = document.getElementById(isPress ? "" : STEPS[event.key]) ?? dark(event.key);
  if (!form || form.querySelector("button")?.disabled) return;
  event.preventDefault();
  form.requestSubmit();
});

// a question on the spot: the box opens with the cursor in it
document.addEventListener("toggle", (event) => {
  if (event.target.id === "quick-question" && event.target.open) event.target.querySelector("textarea").focus();
}, true);

// the menu of a part of the day is there for one choice
const MENU = "details.jump[open]";
document.addEventListener("submit", (event) => shut(event.submitter?.closest(MENU)));
document.addEventListener("keydown", (event) => event.key === "Escape" && shut(document.querySelector(MENU)));
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(MENU)) if (!menu.contains(event.target)) menu.open = false;
});

function shut(menu) {
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus({ preventScroll: true });
}

function ask(event) {
  const quick = document.getElementById("quick-question");
  if (!quick) return;
  event.preventDefault();
  quick.open = true;
  quick.querySelector("textarea").focus();
}

function dark(key) {
  return ["b", "B", "."].includes(key) ? document.querySelector("[data-dark]")?.form : null;
}

// The clicker and the keys of the chair: page keys, arrows and space move the day, B makes the screen dark.

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
  const isPress = event.key === " " && event.target.closest("button, a, summary, input");
  const form = document.getElementById(isPress ? "" : STEPS[event.key]) ?? dark(event.key);
  if (!form || form.querySelector("button")?.disabled) return;
  event.preventDefault();
  form.requestSubmit();
});

function dark(key) {
  return ["b", "B", "."].includes(key) ? document.querySelector("[data-dark]")?.form : null;
}

// A link to hand out, in one press. On plain http a browser keeps its clipboard shut, so there the old way is taken.

import { word } from "./words.js";

const SHOWN = 3000;

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  if (!(await isCopied(field))) return field.select();
  const label = button.firstElementChild;
  const before = (label.dataset.was ??= label.textContent);
  label.textContent = word("copied");
  document.getElementById("status").textContent = word("copied");
  clearTimeout(button.timer);
  button.timer = setTimeout(() => {
    label.textContent = before;
    document.getElementById("status").textContent = "";
  }, SHOWN);
}

async function isCopied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

// chosen whole, so that copying by hand takes all of it
document.addEventListener("focusin", (event) => {
  if (event.target.matches("input[readonly]")) event.target.select();
});

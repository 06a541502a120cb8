// What the scripts of a page say, and where. The words stand in the page, so that they are in the language of the day.

const spoken = document.getElementById("words")?.content;
let announced = "";

/** The page's words under this name, with the value in the place they leave for it. */
export function word(name, value = "") {
  return spoken?.querySelector(`[data-word="${name}"]`)?.textContent.replace("{}", value) ?? "";
}

export function say(text) {
  document.getElementById("status").textContent = text;
}

/** That the day moved on is heard once, however often a page without a socket is told. */
export function announce(text) {
  if (text !== announced) say(text);
  announced = text;
}

/** What is wrong with the server itself stays in sight until it is over. */
export function trouble(text) {
  const bar = document.getElementById("trouble");
  bar.hidden = !text;
  if (bar.textContent !== text) bar.textContent = text;
}

export function net(text, forMs = 0) {
  const bar = document.getElementById("net");
  bar.hidden = false;
  if (bar.textContent !== text) bar.textContent = text;
  if (forMs) setTimeout(() => (bar.hidden = bar.textContent === text || bar.hidden), forMs);
}

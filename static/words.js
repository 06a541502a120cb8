// What the scripts of a page say stands in the page, so that it is in the language of the day.

const spoken = document.getElementById("words")?.content;

/** The page's words under this name, with the value in the place they leave for it. */
export function word(name, value = "") {
  return spoken?.querySelector(`[data-word="${name}"]`)?.textContent.replace("{}", value) ?? "";
}

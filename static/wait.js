// The door is full: try again now and then, never everybody at the same time, until there is a place.

const SPREAD = 5000;
const form = document.querySelector("form[data-again]");

document.querySelector("[data-waiting]").hidden = false;
wait();

function wait() {
  setTimeout(tryAgain, Number(form.dataset.again) * 1000 + Math.random() * SPREAD);
}

async function tryAgain() {
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    // a redirect is the way in; what else is not "full" is shown by the form itself
    if (answer.type === "opaqueredirect") return location.assign("/dag");
    if (answer.status !== 503) return form.submit();
  } catch {
    // no network: it may come back
  }
  wait();
}

// Entries go out without a reload, Ctrl and Enter send them, those of others appear by themselves.
const desk = document.querySelector(".live-desk");
const EVERY = 5000; // milliseconds

const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
const say = (words) => {
  desk.querySelector("[data-said]").textContent = words;
};

async function send(form, button) {
  const data = new FormData(form);
  data.set("act", button.value);
  const buttons = form.querySelectorAll("button");
  buttons.forEach((one) => { one.disabled = true; });
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { "X-Requested-With": "fetch" },
    });
    if (answer.status !== 200 && answer.status !== 400) throw new Error(answer.status);
  } catch {
    buttons.forEach((one) => { one.disabled = false; });
    say(desk.dataset.unreached);
    return;
  }
  const parts = document.createElement("template");
  parts.innerHTML = await answer.text();
  const form2 = part(parts.content, "form");
  // an act on another entry leaves what is being typed alone
  if ("entryForm" in form.dataset || !typed() || button.value === "open") {
    part(desk, "form").replaceWith(form2);
  }
  part(desk, "list").replaceWith(part(parts.content, "list"));
  say(form2.dataset.told || form2.querySelector(".errornote, .errorlist")?.textContent.trim() || "");
  if ("entryForm" in form.dataset) {
    if (answer.ok && location.search) history.replaceState(null, "", desk.dataset.page);
    desk.querySelector("[data-entry-form] textarea")?.focus();
  }
}

function typed() {
  return desk.querySelector("[data-entry-form] textarea")?.value.trim();
}

async function refresh() {
  if (document.visibilityState !== "visible" || location.search.includes("before=")) return;
  const list = part(desk, "list");
  // not under the hands of somebody who is about to press a button in it
  if (list.contains(document.activeElement)) return;
  try {
    const answer = await fetch(`${desk.dataset.page}?part=list`);
    if (!answer.ok) return;
    const words = await answer.text();
    const rows = (root) => [...root.querySelectorAll("[data-row]")].map((row) => row.dataset.row);
    const fresh = document.createElement("template");
    fresh.innerHTML = words;
    if (rows(fresh.content).join() === rows(list).join()) return;
    if (part(desk, "list") === list) list.replaceChildren(fresh.content);
  } catch {
    // the next round asks again
  }
}

desk.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-act]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  send(form, event.submitter);
});
desk.addEventListener("keydown", (event) => {
  const form = event.target.closest("[data-entry-form]");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button[name=act]"));
});
setInterval(refresh, EVERY);

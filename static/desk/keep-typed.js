// What is typed stays in this browser until the server has saved it, and is offered when the form is
// opened again. Each account has its own; each form its own, so that two windows keep two texts.
const form = document.getElementById("article_form");
const offer = form.querySelector(".kept-typed");
const field = form.elements.typed_key;
const { account, article, desk, unsaved } = form.dataset;
const ALL = "newsroom-typed:";
const mine = `${ALL}${account}:`;
const MONTH = 30 * 24 * 3600 * 1000;

// a browser that keeps nothing, or has no room left, must not hinder anybody from writing
function tried(act, otherwise = null) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

const names = () => tried(() => Object.keys(localStorage).filter((name) => name.startsWith(ALL)), []);
const read = (name) => tried(() => JSON.parse(localStorage.getItem(name)));
const drop = (name) => tried(() => localStorage.removeItem(name));

function forget() {
  const told = /(?:^|; )typed_saved=([^;]*)/.exec(document.cookie);
  const saved = told ? told[1].split(".") : [];
  for (const name of names()) {
    const isSaved = name.startsWith(mine) && saved.includes(name.split(":").pop());
    if (isSaved || !(Date.now() - read(name)?.at < MONTH)) drop(name);
  }
  if (told) document.cookie = `typed_saved=; path=${desk}; max-age=0`;
}

function key() {
  if (!field.value) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    field.value = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return field.value;
}

// All that the form would send, words alone: no token, no file, and never a password.
function typed() {
  const bodies = {};
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
    if (editor.status === "ready") bodies[editor.element.$.name] = editor.getData();
  }
  const secret = (name) => name === "csrfmiddlewaretoken" || form.elements[name]?.type === "password";
  return [...new FormData(form)]
    .filter(([name, value]) => typeof value === "string" && !secret(name))
    .map(([name, value]) => [name, bodies[name] ?? value]);
}

let waiting = 0;
function keep() {
  clearTimeout(waiting);
  waiting = 0;
  const name = `${mine}${article}:${key()}`;
  // with the key and the version that the form was opened on
  const kept = JSON.stringify({ at: Date.now(), fields: typed() });
  tried(() => localStorage.setItem(name, kept));
}

function later() {
  if (!waiting && form.elements.opened_on) waiting = setTimeout(keep, 1000);
}

document.addEventListener("article:typed", later);
// known to the server also where the form is sent before anything was kept
form.addEventListener("submit", key);
const now = () => { if (waiting) keep(); };
window.addEventListener("pagehide", now);
document.addEventListener("visibilitychange", () => { if (document.hidden) now(); });

// Sent back to the server to be shown: it knows how a form is filled, and whether it may be saved.
function show({ fields }) {
  const sent = document.createElement("form");
  sent.method = "post";
  sent.enctype = "multipart/form-data";
  sent.hidden = true;
  const token = ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value];
  for (const [name, value] of [...fields, token, ["_show_typed", "1"]]) {
    const words = document.createElement("textarea");
    words.name = name;
    words.value = value;
    sent.append(words);
  }
  document.body.append(sent);
  sent.submit();
}

// Beijing time, as everywhere on the desk.
const clock = (at) => new Date(at).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(0, 16);

function offerNext() {
  const found = names()
    .filter((name) => name.startsWith(`${mine}${article}:`) && !name.endsWith(`:${field.value || "-"}`))
    .map((name) => ({ name, ...read(name) }))
    .sort((one, other) => other.at - one.at);
  const [kept] = found;
  offer.hidden = !kept;
  if (!kept) return;
  const words = offer.querySelector("[data-words]");
  words.textContent = words.dataset.words.replace("{time}", clock(kept.at));
  offer.querySelector("[data-show]").onclick = () => show(kept);
  offer.querySelector("[data-drop]").onclick = () => {
    drop(kept.name);
    offerNext();
    if (offer.hidden) document.getElementById("id_headline")?.focus();
  };
}

forget();
if (unsaved === undefined) offerNext();
else later();

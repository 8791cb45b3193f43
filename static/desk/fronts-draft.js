// The draft of a front: acts are sent one after the other, what others did comes in by itself, and
// only the parts that changed are drawn anew, so that nothing typed or opened is lost.
export const editor = document.querySelector(".front-editor");
export const draft = editor.querySelector("[data-part=draft]");
export const dialog = editor.querySelector("dialog.front-dialog");
export const blockOf = (element) => element.closest(".draft-block");
const said = editor.querySelector("[data-said]");
const POLL = 3000; // milliseconds; others' changes are to appear within five seconds
const SAID_FOR = 6000; // milliseconds
const TOLD = "button, a, input:not([type=hidden]), select, textarea, summary";

let silence = 0;
function hush() {
  clearTimeout(silence);
  said.replaceChildren();
}
export function say(words) {
  hush();
  requestAnimationFrame(() => { said.textContent = words; });
  silence = setTimeout(hush, SAID_FOR);
}
export function offer(link) { // beside what was said; it stays longer, for it is to be pressed
  clearTimeout(silence);
  requestAnimationFrame(() => said.append(" ", link));
  silence = setTimeout(hush, 2 * SAID_FOR);
}
export const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
const version = () => Number(draft.firstElementChild.dataset.version);

export async function ask(address, options = {}) {
  const headers = { "X-Requested-With": "fetch", ...options.headers };
  const answer = await fetch(address, { credentials: "same-origin", ...options, headers });
  if (answer.redirected || answer.status === 403) throw new SignedOut();
  return answer;
}
class SignedOut extends Error {}
const lost = (error) => say(error instanceof SignedOut ? editor.dataset.signedOut : editor.dataset.offline);

// -- where the focus is, in words that still hold when the part is drawn anew
const STAYS = { preventScroll: true }; // whoever looks elsewhere by now is left there
const called = (one, scope) => one.dataset.same || [one.tagName, one.name, one.form?.elements.act?.value, (one.getAttribute("aria-label") || one.textContent).replaceAll(scope.dataset.title || "", "")].join();
export function focused() {
  const element = document.activeElement;
  const scope = element?.closest("[data-card], [data-story], [data-section]");
  if (!scope) return () => {};
  const [name, value] = ["card", "story", "section"].filter((one) => one in scope.dataset).map((one) => [one, scope.dataset[one]])[0];
  const words = called(element, scope);
  const next = [scope.nextElementSibling, scope.previousElementSibling].map((one) => one?.dataset[name]);
  const block = blockOf(scope)?.dataset.block;
  return () => {
    if (document.activeElement !== document.body && document.activeElement?.isConnected) return;
    const found = [value, ...next].map((one) => one && editor.querySelector(`[data-${name}="${one}"]`)).find(Boolean);
    const told = found ? [...found.querySelectorAll(TOLD)] : [];
    // the same button, or the first of its part: never another that would do another thing
    const again = found?.dataset[name] === value ? told.find((one) => called(one, found) === words) : null;
    (again || told[0] || draft.querySelector(`[data-block="${block}"] button`))?.focus(STAYS);
  };
}

// -- what is drawn: a part whose HTML from the desk is the same as before is left alone
const drawn = new WeakMap();
const bare = (part) => part.outerHTML.replace(/(name="(?:made_on|csrfmiddlewaretoken)" value=")[^"]*/g, "$1");
for (const part of draft.firstElementChild.children) drawn.set(part, bare(part));

function typedIn(part) {
  const key = (field) => [field.form?.querySelector("[name=act]")?.value, field.form?.querySelector("[name=card]")?.value, field.name].join();
  const fields = (root) => [...root.querySelectorAll("input:not([type=hidden]), select")];
  const changed = (field) => (field.options ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== field.defaultValue);
  const typed = new Map(fields(part).filter(changed).map((field) => [key(field), field.value]));
  const opened = [...part.querySelectorAll("details[open]")].map((one) => one.className);
  const open = part.open;
  return (fresh) => {
    for (const field of fields(fresh)) if (typed.has(key(field))) field.value = typed.get(key(field));
    for (const one of fresh.querySelectorAll("details")) if (opened.includes(one.className)) one.open = true;
    if (open) fresh.open = true;
  };
}

let held = false; // a card is in somebody's hand: the draft must not change below it
let pressed = false; // nor between a press and its click, which would hit nothing, or another
let later = null;
const CLICK = 100; // milliseconds in which a click follows the press that ended
export const hold = () => { held = true; };
export function release(again = true) {
  held = false;
  if (!again) later = null;
  flush();
}
function flush() {
  if (held || pressed || !later) return;
  const html = later;
  later = null;
  show(html);
}
editor.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const name of ["pointerup", "pointercancel"]) {
  window.addEventListener(name, () => setTimeout(() => {
    pressed = false;
    flush();
  }, CLICK), true);
}

function show(html) {
  if (held || pressed) {
    later = html;
    return;
  }
  const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const root = draft.firstElementChild;
  const refocus = focused();
  const old = new Map([...root.children].map((part) => [part.dataset.section, part]));
  [...fresh.children].forEach((part, place) => {
    const was = old.get(part.dataset.section);
    const same = was && drawn.get(was) === bare(part);
    old.delete(part.dataset.section);
    if (same) for (const field of was.querySelectorAll("[name=made_on]")) field.value = fresh.dataset.version;
    else {
      drawn.set(part, bare(part));
      if (was) {
        typedIn(was)(part);
        was.replaceWith(part);
      }
    }
    const now = same ? was : part;
    if (root.children[place] !== now) root.insertBefore(now, root.children[place] || null);
  });
  for (const gone of old.values()) gone.remove();
  Object.assign(root.dataset, { mark: fresh.dataset.mark, version: fresh.dataset.version });
  const select = editor.querySelector("[data-block-select]");
  const chosen = select.value;
  select.replaceChildren(...[...draft.querySelectorAll(".draft-block")].map((block) => new Option(block.dataset.title, block.dataset.block)));
  if ([...select.options].some((option) => option.value === chosen)) select.value = chosen;
  document.dispatchEvent(new CustomEvent("front:drawn"));
  refocus();
  if (fresh.dataset.saidNow) say(fresh.dataset.saidNow);
}

// -- acts, each after the one before: two quick steps of one card are no clash with oneself
let queue = Promise.resolve();
const pending = new Set();

export function send(data, done = () => {}) {
  if (!data.has("made_on")) data.set("made_on", version());
  pending.add(data);
  draft.setAttribute("aria-busy", "true");
  queue = queue.then(() => post(data, done)).catch(lost).finally(() => {
    pending.delete(data);
    if (!pending.size) draft.removeAttribute("aria-busy");
  });
  return queue;
}

export function act(values, done) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return send(data, done);
}

async function post(data, done) {
  data.set("csrfmiddlewaretoken", editor.querySelector("[name=csrfmiddlewaretoken]").value);
  const before = version();
  const answer = await ask(editor.dataset.act, { method: "POST", body: data });
  const html = await answer.text();
  if (!answer.ok) return refuse(html);
  editor.querySelector("[data-refused]").replaceChildren();
  done();
  show(html);
  document.dispatchEvent(new CustomEvent("front:changed"));
  const made = Number(html.match(/data-version="(\d+)"/)?.[1]);
  if (made !== before + 1) return true;
  // nobody else came between: what was meant for the version before is meant for this one
  draft.firstElementChild.dataset.version = made;
  for (const other of pending) if (Number(other.get("made_on")) === before) other.set("made_on", made);
  return true;
}

async function refuse(html) {
  const place = dialog.open ? dialog.querySelector("[data-form-errors]") : editor.querySelector("[data-refused]");
  place.innerHTML = html;
  const alert = place.querySelector("[role=alert]");
  const seen = alert?.dataset.madeOn;
  // theirs has been seen now: saving once more is meant
  if (seen && dialog.open) dialog.querySelector("[name=made_on]").value = seen;
  await refresh(true);
  alert?.focus();
  alert?.scrollIntoView({ block: "nearest" });
  return false;
}

export async function refresh(always = false) {
  const since = always ? "" : `?since=${encodeURIComponent(draft.firstElementChild.dataset.mark)}`;
  const answer = await ask(`${editor.dataset.draft}${since}`);
  if (answer.status !== 200) return;
  const html = await answer.text();
  if (pending.size === 0 || always) show(html);
}

let away = false;
async function look() {
  try {
    if (!document.hidden && !held && pending.size === 0) await refresh();
    if (away) say(editor.dataset.online);
    away = false;
  } catch (error) {
    if (!away) lost(error);
    away = true;
  }
}
async function watch() {
  await look();
  setTimeout(watch, POLL);
}
setTimeout(watch, POLL);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });

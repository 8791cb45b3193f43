// The editor of a front: its forms without a reload, cards by mouse, touch and keys, the draft of
// others within seconds. Everything that changes anything is a form of the page: this only sends it.
const editor = document.querySelector(".front-editor");
const draft = editor.querySelector("[data-part=draft]");
const picker = editor.querySelector("[data-part=picker]");
const dialog = editor.querySelector(".front-dialog");
const POLL = 4000; // milliseconds; others' changes are to appear within five seconds
const said = editor.querySelector("[data-said]");
let held = null; // the card that a key or a pointer has picked up
let busy = false;

const say = (words) => { said.textContent = ""; requestAnimationFrame(() => { said.textContent = words; }); };
const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
const token = () => editor.querySelector("[name=csrfmiddlewaretoken]").value;
const version = () => draft.firstElementChild.dataset.version;
const cards = (list) => [...list.querySelectorAll(":scope > .draft-card")];
const blockOf = (element) => element.closest(".draft-block");

async function ask(address, options = {}) {
  const headers = { "X-Requested-With": "fetch", ...options.headers };
  return fetch(address, { credentials: "same-origin", ...options, headers });
}

function show(html) {
  const focused = document.activeElement;
  const card = focused && focused.closest("[data-card]");
  const opened = [...draft.querySelectorAll("details[open]")].map((element) => element.className + (blockOf(element)?.dataset.block || ""));
  draft.innerHTML = html;
  for (const element of draft.querySelectorAll("details")) {
    if (opened.includes(element.className + (blockOf(element)?.dataset.block || ""))) element.open = true;
  }
  if (card) draft.querySelector(`[data-card="${card.dataset.card}"] .handle`)?.focus();
  const now = draft.firstElementChild.dataset.saidNow;
  if (now) say(now);
  for (const select of editor.querySelectorAll(".front-picker [data-block-select]")) {
    const chosen = select.value;
    select.replaceChildren(...[...draft.querySelectorAll(".draft-block")].map((block) => new Option(block.dataset.title, block.dataset.block)));
    if ([...select.options].some((option) => option.value === chosen)) select.value = chosen;
  }
}

async function send(data) {
  data.set("csrfmiddlewaretoken", token());
  if (!data.has("made_on")) data.set("made_on", version());
  busy = true;
  try {
    const answer = await ask(editor.dataset.act, { method: "POST", body: data });
    const html = await answer.text();
    const refused = editor.querySelector("[data-refused]");
    if (answer.ok) {
      refused.replaceChildren();
      if (dialog.open) dialog.close();
      show(html);
      return true;
    }
    const place = dialog.open ? dialog.querySelector("[data-form-errors]") : refused;
    place.innerHTML = html;
    place.querySelector("[role=alert]")?.focus();
    if (!dialog.open) await refresh(true);
    return false;
  } catch {
    say(editor.dataset.offline);
    return false;
  } finally {
    busy = false;
  }
}

async function refresh(always = false) {
  const since = always ? "" : `?since=${encodeURIComponent(draft.firstElementChild.dataset.mark)}`;
  const answer = await ask(`${editor.dataset.draft}${since}`);
  if (answer.status === 200) show(await answer.text());
}

function act(values) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return send(data);
}

editor.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-picker-form]")) {
    event.preventDefault();
    choose();
  } else if (form.matches("[data-act-form]")) {
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    send(data).then((done) => { if (done && form.closest(".picker-link")) form.reset(); });
  }
});

// -- the dialog of a card or a block
editor.addEventListener("click", async (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) {
    const answer = await ask(opener.dataset.open);
    if (!answer.ok) return;
    dialog.querySelector("[data-dialog]").innerHTML = await answer.text();
    dialog.showModal();
  }
  if (event.target.closest("[data-close]")) dialog.close();
});

// -- the picker
async function choose() {
  const form = editor.querySelector("[data-picker-form]");
  const answer = await ask(`${editor.dataset.picker}?${new URLSearchParams(new FormData(form))}`);
  if (answer.ok) picker.innerHTML = await answer.text();
}
editor.querySelector(".picker-tabs").addEventListener("click", ({ target }) => {
  const tab = target.closest("[data-tab]");
  if (!tab) return;
  for (const other of editor.querySelectorAll("[data-tab]")) other.setAttribute("aria-pressed", String(other === tab));
  editor.querySelector("[data-picker-form] [name=tab]").value = tab.dataset.tab;
  editor.querySelector("#picker-q").value = "";
  choose();
});
editor.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-place-story]");
  if (!button) return;
  const block = button.dataset.into || editor.querySelector("[data-block-select]")?.value;
  if (block) act({ act: "place", story: button.dataset.placeStory, block, position: -1 });
});

// -- moving a card: one step by its arrows, any way by keys, by mouse, by touch
const places = () => [...draft.querySelectorAll(".draft-cards")];

function tell(card) {
  const list = card.parentElement;
  const values = { block: blockOf(card).dataset.title, place: cards(list).indexOf(card) + 1, count: cards(list).length };
  say(fill(editor.dataset.placeNow, values));
}
function drop(card) {
  const block = blockOf(card);
  return act({ act: "move", card: card.dataset.card, block: block.dataset.block, position: cards(card.parentElement).indexOf(card) });
}
function pickUp(card) {
  held = { card, next: card.nextElementSibling, list: card.parentElement };
  card.classList.add("is-held");
  say(fill(editor.dataset.pickedUp, { title: card.dataset.title }));
}
function putBack() {
  held.list.insertBefore(held.card, held.next);
  held.card.classList.remove("is-held");
  say(fill(editor.dataset.putBack, { title: held.card.dataset.title }));
  held.card.querySelector(".handle").focus();
  held = null;
}
function letGo() {
  const { card } = held;
  held = null;
  card.classList.remove("is-held");
  say(fill(editor.dataset.dropped, { title: card.dataset.title }));
  drop(card);
}
function step(card, by) {
  const list = card.parentElement;
  const order = cards(list);
  const place = order.indexOf(card) + by;
  if (place >= 0 && place < order.length) {
    if (by < 0) list.insertBefore(card, order[place]);
    else order[place].after(card);
    return;
  }
  const all = places();
  const other = all[all.indexOf(list) + by];
  if (!other) return;
  if (by > 0) other.prepend(card);
  else other.append(card);
}
draft.addEventListener("keydown", (event) => {
  const handle = event.target.closest(".handle");
  if (!handle) return;
  const card = handle.closest(".draft-card");
  if (!held && event.key === "Delete") {
    event.preventDefault();
    card.querySelector("[data-remove]").click();
  } else if (!held && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    pickUp(card);
  } else if (held && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    letGo();
  } else if (held && event.key === "Escape") {
    event.preventDefault();
    putBack();
  } else if (held && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    step(card, event.key === "ArrowUp" ? -1 : 1);
    handle.focus();
    tell(card);
  } else if (!held && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    const handles = [...draft.querySelectorAll(".handle")];
    handles[handles.indexOf(handle) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
  }
});
draft.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-step]");
  if (!button) return;
  const card = button.closest(".draft-card");
  step(card, Number(button.dataset.step));
  tell(card);
  drop(card);
});
draft.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (held && !held.pointer && target.closest(".handle") && relatedTarget && !held.card.contains(relatedTarget)) putBack();
});

draft.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest(".handle");
  if (!handle || event.button !== 0) return;
  const card = handle.closest(".draft-card");
  const begun = { x: event.clientX, y: event.clientY };
  const move = (moved) => {
    if (!held && Math.hypot(moved.clientX - begun.x, moved.clientY - begun.y) < 6) return;
    if (!held) { pickUp(card); held.pointer = true; }
    const under = document.elementFromPoint(moved.clientX, moved.clientY);
    const list = under?.closest(".draft-block")?.querySelector(".draft-cards");
    if (!list) return;
    const before = cards(list).find((other) => other !== card && moved.clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
    list.insertBefore(card, before || null);
    if (moved.clientY < 60) window.scrollBy(0, -16);
    if (moved.clientY > window.innerHeight - 60) window.scrollBy(0, 16);
  };
  const end = (ended) => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    if (held?.pointer) (ended.type === "pointerup" ? letGo : putBack)();
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
});

// a story of the picker is dragged where it is to stand
picker.addEventListener("dragstart", (event) => {
  const choice = event.target.closest("[data-story]");
  if (choice) event.dataTransfer.setData("text/x-story", choice.dataset.story);
});
draft.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("text/x-story") && event.target.closest(".draft-block")) event.preventDefault();
});
draft.addEventListener("drop", (event) => {
  const story = event.dataTransfer.getData("text/x-story");
  const block = event.target.closest(".draft-block");
  if (!story || !block) return;
  event.preventDefault();
  const before = cards(block.querySelector(".draft-cards")).findIndex((other) => event.clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
  act({ act: "place", story, block: block.dataset.block, position: before });
});

choose();
setInterval(() => {
  if (busy || held || dialog.open || document.hidden || draft.querySelector("details.more[open], .launch-all input:focus")) return;
  refresh().catch(() => say(editor.dataset.offline));
}, POLL);

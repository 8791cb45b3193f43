// The stories to choose from: tabs, search, why a story stands or does not stand, placing.
import { act, ask, blockOf, draft, editor, fill, focused, offer, say } from "./fronts-draft.js";

const part = editor.querySelector(".front-picker");
const list = part.querySelector("[data-part=picker]");
const form = part.querySelector("[data-picker-form]");
const words = part.querySelector("#picker-q");
const into = part.querySelector("[data-block-select]");
const PAUSE = 300; // milliseconds after the last letter

// without a block there is nothing to place into: the buttons say so, and can't be pressed in vain
function fit() {
  const none = !into.options.length;
  part.querySelector("[data-no-block]").hidden = !none;
  part.querySelector("[data-place-into]").hidden = none;
  for (const button of part.querySelectorAll("[data-place-story], [data-place-link]")) button.disabled = none;
  for (const choice of list.querySelectorAll("[data-story]")) choice.draggable = !none;
}
document.addEventListener("front:drawn", fit);

let asked = 0;
async function choose() {
  const mine = (asked += 1);
  try {
    const answer = await ask(`${editor.dataset.picker}?${new URLSearchParams(new FormData(form))}`);
    const html = answer.ok && (await answer.text());
    if (!html || mine !== asked) return; // a later question has been asked
    const open = [...list.querySelectorAll(".why-here:not([hidden])")].map(({ id }) => id);
    const refocus = focused();
    list.innerHTML = html;
    fit();
    refocus();
    for (const id of open) list.querySelector(`[aria-controls="${id}"]`)?.click();
  } catch {
    say(editor.dataset.offline);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  choose();
});
let pause = 0;
words.addEventListener("input", (event) => {
  clearTimeout(pause);
  if (!event.isComposing) pause = setTimeout(choose, PAUSE);
});
words.addEventListener("compositionend", () => { pause = setTimeout(choose, PAUSE); });
part.querySelector(".picker-tabs").addEventListener("click", ({ target }) => {
  const tab = target.closest("[data-tab]");
  if (!tab) return;
  for (const other of part.querySelectorAll("[data-tab]")) other.setAttribute("aria-pressed", String(other === tab));
  form.querySelector("[name=tab]").value = tab.dataset.tab;
  words.value = "";
  choose();
});

async function why(button) {
  const place = document.getElementById(button.getAttribute("aria-controls"));
  const open = place.hidden;
  button.setAttribute("aria-expanded", String(open));
  place.hidden = !open;
  if (!open) return;
  const answer = await ask(`${editor.dataset.why}?${new URLSearchParams({ story: button.dataset.whyStory })}`);
  if (answer.ok) place.innerHTML = await answer.text();
}

// what was placed stands elsewhere on the page, on a phone far above: one press leads there
async function place(button) {
  const story = button.dataset.placeStory;
  const block = button.dataset.into || into.value;
  if (!(await act({ act: "place", story, block, position: -1 }))) return;
  const find = () => draft.querySelector(`[data-block="${block}"] [data-holds="${story}"]`);
  // a press that has not ended yet keeps the draft from being drawn anew
  if (!find()) await new Promise((drawn) => { document.addEventListener("front:drawn", drawn, { once: true }); });
  const card = find();
  if (!card) return;
  if (button.dataset.into) card.querySelector(".handle").focus({ preventScroll: true });
  else leadTo(card);
}
function leadTo(card) {
  const link = document.createElement("a");
  link.href = `#block-${blockOf(card).dataset.block}`;
  link.textContent = fill(editor.dataset.goTo, { block: blockOf(card).dataset.title });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    say("");
    const now = draft.querySelector(`[data-card="${card.dataset.card}"]`); // it may be drawn anew
    now?.scrollIntoView({ block: "center" });
    now?.querySelector(".handle").focus({ preventScroll: true });
  });
  offer(link);
}

editor.addEventListener("click", ({ target }) => {
  const placing = target.closest("[data-place-story]");
  const asking = target.closest("[data-why-story]");
  const chosen = target.closest("[data-choose-for]");
  if (placing) {
    place(placing);
  } else if (asking) {
    why(asking).catch(() => say(editor.dataset.offline));
  } else if (chosen) {
    into.value = chosen.dataset.chooseFor;
    words.focus();
    part.scrollIntoView({ block: "nearest" });
  }
});
document.addEventListener("front:changed", choose);
choose();

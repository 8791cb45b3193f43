// Moving a card: one step by its arrows, any way by keys, by mouse, by touch.
import { act, blockOf, draft, editor, fill, hold, release, say } from "./fronts-draft.js";

const cards = (list) => [...list.querySelectorAll(":scope > .draft-card")];
let held = null; // the card that a key or a pointer has picked up

function tell(card) {
  const order = cards(card.parentElement);
  say(fill(editor.dataset.placeNow, { block: blockOf(card).dataset.title, place: order.indexOf(card) + 1, count: order.length }));
}
const drop = (card) => act({ act: "move", card: card.dataset.card, block: blockOf(card).dataset.block, position: cards(card.parentElement).indexOf(card) });

function pickUp(card, pointer = false) {
  held = { card, next: card.nextElementSibling, list: card.parentElement, pointer };
  hold();
  card.classList.add("is-held");
  if (!pointer) say(fill(editor.dataset.pickedUp, { title: card.dataset.title })); // how keys move it
}
function end() {
  const { card } = held;
  card.classList.remove("is-held");
  held = null;
  return card;
}
function putBack() {
  held.list.insertBefore(held.card, held.next);
  const card = end();
  say(fill(editor.dataset.putBack, { title: card.dataset.title }));
  card.querySelector(".handle").focus({ preventScroll: true });
  release();
}
function letGo() {
  const stays = held.card.parentElement === held.list && held.card.nextElementSibling === held.next;
  const card = end();
  say(fill(editor.dataset.dropped, { title: card.dataset.title }));
  // a card that moved has let go of the focus, and a finger takes none from what had it elsewhere
  card.querySelector(".handle").focus({ preventScroll: true });
  release(stays);
  if (!stays) drop(card);
}
function step(card, by) {
  const list = card.parentElement;
  const order = cards(list);
  const place = order.indexOf(card) + by;
  if (place >= 0 && place < order.length) {
    if (by < 0) order[place].before(card);
    else order[place].after(card);
    return true;
  }
  const all = [...draft.querySelectorAll(".draft-cards")];
  const other = all[all.indexOf(list) + by];
  if (!other) return false;
  if (by > 0) other.prepend(card);
  else other.append(card);
  return true;
}

function walk(handle, by) {
  const handles = [...draft.querySelectorAll(".handle")];
  handles[handles.indexOf(handle) + by]?.focus();
}
const takes = {
  Enter: (handle) => (held ? letGo() : pickUp(handle.closest(".draft-card"))),
  Escape: () => held && putBack(),
  Delete: (handle) => !held && handle.closest(".draft-card").querySelector("[data-remove]").click(),
  ArrowUp: (handle) => (held ? carry(handle, -1) : walk(handle, -1)),
  ArrowDown: (handle) => (held ? carry(handle, 1) : walk(handle, 1)),
};
takes[" "] = takes.Enter;
function carry(handle, by) {
  step(held.card, by);
  handle.focus();
  held.card.scrollIntoView({ block: "nearest" });
  tell(held.card);
}
draft.addEventListener("keydown", (event) => {
  const handle = event.target.closest(".handle");
  if (!handle || !takes[event.key] || (event.key === "Escape" && !held)) return;
  event.preventDefault();
  takes[event.key](handle);
});
draft.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-step]");
  if (!button) return;
  const card = button.closest(".draft-card");
  const shown = step(card, Number(button.dataset.step));
  button.focus(); // a button that moved has let go of it
  if (!shown) return;
  tell(card);
  drop(card);
});
draft.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (held && !held.pointer && target.closest(".handle") && relatedTarget && !held.card.contains(relatedTarget)) putBack();
});

// A mouse takes the card anywhere but at its buttons; a finger, which scrolls too, at its handle.
const grip = ({ target, pointerType }) => target.closest(".handle") || (pointerType === "mouse" && target.closest(".card-says"));
draft.addEventListener("pointerdown", (event) => {
  if (!grip(event) || event.button !== 0 || held) return;
  const card = event.target.closest(".draft-card");
  const begun = { x: event.clientX, y: event.clientY };
  const move = (moved) => {
    if (!held && Math.hypot(moved.clientX - begun.x, moved.clientY - begun.y) < 6) return;
    if (!held) {
      pickUp(card, true);
      window.getSelection().removeAllRanges();
    }
    under(card, moved);
    if (moved.clientY < 90) window.scrollBy(0, -16);
    if (moved.clientY > window.innerHeight - 60) window.scrollBy(0, 16);
  };
  const stop = (ended) => {
    for (const name of ["pointerup", "pointercancel", "keydown"]) document.removeEventListener(name, stop);
    document.removeEventListener("pointermove", move);
    if (held?.pointer) (ended.type === "pointerup" ? letGo : putBack)();
  };
  document.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel", "keydown"]) document.addEventListener(name, stop);
});
draft.addEventListener("selectstart", (event) => { if (event.target.parentElement?.closest(".draft-card")) event.preventDefault(); });

function under(card, { clientX, clientY }) {
  const list = document.elementFromPoint(clientX, clientY)?.closest(".draft-block")?.querySelector(".draft-cards");
  if (!list) return;
  list.insertBefore(card, above(list, clientY, card) || null);
}
const above = (list, y, but) => cards(list).find((other) => other !== but && y < other.getBoundingClientRect().top + other.offsetHeight / 2);

// a story of the picker is dragged where it is to stand
const TYPE = "text/x-story";
const aimed = (block) => { for (const other of draft.querySelectorAll(".is-aimed")) if (other !== block) other.classList.remove("is-aimed"); block?.classList.add("is-aimed"); };
editor.querySelector("[data-part=picker]").addEventListener("dragstart", (event) => {
  const choice = event.target.closest("[data-story]");
  if (choice) event.dataTransfer.setData(TYPE, choice.dataset.story);
});
draft.addEventListener("dragover", (event) => {
  const block = event.dataTransfer.types.includes(TYPE) && blockOf(event.target);
  if (!block) return;
  event.preventDefault();
  aimed(block);
});
document.addEventListener("dragend", () => aimed(null));
draft.addEventListener("drop", (event) => {
  const story = event.dataTransfer.getData(TYPE);
  const block = blockOf(event.target);
  if (!story || !block) return;
  event.preventDefault();
  const list = block.querySelector(".draft-cards");
  act({ act: "place", story, block: block.dataset.block, position: cards(list).indexOf(above(list, event.clientY)) });
});

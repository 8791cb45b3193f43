// The editor of a front. Everything that changes anything is a form of the page: this sends it
// without a reload. The draft, moving, the picker and the form of a card have files of their own.
import { ask, dialog, editor, say, send } from "./fronts-draft.js";
import "./fronts-moving.js";
import "./fronts-picker.js";
import { prepare } from "./fronts-dialog.js";

editor.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-act-form]")) return;
  event.preventDefault();
  const done = () => {
    if (dialog.open) close();
    else form.reset();
    form.closest("details.more")?.removeAttribute("open");
  };
  send(new FormData(form, event.submitter), done);
});

// -- the dialog of a card or a block
let before = ""; // what stood in it when it was opened
const typed = () => {
  const form = dialog.querySelector("form");
  return form ? new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "made_on")).toString() : "";
};
function close() {
  dialog.close();
  dialog.querySelector("[data-dialog]").replaceChildren();
}
function leave() {
  // eslint-disable-next-line no-alert
  if (typed() === before || window.confirm(editor.dataset.unsaved)) close();
}
async function open(address) {
  const answer = await ask(address);
  if (!answer.ok) return;
  dialog.querySelector("[data-dialog]").innerHTML = await answer.text();
  prepare(dialog);
  dialog.showModal();
  dialog.scrollTop = 0;
  before = typed();
}
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  leave();
});
editor.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (event.target.closest("[data-close]")) leave();
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(opener.href).catch(() => say(editor.dataset.offline));
});
editor.addEventListener("keydown", (event) => { // they look like buttons, and are pressed like these
  if (event.key !== " " || !event.target.matches("[data-open]")) return;
  event.preventDefault();
  event.target.click();
});
const alone = editor.querySelector(".front-dialog.is-alone");
if (alone) prepare(alone);

// -- what folds out over the page folds back by a click elsewhere and by Escape
const folded = (but) => { for (const part of editor.querySelectorAll("details.more[open]")) if (!part.contains(but)) part.open = false; };
document.addEventListener("click", ({ target }) => { if (target.isConnected) folded(target); });
editor.addEventListener("keydown", ({ key, target }) => {
  const part = key === "Escape" && target.closest("details.more[open]");
  if (!part) return;
  part.open = false;
  part.querySelector("summary").focus();
});

// The article form as a whole: what is saved, the sheet on narrow screens, ways to a field, the lead
// picture.
import { catchFiles, choosePicture } from "./picture-picker.js";

const form = document.getElementById("article_form");
const narrow = window.matchMedia("(max-width: 900px)");
document.documentElement.classList.add("scripted");

// What is saved, in words. Other parts of the form tell by an `input` that something changed.
const state = form.querySelector(".save-state");
let dirty = false;
let sending = false;

export const isDirty = () => dirty;

export function touched() {
  if (!state) return;
  document.dispatchEvent(new CustomEvent("article:typed"));
  if (dirty) return;
  dirty = true;
  state.textContent = state.dataset.dirty;
  state.classList.add("dirty");
  document.dispatchEvent(new CustomEvent("article:changed"));
}

// completion sets its field without an `input`
form.addEventListener("input", touched);
form.addEventListener("change", touched);
form.addEventListener("submit", () => {
  sending = true;
  if (!state) return;
  state.textContent = state.dataset.saving;
  state.classList.remove("dirty");
});
window.addEventListener("beforeunload", (event) => {
  if (dirty && !sending) event.preventDefault();
});
// back from another page by the browser's own way: the form is as it was left
window.addEventListener("pageshow", () => { sending = false; });

export const save = () => form.querySelector("button.save")?.click();
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});

// What is wrong with a field is said until it is mended: an empty one when words stand in it.
export function mended(field) {
  const row = field?.closest(".form-row.errors");
  if (!row) return;
  row.classList.remove("errors");
  row.querySelector(".errorlist")?.remove();
  row.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  form.querySelector(`.problems a[href="#${CSS.escape(field.id)}"]`)?.closest("li").remove();
}

const wasEmpty = (field) => field.defaultValue === "" && field.value !== "";
form.addEventListener("input", ({ target }) => { if (wasEmpty(target)) mended(target); });
form.addEventListener("change", ({ target }) => mended(target));

// The reviews that the chosen channel demands.
const channel = document.getElementById("id_channel");
channel?.addEventListener("change", () => {
  const told = document.querySelector(".channel-way");
  const { way } = channel.selectedOptions[0]?.dataset ?? {};
  told.textContent = way ? `${told.dataset.words}${way}` : "";
});

// The sheet: what is beside the text, on a screen without room for it.
const sheet = document.getElementById("sheet");
const opener = form.querySelector(".sheet-button");
const around = () => [...document.querySelectorAll("#header, .breadcrumbs, .messagelist, .article-text, .actions, .skip-to-content-link")];
opener.hidden = false;
if (channel) {
  const more = opener.textContent;
  const say = () => { opener.textContent = channel.value ? more : opener.dataset.missing; };
  channel.addEventListener("change", say);
  say();
}

function showSheet(shown) {
  sheet.classList.toggle("open", shown);
  opener.setAttribute("aria-expanded", shown);
  for (const part of around()) part.inert = shown;
  for (const [name, value] of [["role", "dialog"], ["aria-modal", "true"]]) {
    if (shown) sheet.setAttribute(name, value);
    else sheet.removeAttribute(name);
  }
  if (!shown) sheet.setAttribute("role", "group");
}

function closeSheet() {
  if (!sheet.classList.contains("open")) return;
  showSheet(false);
  opener.focus();
}

function openSheet() {
  showSheet(true);
  sheet.querySelector(".sheet-close").focus();
}

sheet.setAttribute("role", "group");
opener.addEventListener("click", openSheet);
sheet.querySelector(".sheet-close").addEventListener("click", closeSheet);
sheet.addEventListener("keydown", (event) => {
  const listOpen = document.querySelector(".select2-container--open");
  if (event.key === "Escape" && !listOpen && !event.defaultPrevented) closeSheet();
});
narrow.addEventListener("change", () => { if (sheet.classList.contains("open")) showSheet(false); });

// A way to a field opens whatever it is folded in, and puts the caret there.
function goTo(id) {
  const target = document.getElementById(id);
  if (!target) return false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (narrow.matches && sheet.contains(target)) openSheet();
  const editor = window.CKEDITOR?.instances[id];
  const chips = document.getElementById(`${id}_chips`);
  const field = chips ? chips.nextElementSibling.querySelector("input, textarea") : target;
  (editor?.container.$ || field).scrollIntoView({ block: "center" });
  if (editor) editor.focus();
  else field.focus({ preventScroll: true });
  return true;
}

for (const link of form.querySelectorAll(".problems a")) {
  link.addEventListener("click", (event) => {
    if (goTo(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
  });
}

// The headline: one line as high as its words, Enter goes on to the next field.
const headline = document.getElementById("id_headline");
if (headline) {
  const fit = () => {
    if (CSS.supports("field-sizing: content")) return;
    headline.style.blockSize = "auto";
    headline.style.blockSize = `${headline.scrollHeight}px`;
  };
  headline.addEventListener("input", fit);
  headline.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    document.getElementById("id_standfirst").focus();
  });
  fit();
  if (window.location.hash === "#id_headline") headline.select();
  else if (!headline.value) headline.focus({ preventScroll: true });
}

// The lead picture: chosen or uploaded in the dialog, shown in the form, taken away again.
function leadPicture(part) {
  const field = document.getElementById("id_lead_picture");
  const chosen = part.querySelector(".lead-chosen");
  const away = part.querySelector("[data-drop-picture]");
  const caption = part.querySelector(".field-lead_caption");
  const fold = () => { caption.hidden = !field.value && !caption.querySelector("textarea").value && !caption.matches(".errors"); };

  function show(picture) {
    field.value = picture ? picture.id : "";
    chosen.hidden = away.hidden = !picture;
    fold();
    if (picture) {
      chosen.querySelector("img").src = picture.small;
      chosen.querySelector("img").alt = picture.alt;
      chosen.querySelector(".lead-caption").textContent = picture.caption;
      chosen.querySelector(".lead-credit").textContent = picture.credit;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const open = (dropped) => choosePicture(show, { current: field.value, dropped });

  fold();
  part.querySelector(".lead-buttons").hidden = false;
  part.querySelector("[data-pick]").addEventListener("click", () => open());
  catchFiles(part, open);
  away.addEventListener("click", () => {
    show(null);
    part.querySelector("[data-pick]").focus();
  });
}

const lead = document.getElementById("lead-part");
if (lead && choosePicture) leadPicture(lead);

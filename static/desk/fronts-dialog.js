// The forms of a card and of a block, made easy: length of the headline, picture and crop from the
// library, sub-links found by words, completion. What is posted are the plain fields below.
import { ask, editor, fill } from "./fronts-draft.js";
import { catchFiles, choosePicture } from "./picture-picker.js";

export function prepare(dialog) {
  const parts = { "[data-count-most]": count, "[data-card-picture]": picture, "[data-sub-links]": links, "[data-rule]": rule };
  for (const [where, make] of Object.entries(parts)) {
    const part = dialog.querySelector(where);
    if (part) make(part, dialog);
  }
  // Django's completion waits for this
  const form = dialog.querySelector("form");
  form.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: "" } }));
}
const read = (part, id) => JSON.parse(part.querySelector(`#${id}`).textContent);

function count(part) {
  const field = part.querySelector("input");
  const most = Number(part.dataset.countMost);
  if (!most) return;
  const told = part.appendChild(Object.assign(document.createElement("p"), { className: "help" }));
  const tell = () => {
    const length = [...field.value].length;
    told.textContent = length ? fill(part.dataset.countWords, { count: length, most }) : "";
    told.classList.toggle("over", length > most);
  };
  field.addEventListener("input", tell);
  tell();
}

// -- a block: only the source that its rule needs
function rule(part, dialog) {
  const select = part.querySelector("select");
  const fit = () => {
    for (const source of ["channel", "topic", "author"]) dialog.querySelector(`[data-field="backfill_${source}"]`).hidden = select.value !== source;
    dialog.querySelector("[data-field=within_hours]").hidden = select.value === "none";
  };
  select.addEventListener("change", fit);
  fit();
}

// -- a card: its picture and crop
function picture(part) {
  const [number, x, y] = ["picture", "focal_x", "focal_y"].map((name) => part.querySelector(`[name=${name}]`));
  const [own, story] = [read(part, "own-picture"), read(part, "story-picture")];
  const find = (where) => part.querySelector(where);
  let chosen = own;
  const shown = () => chosen || story;
  const point = () => (x.value !== "" && y.value !== "" ? [Number(x.value), Number(y.value)] : shown().focal);

  function show() {
    const now = shown();
    find(".focal-part").hidden = !now;
    find(".no-picture").hidden = Boolean(now);
    find("[data-own-away]").hidden = !chosen;
    find("[data-crop-away]").hidden = !now || (x.value === "" && y.value === "");
    if (!now) return;
    for (const image of part.querySelectorAll(".focal-part img")) if (image.getAttribute("src") !== now.whole) image.src = now.whole;
    const [left, top] = point();
    find(".focal-mark").style.insetInlineStart = `${left}%`;
    find(".focal-mark").style.insetBlockStart = `${top}%`;
    find("#focal-now").textContent = fill(part.dataset.point, { x: Math.round(left), y: Math.round(top) });
    crop(find(".crop img"), Number(part.dataset.ratio), left, top);
  }
  function aim(left, top) {
    [x.value, y.value] = [left, top].map((one) => Math.round(Math.min(100, Math.max(0, one))));
    show();
  }
  function choose(taken) {
    chosen = taken;
    [number.value, x.value, y.value] = [taken ? taken.id : "", "", ""];
    show();
  }

  part.classList.add("is-scripted");
  find(".picture-acts").hidden = false;
  const target = find(".focal-button");
  target.addEventListener("click", (event) => {
    if (!event.detail) return; // by a key: the arrows set it
    const box = target.querySelector("img").getBoundingClientRect();
    aim(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  });
  target.addEventListener("keydown", (event) => {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (!ways[event.key]) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 2;
    aim(point()[0] + ways[event.key][0] * far, point()[1] + ways[event.key][1] * far);
  });
  for (const field of [x, y]) field.addEventListener("input", show);
  for (const image of part.querySelectorAll(".focal-part img")) image.addEventListener("load", show);
  find("[data-own-away]").addEventListener("click", () => choose(null));
  find("[data-crop-away]").addEventListener("click", () => { [x.value, y.value] = ["", ""]; show(); });
  const take = (taken) => {
    choose(taken);
    target.focus();
  };
  find("[data-choose-picture]").addEventListener("click", () => choosePicture(take, { current: number.value }));
  catchFiles(part, (dropped) => choosePicture(take, { current: number.value, dropped }));
  show();
}

// the same box as pictures.renditions cuts: as near to the point as the edges allow
function crop(image, ratio, left, top) {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (!width) return;
  image.parentElement.style.aspectRatio = ratio;
  const [boxWidth, boxHeight] = [Math.min(width, height * ratio), Math.min(height, width / ratio)];
  const shift = (point, whole, box) => (whole > box ? (Math.min(Math.max((whole * point) / 100 - box / 2, 0), whole - box) / (whole - box)) * 100 : 50);
  image.style.objectPosition = `${shift(left, width, boxWidth)}% ${shift(top, height, boxHeight)}%`;
}

function later(field, then) {
  let pause = 0;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(then, 250);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // it looks, and does not save the form
    clearTimeout(pause);
    then();
  });
}

// -- a card: its sub-links, each a row of words and of a story or an address
const MOST = 5;
function links(part) {
  const lines = part.querySelector("textarea");
  const titles = read(part, "link-titles");
  const rows = part.appendChild(Object.assign(document.createElement("ol"), { className: "link-rows" }));
  const adding = part.appendChild(button(part.dataset.add, "add-link"));
  part.querySelector("[data-link-lines]").hidden = true;

  const store = () => {
    lines.value = [...rows.children].map((row) => row.line()).filter(Boolean).join("\n");
    adding.hidden = rows.children.length >= MOST;
  };
  function add(words = "", target = "") {
    const row = rows.appendChild(linkRow(part, words, target, titles));
    row.addEventListener("input", store);
    row.addEventListener("link:changed", store);
    store();
    return row;
  }
  for (const line of lines.value.split("\n").filter(Boolean)) {
    const cut = line.lastIndexOf(" ");
    add(line.slice(0, cut), line.slice(cut + 1));
  }
  store();
  adding.addEventListener("click", () => add().querySelector("input").focus());
}

const button = (words, name) => Object.assign(document.createElement("button"), { type: "button", textContent: words, className: name });

let numbers = 0;
function labelled(row, words) {
  numbers += 1;
  const field = Object.assign(document.createElement("input"), { id: `link-part-${numbers}`, type: "text", autocomplete: "off" });
  const label = Object.assign(document.createElement("label"), { htmlFor: field.id, textContent: words });
  const holder = document.createElement("div");
  holder.append(label, field);
  row.append(holder);
  return field;
}

function linkRow(part, words, target, titles) {
  const row = document.createElement("li");
  const text = labelled(row, part.dataset.text);
  const aim = labelled(row, part.dataset.target);
  const away = row.appendChild(button(part.dataset.clear, "link-away"));
  const found = row.appendChild(Object.assign(document.createElement("ul"), { className: "link-found" }));
  const isAddress = () => /^[a-z][a-z0-9+.-]*:/i.test(aim.value.trim());
  let story = /^\d+$/.test(target) ? target : "";
  text.value = words;
  aim.value = story ? titles[story] || story : target;
  const changed = () => row.dispatchEvent(new CustomEvent("link:changed"));
  // an address with a space, or words that no story was taken for, go on as they are: the desk says why not
  row.line = () => (text.value.trim() || aim.value.trim() ? `${text.value.trim()} ${story || aim.value.trim().replaceAll(" ", "")}` : "");

  function take(choice) {
    story = choice.dataset.story;
    aim.value = choice.dataset.title;
    if (!text.value.trim()) text.value = choice.dataset.title;
    found.replaceChildren();
    changed();
    aim.focus();
  }
  let asked = 0;
  async function look() {
    const mine = (asked += 1);
    const asking = aim.value.trim();
    if (!asking || isAddress()) return found.replaceChildren();
    const answer = await ask(`${editor.dataset.picker}?${new URLSearchParams({ q: asking })}`);
    if (!answer.ok || mine !== asked || story) return undefined;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const items = [...page.querySelectorAll("[data-story]")].slice(0, 6).map((choice) => {
      const item = document.createElement("li");
      const taking = item.appendChild(button(choice.dataset.title, "link-choice"));
      taking.addEventListener("click", () => take(choice));
      return item;
    });
    if (!items.length) items.push(Object.assign(document.createElement("li"), { className: "help", textContent: part.dataset.none }));
    return found.replaceChildren(...items);
  }
  aim.addEventListener("input", () => { story = ""; });
  later(aim, () => look().catch(() => {}));
  row.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const stops = [aim, ...found.querySelectorAll("button")];
    const next = stops[stops.indexOf(event.target) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  away.addEventListener("click", () => {
    const rest = part.querySelector(".add-link");
    row.remove();
    rest.hidden = false;
    row.dispatchEvent(new CustomEvent("link:changed"));
    rest.focus();
  });
  return row;
}

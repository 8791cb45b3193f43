// The dialog in which a picture is chosen from the library, or uploaded in place.
const picker = document.getElementById("picture-picker");

// Opens the dialog: `taken` gets what is chosen, `title` says what for, `current` is the id of what
// stands there already. A file that was dropped elsewhere may come along. None on pages without it.
export let choosePicture = null;

const carriesFiles = (event) => [...event.dataTransfer.types].includes("Files");
export function catchFiles(place, then) {
  place.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    place.classList.add("dropping");
  });
  place.addEventListener("dragleave", () => place.classList.remove("dropping"));
  place.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    place.classList.remove("dropping");
    then(event.dataTransfer.files[0]);
  });
}

function start() {
  const find = (id) => document.getElementById(`picker-${id}`);
  const grid = picker.querySelector(".picker-grid");
  const told = picker.querySelector(".picker-told");
  const file = find("file");
  const said = picker.querySelector(".picker-said");
  const error = picker.querySelector(".picker-error");
  const title = picker.querySelector("#picker-title");
  const usual = title.textContent;
  let place = {};

  function use(picture) {
    const { taken } = place;
    picker.close();
    taken(picture);
  }

  function card(picture) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const image = document.createElement("img");
    const credit = document.createElement("span");
    button.type = "button";
    image.src = picture.small;
    image.alt = picture.alt === picture.name ? "" : picture.alt; // said beside it
    image.width = 320;
    image.height = 213;
    image.loading = "lazy";
    credit.className = "credit";
    credit.textContent = picture.credit;
    if (String(picture.id) === String(place.current)) button.setAttribute("aria-current", "true");
    button.append(image, document.createTextNode(picture.name), credit);
    button.addEventListener("click", () => use(picture));
    item.append(button);
    return item;
  }

  let asked = 0;
  async function look() {
    const mine = (asked += 1);
    const query = new URLSearchParams({ q: find("search").value });
    let pictures = null;
    try {
      const answer = await fetch(`${picker.dataset.choices}?${query}`);
      if (answer.ok) ({ pictures } = await answer.json());
    } catch {
      pictures = null;
    }
    if (mine !== asked) return; // a later question has been asked
    told.textContent = "";
    if (!pictures) told.textContent = picker.dataset.unreachable;
    else if (!pictures.length) told.textContent = told.dataset.none;
    grid.replaceChildren(...(pictures || []).map(card));
  }

  said?.querySelector("img").addEventListener("load", ({ target }) => { target.hidden = false; });
  let upload = null;
  function take(taken) {
    if (!taken || !file) return;
    upload = taken;
    refuse();
    const image = said.querySelector("img");
    URL.revokeObjectURL(image.src);
    image.hidden = true; // until it shows something: a file that is no picture never does
    image.src = URL.createObjectURL(taken);
    said.hidden = false;
    find("alt").focus();
  }

  // what is wrong is said below, and the field that it is about is marked
  function refuse(id = "", words = "") {
    error.textContent = words;
    for (const one of ["alt", "file"]) find(one).setAttribute("aria-invalid", String(one === id));
    if (id) find(id).focus();
  }

  async function send(button) {
    if (!find("alt").value.trim()) {
      refuse("alt", error.dataset.missing);
      return;
    }
    const data = new FormData();
    data.append("upload", upload, upload.name);
    for (const [name, id] of [["alt", "alt"], ["caption", "caption"], ["credit_line", "credit"]]) data.append(name, find(id).value);
    button.disabled = true;
    refuse();
    let answer = null;
    try {
      const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
      const response = await fetch(picker.dataset.upload, { method: "POST", body: data, headers: { "X-CSRFToken": token } });
      answer = await response.json();
    } catch {
      answer = null;
    }
    button.disabled = false;
    if (!answer?.uploaded) {
      refuse("file", answer?.error.message || picker.dataset.unreachable);
      return;
    }
    clear();
    use(answer.picture);
  }

  function clear() {
    upload = null;
    refuse();
    file.value = "";
    said.hidden = true;
    for (const id of ["alt", "caption", "credit"]) find(id).value = "";
  }

  choosePicture = (taken, { title: words = usual, current = "", dropped = null } = {}) => {
    place = { taken, current };
    title.textContent = words;
    picker.showModal();
    look();
    (file || find("search")).focus();
    take(dropped);
  };
  picker.querySelector("[data-close]").addEventListener("click", () => picker.close());
  let pause = 0;
  find("search").addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, 200);
  });
  if (!file) return;
  file.addEventListener("change", () => take(file.files[0]));
  picker.querySelector("[data-send]").addEventListener("click", ({ currentTarget }) => send(currentTarget));
  for (const id of ["alt", "caption", "credit"]) {
    find(id).addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) send(picker.querySelector("[data-send]"));
    });
  }
  catchFiles(picker, take);
}

if (picker) start();

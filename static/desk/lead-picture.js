// The lead picture: chosen from the library, or uploaded in place, in one dialog.
const part = document.getElementById("lead-part");
const picker = document.getElementById("picture-picker");

// Opens the same dialog for another place than the lead picture's: `taken` gets what is chosen.
export let choosePicture = null;

function start() {
  const field = document.getElementById("id_lead_picture");
  const chosen = part.querySelector(".lead-chosen");
  const away = part.querySelector("[data-drop-picture]");
  const find = (id) => document.getElementById(`picker-${id}`);
  const grid = picker.querySelector(".picker-grid");
  const told = picker.querySelector(".picker-told");
  const file = find("file");
  const said = picker.querySelector(".picker-said");
  const error = picker.querySelector(".picker-error");

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

  let taker = show;
  function use(picture) {
    const take = taker;
    picker.close();
    take(picture);
  }

  function card(picture) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const image = document.createElement("img");
    const credit = document.createElement("span");
    button.type = "button";
    image.src = picture.small;
    image.alt = picture.alt;
    image.width = 320;
    image.height = 213;
    image.loading = "lazy";
    credit.className = "credit";
    credit.textContent = picture.credit;
    if (String(picture.id) === field.value) button.setAttribute("aria-current", "true");
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
    error.textContent = "";
    const image = said.querySelector("img");
    URL.revokeObjectURL(image.src);
    image.hidden = true; // until it shows something: a file that is no picture never does
    image.src = URL.createObjectURL(taken);
    said.hidden = false;
    find("alt").focus();
  }

  async function send(button) {
    if (!find("alt").value.trim()) {
      error.textContent = error.dataset.missing;
      find("alt").focus();
      return;
    }
    const data = new FormData();
    data.append("upload", upload, upload.name);
    for (const [name, id] of [["alt", "alt"], ["caption", "caption"], ["credit_line", "credit"]]) data.append(name, find(id).value);
    button.disabled = true;
    error.textContent = "";
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
      error.textContent = answer?.error.message || picker.dataset.unreachable;
      return;
    }
    clear();
    use(answer.picture);
  }

  function clear() {
    upload = null;
    file.value = "";
    said.hidden = true;
    for (const id of ["alt", "caption", "credit"]) find(id).value = "";
  }

  function open() {
    picker.showModal();
    look();
    (file || find("search")).focus();
  }

  // a picture may be dropped on the dialog, or on the place where it will stand
  function catches(place, then) {
    const carries = (event) => [...event.dataTransfer.types].includes("Files");
    place.addEventListener("dragover", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      place.classList.add("dropping");
    });
    place.addEventListener("dragleave", () => place.classList.remove("dropping"));
    place.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      place.classList.remove("dropping");
      then();
      take(event.dataTransfer.files[0]);
    });
  }

  const title = picker.querySelector("#picker-title");
  const ofLead = title.textContent;
  choosePicture = (taken, words) => {
    taker = taken;
    title.textContent = words;
    open();
  };
  picker.addEventListener("close", () => {
    taker = show;
    title.textContent = ofLead;
  });

  fold();
  part.querySelector(".lead-buttons").hidden = false;
  part.querySelector("[data-pick]").addEventListener("click", open);
  away.addEventListener("click", () => {
    show(null);
    part.querySelector("[data-pick]").focus();
  });
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
  catches(picker, () => {});
  catches(part, open);
}

if (part && picker) start();

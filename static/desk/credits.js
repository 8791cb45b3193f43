// Credits: rows that are added, taken away and put in order, by pointer and by keys.
const part = document.querySelector(".credits");

function start() {
  const rows = part.querySelector(".credit-rows");
  const blank = part.querySelector("template");
  const total = part.querySelector("[name$=TOTAL_FORMS]");
  const told = part.querySelector("[role=status]");
  const all = () => [...rows.children].filter((row) => !row.hidden);
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const changed = () => total.dispatchEvent(new Event("input", { bubbles: true }));

  const named = (row) => {
    const author = field(row, "author");
    return field(row, "name").value || author.selectedOptions[0]?.textContent.trim() || field(row, "role").selectedOptions[0].textContent;
  };
  const tell = (words, values) => {
    told.textContent = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);
  };

  function number() {
    all().forEach((row, place, { length }) => {
      field(row, "position").value = place + 1;
      row.querySelector('[data-move="-1"]').disabled = place === 0;
      row.querySelector('[data-move="1"]').disabled = place === length - 1;
    });
  }

  function place(row) {
    number();
    changed();
    tell(told.dataset.moved, { name: named(row), place: all().indexOf(row) + 1, all: all().length });
  }

  function move(row, by, focused) {
    const shown = all();
    const other = shown[shown.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    place(row);
    // a button that has come to the end can't keep the focus
    (focused.disabled ? row.querySelector(".credit-handle") : focused).focus();
  }

  function remove(row) {
    const shown = all();
    const next = shown[shown.indexOf(row) + 1] || shown[shown.indexOf(row) - 1];
    const name = named(row);
    field(row, "DELETE").checked = true;
    row.hidden = true;
    number();
    changed();
    tell(told.dataset.removed, { name });
    (next?.querySelector("select") || part.querySelector(".credit-add")).focus();
  }

  function add() {
    // where there may be no more rows, one that was taken away makes room
    const full = Number(total.value) >= Number(document.getElementById(`id_${part.dataset.prefix}-MAX_NUM_FORMS`).value);
    const gone = full && [...rows.children].find((row) => row.hidden);
    const index = gone ? gone.id.split("-").pop() : Number(total.value);
    if (gone) gone.remove();
    const row = blank.content.firstElementChild.cloneNode(true);
    for (const node of [row, ...row.querySelectorAll("*")]) {
      for (const { name, value } of [...node.attributes]) {
        if (value.includes("__prefix__")) node.setAttribute(name, value.replaceAll("__prefix__", index));
      }
    }
    rows.append(row);
    if (!gone) total.value = index + 1;
    prepare(row);
    number();
    // Django's completion waits for this
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: part.dataset.prefix } }));
    field(row, "role").focus();
  }

  function drag(row, handle, event) {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
    const before = all().indexOf(row);
    const follow = ({ clientY }) => {
      for (const other of all()) {
        if (other === row) continue;
        const box = other.getBoundingClientRect();
        const above = all().indexOf(other) < all().indexOf(row);
        const middle = box.top + box.height / 2;
        // the others give way: an element that is moved itself lets go of the pointer
        if (above && clientY < middle) row.after(other);
        else if (!above && clientY > middle) row.before(other);
      }
    };
    const end = () => {
      handle.removeEventListener("pointermove", follow);
      row.classList.remove("dragged");
      if (all().indexOf(row) !== before) place(row);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("lostpointercapture", end, { once: true });
  }

  function prepare(row) {
    const handle = row.querySelector(".credit-handle");
    handle.hidden = false;
    row.querySelector(".credit-buttons").hidden = false;
    handle.addEventListener("pointerdown", (event) => drag(row, handle, event));
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(row, by, handle);
    });
    for (const button of row.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => move(row, Number(button.dataset.move), button));
    }
    row.querySelector("[data-remove]").addEventListener("click", () => remove(row));
    if (field(row, "DELETE").checked) row.hidden = true;
  }

  // the row that stands there for those without script
  const last = rows.lastElementChild;
  if (rows.children.length > 1 && !field(last, "author").value && !field(last, "name").value && !last.querySelector(".errorlist")) {
    last.remove();
    total.value = rows.children.length;
  }
  for (const row of rows.children) prepare(row);
  number();
  const adding = part.querySelector(".credit-add");
  adding.hidden = false;
  adding.addEventListener("click", add);
}

if (part) start();

// Names the fields that the admin shows without a label of their own, for those who hear the page.
const words = (element) => (element ? element.textContent.trim().replace(/[:：]$/, "") : "");

function ofSelects(root) {
  for (const box of root.querySelectorAll(".select2-container [role=combobox]")) {
    const select = box.closest(".select2-container").previousElementSibling;
    const label = select && document.querySelector(`label[for="${select.id}"]`);
    const shown = box.querySelector(".select2-selection__rendered");
    if (!label || !shown) continue;
    label.id ||= `${select.id}_label`;
    shown.removeAttribute("role");
    shown.removeAttribute("aria-readonly");
    box.setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
    for (const typed of box.querySelectorAll("input")) typed.setAttribute("aria-label", words(label));
  }
}

function ofDates(root) {
  for (const input of root.querySelectorAll(".datetime input")) {
    const field = words(input.closest(".form-row, td").querySelector("label, legend"));
    const part = input.previousSibling ? words(input.previousSibling) : "";
    input.setAttribute("aria-label", `${field} ${part}`.trim());
  }
}

function ofTables(root) {
  for (const input of root.querySelectorAll(".tabular td :is(input:not([type=hidden]), select, textarea)")) {
    if (input.labels.length || input.hasAttribute("aria-label")) continue;
    const head = input.closest("table").tHead;
    const name = head && words(head.rows[0].cells[input.closest("td").cellIndex]);
    if (name) input.setAttribute("aria-label", name);
  }
}

const name = (root) => [ofSelects, ofDates, ofTables].forEach((give) => give(root));

// after the scripts that make the fields what they are
window.addEventListener("load", () => setTimeout(() => name(document)));
document.addEventListener("formset:added", ({ target }) => setTimeout(() => name(target)));
const { jQuery } = window.django || {};
if (jQuery) {
  // the field that completion opens stands at the end of the page
  jQuery(document).on("select2:open", ({ target }) => {
    const typed = document.querySelector(".select2-container--open > .select2-dropdown input");
    if (typed) typed.setAttribute("aria-label", words(document.querySelector(`label[for="${target.id}"]`)));
  });
}

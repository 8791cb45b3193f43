// What opens on a click closes as menus do; the theme; and where one is in a row that scrolls.
const menus = [...document.querySelectorAll("details.pops")];

document.addEventListener("pointerdown", ({ target }) => {
  for (const menu of menus) if (menu.open && !menu.contains(target)) menu.open = false;
});
for (const menu of menus) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
}

// light, dark, or as the system has it: Django's theme.js reads the choice before the page is drawn
const themes = document.querySelectorAll("[data-choose-theme]");
const mark = () => {
  const chosen = document.documentElement.dataset.theme || "auto";
  for (const button of themes) button.setAttribute("aria-pressed", String(button.dataset.chooseTheme === chosen));
};
for (const button of themes) {
  button.closest("fieldset").hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = button.dataset.chooseTheme;
    localStorage.setItem("theme", button.dataset.chooseTheme);
    mark();
  });
}
mark();

const current = document.querySelector(".desk-parts [aria-current]");
if (current) {
  const row = current.closest("nav");
  row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}

// where style sheets can't unfold it, the row of filters is opened on wide screens
const fold = document.querySelector(".filter-fold");
if (fold && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 768px)").matches) fold.open = true;

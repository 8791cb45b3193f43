// On a narrow window the links above the board become tabs, and one part of it shows at a time.
const narrow = window.matchMedia("(max-width: 899px)");
const list = document.querySelector(".board-tabs");
const tabs = [...list.querySelectorAll("a")];
const panelOf = (tab) => document.getElementById(tab.hash.slice(1));
const KEPT = "desk.board.tab";

function choose(tab, focus = false) {
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    panelOf(one).hidden = !chosen;
  }
  if (focus) tab.focus();
  sessionStorage.setItem(KEPT, tab.hash);
}

function roles(on) {
  const set = (element, values) => {
    for (const [name, value] of Object.entries(values)) {
      if (on) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
  };
  set(list, { role: "tablist" });
  for (const tab of tabs) {
    const panel = panelOf(tab);
    tab.id = `${panel.id}-tab`;
    set(tab, { role: "tab", "aria-controls": panel.id });
    set(panel, { role: "tabpanel", tabindex: "0" });
    panel.setAttribute("aria-labelledby", on ? tab.id : `${panel.id}-title`);
  }
}

function arrange() {
  roles(narrow.matches);
  if (narrow.matches) {
    const kept = location.hash || sessionStorage.getItem(KEPT);
    choose(tabs.find((tab) => tab.hash === kept) ?? tabs[0]);
    return;
  }
  for (const tab of tabs) {
    tab.removeAttribute("aria-selected");
    tab.removeAttribute("tabindex");
    panelOf(tab).hidden = false;
  }
}

const STEPS = { ArrowRight: 1, ArrowDown: 4, ArrowLeft: -1, ArrowUp: -4 };

list.addEventListener("click", (event) => {
  const tab = event.target.closest("a");
  if (!tab || !narrow.matches) return;
  event.preventDefault();
  choose(tab, true);
});

list.addEventListener("keydown", (event) => {
  const tab = event.target.closest("a");
  if (!tab || !narrow.matches) return;
  const here = tabs.indexOf(tab);
  let next = null;
  if (event.key in STEPS) next = tabs[here + STEPS[event.key]] ?? tab;
  else if (event.key === "Home") [next] = tabs;
  else if (event.key === "End") next = tabs.at(-1);
  else if (event.key === " ") next = tab;
  if (!next) return;
  event.preventDefault();
  choose(next, true);
});

narrow.addEventListener("change", arrange);
arrange();

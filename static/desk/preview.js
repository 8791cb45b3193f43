// The preview beside the form: at the width of a phone or a desk, in both scripts.
import { isDirty } from "./article-form.js";

const panel = document.getElementById("preview");
const narrow = window.matchMedia("(max-width: 900px)");

function start() {
  const frame = panel.querySelector("iframe");
  const page = panel.querySelector(".preview-page");
  const stale = panel.querySelector(".preview-stale");
  const opener = document.querySelector("a[data-preview]");
  const pressed = (name) => panel.querySelector(`[data-${name}][aria-pressed=true]`).dataset[name];

  // a page wider than the panel is drawn smaller
  function fit() {
    const width = Number(pressed("width"));
    const scale = Math.min(1, page.clientWidth / width);
    frame.style.inlineSize = `${width}px`;
    frame.style.blockSize = `${page.clientHeight / scale}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "";
    frame.style.marginInline = scale < 1 ? "0" : "auto";
  }

  function load() {
    const address = `${panel.dataset.address}?script=${pressed("script")}`;
    panel.querySelector("[data-new-tab]").href = address;
    if (frame.getAttribute("src") !== address) frame.src = address;
    if (stale) stale.hidden = !isDirty();
    fit();
  }

  function open() {
    if (narrow.matches) panel.showModal();
    else panel.show();
    load();
    panel.querySelector("[data-close]").focus();
  }

  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (panel.open) panel.close();
    else open();
  });
  panel.querySelector("[data-close]").addEventListener("click", () => panel.close());
  panel.addEventListener("close", () => opener.focus());
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") panel.close(); });
  for (const button of panel.querySelectorAll(".toggle button")) {
    button.addEventListener("click", () => {
      for (const other of button.parentElement.children) other.setAttribute("aria-pressed", other === button);
      load();
    });
  }
  document.addEventListener("article:changed", () => { if (stale) stale.hidden = false; });
  new ResizeObserver(fit).observe(page);
  if (window.location.hash === "#preview") open();
}

if (panel) start();

// Closes the alert for this browser, and takes it away at its end. It runs in the head: a line that was closed is never drawn.
(() => {
  const { alert, until } = document.currentScript.dataset;
  const key = "closed-alert";
  const root = document.documentElement;
  const stored = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      return null; // a browser that keeps nothing: the line comes back on the next page
    }
  };
  root.classList.add("can-close-alert");
  if (stored((store) => store.getItem(key)) === alert) root.classList.add("alert-is-closed");
  const leave = () => {
    const line = document.querySelector(".alert");
    const focused = line?.contains(document.activeElement);
    root.classList.add("alert-is-closed");
    if (focused) document.querySelector(".masthead a")?.focus(); // a place near the one that is gone
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".alert-close")) return;
    leave();
    stored((store) => store.setItem(key, alert));
  });

  // a page that stands open, or comes out of a browser's memory, says nothing that is over
  let timer;
  const watch = () => {
    clearTimeout(timer);
    const left = Date.parse(until) - Date.now();
    if (left <= 0) leave();
    else timer = setTimeout(watch, left);
  };
  if (!until) return; // a page of another moment, which staff asked for
  watch();
  window.addEventListener("pageshow", watch);
  document.addEventListener("visibilitychange", watch);
})();

// Closes the alert for this browser. It runs in the head: a line that was closed is never drawn.
(() => {
  const { alert } = document.currentScript.dataset;
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
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".alert-close")) return;
    root.classList.add("alert-is-closed");
    stored((store) => store.setItem(key, alert));
    document.querySelector(".masthead a")?.focus(); // a place near the one that is gone
  });
})();

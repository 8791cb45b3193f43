// Tells that the page is read: once, when a person can see it (not while it is loaded ahead).
const { count } = document.body.dataset;

const tell = () => {
  if (document.visibilityState !== "visible" || document.prerendering) return;
  document.removeEventListener("visibilitychange", tell);
  document.removeEventListener("prerenderingchange", tell);
  navigator.sendBeacon(count);
};

if (count && navigator.sendBeacon) {
  document.addEventListener("visibilitychange", tell);
  document.addEventListener("prerenderingchange", tell);
  tell();
}

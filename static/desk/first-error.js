// A form that came back begins at its first field with an error, not at its first field.
window.addEventListener("load", () => {
  const field = document.querySelector(
    ".form-row.errors :is(input:not([type=hidden]), select, textarea), .field-box.errors input",
  );
  // after the desk's other scripts, which go to where a new form begins
  setTimeout(() => {
    if (!field) return;
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center" });
  });
});

// Around the editor: uploads carry the CSRF token, an untouched text is sent back as it came,
// nothing typed is left behind by accident, and the page says how long the text is.
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const han = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}\u3000-\u303f\uff01-\uff60“”‘’…—]|[^\s\u3000-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]+/gu;

function watch(editor) {
  const form = editor.element.$.form;
  const asItCame = editor.element.$.defaultValue;
  const atStart = editor.getData();
  const count = form.querySelector("[data-count]");
  let sending = false;
  let typed = false;

  const changed = () => typed || editor.getData() !== atStart;
  const tell = () => {
    const text = new DOMParser().parseFromString(editor.getData(), "text/html").body.textContent;
    const pages = editor.getData().split("page-break-after").length;
    const length = (text.match(han) || []).length;
    if (count) count.textContent = count.dataset.words.replace("{count}", length).replace("{pages}", pages);
  };
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 300);
  };

  // a caption that nobody wrote must not be printed
  if (editor.lang.image2) editor.lang.image2.captionPlaceholder = "";
  editor.on("change", later);
  // the editor is silent about text that comes without key events, as from an input method
  const listen = () => editor.editable().attachListener(editor.editable(), "input", later);
  const colour = () => {
    editor.document.$.documentElement.dataset.theme = document.documentElement.dataset.theme || "auto";
  };
  editor.on("contentDom", listen);
  editor.on("contentDom", colour);
  listen();
  colour();
  new MutationObserver(colour).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  tell();

  form.addEventListener("input", () => { typed = true; });
  // behind the editor's own listener, which writes its reading of the text into the field
  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    if (editor.mode === "wysiwyg" && editor.getData() === atStart) editor.element.setValue(asItCame);
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && changed()) event.preventDefault();
  });
  const save = () => form.querySelector("button.save").click();
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save();
    }
  });
  // keys pressed in the editing area stay in its own document
  editor.addCommand("save-article", { exec: save, canUndo: false });
  editor.setKeystroke(window.CKEDITOR.CTRL + "S".charCodeAt(0), "save-article");
}

function refusal(xhr) {
  try {
    return JSON.parse(xhr.responseText).error.message;
  } catch {
    return "";
  }
}

function prepare(editor) {
  // after the editor's own listener, which opens the request, and before the one that sends it
  editor.on("fileUploadRequest", (event) => {
    const loader = event.data.fileLoader;
    loader.xhr.setRequestHeader("X-CSRFToken", token());
    // the editor would say the number of the error alone, the server says what to do
    loader.on("error", () => { loader.message = refusal(loader.xhr) || loader.message; }, null, null, 1);
  });
  if (editor.status === "ready") watch(editor);
  else editor.on("instanceReady", () => watch(editor));
}

// the admin puts scripts in an order of its own: this one may come before the editor's, or after
document.addEventListener("DOMContentLoaded", () => {
  const { CKEDITOR } = window;
  if (!CKEDITOR) return;
  for (const editor of Object.values(CKEDITOR.instances)) prepare(editor);
  CKEDITOR.on("instanceCreated", ({ editor }) => prepare(editor));
});

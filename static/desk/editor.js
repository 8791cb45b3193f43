// Around the editor: uploads carry the CSRF token, an untouched text is sent back as it came,
// what is typed counts as a change, and the page says how long the text is.
import { save, touched } from "./article-form.js";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const han = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}\u3000-\u303f\uff01-\uff60“”‘’…—]|[^\s\u3000-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]+/gu;
const { CKEDITOR } = window;

function watch(editor) {
  const form = editor.element.$.form;
  const asItCame = editor.element.$.defaultValue;
  const atStart = editor.getData();
  const count = form.querySelector("[data-count]");

  const tell = () => {
    const data = editor.getData();
    const text = new DOMParser().parseFromString(data, "text/html").body.textContent;
    const pages = data.split("page-break-after").length;
    const length = (text.match(han) || []).length;
    if (count) count.textContent = count.dataset.words.replace("{count}", length).replace("{pages}", pages);
    if (data !== atStart) touched();
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
  const typed = () => {
    touched();
    later();
  };
  const listen = () => editor.editable().attachListener(editor.editable(), "input", typed);
  editor.on("contentDom", listen);
  editor.on("contentDom", () => colour(editor.document.$));
  listen();
  colour(editor.document.$);
  // menus and lists are drawn in frames of their own
  editor.on("panelShow", () => {
    for (const frame of document.querySelectorAll(".cke_panel iframe")) colour(frame.contentDocument);
  });
  // swiped on a phone, so it can be reached by keys as well
  const tools = editor.container.$.querySelector(".cke_toolbox");
  if (tools.scrollWidth > tools.clientWidth) tools.tabIndex = 0;
  new MutationObserver(() => colour(editor.document.$))
    .observe(document.documentElement, { attributeFilter: ["data-theme"] });
  tell();

  // behind the editor's own listener, which writes its reading of the text into the field
  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    if (editor.mode === "wysiwyg" && editor.getData() === atStart) editor.element.setValue(asItCame);
  });
  // keys pressed in the editing area stay in its own document
  editor.addCommand("save-article", { exec: save, canUndo: false });
  editor.setKeystroke(CKEDITOR.CTRL + "S".charCodeAt(0), "save-article");
}

function colour(page) {
  page.documentElement.dataset.theme = document.documentElement.dataset.theme || "auto";
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
  editor.on("instanceReady", () => watch(editor));
}

if (CKEDITOR) {
  CKEDITOR.disableAutoInline = true;
  CKEDITOR.on("instanceCreated", ({ editor }) => prepare(editor));
  for (const area of document.querySelectorAll("textarea[data-type=ckeditortype]")) {
    CKEDITOR.replace(area, JSON.parse(area.dataset.config));
  }
}

// Around the editor: uploads carry the CSRF token, an untouched text is sent back as it came,
// what is typed counts as a change, and the page says how long the text is.
import { mended, save, touched } from "./article-form.js";
import { choosePicture } from "./picture-picker.js";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const han = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}\u3000-\u303f\uff01-\uff60“”‘’…—]|[^\s\u3000-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]+/gu;
const { CKEDITOR } = window;

// what is being uploaded stands in the text as data until it has its address
const isOurs = (address) => /^(\/media\/|data:|blob:)/.test(address || "");

function watch(editor) {
  const form = editor.element.$.form;
  const asItCame = editor.element.$.defaultValue;
  const atStart = editor.getData();
  const count = form.querySelector("[data-count]");
  const leftOut = form.querySelector("[data-left-out]");

  const tell = () => {
    const data = editor.getData();
    const { body } = new DOMParser().parseFromString(data, "text/html");
    const text = body.textContent;
    const pages = data.split("page-break-after").length;
    const length = (text.match(han) || []).length;
    if (count) count.textContent = count.dataset.words.replace("{count}", length).replace("{pages}", pages);
    if (leftOut && data !== atStart) {
      const foreign = [...body.querySelectorAll("img")].filter((image) => !isOurs(image.getAttribute("src")));
      const words = foreign.length ? leftOut.dataset.words.replace("{count}", foreign.length) : "";
      if (leftOut.textContent !== words) leftOut.textContent = words;
    }
    if (data !== atStart) {
      touched();
      mended(editor.element.$);
    }
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

// The library's caption and credit are printed where the text gives none.
function insertPicture(editor, picture) {
  const figure = document.createElement("figure");
  const image = document.createElement("img");
  figure.className = "image";
  // set as words: an element with an address would fetch it at once
  image.setAttribute("alt", picture.alt);
  image.setAttribute("src", picture.address);
  figure.append(image, document.createElement("figcaption"));
  editor.focus();
  editor.insertHtml(figure.outerHTML);
  touched();
}

// A newsroom's words instead of a word processor's, and the library beside the editor's own dialog.
function speak(editor) {
  const words = editor.config.newsWords;
  Object.assign(editor.lang.format, words.format);
  if (editor.lang.image2) Object.assign(editor.lang.image2, words.image);
  editor.addCommand("picture-library", {
    exec: () => choosePicture?.((picture) => insertPicture(editor, picture), { title: words.library.title }),
  });
  editor.ui.addButton("PictureLibrary", { label: words.library.label, command: "picture-library" });
}

// What the dialog can't do without: words for those who don't see the picture.
function askForWords(event) {
  const { name, definition } = event.data;
  if (name !== "image2") return;
  const { missing } = event.editor.config.newsWords.library;
  definition.getContents("info").get("alt").validate = function validate() {
    return Boolean(this.getValue().trim()) || missing;
  };
}

function prepare(editor) {
  editor.on("pluginsLoaded", () => speak(editor));
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
  CKEDITOR.on("dialogDefinition", askForWords);
  CKEDITOR.on("instanceCreated", ({ editor }) => prepare(editor));
  for (const area of document.querySelectorAll("textarea[data-type=ckeditortype]")) {
    CKEDITOR.replace(area, JSON.parse(area.dataset.config));
  }
}

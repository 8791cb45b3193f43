// Topic names as chips with completion: Select2 from the admin, over the plain field.
const leaving = new Set(["Tab", "Escape", "Shift", "Control", "Alt", "Meta", "CapsLock"]);

window.addEventListener("load", () => {
  const $ = window.django && window.django.jQuery;
  const field = document.querySelector("input.topic-names");
  if (!$ || !$.fn.select2 || !field) return;
  const split = (text) => text.split(/[,，、;；\n]+/).map((name) => name.trim()).filter(Boolean);
  const select = document.createElement("select");
  select.multiple = true;
  select.id = `${field.id}_chips`;
  for (const name of split(field.value)) select.add(new Option(name, name, true, true));
  field.after(select);
  field.type = "hidden";
  const label = document.querySelector(`label[for="${field.id}"]`);
  if (label) label.htmlFor = select.id;
  const languages = { "zh-hans": "zh-CN", "zh-hant": "zh-TW" };
  let answered = ""; // the words that the list shown is for
  $(select).select2({
    language: languages[document.documentElement.lang] || "en",
    theme: "admin-autocomplete",
    tags: true,
    width: "100%",
    tokenSeparators: [",", "，", "、", ";", "；", "\n"],
    minimumInputLength: 1,
    // Enter takes a topic that there is, before it makes another of half its name
    insertTag: (found, typed) => found.push(typed),
    createTag: ({ term }) => (term.trim() ? { id: term.trim(), text: term.trim(), isNew: true } : null),
    templateResult: ({ text, isNew }) => {
      if (!isNew) return text;
      const line = document.createElement("span");
      const mark = Object.assign(document.createElement("span"), { className: "new-topic", textContent: field.dataset.new });
      line.append(`${text} `, mark);
      return $(line);
    },
    ajax: {
      url: field.dataset.complete,
      delay: 150,
      data: ({ term }) => ({ term }),
      // an answer to words that have become a topic since would offer that topic once more
      transport: ({ url, data }, found, failed) => {
        const request = $.ajax({ url, data, dataType: "json" });
        request.then((answer) => { if (search.value.trim() === (data.term || "").trim()) found(answer); }, failed);
        return request;
      },
      processResults: (found, { term }) => {
        answered = term || "";
        return found;
      },
    },
  });
  const list = $(select).data("select2");
  const search = list.$container.find(".select2-search__field")[0];
  // the list is deaf to words that come without a key, as from an input method, after an Enter
  const ask = () => {
    if (!list.isOpen()) $(select).select2("open");
    list.trigger("query", { term: search.value });
  };
  // letters still being composed are no words: an answer to them would break the composition
  for (const name of ["input", "keyup"]) {
    search.addEventListener(name, (event) => {
      if (event.isComposing) event.stopPropagation();
      else if (name === "input") ask();
    }, true);
  }
  search.addEventListener("compositionend", ask);
  search.addEventListener("keydown", (event) => {
    // opened by the list itself, it would break what an input method has begun to compose
    // by a key that only goes with another, it would hold whoever goes back by Shift and Tab
    if (!list.isOpen() && !leaving.has(event.key)) $(select).select2("open");
    const typed = search.value.trim();
    if (event.key !== "Enter" || event.isComposing || !typed || typed === answered.trim()) return;
    // quicker than the list: what was typed counts, not what still stands in the list
    event.preventDefault();
    event.stopImmediatePropagation();
    const known = [...select.options].find((option) => option.value === typed);
    select.append(known || new Option(typed, typed, true, true));
    if (known) known.selected = true;
    search.value = "";
    $(select).trigger("change").select2("close");
  }, true);
  $(select).on("change", () => {
    field.value = [...select.selectedOptions].map((option) => option.value).join("，");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // Select2 sorts a chosen option to where it stands in the list: the order of choosing counts
  $(select).on("select2:select", (event) => {
    select.append(event.params.data.element);
    $(select).trigger("change");
  });
});

// Topic names as chips with completion: Select2 from the admin, over the plain field.
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
  $(select).select2({
    theme: "admin-autocomplete",
    tags: true,
    width: "100%",
    tokenSeparators: [",", "，", "、", ";", "；", "\n"],
    minimumInputLength: 1,
    // Enter takes a topic that there is, before it makes another of half its name
    insertTag: (found, typed) => found.push(typed),
    ajax: {
      url: field.dataset.complete,
      delay: 150,
      data: ({ term }) => ({ term }),
    },
  });
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

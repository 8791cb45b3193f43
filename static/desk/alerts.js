// The story that an alert leads to, completed by words of its headline: Select2 over the plain list.
window.addEventListener("load", () => {
  const $ = window.django && window.django.jQuery;
  const row = document.querySelector("[data-stories]");
  const field = row && row.querySelector("select");
  if (!$ || !$.fn.select2 || !field) return;
  const languages = { "zh-hans": "zh-CN", "zh-hant": "zh-TW" };
  const none = field.options[0];
  const placeholder = none.text;
  none.text = ""; // Select2 shows its own words for nothing chosen
  $(field).select2({
    language: languages[document.documentElement.lang] || "en",
    theme: "admin-autocomplete",
    width: "100%",
    allowClear: true,
    placeholder,
    ajax: { url: row.dataset.stories, delay: 150, data: ({ term }) => ({ term: term || "" }) },
  });
});

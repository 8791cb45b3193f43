// Shows the chosen lead picture under its field.
window.addEventListener("load", () => {
  const $ = window.django && window.django.jQuery;
  const field = document.getElementById("id_lead_picture");
  if (!$ || !field) return;
  const shown = document.createElement("img");
  shown.className = "lead-preview";
  shown.alt = "";
  field.closest(".form-row").append(shown);
  const show = () => {
    shown.hidden = !field.value;
    if (field.value) shown.src = field.dataset.preview.replace("/0/", `/${field.value}/`);
  };
  $(field).on("change", show);
  show();
});

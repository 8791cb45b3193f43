// The lead picture: chosen or uploaded in the dialog, shown in the form, taken away again.
import { catchFiles, choosePicture } from "./picture-picker.js";

const part = document.getElementById("lead-part");

function start() {
  const field = document.getElementById("id_lead_picture");
  const chosen = part.querySelector(".lead-chosen");
  const away = part.querySelector("[data-drop-picture]");
  const caption = part.querySelector(".field-lead_caption");
  const fold = () => { caption.hidden = !field.value && !caption.querySelector("textarea").value && !caption.matches(".errors"); };

  function show(picture) {
    field.value = picture ? picture.id : "";
    chosen.hidden = away.hidden = !picture;
    fold();
    if (picture) {
      chosen.querySelector("img").src = picture.small;
      chosen.querySelector("img").alt = picture.alt;
      chosen.querySelector(".lead-caption").textContent = picture.caption;
      chosen.querySelector(".lead-credit").textContent = picture.credit;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const open = (dropped) => choosePicture(show, { current: field.value, dropped });

  fold();
  part.querySelector(".lead-buttons").hidden = false;
  part.querySelector("[data-pick]").addEventListener("click", () => open());
  catchFiles(part, open);
  away.addEventListener("click", () => {
    show(null);
    part.querySelector("[data-pick]").focus();
  });
}

if (part && choosePicture) start();

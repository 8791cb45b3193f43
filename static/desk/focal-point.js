// A click on the picture sets the focal point; the two number fields do the same by keyboard.
document.addEventListener("DOMContentLoaded", () => {
  const picture = document.querySelector(".focal-picture");
  const x = document.getElementById("id_focal_x");
  const y = document.getElementById("id_focal_y");
  if (!picture || !x || !y) return;
  const holder = document.createElement("span");
  holder.className = "focal-holder";
  const mark = document.createElement("span");
  mark.className = "focal-mark";
  picture.replaceWith(holder);
  holder.append(picture, mark);
  const show = () => {
    mark.style.left = `${x.value}%`;
    mark.style.top = `${y.value}%`;
  };
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    x.value = Math.round(((event.clientX - box.left) / box.width) * 100);
    y.value = Math.round(((event.clientY - box.top) / box.height) * 100);
    show();
  });
  x.addEventListener("input", show);
  y.addEventListener("input", show);
  show();
});

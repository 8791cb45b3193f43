// What was posted after the session had ended, sent once more when its writer has signed in again.
const form = document.getElementById("send-again");
const [line] = form.querySelectorAll("p:last-of-type");
const said = line.querySelector("[role=status]");
line.hidden = false;

// Signing in gives the browser a new token: the desk's own page tells it.
async function token() {
  const answer = await fetch(form.dataset.desk, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("#logout-form [name=csrfmiddlewaretoken]")?.value;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  said.textContent = "";
  let given = null;
  try {
    given = await token();
  } catch {
    said.textContent = form.dataset.silent;
    return;
  }
  if (!given) {
    said.textContent = form.dataset.out;
    return;
  }
  form.querySelector("[name=csrfmiddlewaretoken]").value = given;
  form.submit();
});

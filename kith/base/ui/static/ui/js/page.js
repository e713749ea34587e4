// Small comforts. Every page works without them.

// Escape closes the menu that is open and gives the focus back.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.inside-menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Ctrl+Enter sends what is being written.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const words = event.target.closest("textarea");
  if (!words || !words.form) return;
  event.preventDefault();
  words.form.requestSubmit();
});

// A form is sent once. After a moment its button says so in its own words: data-busy. After a while, or on
// coming back to the page, it may be sent again: who pressed Stop must not be left with a dead button.
const WAIT = 400; // milliseconds
const LONG = 10_000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  form.pressed = event.submitter;
  setTimeout(() => form.dataset.sent && busy(form.pressed), WAIT);
  setTimeout(() => free(form), LONG);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(free);
});

function busy(button) {
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  if (!button.dataset.busy) return;
  button.said ??= [...button.childNodes];
  button.textContent = button.dataset.busy;
}

function free(form) {
  delete form.dataset.sent;
  form.pressed?.removeAttribute("aria-disabled");
  if (form.pressed?.said) form.pressed.replaceChildren(...form.pressed.said);
}

// Forms with data-busy: sent once, however often the button is pressed.
// Adds: a second press while the answer is on its way does nothing; the button keeps its label.
// Without it: the server recognises a form that comes twice.

const GIVE_UP_MS = 15_000;

function buttons(form: HTMLFormElement): NodeListOf<HTMLButtonElement> {
  return form.querySelectorAll<HTMLButtonElement>("button[type=submit]");
}

function release(form: HTMLFormElement): void {
  form.removeAttribute("aria-busy");
  for (const button of buttons(form)) button.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("busy" in form.dataset)) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  // aria-disabled, not disabled: the pressed button's own value must still be sent.
  for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
  setTimeout(() => release(form), GIVE_UP_MS);
});

// A page that comes back from the history must not stay locked.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-busy]")) release(form);
});

export {};

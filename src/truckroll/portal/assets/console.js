// What the console's pages do beside being read: a part that renews itself can be paused, and stands still while it is used.

/** `<button data-pause="id">`: the element of this id renews itself no more, until the button is pressed again. */
function pauses(button) {
  const part = document.getElementById(button.dataset.pause);
  button.hidden = false;
  button.addEventListener("click", () => {
    const paused = part.toggleAttribute("data-held");
    part.toggleAttribute("data-paused", paused);
    button.textContent = paused ? "Go on" : "Pause";
    button.setAttribute("aria-pressed", paused);
    document.getElementById("said").textContent = paused ? "Paused" : "Going on";
  });
}

/** Whoever has moved into a part with the keyboard would lose his place if it were renewed under him. */
function stands(part) {
  part.addEventListener("focusin", () => part.setAttribute("data-held", ""));
  part.addEventListener("focusout", () => part.toggleAttribute("data-held", part.hasAttribute("data-paused")));
}

document.querySelectorAll("[data-pause]").forEach(pauses);
document.querySelectorAll("[data-live]").forEach(stands);

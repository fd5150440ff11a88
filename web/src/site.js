// Everything on the pages works without this file; it adds comfort where scripts run.
import { initAll } from "/lib/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// a link that is called a button is pressed as one
document.addEventListener("keydown", (event) => {
  if (event.key === " " && !event.defaultPrevented && event.target.matches("a[role=button]")) {
    event.preventDefault();
    event.target.click();
  }
});

const showExplore = () => {
  for (const button of document.querySelectorAll("[data-explore]")) {
    button.hidden = false;
  }
};

// charts may come into the page after it was loaded
showExplore();
document.body.addEventListener("htmx:afterSettle", showExplore);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-explore]");
  if (button) {
    const { explore } = await import("/explore.js");
    await explore(button.closest("figure"));
    button.remove();
  }
});

// work in the background: its state is asked for while it goes on, and put in, and so spoken, only where it has changed
const asking = document.querySelector("[data-ask]");
const ask = async () => {
  if (!asking.querySelector("[data-live]")) {
    return;
  }
  const answer = await fetch(asking.dataset.ask).catch(() => null);
  if (answer?.redirected) {
    // signed out meanwhile: the link beside it leads on
    return;
  }
  if (answer?.ok) {
    const fresh = document.createElement("div");
    fresh.innerHTML = await answer.text();
    if (fresh.innerHTML.trim() !== asking.innerHTML.trim()) {
      asking.replaceChildren(...fresh.childNodes);
      initAll({ scope: asking });
    }
  }
  setTimeout(ask, 2000);
};
if (asking) {
  setTimeout(ask, 2000);
}

// one key for one button, where the page shows it; who speaks to the machine or types elsewhere can turn the keys off
const keysSwitch = document.querySelector("[data-keys-switch]");
if (keysSwitch) {
  const box = keysSwitch.querySelector("input");
  keysSwitch.hidden = false;
  box.checked = localStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox])");
    if (!box.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      return;
    }
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (wanted) {
      event.preventDefault();
      wanted.closest("details")?.setAttribute("open", "");
      wanted.click();
    }
  });
}

// Everything on the pages works without this file; it adds comfort where scripts run.
import { initAll } from "/lib/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

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

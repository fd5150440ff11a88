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

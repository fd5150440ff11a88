// Everything on the pages works without this file; it adds comfort where scripts run.
import { initAll } from "/lib/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

for (const button of document.querySelectorAll("[data-explore]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { explore } = await import("/explore.js");
    await explore(button.closest("figure"));
    button.remove();
  });
}

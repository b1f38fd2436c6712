/** Selects and boxes that send their form as soon as they change; the form's own button does it without scripts. */
document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLElement && target.hasAttribute("data-submit-on-change")) target.closest("form")?.requestSubmit();
});

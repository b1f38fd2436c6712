/** Quick add: a theme that fetches a product into a list page brings our element, but never runs the script beside it. It is loaded then. */

/** @param script address of standby.js */
export function wakeOffers(script = ""): void {
  if (!script || customElements.get("standby-offer") || !document.querySelector("standby-offer")) return;
  if (document.querySelector(`script[src="${script}"][data-standby]`)) return;
  const element = document.createElement("script");
  element.src = script;
  element.dataset.standby = "";
  document.head.append(element);
}

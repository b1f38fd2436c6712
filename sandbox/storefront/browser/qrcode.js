/** Stands where Shopify offers a QR code library to gift card pages: the code as text in a frame. */
window.QRCode = class {
  constructor(element, options) {
    const given = typeof options === "string" ? { text: options } : options;
    const frame = document.createElement("span");
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", given.imageAltText ?? given.text ?? "");
    frame.style.cssText = `display:inline-grid;place-items:center;border:1px solid;overflow-wrap:anywhere;width:${given.width ?? 120}px;height:${given.height ?? 120}px`;
    frame.textContent = given.text ?? "";
    element?.append(frame);
  }
};

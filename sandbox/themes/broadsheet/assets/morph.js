/** Turns what stands in the page into freshly rendered HTML, touching only what differs: focus, typing and open parts stay. */

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.id || node.getAttribute("data-key") || "" : "");

const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

/** Attributes that live in the page only: what components and dialogs have set. */
const KEPT = new Set(["data-component", "open"]);

function morphAttributes(old, fresh) {
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name);
}

/** What was typed or ticked is a property and not an attribute. */
function morphField(old, fresh) {
  if (old instanceof HTMLInputElement) {
    if (old.type === "radio" || old.type === "checkbox") old.checked = fresh.hasAttribute("checked");
    else if (old !== document.activeElement) old.value = fresh.getAttribute("value") ?? "";
  } else if (old instanceof HTMLTextAreaElement && old !== document.activeElement) {
    old.value = fresh.textContent;
  }
}

function morphNode(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  if (old.isEqualNode(fresh) && !("value" in old)) return;
  morphAttributes(old, fresh);
  morphChildren(old, fresh);
  morphField(old, fresh);
}

/** Walks both lists; a keyed element further down is fetched, so that lines which moved stay the same elements. */
function morphChildren(old, fresh) {
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const key = keyOf(wanted);
    let found = at && alike(at, wanted) ? at : null;
    if (!found && key) found = [...old.children].find((child) => alike(child, wanted)) ?? null;
    if (!found) {
      old.insertBefore(document.importNode(wanted, true), at);
      continue;
    }
    if (found === at) at = at.nextSibling;
    else old.insertBefore(found, at);
    morphNode(found, wanted);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

/** @param {Element | null | undefined} old @param {Element | null | undefined} fresh */
export function morph(old, fresh) {
  if (old && fresh) morphNode(old, fresh);
}

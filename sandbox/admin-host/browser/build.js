/** Small elements without markup in strings, so that nothing a shop holds is ever read as markup. */

/** @param {string} tag @param {object} properties @param {...(Node|string|null|undefined|false)} children */
export function build(tag, properties = {}, ...children) {
  const { dataset, ...rest } = properties;
  const node = Object.assign(document.createElement(tag), rest);
  Object.assign(node.dataset, dataset);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

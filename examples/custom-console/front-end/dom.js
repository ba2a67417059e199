/**
 * Makes an element. Texts become text nodes: what others have written is never read as HTML.
 *
 * @param {string} name
 * @param {Record<string, unknown>} properties of the element, such as `type` or `onclick`
 * @param {...(Node | string | number | null | undefined)} children
 */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (child instanceof Node ? child : String(child))));
  return made;
}

/** @param {string[]} names @param {(Node | string | number | null)[][]} rows */
export function table(names, rows) {
  if (rows.length === 0) return element('p', {}, 'There are none.');
  const cells = (kind, texts) => texts.map((text) => element(kind, {}, text));
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...cells('th', names))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells('td', row)))),
  );
}

/** @param {string} text @param {HTMLElement} control */
export function labelled(text, control) {
  return element('label', {}, text, control);
}

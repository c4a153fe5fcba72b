/** Makes elements of pages. Texts only ever become text. */

type Child = Node | string | null;

/** An element with attributes (a boolean one is there or not) and children; null children are left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does something on the page. */
export function makeButton(
  text: string,
  act: () => void,
  attributes: Readonly<Record<string, string | boolean>> = {},
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, text);
  button.addEventListener('click', act);
  return button;
}

/** The element of the page with the id. Throws where the page has none. */
export function find<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} with the id "${id}"`);
}

/** Loads a classic script once. Rejects when it cannot be had. */
export function loadScript(src: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const known = document.querySelector<HTMLScriptElement>(`script[src="${CSS.escape(src)}"]`);
  if (known?.dataset.loaded !== undefined) return Promise.resolve();
  const script = known ?? make('script', { src });
  script.addEventListener('load', () => {
    script.dataset.loaded = '';
    resolve();
  });
  script.addEventListener('error', () => {
    script.remove();
    reject(new Error(`${src} cannot be loaded`));
  });
  if (known === null) document.head.append(script);
  return promise;
}

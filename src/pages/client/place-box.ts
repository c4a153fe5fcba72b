/** Completes the name of a place while it is typed: a list to choose from by arrows, Enter or a click (ARIA's combobox). */

/** As the server answers. */
interface Offered {
  readonly name: string;
}

/** Milliseconds without a key before the server is asked. */
const rest = 150;
const shortest = 2;

/** The list below a box. */
class PlaceBox {
  readonly #box: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('p');
  #asked = new AbortController();
  #timer = 0;
  #active = -1;

  constructor(box: HTMLInputElement) {
    this.#box = box;
    this.#list.id = `${box.id}-places`;
    this.#list.hidden = true;
    this.#list.className = 'offered';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', box.labels?.[0]?.textContent ?? '');
    this.#status.className = 'unseen';
    this.#status.setAttribute('role', 'status');
    box.after(this.#list, this.#status);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
    })) {
      box.setAttribute(name, value);
    }
    box.addEventListener('input', () => this.#await());
    box.addEventListener('keydown', (event) => this.#press(event));
    box.addEventListener('blur', () => this.#close());
    // Before the box loses the focus, which would take the list away.
    this.#list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = event.target instanceof Element ? event.target.closest('li') : null;
      if (option !== null) this.#choose(option);
    });
  }

  #await(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
    if (this.#box.value.trim().length < shortest) this.#close();
    else this.#timer = window.setTimeout(() => void this.#ask(), rest);
  }

  async #ask(): Promise<void> {
    const asked = new AbortController();
    this.#asked = asked;
    const address = new URL(this.#box.dataset.places ?? '', location.href);
    address.searchParams.set('q', this.#box.value.trim());
    try {
      const response = await fetch(address, { signal: asked.signal });
      if (response.ok) this.#show((await response.json()) as readonly Offered[]);
    } catch {
      // The box works as it is.
    }
  }

  #show(places: readonly Offered[]): void {
    if (document.activeElement !== this.#box || places.length === 0) {
      this.#close();
      return;
    }
    const options = places.map(({ name }, n) => {
      const option = document.createElement('li');
      option.id = `${this.#list.id}-${n}`;
      option.textContent = name;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#list.hidden = false;
    this.#box.setAttribute('aria-expanded', 'true');
    this.#activate(-1);
    const { one = '', many = '' } = this.#box.dataset;
    this.#status.textContent = `${places.length} ${places.length === 1 ? one : many}`;
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#status.textContent = '';
    this.#box.setAttribute('aria-expanded', 'false');
    this.#box.removeAttribute('aria-activedescendant');
    this.#active = -1;
  }

  #activate(place: number): void {
    const options = [...this.#list.children];
    this.#active = place;
    for (const [n, option] of options.entries()) option.setAttribute('aria-selected', String(n === place));
    const active = options[place];
    if (active === undefined) this.#box.removeAttribute('aria-activedescendant');
    else this.#box.setAttribute('aria-activedescendant', active.id);
    active?.scrollIntoView({ block: 'nearest' });
  }

  #choose(option: Element): void {
    this.#box.value = option.textContent ?? '';
    this.#close();
  }

  #press(event: KeyboardEvent): void {
    if (this.#list.hidden || event.isComposing) return;
    const { length } = this.#list.children;
    const active = this.#list.children[this.#active];
    if (event.key === 'ArrowDown') this.#activate((this.#active + 1) % length);
    else if (event.key === 'ArrowUp') this.#activate(this.#active <= 0 ? length - 1 : this.#active - 1);
    else if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && active !== undefined) this.#choose(active);
    else return;
    event.preventDefault();
  }
}

for (const box of document.querySelectorAll<HTMLInputElement>('input[data-places]')) new PlaceBox(box);

export {};

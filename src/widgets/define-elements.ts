/** Makes the elements known to the browser: the last part of the script. */

import { attributesOfKinds, kindsOfTags } from './attributes.js';
import { Widget } from './widget.js';

// A page may have the script twice, of two versions: the first one stays.
for (const [tag, kind] of Object.entries(kindsOfTags)) {
  if (customElements.get(tag) !== undefined) continue;
  class BankElement extends HTMLElement {
    static readonly observedAttributes = ['lang', ...attributesOfKinds[kind]];
    readonly #widget = new Widget(this, kind);

    connectedCallback(): void {
      this.#widget.refresh();
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#widget.refresh();
    }

    disconnectedCallback(): void {
      this.#widget.stop();
    }
  }
  customElements.define(tag, BankElement);
}

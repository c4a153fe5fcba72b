/** The words of the map, which the server puts into the page, and numbers with them. */

export interface Words {
  /** `singular|plural` of what is counted. */
  readonly forms: string;
  readonly around: string;
  readonly loading: string;
  readonly failed: string;
  readonly recordsFailed: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly close: string;
  readonly toldBy: string;
  readonly all: string;
  /** With `{km}` in it. */
  readonly here: string;
  readonly reading: string;
  readonly wheel: string;
  readonly placed: string;
  readonly withoutPosition: string;
  readonly precision: string;
  readonly goTo: string;
  readonly mainland: string;
  readonly world: string;
}

/** Says things in the language of the page. */
export class Texts {
  readonly words: Words;
  readonly #language: string;
  readonly #numbers: Intl.NumberFormat;

  constructor(words: string, language: string) {
    this.words = JSON.parse(words) as Words;
    this.#language = language;
    this.#numbers = new Intl.NumberFormat(language);
  }

  /** `12 480`, `12,480`. */
  number(number: number): string {
    return this.#numbers.format(number);
  }

  /** `1 initiative`, `12 initiatives`. French has the singular for 0. */
  count(number: number): string {
    const [one = '', many = one] = this.words.forms.split('|');
    const isSingular = this.#language.startsWith('fr') ? number < 2 : number === 1;
    return `${this.number(number)}\u00A0${isSingular ? one : many}`;
  }

  /** What stands at a place, or around it. */
  name(records: number, place: string, isOfSeveral: boolean): string {
    const count = this.count(records);
    if (place === '') return count;
    return isOfSeveral ? `${count} ${this.words.around} ${place}` : `${place} · ${count}`;
  }
}

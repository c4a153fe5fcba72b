/** What the server tells the editor of a page: words, prefixes, addresses. */

/** Words of the editor. `{…}` stands for what is filled in; forms of a count stand as `singular|plural`. */
export interface EditorWords {
  readonly editorLabel: string;
  readonly completions: string;
  readonly running: string;
  readonly stopped: string;
  readonly rows: string;
  readonly seconds: string;
  readonly timing: Readonly<Record<'parse' | 'wait' | 'run' | 'cached', string>>;
  readonly yes: string;
  readonly no: string;
  readonly noRows: string;
  readonly graph: string;
  readonly views: Readonly<Record<'view' | 'table' | 'chart' | 'map' | 'raw', string>>;
  readonly table: Readonly<Record<'filter' | 'shown' | 'previous' | 'next', string>>;
  readonly chart: Readonly<Record<'kind' | 'labels' | 'values' | 'bars' | 'line' | 'points' | 'cut', string>>;
  readonly map: Readonly<Record<'label' | 'count' | 'cut' | 'zoomIn' | 'zoomOut', string>>;
  readonly rawCut: string;
  readonly download: string;
  readonly notLoaded: string;
  readonly place: string;
  readonly goThere: string;
  readonly details: string;
  readonly retryAfter: string;
  readonly mayBeWrong: string;
  /** What a person is told of each kind of problem, by the end of its type. */
  readonly problems: Readonly<Record<string, readonly [title: string, advice: string]>>;
  readonly otherProblem: readonly [title: string, advice: string];
  readonly noConnection: readonly [title: string, advice: string];
}

export interface EditorSettings {
  readonly language: 'fr' | 'en';
  /** What the IRIs of this site begin with, wherever it is served. */
  readonly base: string;
  /** What the IRIs of the shared schemes begin with. */
  readonly schemes: string;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The query for the terms that are completed; null: none are. */
  readonly termsQuery: string | null;
  /** Addresses of what is loaded when it is wanted. */
  readonly files: Readonly<
    Record<'d3' | 'plot' | 'leaflet' | 'leafletStyle' | 'supercluster' | 'baseMap', string>
  >;
  readonly words: EditorWords;
}

/** Reads the settings from the form of the page. */
export function readSettings(form: HTMLElement): EditorSettings {
  return JSON.parse(form.dataset.settings ?? '') as EditorSettings;
}

/** A text with what stands in it in braces filled in. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A number with what it counts: `1 204 lignes`. French has the singular for 0. */
export function count(number: number, forms: string, language: EditorSettings['language']): string {
  const [one = '', many = one] = forms.split('|');
  const isSingular = language === 'fr' ? number < 2 : number === 1;
  return `${formatNumber(number, language)}\u00A0${isSingular ? one : many}`;
}

/** A number as the language writes it. */
export function formatNumber(number: number, language: EditorSettings['language'], digits = 0): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(number);
}

/** The SPARQL editor of the page: the form works without it, and is better with it. */

import { offerFiles } from './answer-files.js';
import { statusOf, viewAnswer } from './answer-view.js';
import { type Outcome, run } from './ask.js';
import { type CodeField, earlier, PlainField } from './code-field.js';
import { Terms } from './completion.js';
import { readSettings } from './editor-settings.js';
import { find } from './elements.js';
import { filterExamples, openExamples } from './examples.js';
import { permalinkOf, queryInFragment } from './permalink.js';
import { placeOf, tellProblem, viewProblem } from './problem-view.js';
import { snippetsOf } from './snippets.js';
import type { YasqeClass } from './yasqe.js';
import { YasqeField } from './yasqe-field.js';

/** Longer queries are written in the plain field: the code editor reads the whole of it at every key. */
const longestInEditor = 100_000;

class Editor {
  readonly #form = find('editor', HTMLFormElement);
  readonly #area = find('query', HTMLTextAreaElement);
  readonly #stop = find('stop', HTMLButtonElement);
  readonly #plain = find('plain', HTMLInputElement);
  readonly #status = find('status', HTMLElement);
  readonly #answer = find('answer', HTMLElement);
  readonly #progress = find('progress', HTMLElement);
  readonly #settings = readSettings(this.#form);
  readonly #terms = new Terms(this.#settings);
  #field: CodeField;
  #running: AbortController | null = null;
  /** What the last query was answered with. */
  #kind: 'rows' | 'boolean' | 'graph' = 'rows';

  constructor() {
    const linked = queryInFragment(location.href);
    if (linked !== null) this.#area.value = linked;
    this.#plain.checked = this.#plain.checked || !this.#canHaveEditor();
    this.#field = this.#openField();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#run();
    });
    this.#stop.addEventListener('click', () => this.#running?.abort());
    this.#plain.addEventListener('change', () => {
      this.#field.remove();
      this.#field = this.#openField();
      this.#field.focus();
    });
    document.querySelector('label[for="query"]')?.addEventListener('click', () => this.#field.focus());
    window.addEventListener('hashchange', () => {
      const query = queryInFragment(location.href);
      if (query !== null) this.#field.replace(query);
    });
    this.#offerExamples();
    for (const element of document.querySelectorAll<HTMLElement>('.with-script')) element.hidden = false;
    for (const element of document.querySelectorAll<HTMLElement>('.without-script')) element.hidden = true;
    this.#follow();
  }

  #canHaveEditor(): boolean {
    return 'Yasqe' in window && this.#area.value.length <= longestInEditor;
  }

  #openField(): CodeField {
    const [area, settings, terms] = [this.#area, this.#settings, this.#terms];
    const onChange = () => this.#follow();
    if (this.#plain.checked || !('Yasqe' in window)) return new PlainField(area, onChange);
    const yasqe = window.Yasqe as YasqeClass;
    return new YasqeField({ yasqe, area, settings, terms, onChange, onRun: () => void this.#run() });
  }

  #offerExamples(): void {
    const list = document.getElementById('examples');
    if (!(list instanceof HTMLDetailsElement)) return;
    filterExamples(find('find-example', HTMLInputElement), list);
    openExamples(list, (query) => {
      this.#field.replace(query);
      this.#clear();
      history.replaceState(null, '', permalinkOf(location.href, query));
      list.open = false;
      this.#field.focus();
    });
  }

  // What is made from the query follows it.
  #follow(): void {
    const query = this.#area.value;
    find('permalink', HTMLElement).textContent = permalinkOf(location.href, query);
    const kind = this.#field?.answerKind() ?? this.#kind;
    for (const { name, text } of snippetsOf({ endpoint: `${location.origin}/sparql`, query, kind })) {
      find(`snippet-${name}`, HTMLElement).textContent = text;
    }
  }

  #clear(): void {
    this.#status.textContent = '';
    this.#answer.replaceChildren();
    this.#field.unmark();
  }

  async #run(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const query = this.#field.text();
    history.replaceState(null, '', permalinkOf(location.href, query));
    this.#clear();
    this.#wait(true);
    this.#status.textContent = this.#settings.words.running;
    const outcome = await run(query, running.signal);
    // Another run has begun: the page is its.
    if (this.#running !== running) return;
    this.#running = null;
    this.#wait(false);
    this.#show(outcome, query);
  }

  #wait(isRunning: boolean): void {
    this.#stop.hidden = !isRunning;
    this.#progress.hidden = !isRunning;
    this.#answer.setAttribute('aria-busy', String(isRunning));
  }

  #show(outcome: Outcome, query: string): void {
    if ('text' in outcome) {
      this.#kind = outcome.kind;
      this.#status.textContent = statusOf(outcome, this.#settings);
      const onProblem = (failure: Outcome) => this.#show(failure, query);
      const files = offerFiles({ query, kind: outcome.kind, settings: this.#settings, onProblem });
      this.#answer.replaceChildren(viewAnswer(outcome, this.#settings), files);
      this.#follow();
      return;
    }
    // The engine may tell of the place at which it gave up, which is not that of the fault.
    const told = placeOf(outcome);
    const place = told === null ? null : earlier(told, this.#field.fault());
    const [title] = tellProblem(outcome, this.#settings);
    this.#status.textContent = '';
    const go = () => (place === null ? undefined : this.#field.mark(place, title));
    this.#answer.replaceChildren(viewProblem(outcome, { settings: this.#settings, place, onGo: go }));
    go();
  }
}

declare global {
  interface Window {
    Yasqe?: unknown;
  }
}

new Editor();

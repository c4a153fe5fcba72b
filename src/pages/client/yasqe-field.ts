/** The code editor: YASQE in the place of the text area, in the words, colours and keys of this site. */

import { type CodeField, type Place, unitsBefore } from './code-field.js';
import { completers, registerCompleters, type Terms } from './completion.js';
import { type EditorSettings, fill } from './editor-settings.js';
import { make } from './elements.js';
import type { YasqeClass, YasqeEditor } from './yasqe.js';

export interface YasqeFieldOptions {
  readonly yasqe: YasqeClass;
  readonly area: HTMLTextAreaElement;
  readonly settings: EditorSettings;
  readonly terms: Terms;
  readonly onChange: () => void;
  /** Ctrl+Enter was pressed. */
  readonly onRun: () => void;
}

const gutter = 'gutterErrorBar';
/** Milliseconds after a key until completions are offered. */
const pause = 150;

/** A field with colours, completion and marks. It keeps the text area's value as its own. */
export class YasqeField implements CodeField {
  readonly #options: YasqeFieldOptions;
  readonly #editor: YasqeEditor;
  #marker: { clear(): void } | null = null;
  #isAsked = false;

  constructor(options: YasqeFieldOptions) {
    const { yasqe, area, settings, terms, onChange } = options;
    this.#options = options;
    registerCompleters({ yasqe, settings, terms, isAsked: () => this.#isAsked });
    // Lists of options are merged one by one, the longer one wins: so the usual list is set, not ours beside it.
    yasqe.defaults.autocompleters = [...completers];
    const parent = area.parentElement ?? document.body;
    area.hidden = true;
    this.#editor = new yasqe(
      parent,
      editorOptions(options, () => this.#complete()),
    );
    this.#name();
    this.#editor.on('changes', () => {
      area.value = this.#editor.getValue();
      this.#showFault();
      onChange();
    });
    this.#showFault();
    this.#offerCompletions();
  }

  text(): string {
    return this.#editor.getValue();
  }

  replace(text: string): void {
    this.#editor.setValue(text);
  }

  mark({ line, column }: Place, message: string): void {
    this.unmark();
    const doc = this.#editor.getDoc();
    const at = Math.min(line, doc.lineCount()) - 1;
    const text = doc.getLine(at) ?? '';
    const start = Math.min(unitsBefore(text, column), Math.max(text.length - 1, 0));
    const end = start + (/^\s*(?:[\w:?$]+|\S|$)/.exec(text.slice(start))?.[0].length ?? 1);
    const [from, to] = [
      { line: at, ch: start },
      { line: at, ch: end },
    ];
    this.#marker = doc.markText(from, to, { className: 'code-mark', title: message });
    this.#setFault(at, message);
    doc.setCursor(from);
    this.#editor.focus();
  }

  fault(): Place | null {
    const doc = this.#editor.getDoc();
    for (let line = 0; line < doc.lineCount(); line++) {
      const text = doc.getLine(line) ?? '';
      const { state } = this.#editor.getTokenAt({ line, ch: text.length }, true);
      if (!state.OK)
        return { line: line + 1, column: [...text.slice(0, state.errorStartPos ?? 0)].length + 1 };
    }
    return null;
  }

  unmark(): void {
    this.#marker?.clear();
    this.#marker = null;
  }

  focus(): void {
    this.#editor.focus();
  }

  answerKind(): 'rows' | 'boolean' | 'graph' | null {
    const kinds: Readonly<Record<string, 'rows' | 'boolean' | 'graph'>> = {
      SELECT: 'rows',
      ASK: 'boolean',
      CONSTRUCT: 'graph',
      DESCRIBE: 'graph',
    };
    return kinds[this.#editor.getQueryType() ?? ''] ?? null;
  }

  remove(): void {
    this.#editor.destroy();
    this.#options.area.hidden = false;
  }

  // The element that takes the keys is named and described as the text area was.
  #name(): void {
    const { area, settings } = this.#options;
    const field = this.#editor.getInputField();
    field.setAttribute('aria-label', settings.words.editorLabel);
    field.setAttribute('aria-describedby', area.getAttribute('aria-describedby') ?? '');
    if (field.isContentEditable) {
      field.setAttribute('role', 'textbox');
      field.setAttribute('aria-multiline', 'true');
    }
  }

  #complete(): void {
    this.#isAsked = true;
    this.#editor.autocomplete(false);
    this.#isAsked = false;
  }

  #offerCompletions(): void {
    const { terms, settings } = this.#options;
    const editor = this.#editor;
    let timer: ReturnType<typeof setTimeout> | undefined;
    editor.on('inputRead', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // A list that is open follows the keys by itself.
        if (!editor.state.completionActive?.widget) editor.autocomplete(false);
      }, pause);
    });
    editor.on('focus', () => void terms.all());
    editor.on('autocompletionShown', () => {
      editor.state.completionActive?.widget?.hints.setAttribute('aria-label', settings.words.completions);
    });
  }

  // The editor's grammar is SPARQL 1.1's; the endpoint, which decides, knows more. So a fault is only hinted at.
  #showFault(): void {
    const fault = this.fault();
    this.#editor.clearGutter(gutter);
    if (fault === null) return;
    this.#setFault(fault.line - 1, fill(this.#options.settings.words.mayBeWrong, { line: fault.line }));
  }

  #setFault(line: number, title: string): void {
    const marker = make('span', { class: 'code-fault', title, role: 'img', 'aria-label': title });
    this.#editor.clearGutter(gutter);
    this.#editor.setGutterMarker(line, gutter, marker);
  }
}

function editorOptions(
  { area, settings, onRun }: YasqeFieldOptions,
  onComplete: () => void,
): Readonly<Record<string, unknown>> {
  return {
    value: area.value,
    screenReaderLabel: settings.words.editorLabel,
    editorHeight: 'auto',
    // Tab leaves the editor, as it leaves every field (WCAG 2.1.2); so does Escape.
    extraKeys: {
      Tab: false,
      'Shift-Tab': false,
      'Ctrl-S': false,
      'Ctrl-Space': onComplete,
      'Ctrl-Enter': onRun,
      'Cmd-Enter': onRun,
    },
    // What YASQE would say and do in its own words, colours and requests.
    syntaxErrorCheck: false,
    showQueryButton: false,
    resizeable: false,
    createShareableLink: null,
    consumeShareLink: null,
    persistenceId: null,
    prefixCcApi: null,
    highlightSelectionMatches: { showToken: false },
    foldGutter: false,
    gutters: [gutter, 'CodeMirror-linenumbers'],
  };
}

/** What is used of YASQE and of the CodeMirror 5 in it, which a classic script of the page defines. */

export interface Position {
  readonly line: number;
  readonly ch: number;
}

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly string: string;
  readonly type: string | null;
  readonly state: {
    /** Terminals that the grammar allows after the token. */
    readonly possibleNext: readonly string[];
    readonly lastProperty: string;
    /** Within a literal of several lines. */
    readonly inLiteral: string | undefined;
    readonly OK: boolean;
    /** Where in its line the text stops being well-formed. */
    readonly errorStartPos: number | undefined;
  };
  /** What a completion takes the place of, in the line of the cursor. */
  readonly from?: { readonly ch: number };
  readonly to?: { readonly ch: number };
}

export interface Hint {
  readonly text: string;
  displayText?: string;
  render?: (element: HTMLElement) => void;
}

export interface Completer {
  readonly name: string;
  readonly get: (yasqe: YasqeEditor, token?: Token) => Promise<string[]> | string[];
  readonly isValidCompletionPosition?: (yasqe: YasqeEditor) => boolean;
  readonly preProcessToken?: (yasqe: YasqeEditor, token: Token) => Token;
  readonly postProcessSuggestion?: (yasqe: YasqeEditor, token: Token, suggested: string) => string;
  readonly postprocessHints?: (yasqe: YasqeEditor, hints: Hint[]) => Hint[];
  readonly bulk?: boolean;
  readonly autoShow?: boolean;
  readonly persistenceId?: null;
}

interface TextMarker {
  clear(): void;
}

interface Doc {
  getCursor(): Position;
  setCursor(position: Position): void;
  getLine(line: number): string | undefined;
  lineCount(): number;
  markText(from: Position, to: Position, options: { className: string; title: string }): TextMarker;
}

export interface YasqeEditor {
  getValue(): string;
  setValue(text: string): void;
  getDoc(): Doc;
  getTokenAt(position: Position, precise?: boolean): Token;
  getPrefixesFromQuery(): Readonly<Record<string, string>>;
  getQueryType(): string | undefined;
  getInputField(): HTMLElement;
  getWrapperElement(): HTMLElement;
  setGutterMarker(line: number, gutter: string, marker: HTMLElement | null): void;
  clearGutter(gutter: string): void;
  focus(): void;
  destroy(): void;
  /** Offers what completes the word at the cursor; `isAuto`: only what `autoShow` allows. */
  autocomplete(isAuto: boolean): void;
  readonly state: {
    readonly completionActive?: { readonly widget: { readonly hints: HTMLElement } | null } | null;
  };
  on(event: 'changes' | 'inputRead' | 'focus' | 'autocompletionShown', handler: () => void): void;
}

export interface YasqeClass {
  new (parent: HTMLElement, options: Readonly<Record<string, unknown>>): YasqeEditor;
  readonly defaults: { autocompleters: string[] };
  forkAutocompleter(from: string, completer: Completer, enable: boolean): void;
}

/** Pages parsed by parse5, which is made to take runs of ordinary characters whole: the same tree in half the time. */

import {
  Parser,
  type ParserOptions,
  Token,
  Tokenizer,
  type TreeAdapter,
  type TreeAdapterTypeMap,
} from 'parse5';

/** Which characters end a run, by their codes; the last entry is for all that are not ASCII. */
type Run = Uint8Array;

const beyondAscii = 128;

function endedBy(characters: string): Run {
  const run = new Uint8Array(beyondAscii + 1);
  for (const character of characters) run[character.charCodeAt(0)] = 1;
  return run;
}

function madeOf(characters: string): Run {
  return endedBy(characters).map((ends) => 1 - ends);
}

// What stands in a state for itself, however much of it there is. Carriage returns and zero bytes never do.
const runs = {
  text: endedBy('<&\r\0'),
  word: endedBy('<&\r\0 \n\t\f'),
  space: madeOf(' \n\t\f'),
  raw: endedBy('<\r\0'),
  comment: endedBy('<-\r\0'),
  doubleQuoted: endedBy('"&\r\0'),
  singleQuoted: endedBy("'&\r\0"),
  name: madeOf('abcdefghijklmnopqrstuvwxyz0123456789-'),
} as const;

// parse5's numbers of the insertion modes in which spaces among words become what the words become (HTML, 13.2.6.4):
// "in body", "text", "in caption", "in cell", "in select", "in select in table", "in template".
const mixedModes: ReadonlySet<number> = new Set([6, 7, 10, 14, 15, 16, 17]);

const { CHARACTER, WHITESPACE_CHARACTER } = Token.TokenType;

/**
 * Where a run begins at the character at hand, the tokenizer takes it and stands at its last character, as if it had gone
 * there one by one. It is for whole texts and tells no places: lines are not counted on the way.
 */
class RunTokenizer<T extends TreeAdapterTypeMap> extends Tokenizer {
  readonly #parser: Parser<T>;

  constructor(parser: Parser<T>) {
    super(parser.options, parser);
    this.#parser = parser;
  }

  protected override _stateData(codePoint: number): void {
    if (!this.#takeText(codePoint, runs.text)) super._stateData(codePoint);
  }

  protected override _stateRcdata(codePoint: number): void {
    if (!this.#takeText(codePoint, runs.text)) super._stateRcdata(codePoint);
  }

  protected override _stateRawtext(codePoint: number): void {
    if (!this.#takeText(codePoint, runs.raw)) super._stateRawtext(codePoint);
  }

  protected override _stateScriptData(codePoint: number): void {
    if (!this.#takeText(codePoint, runs.raw)) super._stateScriptData(codePoint);
  }

  protected override _stateAttributeValueDoubleQuoted(codePoint: number): void {
    const run = this.#take(codePoint, runs.doubleQuoted);
    if (run === '') super._stateAttributeValueDoubleQuoted(codePoint);
    else this.currentAttr.value += run;
  }

  protected override _stateAttributeValueSingleQuoted(codePoint: number): void {
    const run = this.#take(codePoint, runs.singleQuoted);
    if (run === '') super._stateAttributeValueSingleQuoted(codePoint);
    else this.currentAttr.value += run;
  }

  protected override _stateAttributeName(codePoint: number): void {
    const run = this.#take(codePoint, runs.name);
    if (run === '') super._stateAttributeName(codePoint);
    else this.currentAttr.name += run;
  }

  protected override _stateTagName(codePoint: number): void {
    const run = this.#take(codePoint, runs.name);
    if (run === '') super._stateTagName(codePoint);
    else (this.currentToken as Token.TagToken).tagName += run;
  }

  protected override _stateComment(codePoint: number): void {
    const run = this.#take(codePoint, runs.comment);
    if (run === '') super._stateComment(codePoint);
    else (this.currentToken as Token.CommentToken).data += run;
  }

  // A token of words may hold spaces as well where the tree is the same then; elsewhere each is a token of its own.
  #takeText(codePoint: number, mixed: Run): boolean {
    const isSpace = codePoint === 0x20 || codePoint === 0x0a || codePoint === 0x09 || codePoint === 0x0c;
    const isMixed = !isSpace && mixedModes.has(this.#parser.insertionMode);
    const run = this.#take(codePoint, isSpace ? runs.space : isMixed ? mixed : runs.word);
    if (run === '') return false;
    this._appendCharToCurrentCharacterToken(isSpace ? WHITESPACE_CHARACTER : CHARACTER, run);
    return true;
  }

  // Empty where none begins at the character at hand, or that is not in the text as it is (half of a pair, a line end).
  #take(codePoint: number, run: Run): string {
    const { preprocessor } = this;
    const { html, pos } = preprocessor;
    if (html.charCodeAt(pos) !== codePoint) return '';
    let end = pos;
    for (; end < html.length; end++) {
      const code = html.charCodeAt(end);
      if (run[code < beyondAscii ? code : beyondAscii] === 1) break;
    }
    if (end === pos) return '';
    preprocessor.pos = end - 1;
    return html.slice(pos, end);
  }
}

class RunParser<T extends TreeAdapterTypeMap> extends Parser<T> {
  constructor(options?: ParserOptions<T>, document?: T['document'], context: T['element'] | null = null) {
    super(options, document, context);
    const { inForeignNode } = this.tokenizer;
    this.tokenizer = new RunTokenizer(this);
    this.tokenizer.inForeignNode = inForeignNode;
  }
}

// The number of a character with hundreds of digits, of which parse5 reckons NaN and throws.
const endlessNumber = /&#(?:x([0-9a-f]{20,})|([0-9]{20,}))/gi;
/** One past the last character there is: what is too large stands for U+FFFD (HTML, 13.2.5.80). */
const tooLarge = '1114112';

function shortened(html: string): string {
  return html.replace(endlessNumber, (_, hexadecimal: string | undefined, decimal: string | undefined) => {
    const digits = (hexadecimal ?? decimal ?? '').replace(/^0+/, '');
    if (digits.length >= 20) return `&#${tooLarge}`;
    return `&#${hexadecimal === undefined ? '' : 'x'}${digits === '' ? '0' : digits}`;
  });
}

/** Parses a page, and one that parse5 throws at as it would be with the same numbers in fewer digits. */
function total<Result>(html: string, parse: (html: string) => Result): Result {
  try {
    return parse(html);
  } catch (error) {
    if (error instanceof RangeError) return parse(shortened(html));
    throw error;
  }
}

/** The tree of a page, as parse5's `parse` makes it. */
export function parseHtml<T extends TreeAdapterTypeMap>(
  html: string,
  treeAdapter: TreeAdapter<T>,
): T['document'] {
  return total(html, (text) => RunParser.parse(text, { treeAdapter }));
}

/** The tree of markup that stands in a page, as parse5's `parseFragment` makes it. */
export function parseHtmlFragment<T extends TreeAdapterTypeMap>(
  html: string,
  treeAdapter: TreeAdapter<T>,
): T['documentFragment'] {
  return total(html, (text) => {
    const parser = RunParser.getFragmentParser(null, { treeAdapter });
    parser.tokenizer.write(text, true);
    return parser.getFragment();
  });
}

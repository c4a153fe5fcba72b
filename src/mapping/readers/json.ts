/** JSON documents, and JSONPath (RFC 9535): the only file that names `json-p3`. */

import { JSONPathError, type JSONPathQuery, type JSONValue, jsonpath } from 'json-p3';
import type { Deadline } from '../deadline.js';
import type { PageNode, ParsedPage, Selector } from './node.js';
import { TextNode } from './text-node.js';

/** A compiled JSONPath; `$` is the value that is looked at. */
export class JsonPath implements Selector {
  readonly format = 'json';
  readonly isSelf = false;
  readonly text: string;
  readonly #query: JSONPathQuery;

  /** Throws the error of the library when the text is no JSONPath. */
  constructor(text: string) {
    this.text = text;
    this.#query = jsonpath.compile(text);
  }

  /** Takes the values that it finds out of a document; of an array they leave null, so that no other one moves. */
  remove(document: JSONValue): void {
    for (const { location } of this.#query.query(document).nodes) {
      const name = location.at(-1);
      const around = location
        .slice(0, -1)
        .reduce<JSONValue>(
          (value, key) => (value as { [key: string | number]: JSONValue } | null)?.[key] ?? null,
          document,
        );
      if (name === undefined) throw new SyntaxError(`${this.text} is the whole document`);
      if (Array.isArray(around)) around[Number(name)] = null;
      else if (around !== null && typeof around === 'object')
        delete (around as { [key: string]: JSONValue })[name];
    }
  }

  /** The values that it finds, in order. */
  find(value: JSONValue): JSONValue[] {
    return this.#query.query(value).values();
  }
}

/** A JSONPath, or why the text is none. */
export function parseJsonPath(text: string): JsonPath | { readonly problem: string } {
  try {
    return new JsonPath(text);
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    return { problem: error.message.replace(/\s*\('.*$/s, '') };
  }
}

/** A value of a document. */
class JsonNode extends TextNode {
  readonly #value: JSONValue;

  constructor(
    value: JSONValue,
    { baseUrl, deadline }: { readonly baseUrl: string; readonly deadline: Deadline },
  ) {
    super({ text: textOf(value), baseUrl, deadline, language: null });
    this.#value = value;
  }

  override select(selector: Selector): readonly PageNode[] {
    if (!(selector instanceof JsonPath)) return super.select(selector);
    return selector.find(this.#value).map((value) => {
      this.options.deadline.step();
      return new JsonNode(value, this.options);
    });
  }

  // Told of a record that has no key.
  override beginning(length: number): string {
    return (this.options.text ?? JSON.stringify(this.#value)).slice(0, length);
  }
}

// JSON has no date and no address: what is no object, array or null is a text.
function textOf(value: JSONValue): string | undefined {
  return value === null || typeof value === 'object' ? undefined : String(value);
}

/** A parsed JSON document. */
export class JsonPage implements ParsedPage {
  readonly root: PageNode;
  readonly baseUrl: string;

  /** Throws a `SyntaxError` when the text is not JSON (RFC 8259). */
  constructor(text: string, url: string, deadline: Deadline) {
    this.baseUrl = url;
    this.root = new JsonNode(JSON.parse(text.replace(/^\uFEFF/, '')) as JSONValue, {
      baseUrl: url,
      deadline,
    });
  }
}

/** The document written again without the values that the paths find. Throws a `SyntaxError` when it is no JSON. */
export function withoutValues(text: string, selectors: readonly Selector[]): string {
  const document = JSON.parse(text.replace(/^\uFEFF/, '')) as JSONValue;
  for (const selector of selectors) {
    if (selector instanceof JsonPath) selector.remove(document);
  }
  return JSON.stringify(document);
}

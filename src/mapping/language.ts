/** The mapping language: the keys that `mappings/<source>/mapping.yaml` and `mappings/_layouts/*.yaml` may have. */

import { z } from 'zod';

const selector = z.string('expected a CSS selector').trim().min(1, 'expected a CSS selector');
const text = z.string('expected a text').trim().min(1, 'expected a text');

const oneOrMore = <Item extends z.ZodType>(item: Item, message: string) =>
  z.union([item, z.array(item).min(1)], message);

const elsewhere = [
  z.strictObject({ json: text }),
  z.strictObject({ column: text }),
  z.strictObject({ rdf: text }),
] as const;
const anySelector = z.union(
  [selector, ...elsewhere],
  'expected a CSS selector, or { json: … }, { column: … } or { rdf: … }',
);
export type RawSelector = z.infer<typeof anySelector>;

const selection = oneOrMore(
  anySelector,
  'expected a CSS selector, or { json: … }, { column: … } or { rdf: … }, or a list of them',
);

/** The keys that select in other formats than HTML, wherever `select` may stand. */
const otherSelections = {
  json: oneOrMore(text, 'expected a JSONPath, such as $.title')
    .optional()
    .describe(
      'In a JSON document: a JSONPath (RFC 9535). With "select", "each" or "labelled", the markup in which they look.',
    ),
  column: oneOrMore(text, 'expected the header of a column')
    .optional()
    .describe('In a table: the header of the column.'),
  rdf: oneOrMore(text, 'expected a path, such as schema:location/schema:address')
    .optional()
    .describe(
      'In linked data, and in the JSON-LD, RDFa and microdata of HTML: a path of properties, `a schema:Event/…` from every resource of a class on.',
    ),
};

/** The function names of `as`, in the order of the documentation. */
export const functionNames = [
  'text',
  'html',
  'integer',
  'iri',
  'frenchDate',
  'frenchDateEnd',
  'frenchDateLimit',
  'language',
  'coordinate',
  'place',
  'tag',
  'concept',
  'organization',
  'initiative',
  'initiativeKey',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** The keys of a mapping file. A layout file has `pages` only. */
export const fileKeys = {
  uses: oneOrMore(
    z.string().regex(/^_layouts\/[a-z0-9-]+$/, 'expected the name of a layout, such as _layouts/sobi2'),
    'expected the name of a layout, such as _layouts/sobi2, or a list of them',
  ).describe('Layouts whose rules are shared; what stands later overrides what stands before.'),
  pages: z
    .record(z.string(), z.unknown(), 'expected page kinds by their names')
    .describe('Page kinds by name.'),
};

const keyPart = z.strictObject(
  {
    query: text.optional().describe('The parameter of the address that holds it.'),
    path: text
      .optional()
      .describe('`last` for the last segment of the path, or the name of a {part} of "url".'),
    select: selection.optional().describe('Where on the page it stands.'),
    ...otherSelections,
    match: text.optional().describe('A pattern for the whole text, with a group (?<value>…).'),
  },
  'expected { query: … }, { path: … } or { select: … }',
);

/** The keys of a page kind. */
export const pageKeys = {
  uses: z
    .string()
    .regex(
      /^_layouts\/[a-z0-9-]+\/[^/]+$/,
      'expected a page kind of a layout, such as _layouts/spip/initiative',
    )
    .describe('The page kind of a layout whose rules this one takes.'),
  url: oneOrMore(
    z.string().regex(/^\//, 'expected the part of the address from the first slash on'),
    'expected the part of the address from the first slash on, or a list of them',
  ).describe(
    'Pattern of the addresses, from the first slash on: `*` within a segment, `**` across, {name} a part.',
  ),
  when: anySelector.describe('The page gate: the page is of this kind only when this is found on it.'),
  root: anySelector.describe(
    'The one element that rules look in: nothing outside it is seen, such as a sidebar.',
  ),
  class: text.describe('Class of the records: Initiative unless it says another, such as Call.'),
  each: anySelector.describe(
    'What each tells of one record, when a page has several: elements; values ("$[*]"); "row" of a table; { rdf: "a schema:Event" }.',
  ),
  page: selection.describe(
    'The address of the page where people read of the record, where what is read is made for machines.',
  ),
  private: selection.describe(
    'What the partner keeps to itself: it is taken out of the page before anything is kept, mapped or told.',
  ),
  key: oneOrMore(keyPart, 'expected { query: … }, { path: … } or { select: … }, or a list of them').describe(
    'The stable name of a record within its source; several parts are joined by hyphens.',
  ),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'expected a language code, such as fr')
    .describe('Language of the texts, where the pages state a wrong one.'),
  properties: z
    .record(z.string(), z.unknown(), 'expected rules by the names of properties')
    .describe('Rules by the names of properties, which are the terms of the JSON-LD context.'),
  follow: z
    .strictObject({ each: selection }, 'expected { each: "a@href" }')
    .describe('Links of a list that lead to pages of records.'),
  next: z
    .union(
      [selection, z.strictObject({ header: z.literal('Link') })],
      'expected a link such as "a.next@href", { json: … }, { rdf: … } or { header: Link }',
    )
    .describe(
      'Link that leads to the next page of a list; { header: Link } is that of the response (RFC 8288).',
    ),
};

/** The keys of a rule; every other key of a rule is a property of the resource that it describes. */
export const ruleKeys = {
  select: selection.describe(
    'Where the one value stands: CSS, css@attribute or css@html; a list is tried in order.',
  ),
  each: selection.describe('Where the values stand, each of which is kept.'),
  labelled: oneOrMore(text, 'expected the words of a label, or a list of them').describe(
    'The label beside which the value stands; "select" and "each" then look beside it. A list is tried in order.',
  ),
  ...otherSelections,
  in: selector.describe(
    'The elements to look in; "page": all of the page, where several records stand on it.',
  ),
  from: z
    .record(z.string(), z.unknown(), 'expected { follow: "a@href", select: … }')
    .describe('The value stands on a linked page: { follow: "a@href", and a rule for that page }.'),
  constant: text.describe('The value itself, the same for every record.'),
  coalesce: z
    .array(z.unknown(), 'expected a list of rules')
    .min(1, 'expected a list of rules')
    .describe('Rules tried in order, until one gives a value.'),
  match: oneOrMore(text, 'expected a pattern, or a list of them').describe(
    'A pattern for the whole text, with a group (?<value>…); a list is tried in order.',
  ),
  split: oneOrMore(
    z.string('expected a separator').min(1),
    'expected a separator, or a list of them',
  ).describe('Separators between several values in one text.'),
  within: z
    .unknown()
    .describe('For a place: a rule for what the page names around it, such as the département.'),
  as: z.enum(functionNames).describe('The function that makes a value of the text.'),
  required: z.boolean('expected true or false').describe('Without it there is no record.'),
  language: pageKeys.language.describe('Language of the texts, where the page states a wrong one.'),
  personal: z
    .literal('keep', 'expected "keep": personal data is removed otherwise')
    .describe('Keeps e-mail addresses, phone numbers and street addresses; needs a reason.'),
  reason: text.describe('Why personal data may be kept: who agreed, and when.'),
};

/** Values of keys, each checked by itself: what is wrong with one hides nothing that is wrong with another. */
export type Keys = Readonly<Record<string, z.ZodType>>;
export type Given<Shape extends Keys> = { readonly [Key in keyof Shape]?: z.infer<Shape[Key]> };

export type RawFile = Given<typeof fileKeys>;
export type RawPageKind = Given<typeof pageKeys>;
export type RawRule = Given<typeof ruleKeys>;
export type RawKeyPart = z.infer<typeof keyPart>;

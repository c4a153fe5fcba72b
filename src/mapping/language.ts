/** The mapping language: what `mappings/<source>/mapping.yaml` and `mappings/_layouts/*.yaml` may say. */

import { z } from 'zod';

const selector = z.string().trim().min(1);

/** `css`, `css@attribute` or `.` (the node itself); a list is tried in order. */
const selection = z.union([selector, z.array(selector).min(1)], 'expected a CSS selector, or a list of them');

/** Names of value functions; each says what it makes of a text. */
export const functionNames = ['text', 'iri'] as const;
export type FunctionName = (typeof functionNames)[number];

const ruleKeys = {
  select: selection.optional(),
  each: selection.optional(),
  as: z.enum(functionNames).optional(),
  required: z.boolean().optional(),
};

/** The keys of a rule that are not names of nested properties. */
export const reservedKeys: readonly string[] = Object.keys(ruleKeys);

/** A rule: a selection, or an object of which every other key is a property of a nested resource. */
export type RawRule =
  | string
  | string[]
  | null
  | ({
      select?: string | string[] | undefined;
      each?: string | string[] | undefined;
      as?: FunctionName | undefined;
      required?: boolean | undefined;
    } & { [property: string]: RawRule | boolean | undefined });

const rule: z.ZodType<RawRule> = z.lazy(() =>
  z.union(
    [selection, z.null(), z.object(ruleKeys).catchall(z.union([rule, z.boolean()]))],
    'expected a CSS selector, a list of them, a rule with "select" or "each", or null',
  ),
) as z.ZodType<RawRule>;

const key = z.union([
  z.strictObject({ query: z.string().min(1) }),
  z.strictObject({ path: z.literal('last') }),
]);

const page = z.strictObject({
  url: z.string().startsWith('/').optional(),
  when: selector.optional(),
  key: key.optional(),
  properties: z.record(z.string(), rule).optional(),
  follow: z.strictObject({ each: selection }).optional(),
  next: selection.optional(),
});

/** A mapping file. `null` for a page kind or a property removes what the layout says of it. */
export const mappingSchema = z.strictObject({
  uses: z
    .string()
    .regex(/^_layouts\/[a-z0-9-]+$/, 'expected the name of a layout, such as _layouts/sobi2')
    .optional(),
  pages: z.record(z.string(), z.union([page, z.null()])),
});

/** A layout file: rules that several sources share. */
export const layoutSchema = z.strictObject({ pages: mappingSchema.shape.pages });

export type RawMapping = z.infer<typeof mappingSchema>;
export type RawPageKind = z.infer<typeof page>;
export type RawKey = z.infer<typeof key>;

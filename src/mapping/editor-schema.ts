/** The JSON Schema by which an editor completes and checks mappings, made from the context, the shapes and the functions. */

import { z } from 'zod';
import { recordKinds } from './compile-page.js';
import { usualFunction, valueFunctions } from './functions.js';
import { fileKeys, type Keys, pageKeys, ruleKeys } from './language.js';
import type { PropertyUse, TermTable } from './term-table.js';

/** A JSON Schema (draft 2020-12), as far as this file writes it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The schema of `mapping.yaml` and of layouts. */
export function editorSchema(table: TermTable): JsonSchema {
  const definitions = new Map<string, JsonSchema>([
    ['rule', ruleSchema({})],
    ['page', pageSchema(table)],
  ]);
  for (const [iri, properties] of table.properties) {
    definitions.set(definitionName(iri), classSchema(properties, table));
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Mapping of a source',
    type: 'object',
    additionalProperties: false,
    required: ['pages'],
    properties: {
      ...schemasOf(fileKeys),
      pages: {
        ...schemaOf(fileKeys.pages),
        additionalProperties: { anyOf: [reference('page'), { type: 'null' }] },
      },
    },
    $defs: Object.fromEntries(definitions),
  };
}

const reference = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
const definitionName = (iri: string) => `properties-${iri.replace(/^.*[/#]/, '')}`;

function schemaOf(type: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input' }) as Record<string, unknown>;
  return schema;
}

function schemasOf(keys: Keys): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(keys).map(([key, type]) => [key, schemaOf(type)]));
}

function pageSchema(table: TermTable): JsonSchema {
  const names = [...table.classes].filter(([, iri]) => recordKinds.has(iri));
  const classes = names.map(([, iri]) => reference(definitionName(iri)));
  const keys = schemasOf(pageKeys);
  const nullable = Object.entries(keys).map(([key, schema]) => [key, { anyOf: [schema, { type: 'null' }] }]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(nullable),
      class: { ...keys.class, enum: names.map(([name]) => name) },
      properties: { description: pageKeys.properties.description, anyOf: [...classes, { type: 'null' }] },
    },
  };
}

function classSchema(properties: ReadonlyMap<string, PropertyUse>, table: TermTable): JsonSchema {
  const rules = [...properties.values()].map((property) => [property.name, propertySchema(property, table)]);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(rules) };
}

function propertySchema({ value, range, scheme }: PropertyUse, table: TermTable): JsonSchema {
  const of = scheme ?? range;
  const description = `Takes: ${value}${of === undefined ? '' : ` (${of})`}.`;
  const selectors = [{ type: 'string' }, { type: 'array', items: { type: 'string' } }, { type: 'null' }];
  if (range !== undefined) {
    const names = [...(table.properties.get(range)?.keys() ?? [])];
    const nested = names.map((name) => [name, reference(`${definitionName(range)}/properties/${name}`)]);
    return { description, anyOf: [...selectors, ruleSchema(Object.fromEntries(nested))] };
  }
  const fitting = Object.entries(valueFunctions).filter(([, { fits }]) => fits.includes(value));
  const usual = value === 'resource' ? undefined : usualFunction[value];
  const as = { enum: fitting.map(([name]) => name), default: usual };
  return { description, anyOf: [...selectors, { allOf: [reference('rule')], properties: { as } }] };
}

// A rule of a described thing takes the properties of its class beside its own keys.
function ruleSchema(nested: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const own = schemasOf(ruleKeys);
  const names = Object.entries(valueFunctions).map(([name, { summary }]) => `${name}: ${summary}`);
  const as = { ...own.as, description: [own.as?.description, ...names].join('\n') };
  return { type: 'object', additionalProperties: false, properties: { ...nested, ...own, as } };
}

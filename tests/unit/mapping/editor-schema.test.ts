import { describe, expect, it } from 'vitest';
import { editorSchema } from '../../../src/mapping/editor-schema.js';
import { pageKeys, ruleKeys } from '../../../src/mapping/language.js';
import { termTable } from '../../fixtures/mapping-vocabulary.js';

interface Schema {
  readonly properties: Record<string, unknown>;
  readonly anyOf: readonly Schema[];
  readonly $defs: Record<string, Schema>;
  readonly description: string;
}

const schema = editorSchema(termTable) as unknown as Schema;
const ofInitiative = schema.$defs['properties-Initiative']?.properties as Record<string, Schema>;
const text = JSON.stringify(schema);

describe('The schema for editors', () => {
  it('knows every key of page kinds and rules, and says what it is for', () => {
    expect(Object.keys(schema.$defs.page?.properties ?? {})).toEqual(Object.keys(pageKeys));
    expect(Object.keys(schema.$defs.rule?.properties ?? {})).toEqual(Object.keys(ruleKeys));
    for (const { description } of [...Object.values(pageKeys), ...Object.values(ruleKeys)]) {
      expect(text).toContain(JSON.stringify(description).slice(1, -1));
    }
  });

  it('knows the properties of each class, and the functions that fit each', () => {
    expect(Object.keys(ofInitiative)).toContain('startDate');
    expect(JSON.stringify(ofInitiative.startDate)).toContain(
      '"enum":["frenchDate","frenchDateEnd","frenchDateLimit"]',
    );
    expect(ofInitiative.theme?.description).toContain(
      'concept (https://w3id.org/innovation-sociale/scheme/themes)',
    );
  });

  it('offers in a rule for a described thing the properties of its class', () => {
    const { holder } = ofInitiative;
    expect(Object.keys(holder?.anyOf.at(-1)?.properties ?? {})).toEqual(
      expect.arrayContaining(['name', 'homepage', 'each']),
    );
  });

  it('refers only to definitions that it has', () => {
    const references = [...text.matchAll(/"\$ref":"#\/\$defs\/([^"/]+)(?:\/properties\/([^"]+))?"/g)];
    expect(references.length).toBeGreaterThan(5);
    for (const [, name = '', property] of references) {
      const definition = schema.$defs[name];
      expect(definition).toBeDefined();
      if (property !== undefined) expect(definition?.properties).toHaveProperty(property);
    }
  });
});

/** `operator.yaml` of the data directory: who runs the deployment, for the pages that the law wants. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../config.js';
import { parseYaml, schemaProblems } from '../mapping/yaml-file.js';
import type { Operator } from '../model/deployment.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';

/** Its name in the data directory. */
export const operatorFileName = 'operator.yaml';

const text = z.string('expected a text, in quotes if it is a number').trim().min(1, 'expected a text');
const optional = text.nullable().default(null);
const party = { name: text, address: optional, phone: optional };
const privacy = { fr: text, en: text };
const mailOrPage = z
  .string()
  .regex(
    /^(mailto:[^@\s]+@[^@\s]+|https?:\/\/\S+)$/,
    'expected an address such as mailto:you@example.org or https://example.org/contact',
  );
const page = z.url({
  protocol: /^https?$/,
  error: 'expected an address that begins with https:// or http://',
});

const schema = z.strictObject({
  ...party,
  registration: optional,
  director: optional,
  host: z.strictObject(party).nullable().default(null),
  privacy: z.strictObject(privacy).nullable().default(null),
  dataProtection: mailOrPage.nullable().default(null),
  accessibility: page.nullable().default(null),
});

function knownKeys([key]: readonly (string | number)[]): readonly string[] {
  return Object.keys(key === 'host' ? party : key === 'privacy' ? privacy : schema.shape);
}

/** Reads it; null: there is none. Throws `ConfigError` that tells every problem and its place. */
export function readOperator(directory: string): Operator | null {
  const file = join(directory, operatorFileName);
  if (!existsSync(file)) return null;
  const yaml = parseYaml(file, readFileSync(file, 'utf8'));
  if ('diagnostics' in yaml) throw problemsOf(yaml.diagnostics);
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  const found = schemaProblems(parsed.error, knownKeys).map(
    ({ path, message }): Diagnostic => ({ severity: 'error', message, place: yaml.placeOf(path) }),
  );
  throw problemsOf(found);
}

function problemsOf(found: readonly Diagnostic[]): ConfigError {
  return new ConfigError(found.map(formatDiagnostic).join('\n'));
}

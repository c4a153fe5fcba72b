/** `mappings/<id>/source.yaml`: who a source is, checked and made a `Source`. */

import { z } from 'zod';
import type { Diagnostic } from '../model/diagnostic.js';
import { families, opennessLevels, type Source, statuses } from '../model/source.js';
import { iriOfUrl } from '../rdf/iri.js';
import { type Path, parseYaml, schemaProblems } from './yaml-file.js';

const address = z.url({
  protocol: /^https?$/,
  error: 'expected an address that begins with http:// or https://',
});
const iri = address.transform((text) => iriOfUrl(new URL(text)));
// International names become what addresses hold: `forêt.example` → `xn--fort-ipa.example`.
const host = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{M}\d.-]+$/u, 'expected a host name in lower case')
  .transform((name) => URL.parse(`http://${name}`)?.hostname ?? name);
const bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const duration = z.string().regex(/^\d+(\.\d+)?s$/, 'expected a number of seconds, such as 5s');

const evidence = z.union(
  [
    z.enum(['cms-default', 'reconstructed', 'none']),
    z.strictObject({
      observed: z.strictObject({
        url: address,
        date: z.iso.date(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
      }),
    }),
  ],
  'expected cms-default, reconstructed, none, or "observed" with url, date and sha256 of the bytes really read',
);

/** Source ids that IRIs use for other things. */
const reserved = ['local', 'links', 'place', 'scheme', 'ontology', 'source', 'siren', 'rna'];

const startExpected =
  'expected an http(s) address, or { endpoint: …, query: … } with the address of a SPARQL endpoint and a CONSTRUCT query';

/** An address to begin with; `{since}` in it stands for the time since when changes are wanted. */
const startAddress = z
  .string()
  .refine((text) => address.safeParse(text.replaceAll('{since}', '1970')).success, startExpected);

/** A question to a SPARQL endpoint, asked by GET (SPARQL 1.1 Protocol, 2.1.1). */
const construct = z
  .strictObject({ endpoint: address, query: z.string().regex(/\bconstruct\b/i, startExpected) })
  .transform(({ endpoint, query }) => {
    const url = new URL(endpoint);
    url.searchParams.set('query', query.trim());
    return url.href;
  });

/** The schema of `source.yaml`. */
export const sourceSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens')
    .refine((id) => !reserved.includes(id), 'this name is reserved'),
  name: bilingual,
  family: z.enum(families),
  homepage: iri.nullable(),
  hosts: z.array(host),
  status: z.enum(statuses),
  evidence,
  licence: iri.nullable(),
  contactPoint: iri.nullable().default(null),
  openness: z.enum(opennessLevels),
  definitionOfInnovation: bilingual.nullable(),
  example: z.boolean().default(false),
  crawl: z.strictObject({
    start: z.array(z.union([startAddress, construct], startExpected)),
    delay: duration.default('5s'),
    hours: z
      .string()
      .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'expected hours of the day, such as 22:00-06:00')
      .nullable()
      .default(null),
    sitemap: z
      .union([z.literal('auto'), address])
      .nullable()
      .default('auto'),
    feeds: z.array(address).default([]),
    drop: z.array(z.string().min(1)).default([]),
    memento: address.nullable().default(null),
    stream: address.nullable().default(null),
    budget: z.int().positive().default(5000),
  }),
});

function knownKeys(path: Path): readonly string[] {
  const { shape } = sourceSchema;
  return path[0] === 'crawl' ? Object.keys(shape.crawl.shape) : Object.keys(shape);
}

type RawSource = z.infer<typeof sourceSchema>;

function toSource(raw: RawSource): Source {
  const { evidence, crawl } = raw;
  return {
    ...raw,
    evidence: typeof evidence === 'string' ? { kind: evidence } : { kind: 'observed', ...evidence.observed },
    crawl: { ...crawl, delay: Number.parseFloat(crawl.delay) * 1000 },
  };
}

/** A source, or what is wrong with its file. `folder` is the folder's name, which the id must repeat. */
export function readSource(
  file: { readonly name: string; readonly text: string },
  folder: string,
): { readonly source: Source | null; readonly diagnostics: readonly Diagnostic[] } {
  const yaml = parseYaml(file.name, file.text);
  if ('diagnostics' in yaml) return { source: null, diagnostics: yaml.diagnostics };
  const parsed = sourceSchema.safeParse(yaml.value);
  const problems = parsed.success ? [] : schemaProblems(parsed.error, knownKeys);
  if (parsed.success && parsed.data.id !== folder) {
    problems.push({
      path: ['id'],
      message: `the folder is called "${folder}": id and folder are the same word`,
    });
  }
  const hosts = parsed.success ? parsed.data.hosts : [];
  const { start = [], stream = null } = parsed.data?.crawl ?? {};
  const addresses: { readonly url: string; readonly path: Path }[] = start.map((url, n) => ({
    ...{ url, path: ['crawl', 'start', n] },
  }));
  if (stream !== null) addresses.push({ url: stream, path: ['crawl', 'stream'] });
  for (const { url, path } of addresses) {
    const { hostname } = new URL(url);
    if (hosts.includes(hostname)) continue;
    problems.push({ path, message: `${hostname} is not among the source's hosts` });
  }
  if (parsed.success && hosts.length === 0 && parsed.data.status !== 'listed') {
    const message = 'name at least one host that its pages stand on, or say "status: listed"';
    problems.push({ path: ['hosts'], message });
  }
  const diagnostics = problems.map(
    ({ path, message }): Diagnostic => ({ severity: 'error', message, place: yaml.placeOf(path) }),
  );
  return { source: parsed.success && problems.length === 0 ? toSource(parsed.data) : null, diagnostics };
}

/** `bis export`: writes the content to standard output, graph by graph. */

import { type Command, Option } from 'commander';
import { jsonLdContext, loadProject, openStoreForReading, type Store } from '../compose.js';
import type { StoredGraph } from '../model/ports.js';
import { type Format, findFormat, jsonLd, nQuads, turtle } from '../rdf/media-types.js';
import { parseStoredQuads } from '../rdf/parse.js';
import { type SerializeOptions, serializeQuads } from '../rdf/serialize.js';
import { namedNode, quad } from '../rdf/terms.js';
import { plainDefaultGraph, tripleOf } from '../store/default-graph.js';
import { linesOf } from '../store/diff.js';
import { type CommandContext, UsageError } from './context.js';
import { noSource } from './sources.js';
import { exitCodes, type Terminal } from './terminal.js';

const formats: readonly Format[] = [nQuads, turtle, jsonLd];

const help = `
Writes the content graphs to standard output, in the order of their IRIs, with flat memory.
  nq      canonical N-Quads: the same data give the same bytes
  ttl     Turtle: graph names are left out
  jsonld  one JSON-LD document a line, one line a graph

Examples:
  bis export --format nq > all.nq
  bis export --format ttl --source apriles`;

/** Adds the command. */
export function registerExport(program: Command, context: CommandContext): void {
  const format = new Option('--format <format>', 'format to write').choices(formats.map(({ name }) => name));
  program
    .command('export')
    .summary('write the data to standard output')
    .addOption(format.default('nq'))
    .option('--source <id>', 'only what this source tells')
    .addHelpText('after', help)
    .action((options: { format: string; source?: string }) => run(options, context));
}

async function run(
  { format, source }: { format: string; source?: string },
  { terminal, config, exit }: CommandContext,
): Promise<void> {
  const { entries } = loadProject().catalogue;
  const known = entries.map((entry) => entry.source.id);
  if (source !== undefined && !known.includes(source)) {
    throw new UsageError(noSource(source, known));
  }
  const store = openStoreForReading(config());
  if (store === null) {
    terminal.tell('The data directory is empty. Begin with: bis harvest');
    exit(exitCodes.done);
    return;
  }
  try {
    const prefix = source === undefined ? undefined : `${store.iris.base}graph/${source}/`;
    await writeGraphs(store, prefix, findFormat(format, formats) ?? nQuads, terminal);
    exit(exitCodes.done);
  } finally {
    store.journal.close();
  }
}

const batch = 500;

async function writeGraphs(store: Store, prefix: string | undefined, format: Format, terminal: Terminal) {
  const options: SerializeOptions = { context: jsonLdContext(loadProject(), store.iris) };
  let after: string | undefined = '';
  while (after !== undefined) {
    const graphs: StoredGraph[] = [
      ...store.reader.contentGraphs({ after, limit: batch, ...(prefix === undefined ? {} : { prefix }) }),
    ];
    for (const graph of graphs) await terminal.write(await toText(graph, format, options));
    after = graphs.length < batch ? undefined : graphs.at(-1)?.iri;
  }
}

// A plain dataset's default graph has no name.
function nQuadsOf({ iri, text }: StoredGraph): string {
  return iri === plainDefaultGraph ? linesOf(text).map(tripleOf).join('') : text;
}

async function toText(graph: StoredGraph, format: Format, options: SerializeOptions): Promise<string> {
  if (format === nQuads) return nQuadsOf(graph);
  const quads = parseStoredQuads(graph.text).map(({ subject, predicate, object }) =>
    quad(
      subject,
      namedNode(predicate.value),
      object,
      ...(graph.iri === plainDefaultGraph ? [] : [namedNode(graph.iri)]),
    ),
  );
  const text = await serializeQuads(quads, format, options);
  return format === jsonLd ? `${JSON.stringify(JSON.parse(text))}\n` : `${text}\n`;
}

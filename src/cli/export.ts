/** `bis export`: writes the content to standard output, graph by graph. */

import { type Command, Option } from 'commander';
import { openStoreForReading, type Store } from '../compose.js';
import {
  contentFormats,
  contentWriter,
  isOfInitiatives,
  readContent,
} from '../federation/content-formats.js';
import { SharedNames } from '../federation/shared-names.js';
import { jsonLdContext, readContext } from '../installed-files.js';
import { type Format, findFormat, nQuads } from '../rdf/media-types.js';
import { plainDefaultGraph } from '../store/default-graph.js';
import { type CommandContext, UsageError } from './context.js';
import { noSource } from './sources.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Writes the content graphs to standard output, in the order of their IRIs, with flat memory.
  nq       canonical N-Quads: the same data give the same bytes
  ttl      Turtle: graph names are left out
  jsonld   one JSON-LD document, a line for each graph
  csv      a table of the initiatives, for spreadsheets
  geojson  the initiatives on the map, a line for each

A server offers the same as files to download, at /catalogue.

Examples:
  bis export --format nq > all.nq
  bis export --format ttl --source apriles`;

/** Adds the command. */
export function registerExport(program: Command, context: CommandContext): void {
  const format = new Option('--format <format>', 'format to write').choices(
    contentFormats.map(({ name }) => name),
  );
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
  if (source !== undefined) await assertKnown(source);
  const store = openStoreForReading(config());
  if (store === null) {
    terminal.tell('The data directory is empty. Begin with: bis harvest');
    exit(exitCodes.done);
    return;
  }
  try {
    const prefix = source === undefined ? undefined : `${store.iris.base}graph/${source}/`;
    const written = findFormat(format, contentFormats) ?? nQuads;
    await store.reader.during(() => writeGraphs(store, prefix, written, terminal));
    exit(exitCodes.done);
  } finally {
    store.journal.close();
  }
}

// Without a source nothing is asked of the mappings, which take longer to load than a small bank to write.
async function assertKnown(source: string): Promise<void> {
  const { loadProject } = await import('../compose-project.js');
  const known = loadProject().catalogue.entries.map((entry) => entry.source.id);
  if (known.includes(source)) return;
  throw new UsageError(noSource(source, known));
}

async function writeGraphs(store: Store, prefix: string | undefined, format: Format, terminal: Terminal) {
  const { reader, iris } = store;
  const context = jsonLdContext({ context: readContext() }, iris);
  const writer = contentWriter(format, { context, version: reader.version() });
  const names = isOfInitiatives(format) ? new SharedNames(reader, iris.base) : null;
  let isFirst = true;
  for (const stored of reader.contentGraphs(prefix === undefined ? {} : { prefix })) {
    const isUnnamed = stored.iri === plainDefaultGraph;
    for (const piece of await writer.pieces(readContent(stored, { names, isUnnamed }))) {
      await terminal.write(`${isFirst ? writer.head : writer.separator}${piece}`);
      isFirst = false;
    }
  }
  await terminal.write(`${isFirst ? writer.head : ''}${writer.tail}`);
}

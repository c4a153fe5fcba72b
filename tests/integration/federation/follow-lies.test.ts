import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestStore, pageOf, recordGraphs } from '../../fixtures/data-directory.js';
import { describe as description, graphOf, member, relations } from '../../fixtures/scripted-stream.js';
import {
  openCopy,
  published,
  type ScriptedAnswer,
  serveAnswers,
  serveStream,
} from '../../fixtures/stream-origin.js';

/** A stream whose view leads to a page that lies and to one that does not. */
async function serveLie(lie: ScriptedAnswer, more: Readonly<Record<string, ScriptedAnswer>> = {}) {
  const pages: Record<string, ScriptedAnswer> = {
    '/stream': { body: description() },
    '/view': { body: relations('/lie', '/honest') },
    '/lie': lie,
    '/honest': { body: member({ key: 'honest' }) },
    ...more,
  };
  return { pages, ...(await serve(pages)) };
}

async function serve(pages: Readonly<Record<string, ScriptedAnswer>>) {
  const site = await serveAnswers((path) => pages[path] ?? { status: 404 });
  return { site, address: `${site.origin}/stream`, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
}

const whole = member({
  key: 'lie',
  content: Array.from({ length: 2_000 }, (_, n) => `<urn:s${n}> <urn:p> ${n} .`).join('\n'),
});

describe('A stream that lies', () => {
  it.each<[string, ScriptedAnswer, RegExp, 'wrong' | 'later']>([
    [
      'gives a moment that is none',
      { body: member({ key: 'lie', moment: '"soon"' }) },
      /moment that is none/,
      'wrong',
    ],
    [
      'has members of ten megabytes',
      {
        body: member({ key: 'lie', content: `<urn:a> <urn:p> "${'x'.repeat(10_000_000)}" .` }),
        isGzipped: true,
      },
      /more than 8 MiB/,
      'wrong',
    ],
    ['is cut in the middle of a page', { body: whole, cutAfter: 30_000 }, /cannot be read/, 'later'],
    [
      'is cut in the middle of what was compressed',
      { body: whole, isGzipped: true, cutAfter: 5_000 },
      /cannot be read/,
      'later',
    ],
    [
      'ends in the middle of what was compressed',
      { body: gzipSync(whole).subarray(0, 5_000), headers: { 'content-encoding': 'gzip' } },
      /cannot be read/,
      'later',
    ],
    ['ends in the middle of a statement', { body: whole.slice(0, 30_000) }, /is not TriG/, 'wrong'],
    [
      'says that something is compressed which is not',
      { body: whole, headers: { 'content-encoding': 'gzip' } },
      /cannot be read/,
      'later',
    ],
    ['answers 500', { status: 500 }, /answered 500/, 'later'],
    ['sends a page of HTML', { type: 'text/html', body: '<p>Bonjour' }, /is text\/html/, 'wrong'],
    [
      'leads to a file',
      { status: 302, headers: { location: 'file:///etc/passwd' } },
      /leads to file/,
      'wrong',
    ],
    [
      'leads to a private address',
      { status: 302, headers: { location: 'http://10.0.0.1/' } },
      /leads to http:\/\/10\.0\.0\.1/,
      'wrong',
    ],
    ['leads in circles', { status: 302, headers: { location: '/lie' } }, /redirected too often/, 'later'],
  ])('and %s is told of it, and the rest is taken in', async (_what, lie, reason, kind) => {
    await using stream = await serveLie(lie);
    using copy = await openCopy(stream.address);
    const { problems } = await copy.pass();
    expect(problems).toEqual([
      { address: `${stream.site.origin}/lie`, kind, reason: expect.stringMatching(reason) },
    ]);
    // Nothing of the page that lies, not even what was read before the lie.
    expect([...copy.store.reader.contentGraphs({})].map(({ iri }) => iri)).toEqual([graphOf('honest')]);
  });

  it('by calling contexts, other hosts or this machine for help reaches none of them', async () => {
    await using other = await serveAnswers(() => ({ body: member({ key: 'other' }) }));
    const context = JSON.stringify({ '@context': `${other.origin}/context`, '@id': 'urn:a' });
    await using stream = await serveLie(
      { type: 'application/ld+json', body: context },
      {
        '/view': { body: relations('/lie', '/moved', `${other.origin}/page`, '/honest') },
        '/moved': { status: 307, headers: { location: `${other.origin}/x` } },
      },
    );
    using copy = await openCopy(stream.address);
    const { problems } = await copy.pass();
    expect(problems.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('JSON-LD, whose contexts would have to be fetched from elsewhere'),
      `leads to ${other.origin}/x, which is on another server: only ${stream.site.origin} is asked`,
      `is on another server: only ${stream.site.origin} is asked`,
    ]);
    expect(other.asked).toEqual([]);
    expect(published(copy.store.reader)).toContain('urn:honest');
  });

  it('about a member that it told before is told of it, and the first is kept', async () => {
    await using stream = await serveLie({ body: member({ key: 'a', content: '<urn:a> <urn:p> "first" .' }) });
    using copy = await openCopy(stream.address);
    await copy.pass();
    stream.pages['/lie'] = { body: member({ key: 'a', content: '<urn:a> <urn:p> "second" .' }) };
    const { problems } = await copy.pass();
    expect(problems.map(({ reason }) => reason)).toEqual([
      `tells of <${graphOf('a')}> again, as of the same moment, and differently: the first is kept`,
    ]);
    expect(published(copy.store.reader)).toContain('"first"');
  });

  it('in its pages’ order and number gives the same dataset in the end', async () => {
    const told = [
      member({ key: 'a', sequence: 3, content: '<urn:a> <urn:p> "last" .' }),
      member({ key: 'b', sequence: 9, content: null }),
      member({ key: 'a', sequence: 1, content: '<urn:a> <urn:p> "first" .' }),
      member({ key: 'b', sequence: 2, content: '<urn:b> <urn:p> "gone" .' }),
      member({
        key: 'c',
        sequence: 5,
        moment: '"2025-01-01T00:00:00Z"^^xsd:dateTime',
        content: '<urn:c> <urn:p> "old" .',
      }),
      member({ key: 'c', sequence: 4, content: '<urn:c> <urn:p> "new" .' }),
    ];
    const orders = [told, told.toReversed(), [...told.slice(3), ...told, ...told.slice(0, 4)]];
    const ends: string[] = [];
    for (const order of orders) {
      const pages = Object.fromEntries(order.map((body, n) => [`/${n}`, { body }]));
      await using stream = await serve({
        '/stream': { body: description() },
        '/view': { body: relations('/view', ...Object.keys(pages)) },
        ...pages,
      });
      using copy = await openCopy(stream.address);
      expect((await copy.pass()).problems).toEqual([]);
      ends.push(published(copy.store.reader));
    }
    const [first = ''] = ends;
    expect(first.split('\n')).toHaveLength(3);
    expect(first).toContain('"last"');
    expect(first).toContain('"new"');
    expect(ends).toEqual([first, first, first]);
  });

  it('for an hour, or cuts a page of a true one, loses nothing', async () => {
    using bank = openTestStore();
    bank.writer.batch(() => {
      for (let key = 0; key < 120; key++)
        bank.writer.replacePage(pageOf(`${key}`), [recordGraphs(`${key}`, 'Titre')]);
    });
    await using origin = await serveStream(bank);
    const troubles: ScriptedAnswer[] = [
      { status: 503 },
      { status: 200, body: whole, cutAfter: 10 },
      { status: 410 },
      { status: 404 },
      { type: 'text/html', body: 'proxy' },
    ];
    using copy = await openCopy(`${origin.origin}/stream`);
    for (const trouble of troubles) {
      origin.trouble = (path) => (/-1$/.test(path) ? trouble : null);
      const { problems, isShifting } = await copy.pass();
      expect(problems.length + Number(isShifting)).toBe(1);
    }
    origin.trouble = null;
    await copy.pass();
    expect(published(copy.store.reader)).toBe(published(bank.reader));
  });
});

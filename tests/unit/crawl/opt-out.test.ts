import { describe, expect, it } from 'vitest';
import { joinRobotsTags, optsOut } from '../../../src/crawl/opt-out.js';
import { toPage } from '../../../src/crawl/to-page.js';

describe('A page asks not to be listed', () => {
  it.each([
    '<meta name="robots" content="noindex">',
    '<META NAME=ROBOTS CONTENT=NOINDEX>',
    "<meta content='nofollow, noindex' name='robots'/>",
    '<meta name="robots" content="none">',
    '<meta name="banque-innovation-sociale" content="noindex">',
  ])('by %s', (head) => {
    expect(optsOut(`<html><head>${head}</head>`, undefined)).toBe(true);
  });

  it.each(['noindex', 'NoIndex, nofollow', 'otherbot: nofollow, banque-innovation-sociale: noindex', 'none'])(
    'by X-Robots-Tag: %s',
    (header) => {
      expect(optsOut('', header)).toBe(true);
    },
  );

  it.each([
    '<meta name="robots" content="index, follow">',
    '<meta name="robots" content="noimageindex">',
    '<meta name="description" content="noindex">',
    '<meta name="googlebot" content="noindex">',
    '<!-- <meta name="robots" content="noindex"> -->',
    `<script>var template = '<meta name="robots" content="noindex">'</script>`,
    '<textarea><meta name="robots" content="noindex"></textarea>',
    '<p>meta name="robots" content="noindex"</p>',
    '<meta property="robots" data-name="robots" content="noindex">',
  ])('not by %s', (head) => {
    expect(optsOut(`<html><head>${head}</head>`, undefined)).toBe(false);
  });

  it.each(['googlebot: noindex', 'unavailable_after: 25 Jun 2030 15:00:00 PST', 'noarchive', ''])(
    'not by X-Robots-Tag: %s',
    (header) => {
      expect(optsOut('', header)).toBe(false);
    },
  );

  it('in one of several X-Robots-Tag headers, whichever comes first', () => {
    for (const headers of [
      ['googlebot: nofollow', 'noindex'],
      ['noindex', 'googlebot: nofollow'],
      ['max-snippet: 50, googlebot: none', 'unavailable_after: 25 Jun 2030 15:00:00 PST, noindex'],
    ])
      expect(optsOut('', joinRobotsTags(headers)), headers.join()).toBe(true);
    for (const headers of [
      ['googlebot: nofollow, noindex'],
      ['noarchive', 'googlebot: noindex'],
      ['', 'bingbot: none'],
    ])
      expect(optsOut('', joinRobotsTags(headers)), headers.join()).toBe(false);
  });

  it('in a copy of a web archive only where it speaks to this bank by name', () => {
    const copy = { isMemento: true };
    const head = (name: string) => `<html><head><meta name="${name}" content="noindex"></head>`;
    expect(optsOut(head('robots'), 'noindex', copy)).toBe(false);
    expect(optsOut(head('banque-innovation-sociale'), undefined, copy)).toBe(true);
    expect(optsOut('', 'banque-innovation-sociale: noindex', copy)).toBe(true);
  });

  it('is read of a page that was made to take long', () => {
    const far = '<meta name="robots" content="noindex">';
    expect(optsOut(`${'<meta '.repeat(20_000)}${far}`, undefined)).toBe(true);
    expect(optsOut(`<!-- -->${far}${'<!--'.repeat(40_000)}`, undefined)).toBe(true);
    expect(optsOut(`${'<!---->'.repeat(20_000)}${far}`, undefined)).toBe(true);
    expect(optsOut(`<!--${far}`, undefined)).toBe(false);
  });

  it('is no wish of an interface, of which WordPress says it whatever it answers', () => {
    const response = {
      ...{ url: 'http://x.example/wp-json', body: Buffer.from('[]'), fetchedAt: '', fetchStatus: 200 },
      ...{ archiveRecord: null, reconstructedFrom: null, headers: { 'x-robots-tag': 'noindex' } },
    };
    const read = (contentType: string) => {
      const outcome = toPage({ ...response, contentType });
      return outcome.kind === 'page' ? outcome.page.optsOut : outcome.kind;
    };
    expect(read('application/json')).toBeUndefined();
    expect(read('text/html')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { Robots } from '../../../src/crawl/robots.js';
import type { SafeFetch, SafeOutcome } from '../../../src/model/safe-fetch.js';

const site = 'http://www.example.org';

function robotsOf(answer: Partial<Extract<SafeOutcome, { kind: 'response' }>> | Error | string) {
  const asked: string[] = [];
  let now = 0;
  const fetch: SafeFetch = async ({ url }) => {
    asked.push(url);
    if (answer instanceof Error) return { kind: 'failed', url, reason: answer.message };
    const more = typeof answer === 'string' ? { body: Buffer.from(answer) } : answer;
    return {
      kind: 'response',
      url,
      status: 200,
      mediaType: '',
      contentType: '',
      headers: {},
      body: new Uint8Array(),
      ...more,
    };
  };
  const robots = new Robots({ fetch, clock: () => now });
  return { robots, asked, later: (milliseconds: number) => (now += milliseconds) };
}

describe('robots.txt', () => {
  it.each([
    ['User-agent: *\nDisallow: /prive/', '/prive/1', 'disallowed'],
    ['User-agent: *\nDisallow: /prive/', '/public', 'allowed'],
    ['User-agent: *\nDisallow: /\n\nUser-agent: banque-innovation-sociale\nAllow: /', '/x', 'allowed'],
    ['User-agent: banque-innovation-sociale\nDisallow: /', '/x', 'disallowed'],
    ['User-agent: otherbot\nDisallow: /', '/x', 'allowed'],
    ['<html>not found</html>', '/x', 'allowed'],
    ['', '/x', 'allowed'],
  ])('%j: %s is %s', async (text, path, kind) => {
    expect(await robotsOf(text).robots.ask(site + path)).toMatchObject({ kind });
  });

  it('names the line that forbids, and says the delay that the site wants', async () => {
    const { robots } = robotsOf('User-agent: *\nCrawl-delay: 7\nDisallow: /prive/\n');
    expect(await robots.ask(`${site}/prive/1`)).toEqual({
      kind: 'disallowed',
      reason: `${site}/robots.txt (line 3) asks robots not to read ${site}/prive/1.`,
    });
    expect(await robots.ask(`${site}/x`)).toEqual({ kind: 'allowed', delay: 7000 });
  });

  it.each([
    [404, 'allowed', ''],
    [410, 'allowed', ''],
    [429, 'allowed', ''],
    [401, 'disallowed', /Ask the partner/],
    [403, 'disallowed', /Ask the partner/],
    [500, 'disallowed', /out of order \(status 500\)/],
    [503, 'disallowed', /out of order/],
    [302, 'disallowed', /out of order/],
  ])('of the status %i: everything is %s', async (status, kind, reason) => {
    const verdict = await robotsOf({ status }).robots.ask(`${site}/x`);
    expect(verdict.kind).toBe(kind);
    if (verdict.kind === 'disallowed') expect(verdict.reason).toMatch(reason);
  });

  it('that cannot be read forbids everything', async () => {
    const { robots } = robotsOf(new Error('did not answer within 15 s'));
    expect(await robots.ask(`${site}/x`)).toEqual({
      kind: 'disallowed',
      reason: `${site}/robots.txt did not answer within 15 s, so nothing of the site is read.`,
    });
  });

  it('is read once a day for each site, and again after an hour when it was out of order', async () => {
    const sound = robotsOf('');
    for (const path of ['/a', '/b']) await sound.robots.ask(site + path);
    await sound.robots.ask('https://www.example.org/a');
    expect(sound.asked).toEqual([`${site}/robots.txt`, 'https://www.example.org/robots.txt']);
    sound.later(25 * 3_600_000);
    await sound.robots.ask(`${site}/a`);
    expect(sound.asked).toHaveLength(3);
    const broken = robotsOf({ status: 500 });
    await broken.robots.ask(`${site}/a`);
    broken.later(61 * 60_000);
    await broken.robots.ask(`${site}/a`);
    expect(broken.asked).toHaveLength(2);
  });

  it('names the sitemaps of a site', async () => {
    const { robots } = robotsOf(
      `Sitemap: ${site}/plan.xml\nUser-agent: *\nDisallow:\nSitemap: ${site}/plan2.xml`,
    );
    expect(await robots.sitemapsOf(`${site}/x`)).toEqual([`${site}/plan.xml`, `${site}/plan2.xml`]);
    expect(await robotsOf({ status: 404 }).robots.sitemapsOf(`${site}/x`)).toEqual([]);
  });
});

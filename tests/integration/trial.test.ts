import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBis } from '../fixtures/run-bis.js';
import { type RunningSite, startSite } from '../fixtures/running-site.js';

let site: RunningSite;
let token: string;
beforeAll(async () => {
  site = await startSite({ BIS_WORKERS: '1' });
  token = (await runBis(['token', 'add', '--scope', 'try'], { BIS_DATA: site.directory })).out.trim();
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
});

const pepse =
  'http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95';

async function send(fields: Readonly<Record<string, string>>, path = '/en/essayer') {
  const response = await fetch(site.origin + path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, html: await response.text(), headers: response.headers };
}
const trial = (fields: Readonly<Record<string, string>>) =>
  send({ token, source: 'exemple-annuaire', url: 'https://annuaire.example/export.csv', ...fields });

describe('The page on which a mapping is tried', () => {
  it('opens with the choice of a partner, those who have a mapping first', async () => {
    const html = await (await fetch(`${site.origin}/essayer`)).text();
    expect(html).toMatch(/Avec une correspondance.*apriles.*Sans correspondance encore/s);
    expect(html).toContain('Voir sa correspondance');
    expect(html).not.toContain('<textarea');
  });

  it('opens with the mapping of the partner that is asked for', async () => {
    const html = await (await fetch(`${site.origin}/essayer?source=exemple-annuaire`)).text();
    expect(html).toContain('<option value="exemple-annuaire" selected');
    expect(html).toContain('title: { column: nom, required: true }');
    expect(html).toContain('Essayer une correspondance');
  });

  it('shows what each rule finds on a page of the archive, without asking its site', async () => {
    const { status, html, headers } = await send({ token, source: 'apriles', url: pepse });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('comes from the bank’s archive');
    expect(html).toContain('It is a page of the kind “initiative”');
    expect(html).toMatch(/<code>title<\/code>.*1 × <code>/s);
    expect(html).toContain('mappings/apriles/mapping.yaml');
    expect(html).toContain('Le parrainage de proximité se donne du PEPSE');
    expect(html).not.toContain(token);
  });

  it('tries a page that is pasted, under a mapping that is changed in the form, and writes nothing', async () => {
    const before = (await fetch(`${site.origin}/healthz`)).headers.get('bis-dataset-version');
    const page = 'numero;nom;ville\n1;Le Tandem;Brest\n2;;Angers\n';
    const mapping =
      'pages:\n  table:\n    url: "/export.csv"\n    each: row\n    key: { column: numero }\n    properties: { title: { column: nom, required: true }, place: { column: ville } }\n';
    const { html } = await trial({ page, mapping });
    expect(html).toContain('Le Tandem');
    expect(html).toContain('id/place/commune/29019');
    expect(html).toMatch(/is required.*the record is withheld/s);
    expect((await fetch(`${site.origin}/healthz`)).headers.get('bis-dataset-version')).toBe(before);
  });

  it('says what is wrong with a mapping, with line and column', async () => {
    const { html, status } = await trial({
      page: 'a;b\n1;2\n',
      mapping: 'pages:\n  x:\n    url: "/export.csv"\n    proprties: {}\n',
    });
    expect(status).toBe(422);
    expect(html).toContain('The mapping has errors');
    expect(html).toMatch(/mapping\.yaml:4:\d+/);
    expect(html).toContain('Did you mean');
  });

  it.each([
    [{ url: 'http://169.254.169.254/latest' }, /is no address on a host of the source \(annuaire\.example\)/],
    [{ url: 'https://annuaire.example@localhost/' }, /is no address on a host of the source/],
    [{ url: 'file:///etc/passwd' }, /is no address on a host of the source/],
    [{ source: 'nobody' }, /There is no source &quot;nobody&quot;/],
    [{ url: 'https://annuaire.example/other' }, /BIS_CONTACT.*Paste the page instead/],
  ])('refuses %j with 422, and says why', async (fields, reason) => {
    const { html, status } = await trial(fields);
    expect(status).toBe(422);
    expect(html).toMatch(reason);
  });

  it('is for who has a token for it', async () => {
    const other = (
      await runBis(['token', 'add', '--scope', 'write'], { BIS_DATA: site.directory })
    ).out.trim();
    for (const wrong of ['', 'bis_nothing', other]) {
      const { status, html } = await trial({ token: wrong });
      expect([status, html]).toEqual([403, expect.stringContaining('This token is not known')]);
    }
  });

  it('takes no more than a page', async () => {
    const { status, html } = await trial({ page: 'x'.repeat(5_000_000) });
    expect([status, html]).toEqual([413, expect.stringContaining('longer than what this page takes')]);
  });

  it('runs one trial at a time', async () => {
    const many = `numero;nom\n${Array.from({ length: 4_000 }, (_, n) => `${n};Titre ${n}`).join('\n')}\n`;
    const both = await Promise.all([trial({ page: many }), trial({ page: many })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 503]);
  });
});

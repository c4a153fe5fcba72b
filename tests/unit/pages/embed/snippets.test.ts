import { describe, expect, it } from 'vitest';
import { type EmbedRequest, readEmbed } from '../../../../src/pages/embed/embed-request.js';
import {
  attributesOf,
  elementLine,
  frameLine,
  pageOfRequest,
  scriptLine,
} from '../../../../src/pages/embed/snippets.js';
import { readAttributes } from '../../../../src/widgets/attributes.js';

const address = 'https://banque.example/';
function request(kind: EmbedRequest['kind'], query: string): EmbedRequest {
  const read = readEmbed(kind, new URLSearchParams(query));
  if (!('state' in read)) throw new Error(read.parameter);
  return read;
}

describe('The lines for other sites', () => {
  it('hold everything that was asked for, once an attribute', () => {
    const asked =
      'theme=ENV&theme=SOL&recordType=projet&q=jardin+partag%C3%A9&limit=3&layout=cards&sort=newest&schema=1';
    expect(attributesOf(request('initiatives', asked))).toEqual([
      ['q', 'jardin partagé'],
      ['theme', 'ENV SOL'],
      ['record-type', 'projet'],
      ['sort', 'newest'],
      ['limit', '3'],
      ['layout', 'cards'],
      ['json-ld', ''],
    ]);
  });

  it.each([
    ['initiatives', 'theme=ENV&year=2010-2015&near=commune%2F38185&radius=50&limit=2'],
    ['calls', 'callKind=emploi-offert&callKind=emploi-recherche&q=a+b&layout=cards'],
    ['map', 'territory=departement%2F38&scheme=dark'],
    ['initiative', 'iri=https%3A%2F%2Fbanque.example%2Fid%2Finitiative%2Fa%2F1&schema=1'],
  ] as const)('are read by the element as they were asked: %s', (kind, query) => {
    const attributes = new Map(attributesOf(request(kind, query)));
    const element = {
      getAttributeNames: () => [...attributes.keys()],
      getAttribute: (name: string) => attributes.get(name) ?? null,
    };
    const read = readAttributes(kind, element);
    expect(read.unknown).toEqual([]);
    expect([...read.query].sort()).toEqual([...new URLSearchParams(query)].sort());
  });

  it('keep a hostile value within its attribute', () => {
    const hostile = request(
      'initiatives',
      new URLSearchParams({ q: '"><script>alert(1)</script>' }).toString(),
    );
    const line = elementLine(hostile, { text: '<b>', href: 'https://x.example/?a=1&b="' });
    expect(line).toBe(
      '<bis-initiatives q="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">\n  <a href="https://x.example/?a=1&amp;b=&quot;">&lt;b&gt;</a>\n</bis-initiatives>',
    );
    const frame = frameLine(hostile, { language: 'en', address, title: '"', width: '100%', height: 300 });
    expect(frame).toContain('src="https://banque.example/en/embed/initiatives?q=%22%3E%3Cscript%3E');
    expect(frame).toContain('title="&quot;"');
  });

  it('load the script as a module, with its digest where it is fixed', () => {
    expect(scriptLine(`${address}widgets/v1.js`, null)).toBe(
      '<script type="module" src="https://banque.example/widgets/v1.js"></script>',
    );
    expect(scriptLine(`${address}widgets/v1.0.0.js`, 'sha384-x')).toContain(
      'integrity="sha384-x" crossorigin="anonymous"',
    );
  });

  it('lead to the page that shows the same', () => {
    const page = (asked: EmbedRequest) =>
      pageOfRequest(asked, { language: 'en', address, base: 'http://localhost:3000/' });
    expect(page(request('map', 'theme=ENV'))).toBe('https://banque.example/en/carte?theme=ENV');
    expect(page(request('count', 'theme=ENV'))).toBe('https://banque.example/en/recherche?theme=ENV');
    expect(page(request('initiative', 'iri=http://localhost:3000/id/initiative/a/1'))).toBe(
      'https://banque.example/en/doc/initiative/a/1',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { mapWith, said } from '../../fixtures/mappings.js';
import { pageWith } from '../../fixtures/pages.js';

const mapping = `
pages:
  call:
    url: "/annonces/*"
    key: { path: last }
    class: Call
    properties:
      title: h1
      validFrom: .du
      validThrough: .au
`;
const callOf = (from: string, through: string) =>
  mapWith(
    mapping,
    pageWith(`<h1>Cherche</h1><b class="du">${from}</b><b class="au">${through}</b>`, {
      url: 'http://www.example.org/annonces/7',
    }),
  );
const date = (iso: string, type: string) => `"${iso}"^^<http://www.w3.org/2001/XMLSchema#${type}>`;

describe('The period of a call', () => {
  it.each([
    ['3 mars 2016', '3 mars 2016'],
    ['mars 2016', '3 mars 2016'],
    ['31 mars 2016', 'mars 2016'],
    ['2 mai 2016', '2016'],
    ['2 mai 2016', 'jusqu’au 30 juin 2016'],
    ['du 2 au 30 mai 2016', 'du 2 au 30 mai 2016'],
  ])('is kept where it may be true: from %s to %s', (from, through) => {
    const mapped = callOf(from, through);
    expect(said(mapped, '/validFrom')).toHaveLength(1);
    expect(mapped.diagnostics).toEqual([]);
  });

  it.each([
    ['4 mars 2016', '3 mars 2016', date('2016-03-03', 'date')],
    ['avril 2016', '30 mars 2016', date('2016-03-30', 'date')],
    ['2017', 'décembre 2016', date('2016-12', 'gYearMonth')],
  ])('that ends before it begins keeps its end, and is told: from %s to %s', (from, through, kept) => {
    const mapped = callOf(from, through);
    expect(said(mapped, '/validFrom')).toEqual([]);
    expect(said(mapped, '/validThrough')).toEqual([kept]);
    expect(mapped.diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(
          /^"validFrom" .* comes after "validThrough": the beginning is left out/,
        ),
        place: { path: 'pages.call.properties.validFrom' },
      },
    ]);
  });

  it.each(['30 février 2016', '31/04/2016', '12 mars', '12/03/16', '2099', 'il y a 3 jours'])(
    'has no end where the page says an impossible one: %s',
    (through) => {
      const mapped = callOf('3 mars 2016', through);
      expect(said(mapped, '/validThrough')).toEqual([]);
      expect(said(mapped, '/validFrom')).toHaveLength(1);
    },
  );
});

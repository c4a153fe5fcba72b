import { describe, expect, it } from 'vitest';
import { documentedAttributes } from '../../../src/pages/embed/integrate-reference.js';
import { attributesOfKinds, readAttributes, type WithAttributes } from '../../../src/widgets/attributes.js';

function elementWith(attributes: Readonly<Record<string, string>>): WithAttributes {
  return {
    getAttributeNames: () => Object.keys(attributes),
    getAttribute: (name) => attributes[name] ?? null,
  };
}
const query = (kind: keyof typeof attributesOfKinds, attributes: Readonly<Record<string, string>>) =>
  readAttributes(kind, elementWith(attributes)).query.toString();
const unknown = (attributes: Readonly<Record<string, string>>) =>
  readAttributes('initiatives', elementWith(attributes)).unknown;

describe('The attributes of an element', () => {
  it('are the parameters of a search, several values of a facet with spaces or commas between them', () => {
    expect(query('initiatives', { theme: 'ENV  SOL,\nEMP', q: 'jardins partagés', limit: '3' })).toBe(
      'theme=ENV&theme=SOL&theme=EMP&q=jardins+partag%C3%A9s&limit=3',
    );
    expect(query('initiatives', { 'record-type': 'projet', year: '2010-2015 2018' })).toBe(
      'recordType=projet&year=2010-2015&year=2018',
    );
    expect(query('calls', { 'call-kind': 'emploi-offert', 'call-for': 'a/1' })).toBe(
      'callKind=emploi-offert&callFor=a%2F1',
    );
  });

  it('are of the kind of the element only', () => {
    expect(query('initiative', { iri: ' http://x/id/initiative/a/1 ', theme: 'ENV' })).toBe(
      'iri=http%3A%2F%2Fx%2Fid%2Finitiative%2Fa%2F1',
    );
    expect(query('map', { theme: 'ENV', limit: '3', scheme: 'dark' })).toBe('theme=ENV&scheme=dark');
  });

  it('count as absent when they are empty, but for the one that has no value', () => {
    expect(query('initiatives', { theme: ' ', q: '', limit: '', 'json-ld': '' })).toBe('schema=1');
  });

  it('that the element does not take are told, those of HTML and of programs of the page are not', () => {
    const others = {
      class: 'a',
      id: 'b',
      lang: 'fr',
      style: '',
      'data-x': '',
      'aria-label': '',
      onclick: '',
      ':key': '',
    };
    expect(unknown({ ...others, 'v-if': '', '_ngcontent-x': '', role: 'group' })).toEqual([]);
    expect(unknown({ themes: 'ENV', theme: 'ENV', iri: 'x' })).toEqual(['themes', 'iri']);
  });

  it('are those that the page for other sites documents', () => {
    expect(
      Object.fromEntries(
        Object.entries(documentedAttributes).map(([kind, names]) => [kind, [...names].sort()]),
      ),
    ).toEqual(
      Object.fromEntries(Object.entries(attributesOfKinds).map(([kind, names]) => [kind, [...names].sort()])),
    );
  });
});

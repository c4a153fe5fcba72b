import { describe, expect, it } from 'vitest';
import { curlExamples, curlOf, shellWord } from '../../../../src/pages/commons/curl-examples.js';

describe('A word of a command', () => {
  it('is quoted where a shell would take it for more', () => {
    expect(['a/b:c.d', 'a&b', "l'été", '$(x)', ''].map(shellWord)).toEqual([
      'a/b:c.d',
      "'a&b'",
      "'l'\\''été'",
      "'$(x)'",
      "''",
    ]);
  });
});

describe('The examples', () => {
  const about = { fr: '', en: '' };

  it('are written as curl takes them', () => {
    const example = { about, url: 'http://a.example/x', accept: 'text/turtle', isRedirected: true };
    expect(curlOf(example)).toBe("curl -L -H 'Accept: text/turtle' http://a.example/x");
    expect(curlOf({ about, url: 'http://a.example/q', form: { query: 'ASK {}' } })).toBe(
      "curl --data-urlencode 'query=ASK {}' http://a.example/q",
    );
  });

  it('ask a query on one line, without its comments, and for a thing only where there is one', () => {
    const options = { base: 'http://a.example/', query: '# Why\nASK {\n  ?a ?b ?c\n}\n' };
    const empty = curlExamples({ ...options, thing: null });
    const full = curlExamples({ ...options, thing: 'http://a.example/id/x' });
    expect(empty.flatMap(({ form }) => form?.query ?? [])).toEqual(['ASK { ?a ?b ?c }']);
    expect(full.map(({ url }) => url).filter((url) => !empty.some((example) => example.url === url))).toEqual(
      ['http://a.example/id/x'],
    );
  });
});

import { describe, expect, it } from 'vitest';
import { snippetOf } from '../../../src/search/snippet.js';

const isMark = (word: string) => ['vélo', 'atelier'].includes(word);
const filler = 'mot '.repeat(200);

describe('A snippet', () => {
  it('is cut between words around what is looked for, with its marks in place', () => {
    const snippet = snippetOf({ text: `${filler}un atelier de vélo ${filler}`, language: 'fr' }, isMark);
    expect(snippet?.text).toMatch(/^…(mot )+un atelier de vélo (mot )*mot…$/);
    expect(snippet?.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['atelier', 'vélo']);
    expect(snippet?.text.length).toBeLessThan(300);
  });

  it('shows the place where most of the words stand', () => {
    const snippet = snippetOf({ text: `vélo ${filler} atelier vélo ${filler}`, language: 'fr' }, isMark);
    expect(snippet?.marks.length).toBe(2);
  });

  it('is the whole of a short text', () => {
    expect(snippetOf({ text: 'Un vélo.\nRouge.', language: 'fr' }, isMark)).toEqual({
      text: 'Un vélo. Rouge.',
      language: 'fr',
      marks: [[3, 7]],
    });
  });

  it('is none where nothing is marked', () => {
    expect(snippetOf({ text: filler, language: 'fr' }, isMark)).toBeNull();
  });

  it('leaves markup as the text that it is', () => {
    const snippet = snippetOf({ text: '<script>vélo</script>', language: '' }, isMark);
    expect(snippet?.text).toBe('<script>vélo</script>');
  });
});

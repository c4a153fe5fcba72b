import { describe, expect, it } from 'vitest';
import { loadLanguageDetector } from '../../../src/mapping/detect-language.js';

const detect = await loadLanguageDetector();

describe('The language of a text', () => {
  it.each([
    ['Un jardin partagé par les habitants du quartier', 'fr'],
    ['A garden that the people of the district share', 'en'],
    ['مبادرة اجتماعية للشباب في المدينة', 'ar'],
  ])('"%s" is told: %s', (text, language) => {
    expect(detect(text)).toBe(language);
  });

  it.each(['Papa Charlie', 'Garden of the town', '2016 — 12 000 €'])(
    '"%s" is too short to be told',
    (text) => {
      expect(detect(text)).toBeNull();
    },
  );
});

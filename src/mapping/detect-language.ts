/** Tells the language of a text, for pages that do not state theirs: the only file that names `eld`. */

/** The ISO 639-1 code of a text's language; null when it cannot be told. */
export type DetectLanguage = (text: string) => string | null;

/** The fewest letters by which a language is told: names of people and places have none. */
const fewestLetters = 20;

// What pages of the field are written in: among sixty languages, a short text is soon taken for a rare one.
const languages = ['fr', 'en', 'es', 'pt', 'it', 'de', 'nl', 'ca', 'eu', 'ar'];

/** Loads the detector (a tenth of a second, once a run). */
export async function loadLanguageDetector(): Promise<DetectLanguage> {
  const { eld } = await import('eld/extrasmall');
  const detector = eld.newInstance();
  detector.setLanguageSubset(languages);
  return (text) => {
    const start = text.slice(0, 1000);
    if ((start.match(/\p{L}/gu)?.length ?? 0) <= fewestLetters) return null;
    const { language, isReliable } = detector.detect(start);
    return language !== '' && isReliable() ? language : null;
  };
}

/** Takes out of a text what reaches a person: e-mail addresses, phone numbers, street addresses. */

// Every pattern begins at a boundary and is bounded, so that the work grows with the text and no faster.

const name = '(?<![\\p{L}\\d.+_-])[\\p{L}\\d.+_-]{1,64}';
const host = '[\\p{L}\\d-]{1,63}';
const dot = '\\.|\\s?[\\[({]\\s?(?:dot|point|\\.)\\s?[\\])}]\\s?';
const at = '@|\\s?[\\[({<]\\s?(?:at|à|a|arobase|arobas|@)\\s?[\\])}>]\\s?|\\s?&#64;\\s?';
const email = new RegExp(`(?:mailto:)?${name}(?:${at})${host}(?:(?:${dot})${host}){1,5}`, 'giu');
const spelledEmail = new RegExp(`${name} (?:at|arobase) ${host}(?: (?:dot|point) ${host}){1,4}`, 'giu');
// What Joomla writes in the place of an address.
const cloak =
  /cet(?:te)? adresse (?:e-?mail |mail |courriel |de messagerie )?est prot[eé]g[eé]e contre les (?:spambots|robots spammeurs)\.?(?: vous (?:devez|avez)[^.]{1,120}\.)?/giu;

// National: five pairs with one kind of mark between them, or none; not a part of a longer number or of a date.
const phone = new RegExp(
  [
    '(?<![\\p{L}\\d]|\\d[ .\\u00A0\\u202F-])0[1-9]([ .\\u00A0\\u202F-]?)\\d{2}(?:\\1\\d{2}){3}(?!\\d|[ .]\\d{3}(?!\\d))',
    '(?<![\\p{L}\\d])(?:\\+|00)33\\s?(?:\\(0\\)\\s?)?[1-9](?:[ .\\u00A0\\u202F-]?\\d{2}){4}(?!\\d)',
    '(?<![\\p{L}\\d])\\+[1-9]\\d{0,2}(?:[ \\u00A0\\u202F-]?\\(?\\d{2,4}\\)?){3,6}(?!\\d|[.,]\\d)',
  ].join('|'),
  'gu',
);

// A year before a street is no house number.
const number =
  '(?<![\\p{L}\\d.,/-]|\\d )(?!(?:19|20)\\d\\d\\b)\\d{1,4}(?:\\s?(?:bis|ter|quater|[A-D])\\b)?,?\\s';
const particle = "(?:(?:de|du|des|la|le|les|aux?|et|en|sur|sous)\\s|[dl]['’]\\s?)";
const word = "[\\p{L}\\d'’.-]{1,30}";
const capital = "(?:\\p{Lu}|\\d(?!\\d{4}))[\\p{L}\\d'’.-]{0,30}";
const more = `(?:[ \\u00A0]${particle}{0,3}${capital}){0,6}`;
const way =
  '(?i:rue|avenue|av\\.?|boulevard|bd\\.?|boul\\.?|all[ée]e|impasse|chemin|quai|ruelle|sentier|square|faubourg)';
// Words that count other things as well ("3 cours de cuisine").
const site = '(?i:place|cours|passage|route|r[ée]sidence|lotissement|hameau|esplanade|promenade|lieu-dit)';
// Where the name ends is told by capitals or, of one written without, by the postal code and the commune behind it.
const town = '(?=[\\s,–-]{1,3}\\d{5}\\s+\\p{L})';
const street = new RegExp(
  [
    `${number}${way}(?:[ \\u00A0]${word}){1,7}?${town}`,
    `${number}${way}[ \\u00A0]${particle}{0,3}${word}${more}`,
    `${number}${site}(?:[ \\u00A0]${word}){1,7}?(?=[\\s,–-]{1,3}\\d{5}\\s+\\p{Lu})`,
    `${number}${site}[ \\u00A0]${particle}{0,3}\\p{Lu}${word}${more}`,
  ].join('|'),
  'gu',
);
const post = /(?<![\p{L}\d])(?:BP|CS|B\.P\.)\s?n?°?\s?\d{1,5}(?: \d{3})?(?=[\s,]+\d{5}\b)/gu;

// A label whose value is gone, and the punctuation around a gap (marked by a noncharacter).
const gap = '\uFFFE';
const label =
  /(?<![\p{L}\d])(?:(?:t[ée]l(?:[ée]phone)?|tel|fax|t[ée]l[ée]copie|portable|mobile|mail|e-?mail|m[ée]l|courriel|adresse|contact par mail|contact|joindre au|écrire à)s?\.?\s?:?\s?)(?=\uFFFE)/giu;

/** What was taken out, and what is left. */
export interface Cleared {
  readonly text: string;
  /** How many things were taken out. */
  readonly removed: number;
}

/**
 * Takes personal data out of a text and closes the gaps. A postal code with its commune is a place and stays, and so
 * do numbers of organizations, years and amounts. A page's spelling tricks (`nom [at] domaine.fr`) are seen through.
 */
export function removePersonalData(text: string): Cleared {
  let removed = 0;
  const take = () => {
    removed++;
    return gap;
  };
  let left = text;
  if (/[@[({&]|\b(?:at|arobase)\b|mailto:/iu.test(text)) {
    left = left.replace(email, take).replace(spelledEmail, take);
  }
  if (/prot[eé]g[eé]e/i.test(text)) left = left.replace(cloak, take);
  if (/\d/.test(text)) left = left.replace(phone, take).replace(post, take).replace(street, takeStreet(take));
  return removed === 0 ? { text, removed } : { text: closeGaps(left), removed };
}

// "12 rue des Lilas." ends a sentence: the mark is not the street's.
function takeStreet(take: () => string): (found: string) => string {
  return (found) => take() + (/[.'’-]+$/.exec(found)?.[0] ?? '');
}

function closeGaps(text: string): string {
  return text
    .replace(label, '')
    .replace(/[([]\s*(?:\uFFFE\s*[,;/-]?\s*)+[)\]]/g, gap)
    .replace(/(?:[,;:/|–-]\s*)?\uFFFE(?=[.!?])/g, gap)
    .replace(/(?:[,;/|–-]\s*)?\uFFFE(?:\s*(?:[,;/|–-]|ou |et )?\s*(?:au |le )?\uFFFE)*/g, gap)
    .replace(/(?<=[.!?]\s?)\uFFFE[.!?]/g, gap)
    .replace(/(^|\n)[ ]*\uFFFE\s*[,;:/|.–-]*[ ]*/g, '$1')
    .replace(/[ ]*\uFFFE(?=\s*(?:[,.;:!?)\]]|\n|$))/g, '')
    .replace(/[ ]*\uFFFE[ ]*/g, ' ')
    .replace(/[ ]*[,;:–-]+(?=[ ]*(?:\n|$))/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

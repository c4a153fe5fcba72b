/** Whether a page tells of a record: a list that has its title, or a link to its page. */

/** Titles that are shorter stand on many pages by chance. */
const shortestTitle = 6;

/** The text of a page, HTML or any other, that several tests look at. */
export class MentioningText {
  /** As it stands; JSON may write a slash as "\/". */
  readonly text: string;
  #skeletons: readonly string[] | null = null;

  constructor(text: string) {
    this.text = text.replaceAll('\\/', '/');
  }

  /** What is left of it to compare titles with, with and without what stands in tags. */
  get skeletons(): readonly string[] {
    this.#skeletons ??= [skeleton(this.text), skeleton(this.text.replace(/<[^<>]*>/g, ''))];
    return this.#skeletons;
  }
}

/** A test for texts of pages. */
export type MentionTest = (page: MentioningText) => boolean;

/** Makes a test from the titles of a record and the addresses of its pages; null: there is nothing to look for. */
export function mentionsOf(titles: readonly string[], pages: readonly string[]): MentionTest | null {
  const paths = pages.flatMap((page) => {
    const { pathname, search } = new URL(page);
    return pathname + search === '/' ? [] : [pathname + search];
  });
  const links = [...new Set(paths.flatMap((path) => [path, path.replaceAll('&', '&amp;')]))];
  const long = [...new Set(titles)].filter((title) => title.length >= shortestTitle);
  const bones = long.map(skeleton).filter((bone) => bone.length >= shortestTitle);
  // Of a title in another script nothing is left to compare.
  const literal = long.filter((title) => skeleton(title).length < shortestTitle);
  if (links.length + literal.length + bones.length === 0) return null;
  return (page) => {
    const { text } = page;
    if (links.some((link) => hasLink(text, link)) || literal.some((title) => text.includes(title)))
      return true;
    return bones.some((bone) => page.skeletons.some((whole) => whole.includes(bone)));
  };
}

// Not as the beginning of a longer one: "?id=7" is no link to 70.
function hasLink(text: string, link: string): boolean {
  for (let at = text.indexOf(link); at !== -1; at = text.indexOf(link, at + 1)) {
    if (!/[\w%&=/-]/.test(text.charAt(at + link.length))) return true;
  }
  return false;
}

// What is written alike in every format: entities of HTML, escapes of JSON and doubled quotes of CSV go, like all accents.
function skeleton(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/&#?\w{1,31};|\\u[0-9a-f]{4}|\\[nrtbf]/g, '')
    .replace(/[^a-z0-9]+/g, '');
}

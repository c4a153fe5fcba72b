/** Whether a page tells of a record: a list that has its title, or a link to its page. */

/** Titles that are shorter stand on many pages by chance. */
const shortestTitle = 6;

/** Makes a test for texts of pages, HTML or any other, from the titles of a record and the addresses of its pages. */
export function mentionsOf(titles: readonly string[], pages: readonly string[]): (text: string) => boolean {
  const paths = pages.flatMap((page) => {
    const { pathname, search } = new URL(page);
    return pathname + search === '/' ? [] : [pathname + search];
  });
  const links = [...new Set(paths.flatMap((path) => [path, path.replaceAll('&', '&amp;')]))];
  const long = [...new Set(titles)].filter((title) => title.length >= shortestTitle);
  const bones = long.map(skeleton).filter((bone) => bone.length >= shortestTitle);
  // Of a title in another script nothing is left to compare.
  const literal = long.filter((title) => skeleton(title).length < shortestTitle);
  return (given) => {
    // JSON may write a slash as "\/".
    const text = given.replaceAll('\\/', '/');
    if (links.some((link) => hasLink(text, link)) || literal.some((title) => text.includes(title)))
      return true;
    if (bones.length === 0) return false;
    const [all, withoutTags] = [skeleton(text), skeleton(text.replace(/<[^<>]*>/g, ''))];
    return bones.some((bone) => all.includes(bone) || withoutTags.includes(bone));
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

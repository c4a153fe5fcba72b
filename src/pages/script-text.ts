/** JSON within a page. */

/** A document as the text of a script element that is data: no end of the element, nor a comment, can stand in it. */
export function scriptText(document: object): string {
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}

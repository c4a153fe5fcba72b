/** Numbers with their nouns: "1 page", "2 pages". */

/** The number and the noun in the form that goes with it. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

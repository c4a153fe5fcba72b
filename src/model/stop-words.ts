/** Words that stand in nearly every text, and so tell nothing: neither indexed nor looked for. */

const lists = [
  'à a au aux avec c ce ces cet cette d dans de des du elle elles en et il ils j l la le les leur leurs m n ne nous on ou où par pas pour qu que qui s sa sans se ses son sur t un une vous y',
  'and by for from in is of that the this to with',
];

/** French and English stop words in lower case, accents kept: "the" is one, "thé" is not. */
export const stopWords: ReadonlySet<string> = new Set(lists.flatMap((list) => list.split(' ')));

/** Works on several things at once, and gives what comes of them in their order. */

/** Begins with the next ones while the first is waited for: at most so many are under way. What one throws is thrown in its turn. */
export async function* inTurn<Item, Result>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const begun = work(item);
    begun.catch(() => undefined);
    underWay.push(begun);
    const first = underWay.length < most ? undefined : underWay.shift();
    if (first !== undefined) yield first;
  }
  yield* underWay;
}

/** Names for the blank nodes of a graph that depend on what the graph says of them, so that they are the same on every run. */

import { hash } from 'node:crypto';

/** Each round tells apart nodes that differ one step further away; what is alike after so many gets numbers. */
const mostRounds = 8;

/** How one line mentions a node: the line around it, and the other blank node in the line, if there is one. */
interface Mention {
  readonly role: 's' | 'o' | 'so';
  readonly around: string;
  readonly other: string | null;
}

// A literal ends with a quote, a language or a datatype, so it cannot be taken for a label.
const subjectLabel = /^_:([A-Za-z0-9]+) /;
const objectLabel = / _:([A-Za-z0-9]+)(?= (?:<[^>]*> )?\.\n$)/;

/** The canonical N-Quads line with other terms in the place of its blank nodes. */
export function renameNodes(line: string, rename: (label: string) => string): string {
  return line
    .replace(objectLabel, (_, label: string) => ` ${rename(label)}`)
    .replace(subjectLabel, (_, label: string) => `${rename(label)} `);
}

function mentionsIn(lines: Iterable<string>): Map<string, Mention[]> {
  const mentions = new Map<string, Mention[]>();
  const add = (label: string, mention: Mention) => {
    const known = mentions.get(label);
    if (known === undefined) mentions.set(label, [mention]);
    else known.push(mention);
  };
  for (const line of lines) {
    const subject = subjectLabel.exec(line)?.[1];
    const object = objectLabel.exec(line)?.[1];
    if (subject === undefined && object === undefined) continue;
    const around = renameNodes(line, () => '_');
    if (subject !== undefined && subject === object) add(subject, { role: 'so', around, other: null });
    else {
      if (subject !== undefined) add(subject, { role: 's', around, other: object ?? null });
      if (object !== undefined) add(object, { role: 'o', around, other: subject ?? null });
    }
  }
  return mentions;
}

/**
 * A name for each label in canonical N-Quads lines: hexadecimal digits, and a number where nodes are alike. Graphs that
 * are the same but for their labels give their nodes the same names, unless alike nodes lead to each other.
 */
export function nameByDescription(lines: Iterable<string>): ReadonlyMap<string, string> {
  const mentions = mentionsIn(lines);
  let colours = new Map([...mentions.keys()].map((label) => [label, '']));
  for (let round = 0, told = 0; round < mostRounds && told < mentions.size; round++) {
    const finer = new Map<string, string>();
    for (const [label, of] of mentions) {
      const said = of.map(
        ({ role, around, other }) => `${role} ${other === null ? '' : colours.get(other)} ${around}`,
      );
      finer.set(label, hash('sha256', said.sort().join(''), 'hex').slice(0, 32));
    }
    const now = new Set(finer.values()).size;
    colours = finer;
    if (now === told) break;
    told = now;
  }
  const alike = new Map<string, number>();
  return new Map(
    [...colours].map(([label, colour]) => {
      const number = alike.get(colour) ?? 0;
      alike.set(colour, number + 1);
      return [label, number === 0 ? colour : `${colour}x${number}`];
    }),
  );
}

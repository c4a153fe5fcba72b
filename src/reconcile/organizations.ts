/** The organizations that a record mentions: one IRI for one organization, described once. */

import type { Iris } from '../model/iris.js';
import type { OrganizationMention } from '../model/mention.js';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.js';
import { org, skos } from '../rdf/vocabulary.js';
import { quoteWords } from './fold-words.js';
import { readOrganizationNumber, sirenOf } from './organization-numbers.js';

/** What is told of a mention. */
export interface MentionProblem {
  readonly mention: OrganizationMention;
  readonly message: string;
}

export interface OrganizationsOutcome {
  readonly quads: readonly Quad[];
  readonly problems: readonly MentionProblem[];
  /** The IRIs that organizations have by number, by those that they have as things of the source. */
  readonly renamed: ReadonlyMap<string, NamedNode>;
}

interface Scope {
  readonly iris: Iris;
  readonly source: string;
  readonly graph: NamedNode;
}

/** Resolves the organizations of one record. Those of one key are one organization, and so are those of one number. */
export function resolveOrganizations(
  mentions: readonly OrganizationMention[],
  scope: Scope,
): OrganizationsOutcome {
  const quads: Quad[] = [];
  const problems: MentionProblem[] = [];
  const named = new Set<string>();
  const renamed = new Map<string, NamedNode>();
  for (const [key, group] of Map.groupBy(mentions, (mention) => mention.key)) {
    const numbers = readNumbers(group, problems);
    const organization = namedNode(iriOf(group, numbers, scope, problems));
    const ofSource = scope.iris.thing('organization', scope.source, key);
    if (organization.value !== ofSource) renamed.set(ofSource, organization);
    for (const number of numbers.all) {
      quads.push(quad(organization, org.identifier, literal(number), scope.graph));
    }
    for (const { subject, predicate } of group)
      quads.push(quad(subject, predicate, organization, scope.graph));
    for (const statement of group.flatMap(({ statements }) => statements)) {
      // The first spelling of a name is its label.
      const isName = statement.predicate.equals(skos.prefLabel);
      if (isName && named.has(organization.value)) continue;
      if (isName) named.add(organization.value);
      quads.push(quad(organization, statement.predicate, statement.object, scope.graph));
    }
  }
  return { quads, problems, renamed };
}

interface Numbers {
  readonly sirens: ReadonlySet<string>;
  readonly rnas: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

function readNumbers(mentions: readonly OrganizationMention[], problems: MentionProblem[]): Numbers {
  const sirens = new Set<string>();
  const rnas = new Set<string>();
  const all = new Set<string>();
  for (const mention of mentions) {
    for (const text of mention.identifiers) {
      const read = readOrganizationNumber(text);
      if (read.kind === 'invalid') {
        const message = `${quoteWords(text)} is not the number of ${quoteWords(mention.words)}: ${read.reason}. It is ignored; correct it on the page, or select another element.`;
        problems.push({ mention, message });
        continue;
      }
      const siren = sirenOf(read);
      if (siren === null) rnas.add(read.number);
      else sirens.add(siren);
      all.add(read.number);
    }
  }
  return { sirens, rnas, all };
}

function iriOf(
  mentions: readonly OrganizationMention[],
  { sirens, rnas }: Numbers,
  { iris, source }: Scope,
  problems: MentionProblem[],
): string {
  const [siren, otherSiren] = sirens;
  const [rna, otherRna] = rnas;
  const [mention] = mentions;
  if (
    mention !== undefined &&
    (otherSiren !== undefined || (siren === undefined && otherRna !== undefined))
  ) {
    const numbers = [...(otherSiren === undefined ? rnas : sirens)].join(' and ');
    const message = `${quoteWords(mention.words)} has several numbers: ${numbers}. None of them names it; select the right one.`;
    problems.push({ mention, message });
    return iris.thing('organization', source, mention.key);
  }
  if (siren !== undefined) return iris.numberedOrganization('siren', siren);
  if (rna !== undefined) return iris.numberedOrganization('rna', rna);
  return iris.thing('organization', source, mention?.key ?? '');
}

/** What is said of the event stream, in French and English. */

type Both = Readonly<Record<'fr' | 'en', string>>;

export const streamTitle: Both = {
  fr: 'Banque de l’innovation sociale\u00A0: flux d’événements',
  en: 'Bank of social innovation: event stream',
};

/** The title of the stream of one partner, by its id. */
export function sourceStreamTitle(source: string): Both {
  return { fr: `${streamTitle.fr}, ${source}`, en: `${streamTitle.en}, ${source}` };
}

/** What a member is, and how long it stays. */
export const streamDescription: Both = {
  fr:
    'Chaque membre est une version d’un graphe publié, avec tout ce qu’il disait alors, dans le graphe du nom du membre\u00A0; ' +
    'un graphe retiré donne un membre as:Delete. La dernière version de chaque graphe reste, retraits compris\u00A0; ' +
    'de plus anciennes peuvent disparaître. Ce qui est oublié à la demande de qui l’a publié quitte le flux\u00A0: ' +
    'ses pages changent d’adresse, et les anciennes répondent 410.',
  en:
    'Each member is a version of a published graph, with all that it said then, in the graph named by the member; ' +
    'a graph that was removed gives a member as:Delete. The last version of each graph stays, removals included; ' +
    'older ones may go. What is forgotten at the wish of who published it leaves the stream: ' +
    'its pages move to other addresses, and the old ones answer 410.',
};

/** Said where older versions are gone; the number is that of the last change whose history is. */
export function compactedNote(compacted: number): Both {
  return {
    fr: `Des versions antérieures à l’évolution ${compacted}, il ne reste que les dernières de chaque graphe.`,
    en: `Of versions up to change ${compacted}, only the last of each graph are left.`,
  };
}

/** Said where the IRIs of the bank are of no use to others. */
export function localNote(base: string): Both {
  return {
    fr: `Les IRI commencent par ${base}\u00A0: elles ne valent que sur cette machine (voir BIS_BASE).`,
    en: `The IRIs begin with ${base}: they hold on this machine only (see BIS_BASE).`,
  };
}

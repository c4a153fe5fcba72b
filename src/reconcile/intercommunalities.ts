/** Words for EPCI: "agglomération de Reims", "agglomération mancelle", "Grand Lyon", "communauté de communes de …". */

import { epciName, type Gazetteer, type Place } from './gazetteer.js';
import { nameVariants } from './place-words.js';

/** The places that words can mean, maybe none; or why they can mean none. */
export type Candidates =
  | { readonly kind: 'places'; readonly places: readonly Place[] }
  | { readonly kind: 'none'; readonly reason: string };

// Adjectives that stand for one town only, with the INSEE code of the town.
const table = `amienoise 80021|angevine 49007|annecienne 74010|avignonnaise 84007|bisontine 25056|bordelaise 33063|
brestoise 29019|caennaise 14118|chamberienne 73065|clermontoise 63113|dijonnaise 21231|dunkerquoise 59183|
grenobloise 38185|havraise 76351|lilloise 59350|lorientaise 56121|lyonnaise 69123|mancelle 72181|marseillaise 13055|
messine 57463|montpellieraine 34172|mulhousienne 68224|nanceienne 54395|nantaise 44109|nicoise 06088|nimoise 30189|
niortaise 79191|orleanaise 45234|paloise 64445|perpignanaise 66136|quimperoise 29232|remoise 51454|rennaise 35238|
rochelaise 17300|rouennaise 76540|stephanoise 42218|strasbourgeoise 67482|toulonnaise 83137|toulousaine 31555|
tourangelle 37261|troyenne 10387`;

function townOfAdjective(adjective: string): string | undefined {
  return new RegExp(`(?:^|\\|)\\s*${adjective} (\\w+)`, 'u').exec(table)?.[1];
}

const before =
  /^(?:l |la )?(?:communaute (?:de communes|d agglomeration|urbaine)|communaute|agglomeration|agglo|metropole|eurometropole|intercommunalite|cc|ca|cu) (.+)$/;
const after = /^(.+) (?:metropole|agglomeration|agglo|communaute)$/;

/** Reads folded words as an EPCI's name, or as that of the town where it has its seat; null when they speak of no EPCI. */
export function readEpci(folded: string, gazetteer: Gazetteer): Candidates | null {
  const rest = before.exec(folded)?.[1] ?? after.exec(folded)?.[1];
  if (rest === undefined) return null;
  const named = gazetteer.epcis(epciName(folded));
  if (named.length > 0) return { kind: 'places', places: named };
  return readSeat(rest, gazetteer);
}

/** "Grand Lyon" is the EPCI of Lyon; null when there is no such town. */
export function readGrandTown(folded: string, gazetteer: Gazetteer): Candidates | null {
  const town = /^(?:le |du |au )?grand (.+)$/.exec(folded)?.[1];
  if (town === undefined) return null;
  const reading = readSeat(town, gazetteer);
  return reading.kind === 'places' ? reading : null;
}

function readSeat(town: string, gazetteer: Gazetteer): Candidates {
  const code = townOfAdjective(town);
  const byAdjective = code === undefined ? undefined : gazetteer.communeOfCode(code);
  const communes =
    byAdjective === undefined
      ? nameVariants(town).flatMap((name) => gazetteer.communes(name))
      : [byAdjective];
  const seated = new Set(communes.flatMap((commune) => gazetteer.epciSeatedAt(commune) ?? []));
  if (seated.size > 0) return { kind: 'places', places: [...seated] };
  const [commune] = communes;
  if (commune === undefined || communes.length > 1) {
    return { kind: 'none', reason: 'no intercommunality of this name is known' };
  }
  const epci = gazetteer.epciOf(commune);
  const member = epci === undefined ? 'is a member of none' : `is a member of ${epci.name}`;
  return { kind: 'none', reason: `${commune.name} is the seat of no intercommunality: it ${member}` };
}

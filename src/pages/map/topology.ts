/** Shapes of the Earth as packages hold them (TopoJSON), read as rings and lines of positions. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { merge, mesh } from 'topojson-client';

/** In degrees (WGS 84). */
export type Position = readonly [longitude: number, latitude: number];
/** A ring is a line that ends where it begins. */
export type Line = readonly Position[];

type Shape = TopoJSON.Polygon<{ name: string }> | TopoJSON.MultiPolygon<{ name: string }>;

/** Areas that have names and share their borders. Rings are to be filled by the even-odd rule: holes are rings too. */
export class Topology {
  readonly #topology: TopoJSON.Topology;
  readonly #shapes: ReadonlyMap<string, Shape>;

  /** Reads the areas below `name` from a file, by its `file:` address. */
  constructor(address: string, name: string) {
    this.#topology = JSON.parse(readFileSync(fileURLToPath(address), 'utf8')) as TopoJSON.Topology;
    const all = this.#topology.objects[name] as TopoJSON.GeometryCollection<{ name: string }> | undefined;
    const shapes = (all?.geometries ?? []).filter((geometry): geometry is Shape => 'arcs' in geometry);
    this.#shapes = new Map(shapes.map((shape) => [shape.properties?.name ?? '', shape]));
  }

  /** Names of the areas, as the file has them. */
  get names(): readonly string[] {
    return [...this.#shapes.keys()];
  }

  /** The rings of one area, or of several as one; none where a name is not known. */
  rings(names: Iterable<string>): readonly Line[] {
    return merge(this.#topology, this.#chosen(names)).coordinates.flat().map(toLine);
  }

  /** The lines that several areas share among them, each once. */
  borders(names: Iterable<string>): readonly Line[] {
    const geometries = this.#chosen(names);
    const lines = mesh(this.#topology, { type: 'GeometryCollection', geometries }, (a, b) => a !== b);
    return lines.coordinates.map(toLine);
  }

  #chosen(names: Iterable<string>): Shape[] {
    return [...names].flatMap((name) => this.#shapes.get(name) ?? []);
  }
}

function toLine(positions: readonly GeoJSON.Position[]): Line {
  return positions.map(([longitude = 0, latitude = 0]) => [longitude, latitude]);
}

/** The départements in one drawing, those overseas and the small ones around Paris beside the others. */

import { type Box, Frame } from './frame.js';
import type { Outline, Outlines } from './outlines.js';

/** A département as it is drawn. */
export interface Shape {
  readonly code: string;
  readonly name: string;
  /** Text of an SVG path. */
  readonly path: string;
  /** Whether it is drawn a second time, larger, in an inset. */
  readonly isEnlarged: boolean;
}

/** A part of the drawing that stands apart from the rest. */
export interface Inset {
  readonly box: Box;
  /** Null where it is Paris and what surrounds it. */
  readonly departement: Outline | null;
}

/** All départements in one drawing. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly insets: readonly Inset[];
}

const size = { width: 640, height: 600 };
/** Too small to be pointed at where they stand. */
const around = ['75', '92', '93', '94'];
const aroundBox: Box = { x: 0, y: 4, width: 112, height: 92 };
/** Below Brittany, in two columns. */
const overseas = { x: 4, y: 302, width: 56, height: 56, columns: 2, apart: { x: 16, y: 36 } };

/** Draws the choropleth's shapes. */
export function drawDepartements({ departements }: Outlines): Drawing {
  const near = departements.filter(({ isOverseas }) => !isOverseas);
  const far = departements.filter(({ isOverseas }) => isOverseas);
  const enlarged = near.filter(({ code }) => around.includes(code));
  const insets: Inset[] = [
    { box: aroundBox, departement: null },
    ...far.map((departement, n) => ({ box: overseasBox(n), departement })),
  ];
  return {
    ...size,
    insets,
    shapes: [
      ...shapesOf(near, { x: 0, y: 0, ...size }).map((shape) => ({
        ...shape,
        isEnlarged: around.includes(shape.code),
      })),
      ...shapesOf(enlarged, aroundBox),
      ...far.flatMap((departement, n) => shapesOf([departement], overseasBox(n))),
    ],
  };
}

function overseasBox(n: number): Box {
  const { x, y, width, height, columns, apart } = overseas;
  return {
    x: x + (n % columns) * (width + apart.x),
    y: y + Math.floor(n / columns) * (height + apart.y),
    width,
    height,
  };
}

function shapesOf(outlines: readonly Outline[], box: Box): Shape[] {
  const frame = new Frame(
    outlines.flatMap(({ rings }) => rings),
    box,
  );
  return outlines.map(({ code, name, rings }) => ({
    ...{ code, name, isEnlarged: false },
    path: frame.path(rings),
  }));
}

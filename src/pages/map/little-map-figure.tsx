/** A little map beside the facts of a thing, with the way to the large one. */

import type { FC } from 'hono/jsx';
import { type Language, localPath } from '../language.js';
import { emptySearch, searchPath, withValues } from '../search-state.js';
import { mapWords } from './map-words.js';
import type { LittleMapView } from './whereabouts.js';

export interface LittleMapFigureProps {
  /** Null: nothing is shown. */
  readonly view: LittleMapView | null;
  /** What is to be seen on it. */
  readonly name: string;
  readonly language: Language;
}

/** The figure. */
export const LittleMapFigure: FC<LittleMapFigureProps> = ({ view, name, language }) => {
  if (view === null) return null;
  const words = mapWords[language];
  const { map, territory, precision } = view;
  const search =
    territory === null ? null : withValues({ ...emptySearch, view: 'map' }, 'territory', [territory]);
  const label = `${words.littleOf} ${name} (${map.departement?.name ?? words.littleFrance})`;
  return (
    <figure class="little">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={label}>
        {map.ground === '' ? null : <path class="ground" d={map.ground} />}
        {map.territory === '' ? null : <path class="territory" d={map.territory} />}
        {map.points.map(([x, y]) => (
          <circle cx={x} cy={y} r="5" />
        ))}
      </svg>
      <figcaption>
        {precision === null ? null : (
          <p>
            {map.points.length === 1 ? words.point : words.points} {lowered(precision)}
          </p>
        )}
        {search === null ? null : <a href={localPath(language, searchPath(search))}>{words.seeOnMap}</a>}
      </figcaption>
    </figure>
  );
};

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Page kinds that take what a layout says of one of its own: `uses: _layouts/spip/initiative`. */

import { type Findings, isObject, suggestion } from './findings.js';
import type { Layer } from './layers.js';
import type { Path } from './yaml-file.js';

/** A page kind of a mapping, and the page kind of a layout that it takes the rules of. */
export interface KindUse {
  /** Its name in the mapping. */
  readonly name: string;
  /** `_layouts/spip`. */
  readonly layout: string;
  /** Its name in the layout. */
  readonly kind: string;
}

/** What the page kinds of a mapping say they use. What is not written as it should be is told elsewhere. */
export function usesOfKinds({ raw }: Layer): readonly KindUse[] {
  return Object.entries(raw.pages ?? {}).flatMap(([name, page]) => {
    const uses = isObject(page) && typeof page.uses === 'string' ? page.uses : '';
    const [, layout, kind] = /^(_layouts\/[^/]+)\/([^/]+)$/.exec(uses) ?? [];
    return layout === undefined || kind === undefined ? [] : { name, layout, kind };
  });
}

/** The layer that lies below a mapping for one such use; null, and reported, where the layout has no such kind. */
export function layerOfKind({ name, layout, kind }: KindUse, file: Layer, findings: Findings): Layer | null {
  const page = file.raw.pages?.[kind];
  if (!isObject(page)) {
    const known = Object.keys(file.raw.pages ?? {});
    findings.error(
      ['pages', name, 'uses'],
      `${layout} has no page kind "${kind}".${suggestion(kind, known)}`,
    );
    return null;
  }
  const { yaml } = file;
  const there = (path: Path): Path =>
    path[0] === 'pages' && path[1] === name ? ['pages', kind, ...path.slice(2)] : path;
  return {
    raw: { pages: { [name]: page } },
    yaml: {
      ...yaml,
      has: (path) => path[1] === name && yaml.has(there(path)),
      placeOf: (path) => yaml.placeOf(there(path)),
    },
    diagnostics: [],
  };
}

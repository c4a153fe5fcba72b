/** The released versions of the widgets' script: files that never change, and the newest one under a name that moves. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../http/problem.js';

export interface ReleasedWidgets {
  /** `1.2.3` */
  readonly version: string;
  readonly file: string;
}

/** The folder of the released files in the installed software. */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'data', 'widgets');

/** The versions, the newest first. */
export function releasedWidgets(directory = folder): readonly ReleasedWidgets[] {
  const order = (version: string) => version.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0);
  return readdirSync(directory)
    .flatMap((name) => {
      const [, version] = /^v(1\.\d+\.\d+)\.js$/.exec(name) ?? [];
      return version === undefined ? [] : [{ version, file: join(directory, name) }];
    })
    .sort((a, b) => order(b.version) - order(a.version));
}

const fixed = 'public, max-age=31536000, immutable';
/** A fix reaches every page within minutes. */
const moving = 'public, max-age=600, stale-while-revalidate=86400';

/** The scripts as browsers load them, read once. */
export class WidgetScripts {
  readonly #texts: ReadonlyMap<string, string>;
  /** Path of the newest version, under the name that moves with it. */
  readonly movingPath = '/widgets/v1.js';
  /** Path of the newest version, under the name that is its own. */
  readonly fixedPath: string;
  /** What browsers compare the newest version with (Subresource Integrity). */
  readonly integrity: string;

  /** Throws when no version was released. */
  constructor(released = releasedWidgets()) {
    const [newest] = released;
    if (newest === undefined)
      throw new Error('No version of the widgets was released: data/widgets is empty');
    this.#texts = new Map(released.map(({ version, file }) => [version, readFileSync(file, 'utf8')]));
    this.fixedPath = `/widgets/v${newest.version}.js`;
    const text = this.#texts.get(newest.version) ?? '';
    this.#texts = new Map([...this.#texts, ['1', text]]);
    this.integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  }

  /** The answer to `/widgets/<name>`. */
  answer(name: string): Response {
    const [, version = ''] = /^v(.+)\.js$/.exec(name) ?? [];
    const text = this.#texts.get(version);
    if (text === undefined) return problem('not-found', `The script of the widgets is ${this.movingPath}.`);
    return new Response(text, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': version === '1' ? moving : fixed,
      },
    });
  }
}

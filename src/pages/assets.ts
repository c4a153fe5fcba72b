/** What browsers load besides pages: our own modules, and files of packages, served from the packages as they are. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

/** Files of packages by the name under which they are served. */
const packageFiles: Readonly<Record<string, readonly [library: string, file: string]>> = {
  'd3.js': ['d3', 'dist/d3.min.js'],
  'leaflet.js': ['leaflet', 'dist/leaflet.js'],
  'leaflet.css': ['leaflet', 'dist/leaflet.css'],
  'plot.js': ['@observablehq/plot', 'dist/plot.umd.min.js'],
  'supercluster.js': ['supercluster', 'dist/supercluster.min.js'],
  'yasqe.js': ['@zazuko/yasqe', 'build/yasqe.min.js'],
  'yasqe.css': ['@zazuko/yasqe', 'build/yasqe.min.css'],
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

interface Asset {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** The files for browsers. Their addresses hold a digest of all of them, so that an address never changes content. */
export class Assets {
  readonly #files: ReadonlyMap<string, Asset>;
  /** What stands before the names: `/assets/<digest>/`. */
  readonly root: string;

  /** `own` is the folder of our own modules. Throws when a package is not installed. */
  constructor(own = join(import.meta.dirname, 'client')) {
    const files = new Map<string, Asset>();
    const add = (name: string, content: Uint8Array<ArrayBuffer>) =>
      files.set(name, { content, mediaType: mediaTypes[extname(name)] ?? 'application/octet-stream' });
    for (const [name, [library, file]] of Object.entries(packageFiles))
      add(name, readPackageFile(library, file));
    for (const name of readdirSync(own).filter((file) => /\.(js|json)$/.test(file))) {
      add(`client/${name}`, readFileSync(join(own, name)));
    }
    const hash = createHash('sha256');
    for (const [name, { content }] of files) hash.update(name).update('\0').update(content);
    this.#files = files;
    this.root = `/assets/${hash.digest('base64url').slice(0, 12)}/`;
  }

  /** Address of a file by its name. Throws for a name that no file has. */
  href(name: string): string {
    if (!this.#files.has(name)) throw new Error(`There is no file for browsers named "${name}"`);
    return this.root + name;
  }

  /** The answer to a path below `/assets/`; null where no file is, an older digest included. */
  answer(path: string): Response | null {
    const asset = path.startsWith(this.root) ? this.#files.get(path.slice(this.root.length)) : undefined;
    if (asset === undefined) return null;
    return new Response(asset.content, {
      headers: { 'content-type': asset.mediaType, 'cache-control': 'public, max-age=31536000, immutable' },
    });
  }
}

// By its folder: most of the packages do not export their built files.
function readPackageFile(library: string, file: string): Uint8Array<ArrayBuffer> {
  const paths = createRequire(import.meta.url).resolve.paths(library) ?? [];
  for (const path of paths) {
    try {
      return readFileSync(join(path, library, file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`The package "${library}" is not installed, or has no ${file}. Run: npm ci`);
}

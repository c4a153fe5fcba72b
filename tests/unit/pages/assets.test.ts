import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Assets } from '../../../src/pages/assets.js';
import { baseMapFile } from '../../../src/pages/map/base-map.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const client = new URL('../../../src/pages/client', import.meta.url).pathname;
const assets = new Assets();

describe('The files for browsers', () => {
  it('are served from the packages they come in, for good', async () => {
    const answer = assets.answer(assets.href('leaflet.js'));
    expect(answer?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer?.text()).toContain('Leaflet');
  });

  it('hold what the build made', async () => {
    const answer = assets.answer(assets.href(`client/${baseMapFile}`));
    expect(answer?.headers.get('content-type')).toBe('application/json');
    expect(await answer?.json()).toMatchObject({ layers: expect.any(Array) });
  });

  it('change their addresses when one of them changes', () => {
    const folder = temporaryFolder();
    cpSync(client, folder, { recursive: true });
    expect(new Assets(folder).root).toBe(assets.root);
    appendFileSync(join(folder, baseMapFile), '\n');
    expect(new Assets(folder).root).not.toBe(assets.root);
  });

  it.each(['/assets/', '/assets/older/leaflet.js', '/assets/../package.json'])('are not at %s', (path) => {
    expect(assets.answer(path)).toBeNull();
  });

  it('are asked for by a name that exists, or the start fails', () => {
    expect(() => assets.href('nothing.js')).toThrow('no file for browsers named "nothing.js"');
  });
});

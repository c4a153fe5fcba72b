import { describe, expect, it } from 'vitest';
import { Assets } from '../../../src/pages/assets.js';

const assets = new Assets({ 'base.json': '{}' });

describe('The files for browsers', () => {
  it('are served from the packages they come in, for good', async () => {
    const answer = assets.answer(assets.href('leaflet.js'));
    expect(answer?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer?.text()).toContain('Leaflet');
  });

  it('hold what was made at the start', async () => {
    const answer = assets.answer(assets.href('base.json'));
    expect([answer?.headers.get('content-type'), await answer?.text()]).toEqual(['application/json', '{}']);
  });

  it('change their addresses when one of them changes', () => {
    expect(new Assets({ 'base.json': '[]' }).root).not.toBe(assets.root);
    expect(new Assets({ 'base.json': '{}' }).root).toBe(assets.root);
  });

  it.each(['/assets/', '/assets/older/leaflet.js', '/assets/../package.json'])('are not at %s', (path) => {
    expect(assets.answer(path)).toBeNull();
  });

  it('are asked for by a name that exists, or the start fails', () => {
    expect(() => assets.href('nothing.js')).toThrow('no file for browsers named "nothing.js"');
  });
});

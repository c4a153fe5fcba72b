import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releasedWidgets, WidgetScripts } from '../../../../src/pages/embed/released-widgets.js';
import { widgetScript } from '../../../fixtures/widgets/widget-script.js';

/** What browsers of other sites hold these versions to, for ever. Releasing a version adds a line; no line ever changes. */
const digests: Readonly<Record<string, string>> = {
  '1.0.0': '/uS3IXlOCQnu0JUjOrcwzRd0R3AARnuSa/skWFhDwVt0RuO58Y77efl7i4Z5UAeo',
};

describe('A released version of the widgets', () => {
  it('never changes', () => {
    const found = releasedWidgets().map(({ version, file }) => [
      version,
      createHash('sha384').update(readFileSync(file)).digest('base64'),
    ]);
    expect(Object.fromEntries(found)).toEqual(digests);
  });

  it('is, the newest one, what the modules make: npm run widgets:release releases another', () => {
    const [newest] = releasedWidgets();
    expect(readFileSync(newest?.file ?? '', 'utf8')).toBe(widgetScript(newest?.version ?? ''));
  });

  it('comes in the order of numbers, the newest first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bis-widgets-'));
    for (const version of ['1.2.0', '1.10.0', '1.2.11', '1.2.9'])
      writeFileSync(join(folder, `v${version}.js`), version);
    writeFileSync(join(folder, 'notes.txt'), '');
    const released = releasedWidgets(folder);
    expect(released.map(({ version }) => version)).toEqual(['1.10.0', '1.2.11', '1.2.9', '1.2.0']);
    expect(new WidgetScripts(released).fixedPath).toBe('/widgets/v1.10.0.js');
    rmSync(folder, { recursive: true });
  });

  it('is missed when there is none', () => {
    expect(() => new WidgetScripts([])).toThrow('data/widgets is empty');
  });
});

describe('The scripts of the widgets', () => {
  const scripts = new WidgetScripts();

  it('are kept for ever under their own names, and for minutes under the one that moves', async () => {
    const moving = scripts.answer('v1.js');
    const fixed = scripts.answer(scripts.fixedPath.replace('/widgets/', ''));
    expect(moving.headers.get('cache-control')).toBe('public, max-age=600, stale-while-revalidate=86400');
    expect(fixed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const [text, other] = [await moving.text(), await fixed.text()];
    expect(text).toBe(other);
    expect(scripts.integrity).toBe(`sha384-${createHash('sha384').update(text).digest('base64')}`);
  });

  it.each(['v2.js', 'v1.99.0.js', 'v.js', 'v1.js.map', '../package.json'])('are not %s', (name) => {
    expect(scripts.answer(name).status).toBe(404);
  });
});

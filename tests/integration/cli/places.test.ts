import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBis } from '../../fixtures/run-bis.js';

describe('bis places', () => {
  it('loads the places once, and says so when they are there', async () => {
    const BIS_DATA = mkdtempSync(join(tmpdir(), 'bis-places-'));
    const first = await runBis(['places'], { BIS_DATA });
    expect(first.out).toContain('110 graphs of 110 written: dataset version 110.');
    expect(first.code).toBe(0);
    const second = await runBis(['places', 'load'], { BIS_DATA });
    expect(second.out).toContain('The bank has these places already.');
    expect((await runBis(['verify'], { BIS_DATA })).out).toMatch(
      /^Sound: 40\d{4} statements in 110 content graphs/,
    );
  });

  it('refuses what it cannot do', async () => {
    const { code, err } = await runBis(['places', 'reload'], {});
    expect(code).toBe(2);
    expect(err).toContain('load, refresh');
  });
});

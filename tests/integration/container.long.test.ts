import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededFolder } from '../fixtures/seed-directory.js';
import { freePort } from '../fixtures/servers/server.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

/** The folder of the image that the container file makes, less the base image, as the lines of its last stage say. */
function imageOf(file: string): { readonly folder: string; readonly command: readonly string[] } {
  const folder = temporaryFolder();
  const [, last = ''] = readFileSync(file, 'utf8')
    .split(/^FROM .*$/m)
    .slice(1);
  for (const [, from = '', to = ''] of last.matchAll(/^COPY --from=build \/bis\/(\S+) \.\/(\S*)$/gm)) {
    const target = join(folder, to === '' ? from : to);
    mkdirSync(dirname(target), { recursive: true });
    // All packages are there, the ones of development too: what is tested is which files of the project are missing.
    if (from === 'node_modules') symlinkSync(resolve(from), target);
    else cpSync(from, target, { recursive: true });
  }
  return { folder, command: JSON.parse(/^CMD (.*)$/m.exec(last)?.[1] ?? '[]') };
}

describe('The container file', () => {
  it('holds all files that a server reads', async () => {
    const { folder, command } = imageOf('docs/deploy/Containerfile');
    expect(command).toEqual(['node', 'dist/src/cli/main.js', 'serve']);
    const port = String(await freePort());
    const settings = { BIS_DATA: seededFolder(), BIS_CONTACT: 'mailto:test@example.org', PORT: port };
    const env = { PATH: process.env.PATH ?? '', ...settings };
    const child = spawn(process.execPath, command.slice(1), {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors: string[] = [];
    child.stderr.on('data', (chunk) => errors.push(String(chunk)));
    const status = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        ({ status: found }) => found,
        () => (child.exitCode === null ? 'not yet' : errors.join('')),
      );
    try {
      await expect.poll(() => status('/readyz'), { timeout: 50_000 }).toBe(200);
      const paths = [
        '/',
        '/en/recherche',
        '/carte',
        '/statistiques',
        '/sparql',
        '/integrer',
        '/widgets/v1.js',
        '/ns',
      ];
      const answers = await Promise.all(paths.map(async (path) => [path, await status(path)]));
      expect(answers).toEqual(paths.map((path) => [path, 200]));
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  });
});

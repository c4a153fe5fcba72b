// Tests run as compiled by tsc, like the software itself: worker threads included.
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

// Processes and threads that tests start read again what V8 has compiled.
process.env.NODE_COMPILE_CACHE ??= new URL('../dist/compiled', import.meta.url).pathname;

// `foo.long.test.ts` and `foo.servers.test.ts` belong to `npm run test:long` and `npm run test:servers`.
const special = ['long', 'servers'];

// Small files may take long where they start servers: the quick ones come last, so that no process waits for the other.
class QuickOnesLast extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const isQuick = ({ moduleId }) => moduleId.includes('/unit/');
    return [...sorted.filter((file) => !isQuick(file)), ...sorted.filter(isQuick)];
  }
}

export default defineConfig(({ mode }) => ({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [special.includes(mode) ? `dist/tests/**/*.${mode}.test.js` : 'dist/tests/**/*.test.js'],
    exclude: special.includes(mode) ? [] : special.map((name) => `dist/tests/**/*.${name}.test.js`),
    globalSetup: ['dist/tests/fixtures/seed-directory.js'],
    testTimeout: special.includes(mode) ? 20 * 60_000 : 60_000,
    // A hook may start the whole site, which harvests the demo first.
    hookTimeout: 120_000,
    // What is waited for comes late on a machine that does more than one thing.
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: QuickOnesLast },
    pool: 'forks',
    // Files share their process: each would load the same modules anew. What is compiled needs no other way through than Node's.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Much of the time goes by in waiting; tests of kills and of servers have the machine to themselves.
    maxWorkers: special.includes(mode) ? 1 : 2,
  },
}));

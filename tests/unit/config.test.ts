import { describe, expect, it } from 'vitest';
import { ConfigError, isTrial, readConfig, settings } from '../../src/config.js';

const read = (environment: Record<string, string>) =>
  readConfig(environment, { home: '/software', workingDirectory: '/work' });

/** The problems that the one message tells. */
function problemsOf(environment: Record<string, string>): string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1);
  }
  return [];
}

describe('A configuration', () => {
  it('is whole without any setting', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      base: { iri: 'http://localhost:3000/', explicit: false },
      data: '/software/data/store',
      contact: null,
      timeout: 30_000,
      mode: null,
      workers: 2,
      fairShare: 60,
      proxies: 0,
      accessLog: null,
      services: [],
      remote: null,
    });
  });

  it('takes each setting, without the blanks around it', () => {
    const environment = {
      PORT: ' 8080 ',
      BIS_HOST: '0.0.0.0',
      BIS_BASE: 'https://Data.example.org/bank',
      BIS_DATA: '/var/bank',
      BIS_CONTACT: ' mailto:a@example.org\n',
      BIS_TIMEOUT: '2.5',
      BIS_MODE: 'plain',
      BIS_WORKERS: '16',
      BIS_FAIR_SHARE: '0',
      BIS_TRUST_PROXY: '2',
      BIS_SERVICE_ALLOW: ' https://query.wikidata.org/sparql  http://127.0.0.1:8890/sparql ',
      BIS_ACCESS_LOG: 'log/access.jsonl',
      BIS_REMOTE_QUERY: 'http://127.0.0.1:8890/sparql',
      BIS_REMOTE_UPDATE: 'http://me:secret@127.0.0.1:8890/sparql-auth',
      BIS_REMOTE_GRAPH_STORE: 'http://127.0.0.1:8890/store',
    };
    expect(Object.keys(environment).sort()).toEqual(Object.keys(settings).sort());
    expect(read(environment)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      base: { iri: 'https://data.example.org/bank/', explicit: true },
      data: '/var/bank',
      contact: 'mailto:a@example.org',
      timeout: 2500,
      mode: 'plain',
      workers: 16,
      fairShare: 0,
      proxies: 2,
      accessLog: '/work/log/access.jsonl',
      services: ['https://query.wikidata.org/sparql', 'http://127.0.0.1:8890/sparql'],
      remote: {
        query: 'http://127.0.0.1:8890/sparql',
        update: 'http://me:secret@127.0.0.1:8890/sparql-auth',
        graphStore: 'http://127.0.0.1:8890/store',
      },
    });
  });

  it('takes a blank setting for an absent one', () => {
    expect(read({ PORT: '', BIS_BASE: ' ', BIS_CONTACT: '', BIS_TIMEOUT: ' ' })).toEqual(read({}));
  });

  it('builds its own base on the port, and leaves other programs their settings', () => {
    expect(read({ PORT: '4000', BISON: 'x', PATH: '/bin' }).base.iri).toBe('http://localhost:4000/');
  });

  it('tells every problem in one message, a line each', () => {
    const problems = problemsOf({
      PORT: 'http',
      BIS_BASE: 'ftp://a/',
      BIS_TIMEOUT: '0',
      BIS_MODE: 'mixed',
      BIS_WORKERS: '1.5',
      BIS_X: '1',
    });
    expect(problems).toEqual([
      expect.stringContaining('BIS_X is not a setting'),
      expect.stringContaining('PORT="http" is not a whole number from 0 to 65535'),
      expect.stringContaining('BIS_WORKERS="1.5" is not a whole number from 1 to 16'),
      expect.stringContaining('BIS_MODE="mixed" is neither merged nor plain'),
      expect.stringContaining('BIS_BASE="ftp://a/"'),
      expect.stringContaining('BIS_TIMEOUT="0" is not a number from 0.1 to 3600'),
    ]);
  });

  it('asks a SPARQL server more at once than threads of its own', () => {
    const remote = { BIS_REMOTE_QUERY: 'http://a/', BIS_REMOTE_UPDATE: 'http://a/' };
    expect(read(remote).workers).toBe(8);
    expect(read({ ...remote, BIS_WORKERS: '40' }).workers).toBe(40);
  });

  it.each([
    [{ BIS_REMOTE_QUERY: 'http://a/' }, 'needs BIS_REMOTE_UPDATE'],
    [{ BIS_REMOTE_UPDATE: 'http://a/' }, 'need BIS_REMOTE_QUERY'],
    [{ BIS_REMOTE_GRAPH_STORE: 'http://a/' }, 'need BIS_REMOTE_QUERY'],
  ])('takes the addresses of a SPARQL server together: %o', (environment, problem) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual([expect.stringContaining(problem)]);
  });

  it('does not repeat an address that may hold a password', () => {
    const [problem] = problemsOf({ BIS_REMOTE_QUERY: 'me:secret@a', BIS_REMOTE_UPDATE: 'http://a/' });
    expect(problem).toContain('BIS_REMOTE_QUERY is not an http(s) address');
    expect(problem).not.toContain('secret');
  });

  it.each(['65536', '-1', '1e3', '0x10', '٣', '99999999999999999999'])(
    'names the port, and nothing else, when the port is "%s"',
    (PORT) => {
      expect(problemsOf({ PORT })).toEqual([expect.stringContaining(`PORT="${PORT}"`)]);
    },
  );

  it.each([
    'example.org',
    'javascript:alert(1)',
    'http://a/?',
    'http://a/#',
    'http://a/?b',
    'http://a/\u0000#x',
  ])('refuses %j as base: it is no http(s) address without query and fragment', (BIS_BASE) => {
    expect(problemsOf({ BIS_BASE })).toEqual([expect.stringContaining('BIS_BASE=')]);
  });

  it('asks "did you mean" for a setting that is nearly known, and not for a strange one', () => {
    expect(problemsOf({ BIS_WORKER: '2' })).toEqual([expect.stringContaining('Did you mean "BIS_WORKERS"?')]);
    expect(problemsOf({ BIS_SOMETHING_ELSE: '2' })).toEqual([expect.not.stringContaining('Did you mean')]);
  });
});

describe('A trial', () => {
  it.each([
    [{}, true],
    [{ BIS_BASE: 'http://[::1]:3000/' }, true],
    [{ BIS_CONTACT: 'mailto:a@example.org' }, false],
    [{ BIS_BASE: 'https://localhost.example.org/' }, false],
  ])('with %o: %s', (environment, trial) => {
    const config = read(environment);
    expect(isTrial(config, config.base.iri)).toBe(trial);
  });
});

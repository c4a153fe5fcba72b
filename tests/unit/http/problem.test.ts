import { describe, expect, it } from 'vitest';
import { type ProblemName, problem, problemKinds } from '../../../src/http/problem.js';

describe('A problem', () => {
  it('is a problem+json with the status, the type and the advice of its kind', async () => {
    for (const name of Object.keys(problemKinds) as ProblemName[]) {
      const response = problem(name);
      const { status, title, advice } = problemKinds[name];
      const body = { type: `/problems/${name}`, title, status, detail: advice, advice };
      expect([response.status, await response.json()]).toEqual([status, body]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('shows its detail to the letter and stays JSON, whatever the detail holds', async () => {
    const detail = 'line 1\n"\u0000\u202E</script>\u2028 😀';
    expect(await problem('malformed-query', detail).json()).toMatchObject({ detail });
  });

  it('carries the headers that it is given', () => {
    const { headers } = problem('deadline', undefined, { 'retry-after': '30' });
    expect([headers.get('retry-after'), headers.get('content-type')]).toEqual([
      '30',
      'application/problem+json',
    ]);
  });
});

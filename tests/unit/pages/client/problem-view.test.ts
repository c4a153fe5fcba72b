import { describe, expect, it } from 'vitest';
import { type ProblemName, problemDetails, problemKinds } from '../../../../src/http/problem.js';
import { placeOf, tellProblem } from '../../../../src/pages/client/problem-view.js';
import { editorWords } from '../../../../src/pages/editor-words.js';

const settings = (language: 'fr' | 'en') => ({ language, words: editorWords[language].script }) as never;
const failure = (name: ProblemName) =>
  ({ kind: 'problem', status: 400, problem: problemDetails(name), retryAfter: null }) as const;
/** What `/sparql` may answer a query with. */
const ofQueries: readonly ProblemName[] = [
  ...(['bad-request', 'malformed-query', 'refused-query', 'not-acceptable', 'too-large'] as const),
  ...(['service-forbidden', 'service-failed', 'past-cap', 'too-complex', 'over-share'] as const),
  ...(['too-slow-before', 'deadline', 'cancelled', 'not-ready', 'unavailable', 'internal'] as const),
];

describe('What a person is told of a problem', () => {
  it('is French on the French page, for every kind that a query may meet', () => {
    const { problems } = editorWords.fr.script;
    expect(Object.keys(problems).sort()).toEqual([...ofQueries].sort());
    expect(tellProblem(failure('deadline'), settings('fr'))).toBe(problems.deadline);
  });

  it('is what the endpoint says on the English page', () => {
    const { title, advice } = problemKinds['past-cap'];
    expect(tellProblem(failure('past-cap'), settings('en'))).toEqual([title, advice]);
  });

  it('is something for kinds that nobody has foreseen', () => {
    const odd = {
      kind: 'problem',
      status: 418,
      problem: { type: '/problems/toString' },
      retryAfter: null,
    } as const;
    expect(tellProblem(odd, settings('fr'))).toBe(editorWords.fr.script.otherProblem);
    expect(tellProblem(odd, settings('en'))).toEqual(editorWords.en.script.otherProblem);
  });
});

describe('The place of a problem', () => {
  it('is where the endpoint says, if it does', () => {
    const problem = { ...problemDetails('malformed-query'), line: 2, column: 5 };
    expect(placeOf({ ...failure('malformed-query'), problem })).toEqual({ line: 2, column: 5 });
    expect(placeOf(failure('deadline'))).toBeNull();
    expect(placeOf({ kind: 'stopped' })).toBeNull();
  });
});

/** Asks the bank from which the script came, and says in a sentence why there is no answer. */

import type { WidgetAnswer, WidgetKind } from '../model/widget-answer.js';

/** The folder above the one of this script is the bank. */
export const bankAddress = new URL('../', import.meta.url);
/** The page that says what elements take. */
export const guideAddress = new URL('integrer', bankAddress).href;

const paths: Readonly<Record<WidgetKind, string>> = {
  initiatives: 'embed/initiatives',
  initiative: 'embed/initiative',
  map: 'embed/carte',
  count: 'embed/nombre',
  calls: 'embed/appels',
};

/** Milliseconds that an answer may take. */
export const patience = 10_000;

/** Why nothing can be shown. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Asks. Rejects with `NoAnswer`, or when `signal` is aborted. */
export async function askBank(
  kind: WidgetKind,
  query: URLSearchParams,
  { isEnglish, signal }: { readonly isEnglish: boolean; readonly signal: AbortSignal },
): Promise<WidgetAnswer> {
  const address = new URL(`${isEnglish ? 'en/' : ''}${paths[kind]}`, bankAddress);
  address.search = query.toString();
  address.searchParams.set('format', 'json');
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), patience);
  try {
    const response = await request(address, AbortSignal.any([signal, slow.signal]));
    const answer: unknown = await response.json();
    if (isAnswer(answer)) return answer;
    throw new NoAnswer(`${bankAddress.host} answers in a way that this script does not know`);
  } catch (error) {
    if (error instanceof NoAnswer || signal.aborted) throw error;
    if (slow.signal.aborted) throw new NoAnswer(`${bankAddress.host} did not answer in ${patience / 1000} s`);
    throw new NoAnswer(`${bankAddress.host} gave no answer that can be read`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function request(address: URL, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal, credentials: 'omit' }).catch((cause: Error) => {
    if (signal.aborted) throw cause;
    const policy = `this page's Content-Security-Policy needs connect-src ${bankAddress.origin}`;
    throw new NoAnswer(`${bankAddress.host} cannot be reached (if it can otherwise: ${policy})`, { cause });
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as { readonly detail?: unknown } | null;
  const detail = typeof problem?.detail === 'string' ? problem.detail : 'no reason was given';
  throw new NoAnswer(`${bankAddress.host} answered ${response.status}: ${detail}`);
}

function isAnswer(answer: unknown): answer is WidgetAnswer {
  const { items, sources, words } = (answer ?? {}) as Partial<WidgetAnswer>;
  return Array.isArray(items) && Array.isArray(sources) && typeof words === 'object';
}

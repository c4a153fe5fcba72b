/** The oEmbed provider (oembed.com, 1.0): who has the address of a page of the bank is told what to put in its place. */

import { problem } from '../../http/problem.js';
import { dayInFrance } from '../../model/call-days.js';
import type { WidgetAnswer, WidgetKind } from '../../model/widget-answer.js';
import { escapeXml } from '../../rdf/escape-xml.js';
import { type Language, languageOfPath, localPath } from '../language.js';
import type { Site } from '../site.js';
import type { EmbedSetting } from './embed-answer.js';
import { type EmbedRequest, embedPaths, readEmbed, usualRequest } from './embed-request.js';
import { findEmbed } from './find-embed.js';
import { ownPath, publicAddress, recordAt } from './public-address.js';
import { frameLine, heightOfFrame } from './snippets.js';

const usualWidth = 640;
/** Pixels below which a frame has no room for what it shows. */
const least = { width: 240, height: 160 };
/** Seconds for which an answer may be kept. */
const cacheAge = 3_600;

const nothingToEmbed =
  'Nothing that can be embedded has this address. It may be that of an initiative or a call, of a search, a map or a list of calls, or of /embed/… at this site; /integrer tries it out.';

/** Pages of the bank by what shows the same in a frame; `embed` pages stand for themselves. */
const kindsOfPaths: Readonly<Record<string, WidgetKind>> = {
  '/recherche': 'initiatives',
  '/carte': 'map',
  '/appels': 'calls',
  ...Object.fromEntries(Object.entries(embedPaths).map(([kind, path]) => [path, kind as WidgetKind])),
};

/** `GET /oembed?url=…&format=json|xml&maxwidth=…&maxheight=…` */
export async function answerOembed(site: Site, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const url = searchParams.get('url');
  if (url === null || url === '')
    return problem('bad-request', '"url" takes the address of a page of this site.');
  const format = searchParams.get('format') ?? 'json';
  // oembed.com, 2.3.1: "501 Not Implemented: The provider cannot return a response in the requested format."
  if (format !== 'json' && format !== 'xml') return problem('format-not-implemented');
  const most = { width: mostOf(searchParams.get('maxwidth')), height: mostOf(searchParams.get('maxheight')) };
  if (most.width === null || most.height === null) {
    return problem('bad-request', '"maxwidth" and "maxheight" take a number of pixels.');
  }
  const found = await find(site, url, publicAddress(request.url, site.base));
  if (found === null) return problem('not-found', nothingToEmbed);
  if (found === 'not-ready')
    return problem('not-ready', 'The search index is being prepared.', { 'retry-after': '5' });
  const size = { width: most.width, height: most.height };
  return write(describeEmbed(found, url, size), format, found.answer.version);
}

function mostOf(text: string | null): number | null {
  if (text === null || text === '') return Number.POSITIVE_INFINITY;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

interface FoundPage {
  readonly answer: WidgetAnswer;
  readonly setting: EmbedSetting;
}

async function find(site: Site, url: string, address: string): Promise<FoundPage | 'not-ready' | null> {
  const own = ownPath(url, [site.base, address]);
  if (own === null) return null;
  const language = languageOfPath(own.path);
  const request = requestOf(own.path.replace(/^\/en(?=\/)/, ''), own.query, url, [site.base, address]);
  if (request === null) return null;
  const setting = { site, request, language, address, today: dayInFrance(site.clock()) };
  const outcome = await findEmbed(setting);
  if (outcome.kind === 'found') return { answer: outcome.answer, setting };
  return outcome.kind === 'not-ready' || outcome.kind === 'unavailable' ? 'not-ready' : null;
}

function requestOf(
  path: string,
  query: URLSearchParams,
  url: string,
  roots: readonly string[],
): EmbedRequest | null {
  if (recordAt(url, roots) !== null) return { ...usualRequest('initiative'), iri: url };
  const kind = Object.hasOwn(kindsOfPaths, path) ? kindsOfPaths[path] : undefined;
  if (kind === undefined) return null;
  const request = readEmbed(kind, query);
  return 'state' in request ? { ...request, wantsSchema: false } : null;
}

type Size = { readonly width: number; readonly height: number };

// Where a frame has no room, there is a link (oembed.com, 2.3.4.3): nothing larger than was asked for is answered.
function describeEmbed(
  { answer, setting }: FoundPage,
  url: string,
  most: Size,
): readonly (readonly [string, string | number])[] {
  const { request, language, address } = setting;
  const { heading, bank } = answer;
  const author = answer.items[0]?.source ?? null;
  const isRecord = request.kind === 'initiative' && author !== null;
  const title = isRecord ? heading : `${heading} · ${bank.text}`;
  const hasRoom = most.width >= least.width && most.height >= least.height;
  const width = Math.min(usualWidth, most.width);
  const height = Math.min(heightOfFrame(request), most.height);
  const frame = frameLine(request, { language, address, title, width: String(width), height });
  const html = `<blockquote><a href="${escapeXml(url)}">${escapeXml(title)}</a></blockquote>${frame}`;
  return [
    ['type', hasRoom ? 'rich' : 'link'],
    ['version', '1.0'],
    ['title', title],
    ...(isRecord ? [['author_name', author.text] as const] : []),
    ...(isRecord && author.href !== null ? [['author_url', author.href] as const] : []),
    ['provider_name', bank.text],
    ['provider_url', homeOf(address, language)],
    ['cache_age', cacheAge],
    ...(hasRoom
      ? ([
          ['html', html],
          ['width', width],
          ['height', height],
        ] as const)
      : []),
  ];
}

function homeOf(address: string, language: Language): string {
  return new URL(localPath(language, '/'), address).href;
}

function write(
  fields: readonly (readonly [string, string | number])[],
  format: 'json' | 'xml',
  version: number,
): Response {
  const headers = { 'cache-control': `public, max-age=${cacheAge}`, 'bis-dataset-version': String(version) };
  if (format === 'json') {
    const text = `${JSON.stringify(Object.fromEntries(fields))}\n`;
    return new Response(text, { headers: { 'content-type': 'application/json', ...headers } });
  }
  const elements = fields.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>\n`).join('');
  return new Response(
    `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${elements}</oembed>\n`,
    {
      headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    },
  );
}

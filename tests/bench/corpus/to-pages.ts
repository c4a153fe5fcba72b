/** Synthetic initiatives as pages in SOBI2's layout, with the list pages that lead to them. */

import { escapeXml } from '../../../src/rdf/escape-xml.js';
import {
  type CorpusOptions,
  type SyntheticInitiative,
  syntheticInitiative,
  syntheticNotice,
} from './initiatives.js';

export interface SyntheticPage {
  readonly url: string;
  readonly html: string;
}

/** The host that all pages of a corpus stand on. */
export const corpusHost = 'synthetic.example';
const site = `http://${corpusHost}/index.php?option=com_sobi2`;
/** Records that a list page leads to. */
const listLength = 50;

/** The address of a record's page; all of a corpus stand on one host. */
export function detailUrl(number: number): string {
  return `${site}&sobi2Task=sobi2Details&sobi2Id=${number}&Itemid=95`;
}

/** The address of a list page. */
export function listUrl(page: number): string {
  return `${site}&catid=4&Itemid=95&limit=${listLength}&limitstart=${page * listLength}`;
}

function frame(title: string, body: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr-fr" lang="fr-fr">
<head><meta http-equiv="content-type" content="text/html; charset=utf-8" /><title>${title}</title></head>
<body>
<div id="header"><a href="/index.php">Synthetic</a></div>
<div id="leftcolumn"><div class="moduletable"><h3>Menu</h3><ul class="menu">
${Array.from({ length: 12 }, (_, n) => `<li class="item${n}"><a href="/index.php?Itemid=${n}"><span>Rubrique ${n}</span></a></li>`).join('\n')}
</ul></div></div>
<div id="maincolumn"><table class="blog" cellpadding="0" cellspacing="0"><tr><td valign="top">
${body}
</td></tr></table></div>
<div id="footer"><p>${syntheticNotice}</p></div>
</body>
</html>
`;
}

/** A record's page. */
export function detailPage(record: SyntheticInitiative): string {
  const { title, abstract, description, holders } = record;
  const list = (values: readonly string[]) => values.map((value) => `<li>${escapeXml(value)}</li>`).join('');
  const names = (organizations: typeof holders) => list(organizations.map(({ name }) => name));
  const paragraphs = description.split('\n').map((paragraph) => `<p>${escapeXml(paragraph)}</p>`);
  return frame(
    escapeXml(title),
    `<table class="sobi2Details"><tr><td><h1>${escapeXml(title)}</h1></td></tr><tr><td>
<span id="sobi2Details_field_resume">${escapeXml(abstract)}</span>
<span id="sobi2Details_field_porteur">Porteur : <ul>${names(holders)}</ul></span>
<span id="sobi2Details_field_partenaires">Partenaires : <ul>${names(record.partners)}</ul></span>
<span id="sobi2Details_field_thematiques">Thématiques : <ul>${list(record.themes)}</ul></span>
<span id="sobi2Details_field_motscles">Mots-clés : <ul>${list(record.tags)}</ul></span>
<span id="sobi2Details_field_source">Raconté par : ${record.source}</span>
<span id="sobi2Details_field_commune">Commune : ${record.commune}</span>
<div id="sobi2Details_field_description">${paragraphs.join('\n')}</div>
</td></tr></table>
<table class="sobi2DetailsFooter"><tr><td>Added on: 01.01.${record.year}</td></tr></table>`,
  );
}

function listPage(page: number, { size }: CorpusOptions): string {
  const first = page * listLength;
  const numbers = Array.from({ length: Math.min(listLength, size - first) }, (_, n) => first + n);
  const items = numbers.map(
    (n) =>
      `<p class="sobi2ItemTitle"><a href="${escapeXml(detailUrl(n))}" title="Fiche ${n}">Fiche ${n}</a></p>`,
  );
  const isLast = first + listLength >= size;
  const next = isLast
    ? ''
    : `<a class="pagenav" title="Suiv" href="${escapeXml(listUrl(page + 1))}">Suiv</a>`;
  return frame('Fiches', `<table class="sobi2Listing"><tr><td>${items.join('\n')}</td></tr></table>${next}`);
}

/** The page of an address, or null when the corpus has none there. */
export function pageAt(url: string, options: CorpusOptions): string | null {
  const { searchParams } = new URL(url);
  const within = (name: string) => {
    const text = searchParams.get(name);
    return text !== null && /^\d{1,9}$/.test(text) && Number(text) < options.size ? Number(text) : null;
  };
  const number = within('sobi2Id');
  if (number !== null) return detailPage(syntheticInitiative(number, options));
  const start = within('limitstart');
  return start === null || start % listLength > 0 ? null : listPage(start / listLength, options);
}

/** All pages: each list page, followed by the pages that it leads to. */
export function* syntheticPages(options: CorpusOptions): Generator<SyntheticPage> {
  for (let number = 0; number < options.size; number++) {
    const page = number / listLength;
    if (Number.isInteger(page)) yield { url: listUrl(page), html: listPage(page, options) };
    yield { url: detailUrl(number), html: detailPage(syntheticInitiative(number, options)) };
  }
}

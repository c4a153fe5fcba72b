/** What IRIs answer with: things by 303 to a page or to data, graphs and the vocabulary directly. */

import { negotiateFormat, negotiateLanguage } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import { Iris } from '../model/iris.js';
import { toCsv } from '../rdf/csv.js';
import {
  contentType,
  type Format,
  graphFormats,
  htmlPage,
  jsonLd,
  rdfFormats,
  resultsCsv,
  thingFormats,
} from '../rdf/media-types.js';
import { UnserializablePredicate } from '../rdf/rdf-xml.js';
import { serializeQuads } from '../rdf/serialize.js';
import { inGraph, namedNode, type Quad } from '../rdf/terms.js';
import { prov, scheme } from '../rdf/vocabulary.js';
import { describeReport, reportGraph } from '../sparql/description/describe-report.js';
import { facetOfConcept } from './concept-facet.js';
import { describe, quadsOf } from './description.js';
import { findInitiatives } from './initiatives.js';
import { type Language, languages, localPath } from './language.js';
import { Names } from './names.js';
import { findCalls } from './open-calls.js';
import type { PageOptions, Site } from './site.js';
import { vocabularyHtml } from './vocabulary-page.js';
import { describeInScheme, type VocabularyView, viewInScheme, viewOntology } from './vocabulary-view.js';

function wishesOf(request: Request) {
  const format = new URL(request.url).searchParams.get('format') ?? undefined;
  return { format, accept: request.headers.get('accept') ?? undefined };
}

function notAcceptable(offered: readonly Format[]): Response {
  const names = offered.map(({ name, mediaType }) => `${mediaType} (${name})`).join(', ');
  return problem('not-acceptable', `Offered here: ${names}.`);
}

// Who adds a suffix to an IRI is told where the data are.
function notThere(path: string): Response {
  const format = thingFormats.find(({ name }) => path.endsWith(`.${name}`));
  return problem(
    'not-found',
    format === undefined ? undefined : `Data in a format of your choice: /data/${path}`,
  );
}

// The statements of a thing as a table, for those who open it in a spreadsheet.
function quadsCsv(quads: readonly Quad[]): string {
  const rows = quads.map(({ subject, predicate, object }) => [
    subject.value,
    predicate.value,
    object.value,
    object.termType === 'Literal' ? object.language : '',
    object.termType === 'Literal' ? object.datatype.value : '',
  ]);
  return toCsv([['subject', 'predicate', 'object', 'language', 'datatype'], ...rows]);
}

/** Answers for the IRIs of the bank. */
export class Dereferencer {
  readonly #options: PageOptions;
  readonly #site: Site;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#site = { ...options, names: new Names(options) };
  }

  /** `id/<path>`: 303 to the page for a browser, to the data for others (Cool URIs, 4.2). */
  thing(path: string, request: Request): Response {
    if (!this.#options.reader.isDescribed(`${this.#options.base}id/${path}`)) return notThere(path);
    const format = negotiateFormat(wishesOf(request), [htmlPage, ...thingFormats]);
    if (format === null) return notAcceptable([htmlPage, ...thingFormats]);
    const language = negotiateLanguage(request.headers.get('accept-language') ?? undefined, [...languages]);
    const location =
      format === htmlPage ? localPath(language, `/doc/${path}`) : `/data/${path}.${format.name}`;
    return new Response(null, { status: 303, headers: { location, vary: 'Accept, Accept-Language' } });
  }

  /** `data/<path>.<format>`. */
  async data(path: string): Promise<Response> {
    const dot = path.lastIndexOf('.');
    const format = thingFormats.find(({ name }) => name === path.slice(dot + 1));
    if (dot < 0 || format === undefined) {
      const endings = thingFormats.map(({ name }) => `.${name}`).join(' ');
      return problem('not-found', `Data ends in one of: ${endings}`);
    }
    const iri = `${this.#options.base}id/${path.slice(0, dot)}`;
    const description = describe(iri, this.#options.reader);
    if (description === null) return problem('not-found');
    // A thing of many records has as many provenances: a header is no place for them.
    const [only, ...more] = description.graphs;
    const iris = new Iris(this.#options.base);
    const headers: Record<string, string> =
      only === undefined || more.length > 0
        ? {}
        : { link: `<${iris.provenance(only.iri)}>; rel="${prov.has_provenance.value}"` };
    return this.#serialize(description.quads, format, headers, iri);
  }

  /** `graph/…` and `prov/…`: the quads of a graph. */
  async graph(path: string, request: Request): Promise<Response> {
    const graph = this.#options.reader.graph(`${this.#options.base}${path}`);
    if (graph === undefined) return problem('not-found');
    return this.#negotiated(quadsOf(graph), request);
  }

  /** `derived/report/<source>`: what its last harvest measured, as a section of the page of the source or as data. */
  async report(source: string, request: Request): Promise<Response> {
    const { base } = this.#options;
    const iri = new Iris(base).source(source);
    const reports = this.#site.reports.comparable(source);
    const quads = describeReport({ source, iri, reports }, base);
    if (quads.length === 0) return problem('not-found');
    const format = negotiateFormat(wishesOf(request), [...rdfFormats, htmlPage]);
    if (format === null) return notAcceptable([...rdfFormats, htmlPage]);
    if (format !== htmlPage) {
      const graph = namedNode(reportGraph(base, source));
      const stated = quads.map((quad) => inGraph(quad, graph));
      return this.#serialize(stated, format, { vary: 'Accept' });
    }
    const language = negotiateLanguage(request.headers.get('accept-language') ?? undefined, [...languages]);
    const location = `${localPath(language, `/doc/source/${encodeURIComponent(source)}`)}#quality`;
    return new Response(null, { status: 303, headers: { location, vary: 'Accept, Accept-Language' } });
  }

  /** `ns`: the vocabulary, as a page or as data. */
  async ontology(request: Request, language: Language): Promise<Response> {
    const { base, reader } = this.#options;
    const graph = reader.graph(new Iris(base).ontologyGraph());
    if (graph === undefined) return problem('not-found');
    const quads = quadsOf(graph);
    const view = () => viewOntology(quads, { base, language });
    return this.#pageOrData({ quads }, request, { language, path: '/ns', view });
  }

  /** `scheme/<path>`: a concept scheme or a concept, as a page or as data: the vocabulary's, or the bank's own. */
  async scheme(path: string, request: Request, language: Language): Promise<Response> {
    const { base, reader } = this.#options;
    const description =
      describeInScheme(scheme.iri + path, reader) ?? describeInScheme(`${base}scheme/${path}`, reader);
    if (description === null) return problem('not-found');
    const view = () => viewInScheme(description, { base, language });
    const { quads, iri } = description;
    return this.#pageOrData({ quads, root: iri }, request, { language, path: `/scheme/${path}`, view });
  }

  /** `ns/context/v1.jsonld`. */
  context(): Response {
    const text = JSON.stringify({ '@context': this.#options.context.content }, null, 2);
    return new Response(`${text}\n`, { headers: { 'content-type': jsonLd.mediaType } });
  }

  async #pageOrData(
    { quads, root }: { readonly quads: readonly Quad[]; readonly root?: string },
    request: Request,
    page: { readonly language: Language; readonly path: string; readonly view: () => VocabularyView },
  ): Promise<Response> {
    const format = negotiateFormat(wishesOf(request), [...graphFormats, htmlPage]);
    if (format === null) return notAcceptable([...graphFormats, htmlPage]);
    // What is asked for is the term, not the graph that says it.
    const triples = quads.map((quad) => inGraph(quad));
    if (format !== htmlPage) return this.#serialize(triples, format, { vary: 'Accept' }, root);
    const { language, path } = page;
    const { base } = this.#options;
    const view = page.view();
    const filed = facetOfConcept(view.iri);
    const isOfCalls = filed?.facet === 'callKind';
    const found =
      filed === null || isOfCalls
        ? null
        : await findInitiatives(this.#site, filed.facet, filed.key, language);
    const calls = isOfCalls ? await findCalls(this.#site, filed.facet, filed.key, language) : null;
    const text = vocabularyHtml({ view, found, calls, language, base, path, formats: graphFormats });
    return new Response(text, {
      headers: {
        'content-type': contentType(htmlPage),
        'bis-dataset-version': String(this.#options.reader.version()),
        vary: 'Accept',
      },
    });
  }

  async #negotiated(quads: readonly Quad[], request: Request): Promise<Response> {
    const format = negotiateFormat(wishesOf(request), rdfFormats);
    if (format === null) return notAcceptable(rdfFormats);
    return this.#serialize(quads, format, { vary: 'Accept' });
  }

  async #serialize(
    quads: readonly Quad[],
    format: Format,
    headers: Record<string, string>,
    root?: string,
  ): Promise<Response> {
    const { context, reader } = this.#options;
    try {
      const options = { context, ...(root === undefined ? {} : { root }) };
      const text = format === resultsCsv ? quadsCsv(quads) : await serializeQuads(quads, format, options);
      const version = String(reader.version());
      return new Response(text, {
        headers: { 'content-type': contentType(format), 'bis-dataset-version': version, ...headers },
      });
    } catch (error) {
      if (error instanceof UnserializablePredicate) return problem('not-acceptable', error.message);
      throw error;
    }
  }
}

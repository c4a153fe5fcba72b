/** The catalogue as SHACL executables, so that editors list it as examples (SHACL Advanced Features, 5; SIB's SPARQL examples). */

import { literal, namedNode, type Quad, quad } from '../../rdf/terms.js';
import { rdf, rdfs, schema, sh } from '../../rdf/vocabulary.js';
import { bindParameters, type Template } from './bind-parameters.js';
import type { QueryCatalogue } from './query-catalogue.js';

/** The address of a query of the catalogue. */
export function addressOfQuery(base: string, name: string): string {
  return `${base}api/queries/${name}`;
}

const executables: Readonly<Record<Template['form'], readonly [type: string | null, property: string]>> = {
  select: ['SPARQLSelectExecutable', 'select'],
  ask: ['SPARQLAskExecutable', 'ask'],
  construct: ['SPARQLConstructExecutable', 'construct'],
  describe: [null, 'select'],
};

/** Statements about each query; their texts run as they are. `declares` is the thing that declares the prefixes. */
export function describeQueries(catalogue: QueryCatalogue, base: string, declares: string): Quad[] {
  return catalogue.queries.flatMap(({ name, title, about, tags, template }) => {
    const query = namedNode(addressOfQuery(base, name));
    const [type, property] = executables[template.form];
    const said = [
      quad(query, rdf.type, sh.SPARQLExecutable),
      quad(query, sh.prefixes, namedNode(declares)),
      quad(query, schema.target, namedNode(`${base}sparql`)),
      ...(['fr', 'en'] as const).flatMap((language) => [
        quad(query, rdfs.label, literal(title[language], language)),
        quad(query, rdfs.comment, literal(about[language], language)),
      ]),
      ...tags.map((tag) => quad(query, schema.keywords, literal(tag))),
    ];
    if (type !== null) {
      said.push(quad(query, rdf.type, namedNode(sh.iri + type)));
      said.push(quad(query, namedNode(sh.iri + property), literal(bindParameters(template, new Map()))));
    }
    return said;
  });
}

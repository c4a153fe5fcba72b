/** Answers `/doc/…`: the page of a thing, of the kind that it is. */

import { problem } from '../http/problem.js';
import type { SearchItem } from '../model/search.js';
import { bis, dcterms, org, rdf } from '../rdf/vocabulary.js';
import { CallPage } from './call-page.js';
import { viewCall } from './call-view.js';
import { type Description, describe, valuesOf } from './description.js';
import { findInitiatives } from './initiatives.js';
import type { Language } from './language.js';
import { htmlResponse } from './layout.js';
import { licenceOf } from './licence.js';
import { findCalls } from './open-calls.js';
import { OrganizationPage, viewOrganization } from './organization-page.js';
import { findAtPlace, PlacePage, viewPlace } from './place-page.js';
import { RecordPage } from './record-page.js';
import { viewRecord } from './record-view.js';
import { schemaOfCall, schemaOfRecord } from './schema-org.js';
import { ask, type Site } from './site.js';
import { SourcePage, viewSource } from './source-page.js';
import { ThingPage, viewThing } from './thing-page.js';

/** Related initiatives on the page of a record. */
const mostRelated = 4;

/** The page of the thing at a path below `/doc/`. */
export async function answerThing(site: Site, language: Language, path: string): Promise<Response> {
  const { base, reader } = site;
  const description = describe(`${base}id/${path}`, reader);
  if (description === null) return problem('not-found');
  const props = { language, base, path };
  const licence = licenceOf(valuesOf(description, dcterms.publisher)[0]?.value, site);
  const schemaPage = { ...props, licence };
  const types = new Set(valuesOf(description, rdf.type).map(({ value }) => value));
  if (types.has(bis.Initiative.value)) {
    const view = viewRecord(description, site, language);
    const told = new Set(view.alsoTold.map(({ iri }) => iri));
    const found = await findRelated(description, site, language, mostRelated + told.size);
    const calls = await findCalls(site, 'callFor', path.slice('initiative/'.length), language);
    const related = found.filter(({ iri }) => !told.has(iri)).slice(0, mostRelated);
    const version = reader.version();
    const scripts = [site.assets.href('client/copy.js')];
    const schema = schemaOfRecord(view, schemaPage);
    return htmlResponse(<RecordPage {...{ view, related, calls, version, schema, scripts, ...props }} />);
  }
  if (types.has(bis.Call.value)) {
    const view = viewCall(description, site, language);
    const schema = schemaOfCall(view, schemaPage);
    return htmlResponse(<CallPage {...{ view, schema, ...props }} />);
  }
  if (path.startsWith('place/')) {
    const view = viewPlace(description, site, language);
    const found = await findAtPlace(view, site, language);
    const calls = await findCalls(site, 'territory', view.key, language);
    return htmlResponse(<PlacePage {...{ view, found, calls, ...props }} />);
  }
  if (path.startsWith('source/')) {
    const view = viewSource(description, site, language);
    const found = await findInitiatives(site, 'source', view.id, language);
    const calls = await findCalls(site, 'source', view.id, language);
    return htmlResponse(<SourcePage {...{ view, found, calls, ...props }} />);
  }
  if (types.has(org.Organization.value)) {
    const view = viewOrganization(description, site, language);
    const calls = await findCalls(site, 'holder', path.slice('organization/'.length), language);
    return htmlResponse(<OrganizationPage {...{ view, calls, ...props }} />);
  }
  const view = viewThing(description, site, language);
  return htmlResponse(<ThingPage view={view} language={language} path={path} />);
}

// What has a theme in common, near by first: in the same département, or whatever the index finds there.
async function findRelated(
  description: Description,
  site: Site,
  language: Language,
  most: number,
): Promise<readonly SearchItem[]> {
  const iris = (property: typeof dcterms.subject) =>
    valuesOf(description, property).map(({ value }) => value);
  const themes = iris(dcterms.subject);
  const territory = iris(dcterms.spatial).map((place) => territoryOf(place, site));
  if (themes.length === 0 || territory.length === 0) return [];
  const outcome = await ask(site, {
    language,
    facets: { theme: themes, territory: [...new Set(territory)] },
    pageSize: most + 1,
    facetLimit: 1,
  });
  if (outcome.kind !== 'result') return [];
  return outcome.items.filter(({ iri }) => iri !== description.iri);
}

// The département of a commune; a place without one is its own territory.
function territoryOf(place: string, { names, base }: Site): string {
  const departement = `${base}id/place/departement/`;
  return names.above(place).find((iri) => iri.startsWith(departement)) ?? place;
}

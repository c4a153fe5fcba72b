/** The doors for other platforms and for crawlers: dumps, the catalogue, the sitemap. */

import type { Hono } from 'hono';
import type { DumpDoor } from '../federation/dump-door.js';
import type { EventStream } from '../federation/event-stream.js';
import type { Sitemap } from '../federation/sitemap.js';
import { createStreamRoutes } from '../federation/stream-routes.js';
import { negotiateFormat } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import type { BankCatalogue } from '../model/bank-catalogue.js';
import { answerCatalogue, cataloguePath } from '../pages/catalogue-page.js';
import { languageOfPath } from '../pages/language.js';
import { graphFormats, htmlPage } from '../rdf/media-types.js';
import type { DescriptionDoor } from '../sparql/description/description-door.js';

export interface FederationDoors {
  readonly bank: () => BankCatalogue;
  readonly dumps: Pick<DumpDoor, 'answer'>;
  /** The catalogue in RDF. */
  readonly catalogue: Pick<DescriptionDoor, 'answer'>;
  readonly sitemap: Pick<Sitemap, 'whole' | 'part' | 'robots'>;
}

/** A plain dataset offers none of it: its blank nodes have no names elsewhere, and it is its operator's alone. */
export interface FederationOptions {
  readonly federation: FederationDoors | null;
  readonly eventStream: EventStream | null;
}

/** Mounts them. */
export function mountFederation(app: Hono, { federation, eventStream }: FederationOptions): void {
  if (federation !== null) mountDoors(app, federation);
  if (eventStream !== null) app.route('/', createStreamRoutes(eventStream));
}

function mountDoors(app: Hono, { bank, dumps, catalogue, sitemap }: FederationDoors): void {
  for (const prefix of ['', '/en']) {
    app.get(`${prefix}${cataloguePath}`, async (c) => {
      const wishes = { format: c.req.query('format'), accept: c.req.header('accept') };
      const format = negotiateFormat(wishes, [...graphFormats, htmlPage]);
      if (format !== htmlPage) return catalogue.answer(c.req.raw);
      return answerCatalogue(bank(), languageOfPath(prefix));
    });
  }
  app.get('/.well-known/dcat', (c) => catalogue.answer(c.req.raw));
  app.get('/dumps', (c) => c.redirect(cataloguePath, 303));
  app.get('/dumps/:version/:name', (c) =>
    dumps.answer(c.req.param('version'), c.req.param('name'), c.req.raw),
  );
  app.get('/dumps/*', () => problem('not-found', 'The catalogue lists what can be downloaded: /catalogue'));
  app.get('/sitemap.xml', () => sitemap.whole());
  app.get('/sitemap/:name', (c) => sitemap.part(c.req.param('name')));
  app.get('/robots.txt', () => sitemap.robots());
}

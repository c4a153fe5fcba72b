/** What is new for a search, as an Atom feed: who subscribes to it is told. */

import type { SearchItem } from '../model/search.js';
import { atomFeed } from './atom.js';
import { callsWords } from './calls-words.js';
import { localPath, wordsOf } from './language.js';
import type { FoundPage } from './search-data.js';
import { searchPath } from './search-state.js';
import type { Site } from './site.js';

/** The feed of a page of results, which stand in the order of their arrival. */
export function searchFeed({ result, state, language, site, title, self, next }: FoundPage): string {
  const words = wordsOf(language);
  const entries = result.items.map((item) => entryOf(item, site));
  const { base } = site;
  const addressOf = (path: string) => new URL(localPath(language, path), base).href;
  return atomFeed({
    // Of the search, whatever its page.
    id: addressOf(searchPath({ ...state, page: 1, sort: null }, [['format', 'atom']])),
    title: `${title} · ${words.siteName}`,
    subtitle: state.view === 'calls' ? callsWords[language].feedSubtitle : words.feedSubtitle,
    language,
    updated: latestOf(entries.map(({ updated }) => updated)) ?? versionDate(site, result.version),
    self,
    alternate: addressOf(searchPath({ ...state, page: 1 })),
    ...(next === null ? {} : { next }),
    author: words.siteName,
    entries,
  });
}

function entryOf(item: SearchItem, { reader }: Site) {
  const { iri, graph, title, abstract, source, themes, places, call } = item;
  const stored = reader.graph(graph);
  const changedAt = stored?.changedAt ?? '';
  return {
    id: iri,
    title: title.text,
    published: stored?.cameAt ?? changedAt,
    updated: changedAt,
    summary: abstract?.text ?? '',
    href: iri,
    ...(source === null ? {} : { author: source.label }),
    categories: [...(call?.kind ? [call.kind] : []), ...themes, ...places].map(({ label }) => label),
    language: title.language,
  };
}

function latestOf(moments: readonly string[]): string | null {
  return moments.reduce<string | null>((latest, moment) => (moment > (latest ?? '') ? moment : latest), null);
}

// A search that finds nothing is as old as the data.
function versionDate({ versions }: Site, version: number): string {
  const found = versions.find(version);
  return found.kind === 'version' ? found.version.at : new Date(0).toISOString();
}

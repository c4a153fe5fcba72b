/** The SPARQL page: a form that works in any browser, in which a script puts an editor. */

import type { FC } from 'hono/jsx';
import { graphFormats, resultFormats } from '../rdf/media-types.js';
import { prefixes, scheme } from '../rdf/vocabulary.js';
import type { CatalogueQuery } from '../sparql/catalogue/query-catalogue.js';
import type { Assets } from './assets.js';
import type { EditorSettings } from './client/editor-settings.js';
import type { Snippet } from './client/snippets.js';
import { editorWords } from './editor-words.js';
import type { Found } from './find-answer.js';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { baseMapFile } from './map/base-map.js';
import { QueryAnswer } from './query-answer.js';

export interface EditorPageProps {
  readonly language: Language;
  /** The query that the form opens with. */
  readonly query: string;
  /** What it was answered with, where it was to be run. */
  readonly found: Found | null;
  /** Why the form does not open with what the address asks for. */
  readonly notice: string | null;
  /** The query of the address, with its question mark. */
  readonly search: string;
  readonly examples: readonly CatalogueQuery[];
  /** The query for the terms that the editor completes. */
  readonly termsQuery: string | null;
  readonly assets: Assets;
  /** What the IRIs of this site begin with. */
  readonly base: string;
}

/** The page. What only the script makes work is hidden until it runs. */
export const EditorPage: FC<EditorPageProps> = (props) => {
  const { language, found, notice, search, assets, base } = props;
  const words = wordsOf(language);
  const files = ['yasqe.js', 'client/editor.js', 'client/copy.js'];
  return (
    <Layout
      language={language}
      title={words.sparql}
      path={`/sparql${search}`}
      width="wide"
      styles={[assets.href('yasqe.css')]}
      scripts={files.map((file) => assets.href(file))}
    >
      <h1>{words.sparql}</h1>
      <p class="lead">{words.sparqlIntro}</p>
      <Examples {...props} />
      {notice === null ? null : <p class="notice">{notice}</p>}
      <Form {...props} />
      <p id="status" class="note" role="status"></p>
      <progress id="progress" hidden aria-label={editorWords[language].script.running}></progress>
      <div id="answer">{found === null ? null : <QueryAnswer {...{ found, language, base }} />}</div>
      <Snippets language={language} />
    </Layout>
  );
};

const Examples: FC<EditorPageProps> = ({ examples, language }) => {
  if (examples.length === 0) return null;
  const words = editorWords[language];
  const order = new Intl.Collator(language);
  const sorted = examples.toSorted((a, b) => order.compare(a.title[language], b.title[language]));
  return (
    <details id="examples" class="examples">
      <summary>
        {words.examples} <span class="count">{examples.length}</span>
      </summary>
      <p class="with-script" hidden>
        <label for="find-example">{words.findExample}</label>
        <input id="find-example" type="search" />
      </p>
      <ul>
        {sorted.map(({ name, title, about }) => (
          <li>
            <a href={`${localPath(language, '/sparql')}?example=${name}`} data-example={name}>
              {title[language]}
            </a>
            <span class="note">{about[language]}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={localPath(language, '/requetes')}>{words.allExamples}</a>
      </p>
    </details>
  );
};

const Form: FC<EditorPageProps> = (props) => {
  const { language, query } = props;
  const words = wordsOf(language);
  const own = editorWords[language];
  return (
    <form
      id="editor"
      class="editor"
      action={localPath(language, '/sparql')}
      method="get"
      data-settings={JSON.stringify(settingsOf(props))}
    >
      <label for="query">{words.query}</label>
      <div class="code">
        <textarea id="query" name="query" rows={16} spellcheck={false} aria-describedby="keys">
          {/* The first line feed of a text area is dropped by every browser. */}
          {`\n${query}`}
        </textarea>
      </div>
      <p id="keys" class="note with-script" hidden>
        {own.keys}
      </p>
      <div class="bar">
        <span class="without-script">
          <label for="format">{words.format}</label>
          <select id="format" name="format">
            <option value="html">{own.page}</option>
            {[...resultFormats, ...graphFormats].map(({ name, mediaType }) => (
              <option value={name}>{mediaType}</option>
            ))}
          </select>
        </span>
        <button type="submit">{words.run}</button>
        <button type="button" id="stop" class="quiet" hidden>
          {own.stop}
        </button>
        <button type="button" class="quiet" data-copy="permalink" data-done={own.copied} hidden>
          {own.copyLink}
        </button>
        <span id="permalink" hidden></span>
        <span class="with-script" hidden>
          <input type="checkbox" id="plain" /> <label for="plain">{own.plainField}</label>
        </span>
      </div>
    </form>
  );
};

const snippets: Readonly<Record<Snippet['name'], string>> = {
  curl: 'curl',
  python: 'Python',
  r: 'R',
  javascript: 'JavaScript',
};

const Snippets: FC<{ language: Language }> = ({ language }) => {
  const words = editorWords[language];
  return (
    <details class="snippets with-script" hidden>
      <summary>{words.elsewhere}</summary>
      <p class="note">{words.elsewhereNote}</p>
      {Object.entries(snippets).map(([name, title]) => (
        <section>
          <h2>{title}</h2>
          <pre id={`snippet-${name}`} tabindex={0}></pre>
          <button
            type="button"
            class="quiet"
            data-copy={`snippet-${name}`}
            data-done={words.copied}
            aria-label={`${words.copy} (${title})`}
            hidden
          >
            {words.copy}
          </button>
        </section>
      ))}
    </details>
  );
};

function settingsOf({ language, base, termsQuery, assets }: EditorPageProps): EditorSettings {
  return {
    language,
    base,
    schemes: scheme.iri,
    prefixes,
    termsQuery,
    files: {
      d3: assets.href('d3.js'),
      plot: assets.href('plot.js'),
      leaflet: assets.href('leaflet.js'),
      leafletStyle: assets.href('leaflet.css'),
      supercluster: assets.href('supercluster.js'),
      baseMap: assets.href(`client/${baseMapFile}`),
    },
    words: editorWords[language].script,
  };
}

/** The page about the data and the interfaces for programs: its lists are those that the code works by. */

import type { Child, FC } from 'hono/jsx';
import { problemKinds } from '../../http/problem.js';
import type { Facet } from '../../model/search.js';
import { type Format, thingFormats } from '../../rdf/media-types.js';
import { formatCount, type Language, localPath } from '../language.js';
import { cutText } from '../names.js';
import { pageSizeOf, searchFormats } from '../search-formats.js';
import { emptySearch, searchPath, withValues } from '../search-state.js';
import { CommonsLayout } from './commons-layout.js';
import { commonsPaths } from './commons-menu.js';
import { type CurlExample, curlOf } from './curl-examples.js';
import { dataText, dataWords } from './data-words.js';
import { Code, Inline, type Parts, Sections } from './prose.js';
import { type SearchParameter, searchParametersTold } from './search-parameters.js';

export interface DataPageProps {
  readonly language: Language;
  readonly parts: Parts;
  /** The facets of all records, with their first values; none while the index cannot answer. */
  readonly facets: readonly Facet[];
  readonly examples: readonly CurlExample[];
}

/** The page. */
export const DataPage: FC<DataPageProps> = ({ language, parts, facets, examples }) => {
  const { title, lead, sections } = dataText[language];
  const more = {
    examples: <Examples of={examples} language={language} />,
    search: <Parameters facets={facets} language={language} />,
    formats: <SearchFormats language={language} />,
    things: <ThingFormats />,
    errors: <Problems />,
  };
  return (
    <CommonsLayout language={language} title={title} path={commonsPaths.data}>
      <h1>{title}</h1>
      <p class="lead">
        <Inline of={lead} language={language} />
      </p>
      <ul class="contents">
        {sections.map(({ id, title: name }) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
      <Sections of={sections} more={more} language={language} parts={parts} />
    </CommonsLayout>
  );
};

const Examples: FC<{ of: readonly CurlExample[]; language: Language }> = ({ of, language }) => (
  <>
    {of.map((example) => (
      <>
        <p class="caption">{example.about[language]}</p>
        <Code>{curlOf(example)}</Code>
      </>
    ))}
  </>
);

const Parameters: FC<{ facets: readonly Facet[]; language: Language }> = ({ facets, language }) => (
  <dl class="parameters">
    {searchParametersTold.map((parameter) => (
      <div>
        <dt>
          <code>{parameter.name}</code>
        </dt>
        <dd>
          <Inline of={parameter.about[language]} language={language} />
          <Values of={parameter} facets={facets} language={language} />
        </dd>
      </div>
    ))}
  </dl>
);

/** Values that are shown of a facet. */
const mostValues = 3;

const Values: FC<{ of: SearchParameter; facets: readonly Facet[]; language: Language }> = (props) => {
  const { of, facets, language } = props;
  const words = dataWords[language];
  const found = facets.find(({ name }) => name === of.facet)?.values.slice(0, mostValues) ?? [];
  if (of.values.length > 0) {
    return (
      <span class="values">
        <Inline of={words.values} language={language} />{' '}
        {of.values.map((value, n) => (
          <>
            {n === 0 ? '' : ', '}
            <code>{value}</code>
          </>
        ))}
      </span>
    );
  }
  if (of.facet === null || found.length === 0) return null;
  const { facet } = of;
  return (
    <span class="values">
      <Inline of={words.forExample} language={language} />{' '}
      {found.map(({ key, label }, n) => (
        <>
          {n === 0 ? '' : ', '}
          <a href={localPath(language, searchPath(withValues(emptySearch, facet, [key])))} rel="nofollow">
            <code>{key}</code>
          </a>
          {label === key || facet === 'distinction' ? '' : <> ({<bdi>{cutText(label, 40)}</bdi>})</>}
        </>
      ))}
    </span>
  );
};

const SearchFormats: FC<{ language: Language }> = ({ language }) => (
  <dl class="parameters">
    {searchFormats.map((format) => {
      const size = pageSizeOf(format);
      return (
        <Row format={format}>
          <span class="note">
            {format.name === 'html'
              ? dataWords[language].page
              : formatCount(size, dataWords[language].perPage, language)}
            {format.name === 'atom' ? `, ${dataWords[language].feed}` : ''}
          </span>
        </Row>
      );
    })}
  </dl>
);

const Row: FC<{ format: Format; children?: Child }> = ({ format, children }) => (
  <div>
    <dt>
      <code>{format.name}</code>
    </dt>
    <dd>
      {format.label} <code>{format.mediaType}</code> {children}
    </dd>
  </div>
);

const ThingFormats: FC = () => (
  <dl class="parameters">
    {thingFormats.map((format) => (
      <Row format={{ ...format, name: `.${format.name}` }} />
    ))}
  </dl>
);

const Problems: FC = () => (
  <ul class="problems">
    {Object.entries(problemKinds)
      .sort(([, a], [, b]) => a.status - b.status)
      .map(([name, { status, title }]) => (
        <li>
          <a href={`/problems/${name}`} title={title}>
            {status} <code>{name}</code>
          </a>
        </li>
      ))}
  </ul>
);

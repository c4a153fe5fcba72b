/** The page of what can be downloaded and asked: formats, sizes, licences, how to cite. */

import type { FC } from 'hono/jsx';
import type { BankCatalogue, CatalogueSource } from '../model/bank-catalogue.js';
import type { DumpFile, DumpManifest } from '../model/dump.js';
import { geoJson, jsonLd, nQuads, resultsCsv, turtle } from '../rdf/media-types.js';
import { catalogueWords } from './catalogue-words.js';
import { formatDate, formatMoment, formatNumber, type Language, localPath, wordsOf } from './language.js';
import { htmlResponse, Layout } from './layout.js';
import { Licence } from './marked.js';

/** Where the page is, without language prefix. */
export const cataloguePath = '/catalogue';

/** The page as an answer; the same address has the catalogue in RDF. */
export function answerCatalogue(bank: BankCatalogue, language: Language): Response {
  return htmlResponse(<CataloguePage bank={bank} language={language} />, 200, { vary: 'Accept' });
}

/** Files in the order in which most people want them. */
const order = [resultsCsv, geoJson, jsonLd, turtle, nQuads];
const labelOf = ({ format }: { readonly format: string }) => order.find(({ name }) => name === format)?.label;

const CataloguePage: FC<{ bank: BankCatalogue; language: Language }> = ({ bank, language }) => {
  const words = catalogueWords[language];
  const alternates = [{ type: 'text/turtle', href: `${cataloguePath}?format=ttl` }];
  return (
    <Layout language={language} title={words.title} path={cataloguePath} alternates={alternates} width="wide">
      <div class="text">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <section aria-labelledby="whole">
        <h2 id="whole">{words.whole}</h2>
        <p>{words.wholeMore}</p>
        {bank.dump === null ? (
          <p class="notice">{words.nothingYet}</p>
        ) : (
          <WholeFiles dump={bank.dump} language={language} />
        )}
      </section>
      <section aria-labelledby="by-source">
        <h2 id="by-source">{words.bySource}</h2>
        {bank.sources.length === 0 ? (
          <p>{words.nothingTold}</p>
        ) : (
          <SourceFiles sources={bank.sources} dump={bank.dump} language={language} />
        )}
      </section>
      {bank.dump === null ? null : <Checks dump={bank.dump} base={bank.base} language={language} />}
      <Ask bank={bank} language={language} />
      <Citation bank={bank} language={language} />
    </Layout>
  );
};

const addressOf = (version: number, name: string) => `/dumps/${version}/${name}`;

function inOrder(files: readonly DumpFile[], source: string | null): DumpFile[] {
  return order.flatMap(
    (format) => files.find((file) => file.source === source && file.format === format.name) ?? [],
  );
}

const WholeFiles: FC<{ dump: DumpManifest; language: Language }> = ({ dump, language }) => {
  const words = catalogueWords[language];
  return (
    <>
      <p class="note">
        <a href={localPath(language, `/versions/${dump.version}`)}>
          {words.ofVersion} {formatNumber(dump.version, language)}
        </a>
        {', '}
        {formatMoment(dump.at, language)}
      </p>
      <table class="downloads">
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.holds}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.checksum}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(dump.files, null).map((file) => (
            <tr>
              <th scope="row">
                <a href={addressOf(dump.version, file.name)} download>
                  {labelOf(file)}
                </a>
              </th>
              <td>{words.formats[file.format]}</td>
              <td class="size">{formatSize(file.bytes, language)}</td>
              <td class="checksum">
                <code>{file.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

interface SourceFilesProps {
  readonly sources: readonly CatalogueSource[];
  readonly dump: DumpManifest | null;
  readonly language: Language;
}

const SourceFiles: FC<SourceFilesProps> = ({ sources, dump, language }) => {
  const words = catalogueWords[language];
  const collator = new Intl.Collator(language);
  const sorted = sources.toSorted((a, b) => collator.compare(a.name[language], b.name[language]));
  return (
    <table class="downloads">
      <thead>
        <tr>
          <th scope="col">{words.source}</th>
          <th scope="col">{words.licence}</th>
          <th scope="col">{words.files}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ id, name, licence }) => (
          <tr>
            <th scope="row">
              <a href={localPath(language, `/doc/source/${encodeURIComponent(id)}`)}>{name[language]}</a>
            </th>
            <td>{licence === null ? words.noLicence : <Licence href={licence} />}</td>
            <td class="files">
              {inOrder(dump?.files ?? [], id).map((file) => (
                <a href={addressOf(dump?.version ?? 0, file.name)} download>
                  {labelOf(file)} <span class="note">({formatSize(file.bytes, language)})</span>
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Checks: FC<{ dump: DumpManifest; base: string; language: Language }> = ({ dump, base, language }) => {
  const words = catalogueWords[language];
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{words.checks}</h2>
      <p>
        <a href={addressOf(dump.version, 'SHA256SUMS')}>SHA256SUMS</a> {words.checksMore}
      </p>
      <p>{words.keep}</p>
      <p>
        <code>{base}dumps/latest/all.csv.gz</code>
      </p>
    </section>
  );
};

const Ask: FC<{ bank: BankCatalogue; language: Language }> = ({ bank, language }) => {
  const words = catalogueWords[language];
  const links = [
    [localPath(language, '/sparql'), words.sparql],
    [localPath(language, '/requetes'), words.queries],
    [localPath(language, '/recherche'), words.search],
    ...bank.further.map(({ path, title }) => [`/${path}`, title[language]] as const),
    [`${cataloguePath}?format=ttl`, words.catalogue],
    ['/.well-known/void', words.voidText],
  ] as const;
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{words.ask}</h2>
      <ul>
        {links.map(([href, text]) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Citation: FC<{ bank: BankCatalogue; language: Language }> = ({ bank, language }) => {
  const words = catalogueWords[language];
  const { siteName, datasetVersion } = wordsOf(language);
  const { base, dump } = bank;
  const version = dump?.version ?? bank.version;
  const at = dump?.at ?? bank.changedAt;
  const when = at === null ? '' : ` (${at.slice(0, 4)})`;
  const date = at === null ? '' : `, ${formatDate(at.slice(0, 10), language)}`;
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">{words.cite}</h2>
      <p>{words.citeMore}</p>
      <blockquote>
        {siteName}
        {when}. {datasetVersion} {version}
        {date}. {base}versions/{version}
      </blockquote>
    </section>
  );
};

/** A size in the units of the language, in thousands: `2,4 Mo`. */
function formatSize(bytes: number, language: Language): string {
  const { units } = catalogueWords[language];
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const number = bytes / 1000 ** step;
  return `${formatNumber(number, language, number < 10 && step > 0 ? 1 : 0)}\u00A0${units[step]}`;
}

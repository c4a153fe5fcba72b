/** What the last harvest of a partner measured: the same for all of them, and no ranking. */

import type { FC } from 'hono/jsx';
import { changeOf, fillRates } from '../model/fill-rates.js';
import type { HarvestReport, RuleCount, WordCount } from '../model/harvest-report.js';
import { Fact } from './facts.js';
import { formatDate, formatMoment, formatNumber, type Language } from './language.js';
import type { LocalText } from './names.js';
import { qualityWords } from './quality-words.js';
import type { Site } from './site.js';

/** Of the records found, how many have a property. */
export interface FillLine {
  readonly property: LocalText;
  /** From 0 to 1. */
  readonly share: number;
  /** Among the records that were known before and read again; null where these are too few. */
  readonly change: number | null;
}

export interface QualityView {
  readonly report: HarvestReport;
  readonly fill: readonly FillLine[];
}

/** Every record has them, so they tell nothing. */
const ofEveryRecord = /(#type|\/terms\/(source|publisher))$/;

/** Gathers what is shown of the report of the last harvest; null when there is none. */
export function viewQuality(
  latest: HarvestReport | undefined,
  { names }: Pick<Site, 'names'>,
  language: Language,
): QualityView | null {
  if (latest === undefined) return null;
  const nameOf = (property: string): LocalText => {
    const own = qualityWords[language].properties[property.replace(/^.*[/#]/, '')];
    return own === undefined ? names.label(property, language) : { text: own, language };
  };
  const fill = fillRates(latest)
    .filter(({ property }) => !ofEveryRecord.test(property))
    .map(
      (rate): FillLine => ({
        property: nameOf(rate.property),
        share: rate.share,
        change: changeOf(rate),
      }),
    );
  return { report: latest, fill: fill.toSorted((a, b) => b.share - a.share) };
}

/** The section of a partner's page. */
export const Quality: FC<{ view: QualityView; language: Language }> = ({ view, language }) => {
  const words = qualityWords[language];
  const { report, fill } = view;
  const number = (value: number) => formatNumber(value, language);
  const { shacl, kinds, places = {}, cost } = report;
  return (
    <section class="quality" aria-labelledby="quality">
      <h2 id="quality">{words.title}</h2>
      <p class="note">{words.intro}</p>
      <dl>
        <Fact label={words.date}>{formatMoment(report.endedAt, language)}</Fact>
        {report.known === undefined ? null : <Fact label={words.known}>{number(report.known)}</Fact>}
        <Fact label={words.pages}>
          {words.pagesText(number(report.fetched), number(report.unchangedPages), number(report.failed))}
        </Fact>
        {report.seenSince == null ? null : (
          <Fact label={words.seenSince}>
            {words.seenSinceText(formatDate(report.seenSince.slice(0, 10), language))}
          </Fact>
        )}
        <Fact label={words.records}>{words.recordsText(number(report.found), number(report.withheld))}</Fact>
        <Fact label={words.places}>
          {Object.entries(places)
            .map(([level, value]) => `${words.levels[level] ?? level}\u00A0: ${number(value)}`)
            .join(' · ') || words.none}
        </Fact>
        <Fact label={words.shapes}>
          {words.shapesText(number(shacl.violation), number(shacl.warning), number(shacl.info))}
        </Fact>
        <Fact label={words.personal}>{number(kinds['personal-data'])}</Fact>
        <Fact label={words.cost}>
          {cost == null
            ? words.noCost
            : words.costText(number(cost.requests), number(Math.round(cost.bytes / 1000)))}
        </Fact>
      </dl>
      {fill.length === 0 ? null : <FillTable fill={fill} language={language} />}
      <WordList title={words.unmappedTags} of={report.unmappedTags} language={language} />
      <WordList title={words.unresolvedPlaces} of={report.unresolvedPlaces} language={language} />
      {report.rules.length === 0 ? null : <RuleTable rules={report.rules} language={language} />}
    </section>
  );
};

const FillTable: FC<{ fill: readonly FillLine[]; language: Language }> = ({ fill, language }) => {
  const words = qualityWords[language];
  const hasChange = fill.some(({ change }) => change !== null);
  return (
    <table>
      <caption>{words.fill}</caption>
      <thead>
        <tr>
          <th scope="col">{words.property}</th>
          <th scope="col">{words.share}</th>
          {hasChange ? <th scope="col">{words.change}</th> : null}
        </tr>
      </thead>
      <tbody>
        {fill.map(({ property, share, change }) => (
          <tr>
            <th scope="row" lang={property.language}>
              {property.text}
            </th>
            <td>{percent(share, language)}</td>
            {hasChange ? <td>{change === null ? '' : points(change, language)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const RuleTable: FC<{ rules: readonly RuleCount[]; language: Language }> = ({ rules, language }) => {
  const words = qualityWords[language];
  return (
    <details>
      <summary>{words.rules}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.matched}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, applied, matched }) => (
            <tr>
              <th scope="row">
                <code>
                  {rule.split(/(?<=[/.:])/).map((part) => (
                    <>
                      {part}
                      <wbr />
                    </>
                  ))}
                </code>
              </th>
              <td>{percent(applied === 0 ? 0 : matched / applied, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}

function points(change: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  return `${format.format(change * 100)} ${qualityWords[language].points}`;
}

/** Most words shown. */
const mostShown = 20;

const WordList: FC<{ title: string; of: readonly WordCount[]; language: Language }> = ({
  title,
  of,
  language,
}) =>
  of.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul class="words">
        {of.slice(0, mostShown).map(({ words, count }) => (
          <li>
            <bdi>{words}</bdi> <span class="note">{formatNumber(count, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );

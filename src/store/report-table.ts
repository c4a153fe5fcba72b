/** Reports of harvests, as rows of the journal's file: derived data, outside the dataset version and the stream. */

import type { HarvestReport } from '../model/harvest-report.js';
import type { ReportReader, ReportWriter } from '../model/ports.js';
import type { Journal } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

/** Reports kept of each source: older ones make room. */
const kept = 100;

/** Reads reports. */
export class JournalReports implements ReportReader {
  readonly #select;
  readonly #latest;

  constructor({ database }: Journal) {
    this.#latest = database.prepare('SELECT coalesce(max(id), 0) AS latest FROM harvest_report');
    this.#select = database.prepare(
      'SELECT report FROM harvest_report WHERE source = ? ORDER BY id DESC LIMIT ?',
    );
  }

  comparable(source: string): readonly HarvestReport[] {
    const [latest, ...earlier] = this.reports(source, kept).filter(({ command }) => command === 'harvest');
    if (latest === undefined) return [];
    const before = latest.isComplete === true ? earlier.find(({ isComplete }) => isComplete) : undefined;
    return before === undefined ? [latest] : [latest, before];
  }

  /** The number of the last report of any source. */
  latest(): number {
    return Number(this.#latest.get()?.latest);
  }

  reports(source: string, limit: number): readonly HarvestReport[] {
    return this.#select.all(source, limit).map(({ report }) => JSON.parse(String(report)) as HarvestReport);
  }
}

/** Keeps reports, the latest hundred of each source. */
export class ReportKeeper implements ReportWriter {
  readonly #writer: JournalWriter;
  readonly #insert;
  readonly #trim;
  readonly #drop;
  readonly #all;
  readonly #update;
  readonly #dropTally;

  constructor({ database }: Journal, writer: JournalWriter) {
    this.#writer = writer;
    this.#insert = database.prepare('INSERT INTO harvest_report (source, ended_at, report) VALUES (?, ?, ?)');
    this.#drop = database.prepare('DELETE FROM harvest_report WHERE source = ?');
    this.#all = database.prepare('SELECT id, report FROM harvest_report WHERE source = ?');
    this.#dropTally = database.prepare('UPDATE crawl_run SET tally = NULL WHERE source = ?');
    this.#update = database.prepare('UPDATE harvest_report SET report = ? WHERE id = ?');
    this.#trim = database.prepare(
      `DELETE FROM harvest_report WHERE source = ?1 AND id <=
         (SELECT id FROM harvest_report WHERE source = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${kept})`,
    );
  }

  /** Removes all reports of a source. Returns how many there were. */
  forgetSource(source: string): number {
    return this.#writer.batch(() => Number(this.#drop.run(source).changes));
  }

  /**
   * Takes what was found amiss on some pages out of the reports of a source, and `withWords` all words that they quote: of
   * those nobody knows where they stood. A page of a table or an interface is named by the collection. Returns how many reports changed.
   */
  forgetPages(source: string, pages: ReadonlySet<string>, withWords: boolean): number {
    const lists = new Set([...pages].flatMap((page) => (page.includes('#') ? page.replace(/#.*/, '') : [])));
    const isOurs = (page: string) => pages.has(page) || lists.has(page.replace(/[?#].*/, ''));
    return this.#writer.batch(() => {
      this.#dropTally.run(source);
      let changed = 0;
      for (const { id, report } of this.#all.all(source)) {
        const parsed = JSON.parse(String(report)) as HarvestReport;
        const findings = parsed.findings.map((group) => ({
          ...group,
          examples: group.examples.filter(({ page }) => page === undefined || !isOurs(page)),
        }));
        const text = JSON.stringify({
          ...{ ...parsed, findings },
          ...(withWords ? { unmappedTags: [], unresolvedPlaces: [] } : {}),
        });
        if (text === report) continue;
        this.#update.run(text, Number(id));
        changed++;
      }
      return changed;
    });
  }

  addReport(report: HarvestReport): void {
    this.#writer.batch(() => {
      this.#insert.run(report.source, report.endedAt, JSON.stringify(report));
      this.#trim.run(report.source);
    });
  }
}

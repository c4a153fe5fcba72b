/** A thread that maps pages, resolves what they mention and validates their records, while another one reads and writes. */

import { parentPort, workerData } from 'node:worker_threads';
import { loadProject } from '../compose-project.js';
import { loadReconciliation } from '../compose-shared.js';
import { createPageWork, type PageWork } from '../harvest/page-work.js';
import { Iris } from '../model/iris.js';
import { type PageAnswer, type PageQuestion, type PageThreadData, packPage } from './page-messages.js';

const { directory, base } = workerData as PageThreadData;
const iris = new Iris(base);
const project = loadProject(directory);
const { validate } = project;
const { reconcile } = loadReconciliation(project, iris);
const works = new Map<string, Promise<PageWork>>();

/** The work on pages of a source. Throws when its mapping is not the one that is meant. */
function workOf({ source: id, mappingHash }: PageQuestion): Promise<PageWork> {
  const entry = project.catalogue.entries.find(({ source }) => source.id === id);
  const mapping = entry?.mapping ?? null;
  if (mapping?.hash !== mappingHash) {
    throw new Error(`The mapping of "${id}" was changed while its pages were read. Begin again.`);
  }
  const work = works.get(id) ?? createPageWork({ mapping, iris, reconcile, validate, clock: Date.now });
  works.set(id, work);
  return work;
}

async function answer(question: PageQuestion): Promise<PageAnswer> {
  const { id, page, listedOn, linked } = question;
  try {
    const work = await workOf(question);
    return { id, worked: packPage(await work(page, listedOn, linked)) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (question: PageQuestion) => {
  parentPort?.postMessage(await answer(question));
});
parentPort?.postMessage('ready');

/** Marks of processes, by which others on the same data directory can tell whether one has ended. */

import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * When a process began, as Linux counts (proc(5): boot id, and field 22 of stat), so that another process with the
 * same number is not taken for it; empty where that is not to be had.
 */
export function processBeginning(id: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return `${boot} ${stat.slice(stat.lastIndexOf(')')).split(' ')[20]}`;
  } catch {
    return '';
  }
}

/** Where it is not known when a process began. */
const unknown = 'unknown';

const short = (text: string) => hash('sha256', text).slice(0, 8);

/** The mark of a process: letters, digits and "-", to be a part of a file's name. */
export function processMark(id: number = process.pid): string {
  const began = processBeginning(id);
  return `${short(hostname())}-${id}-${began === '' ? unknown : short(began)}`;
}

/** Whether a marked process has certainly ended: nothing is certain of one on another machine. */
export function hasEnded(mark: string): boolean {
  const [host, id, began] = mark.split('-');
  if (host !== short(hostname()) || began === unknown) return false;
  return processMark(Number(id)) !== mark;
}

/** A file that is not a web archive. */
export class NotAnArchive extends Error {
  override readonly name = 'NotAnArchive';
}

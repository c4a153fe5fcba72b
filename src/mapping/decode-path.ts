/** Percent-decodes the path of an address, or a part of it; gives it as it is when it does not decode. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

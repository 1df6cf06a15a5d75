const defaultName = 'file.jsonl';
const maxLength = 200;

/** What a file is called, from a percent-encoded header: its last part alone, without control characters. */
export function parseUploadName(header: string | undefined): string {
  const name = decode(header ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(-maxLength);
  return name === undefined || name === '' ? defaultName : name;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not encoded: taken as it is.
  }
}

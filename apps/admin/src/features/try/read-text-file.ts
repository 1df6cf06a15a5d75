export interface TextToTry {
  title: string;
  text: string;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const fromJson = (json: string): TextToTry | null => {
  try {
    const parsed: unknown = JSON.parse(json);
    const record: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (!isRecord(record)) return null;
    return { title: asText(record.title), text: asText(record.text) || asText(record.abstract) };
  } catch {
    return null;
  }
};

/** What a dropped file says: a record's title and text where it is JSON (the first line or entry of many), else its text. */
export function readTextFile(name: string, content: string): TextToTry {
  if (!/\.jsonl?$/i.test(name)) return { title: '', text: content };
  return fromJson(content) ?? fromJson(content.split('\n', 1)[0] ?? '') ?? { title: '', text: content };
}

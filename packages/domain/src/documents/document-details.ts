import { z } from 'zod';
import { storable, storableText } from '../storable.js';

/** What a document carries beside title and text. */
export interface DocumentDetails {
  /** Where it can be read: an http or https address. */
  readonly url: string | null;
  /** Year, month or day: `2014`, `2014-05` or `2014-05-01`. */
  readonly publicationDate: string | null;
  /** BCP 47: `en`, `pt-BR`. */
  readonly language: string | null;
  readonly authors: readonly string[];
  /** Whatever else the source says, by its own names. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

export const detailFields = ['url', 'publicationDate', 'language', 'authors', 'metadata'] as const;
export type DetailField = (typeof detailFields)[number];

export const noDetails: DocumentDetails = {
  url: null,
  publicationDate: null,
  language: null,
  authors: [],
  metadata: {},
};

const maxUrlLength = 2_000;
const maxAuthors = 500;
const maxNameLength = 300;
/** Longer entries, of metadata or of its keys, are left out: full texts are not what it is for. */
const maxEntryLength = 2_000;
const maxEntries = 60;
const datePattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text is a year, month or day of the calendar: there is no 30 February. */
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const day = text.length < 10 ? `${text}-01-01`.slice(0, 10) : text;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** What databases write for a month or day that nobody knows. */
const unknownParts = /(?<=^\d{4}(?:-\d{2})?)(?:-00)+(?![\d-])/;

/** A year as librarians write it who know it from elsewhere, of copyright, or about: `[1999?]`, `c1999`, `[ca. 1999]`. */
const cataloguedYear = /^(?:(?:\[|©|℗|cop\.|circa|ca?\.|ca|[cp](?=\d))\s*)+(\d{4})\??(?=[.\]\s]*(?:,\s*[cp©℗]|$))/i;

/**
 * A year, month or day, from whatever ISO 8601 begins with it, or from what a catalogue has for a year; null where the text
 * is none, or a range.
 */
export function parsePublicationDate(text: string): string | null {
  const known = text.trim().replaceAll('/', '-').replace(unknownParts, '').replace(cataloguedYear, '$1');
  const [date] = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d|\??\s*[-–—])/.exec(known) ?? [];
  return date !== undefined && isDate(date) ? date : null;
}

const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

/** An http or https address; a DOI becomes its address. Null where the text is neither. */
export function parseAddress(text: string): string | null {
  const trimmed = storableText(text).trim();
  const [, name] = doi.exec(trimmed) ?? [];
  const address = name === undefined ? trimmed : `https://doi.org/${name}`;
  return address.length <= maxUrlLength && /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? address : null;
}

/** No language has a longer tag; names of languages would pass for one. */
const longestPrimaryTag = 3;

/** A language tag in its usual form: `eng` and `EN` are `en`. Null where the text is none, such as the name `English`. */
export function parseLanguage(text: string): string | null {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    return tag !== undefined && (tag.split('-', 1)[0] ?? '').length <= longestPrimaryTag ? tag : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Details that a program states, checked. */
export const statedDetails = {
  url: z.string().nullish(),
  publicationDate: z
    .string()
    .refine(isDate, 'Give a year, month or day, such as 2014, 2014-05 or 2014-05-01.')
    .nullish(),
  language: z.string().max(35).nullish(),
  authors: z.array(z.string()).max(maxAuthors).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
};

/** With nothing where the program stated nothing. */
export function toDetails(stated: z.output<z.ZodObject<typeof statedDetails>>): DocumentDetails {
  const { url, publicationDate, language, authors, metadata } = stated;
  return {
    url: url ?? null,
    publicationDate: publicationDate ?? null,
    language: language ?? null,
    authors: authors ?? [],
    metadata: metadata ?? {},
  };
}

/** Details as they are stored: within their limits. The address falls back on an id that is one. */
export function cleanDetails(details: DocumentDetails, id: string): DocumentDetails {
  const authors = details.authors.map((name) =>
    storableText(name).replaceAll(/\s+/g, ' ').trim().slice(0, maxNameLength),
  );
  const entries = Object.entries(details.metadata).filter(
    ([key, value]) =>
      key !== '' && !isBlank(value) && key.length + (JSON.stringify(value)?.length ?? maxEntryLength) <= maxEntryLength,
  );
  return {
    url: parseAddress(details.url ?? '') ?? parseAddress(id),
    publicationDate: details.publicationDate === null ? null : parsePublicationDate(details.publicationDate),
    language: details.language === null ? null : parseLanguage(details.language),
    authors: authors.filter((name) => name !== '').slice(0, maxAuthors),
    metadata: Object.fromEntries(
      entries.slice(0, maxEntries).map(([key, value]) => [storableText(key), storable(value)]),
    ),
  };
}

function isBlank(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0);
}

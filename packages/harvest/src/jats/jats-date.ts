import { parsePublicationDate } from '@classmark/domain';
import { childrenOf, findElement, textOf, type XmlElement } from '../xml/parse-xml.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A number of two digits, if it is not more than that; empty otherwise. */
function twoDigits(text: string, most: number): string {
  const value = Number(text);
  return value >= 1 && value <= most ? String(value).padStart(2, '0') : '';
}

function monthOf(text: string): string {
  const named = months.indexOf(text.slice(0, 3).toLowerCase());
  return twoDigits(named === -1 ? text : String(named + 1), months.length);
}

/** A year, month or day, as far as they are stated; null without a year. */
function dateOf(date: XmlElement): string | null {
  const stated = date.attributes['iso-8601-date'];
  if (stated !== undefined && parsePublicationDate(stated) !== null) return stated;
  const parts = findElement(date, 'year') === null ? (findElement(date, 'string-date') ?? date) : date;
  const partOf = (name: string): string => textOf(findElement(parts, name));
  const [year] = /\d{4}/.exec(partOf('year') || textOf(parts)) ?? [];
  if (year === undefined) return null;
  const [month, day] = [monthOf(partOf('month')), twoDigits(partOf('day'), 31)];
  return [year, month, month && day].filter((part) => part !== '').join('-');
}

/** Kinds of dates, the surest first: what is printed comes out with its issue. */
const kinds = ['epub', 'pub', 'ppub'];

/** The kind of a date, which newer versions say by an event and a format. */
function kindOf({ attributes }: XmlElement): string {
  const kind = (attributes['pub-type'] ?? attributes['date-type'] ?? '').toLowerCase();
  const format = (attributes['publication-format'] ?? '').toLowerCase();
  if (kind !== 'pub' || format === '') return kind;
  if (/print|^ppub$/.test(format)) return 'ppub';
  return /electronic|online|^epub$/.test(format) ? 'epub' : kind;
}

/** When an article was published: as itself rather than in an issue or a collection. */
export function readDate(meta: XmlElement): string | null {
  const dates = childrenOf(meta, 'pub-date');
  const ordered = kinds.flatMap((kind) => dates.filter((one) => kindOf(one) === kind)).concat(dates);
  return ordered.map(dateOf).find((date) => date !== null) ?? null;
}

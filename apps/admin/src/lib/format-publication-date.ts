const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2014-05-01" → "May 1, 2014"; a year or month alone stays one. */
export function formatPublicationDate(date: string): string {
  if (date.length === 4) return date;
  return (date.length === 7 ? month : day).format(new Date(date));
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What a cron expression means, in words where it is one that the form makes; else as it stands. */
export function describeRecurrence(cron: string, timeZone: string): string {
  const [minute = '', hour = '', day, month, weekday = ''] = cron.split(/\s+/);
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour) || month !== '*') return `${cron} (${timeZone})`;
  const at = `at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')} (${timeZone})`;
  if (day === '*' && weekday === '*') return `Every day ${at}`;
  if (day === '*' && weekdays[Number(weekday)] !== undefined) return `Every ${weekdays[Number(weekday)]} ${at}`;
  if (day === '1' && weekday === '*') return `On the first of the month ${at}`;
  return `${cron} (${timeZone})`;
}

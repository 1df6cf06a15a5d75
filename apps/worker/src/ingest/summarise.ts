import { type ImportReport, sumByReason } from '@classmark/domain';

/** A report in a line, for the log of a run. */
export function summarise(
  { seen, added, updated, unchanged, setAside, wrong }: ImportReport,
  what: 'rows' | 'records' = 'rows',
): string {
  const parts = [
    `${added} added`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    `${sumByReason(setAside)} set aside`,
    `${sumByReason(wrong)} rejected`,
  ];
  return `${seen} ${what}: ${parts.join(', ')}.`;
}

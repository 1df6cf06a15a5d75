import { countOf, type ImportReport, sumByReason } from '@classmark/domain';

/** A report in a line, for the log of a run. */
export function summarise(
  { seen, added, updated, unchanged, ignored, setAside, wrong }: ImportReport,
  what: 'row' | 'record' = 'row',
): string {
  const parts = [
    `${added} added`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    ...(ignored > 0 ? [`${ignored} ignored (deleted by the source, never here)`] : []),
    `${sumByReason(setAside)} set aside`,
    `${sumByReason(wrong)} rejected`,
  ];
  return `${countOf(seen, what)}: ${parts.join(', ')}.`;
}

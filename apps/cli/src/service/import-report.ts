import { z } from 'zod';
import type { Terminal } from '../terminal/terminal.js';
import { outlast } from './outlast.js';
import type { Service } from './service.js';

const reasons = z.array(z.object({ reason: z.string(), count: z.number() }));
const report = z.object({
  seen: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  ignored: z.number(),
  setAside: z.number(),
  wrong: z.number(),
  setAsideByReason: reasons,
  wrongByReason: reasons,
  problems: z.array(z.object({ line: z.number(), code: z.string(), message: z.string() })),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
});
type Report = z.output<typeof report>;
const reported = z.object({ run: z.object({ importReport: report }) });
const readReport = `query Report($id: ID!) {
  run(id: $id) {
    importReport {
      seen added updated unchanged ignored setAside wrong: rejected
      setAsideByReason { reason count }
      wrongByReason: rejectedByReason { reason count }
      problems(first: 20) { line code message }
      warnings { code message }
    }
  }
}`;

/** What to pass to make the other choice. */
const flagOf: Readonly<Record<string, string>> = {
  ENCODING_GUESSED: ' (--encoding NAME)',
  UNLISTED_IS_NO: ' (--labels-incomplete)',
  SUBJECTS_HAVE_COMMAS: ' (--subject-separator ,)',
  SUBJECTS_MAY_BE_LISTS: ' (--subject-separator TEXT)',
};

/** A code as words: `TOO_FEW_WORDS` is "too few words". */
const inWords = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

function describe({ seen, added, updated, unchanged, setAside, wrong, problems, warnings, ...other }: Report): string {
  const because = (counts: z.output<typeof reasons>): string =>
    counts.length === 0 ? '' : ` (${counts.map(({ reason, count }) => `${inWords(reason)} ${count}`).join(', ')})`;
  const ignored = other.ignored === 0 ? '' : `, ignored ${other.ignored} (deleted by the source, never here)`;
  const unlisted = setAside + wrong - problems.length;
  const lines = [
    `seen ${seen}: added ${added}, updated ${updated}, unchanged ${unchanged}${ignored}, ` +
      `set aside ${setAside}${because(other.setAsideByReason)}, rejected ${wrong}${because(other.wrongByReason)}`,
    ...problems.map(({ line, message }) => `  line ${line}: ${message}`),
    ...(unlisted > 0 ? [`  and ${unlisted} more of ${setAside + wrong}`] : []),
    ...warnings.map(({ code, message }) => `warning: ${message}${flagOf[code] ?? ''}`),
  ];
  return `${lines.join('\n')}\n`;
}

interface Reporting {
  readonly id: string;
  readonly asJson: boolean;
  readonly hasFailed: boolean;
  /** Whether the run can be taken back. */
  readonly isUndoable: boolean;
}

/** Prints what became of the records of a run, an import or a harvest; nothing of one that failed before the first. */
export async function printImportReport(
  service: Service,
  terminal: Terminal,
  { id, asJson, hasFailed, isUndoable }: Reporting,
): Promise<void> {
  const { importReport } = (await outlast(() => service.ask(reported, readReport, { id }))).run;
  if (asJson) terminal.out(`${JSON.stringify({ runId: id, ...importReport })}\n`);
  else if (!hasFailed || importReport.seen > 0) {
    const changed = importReport.added + importReport.updated + importReport.setAside > 0;
    terminal.out(
      `${describe(importReport)}${isUndoable && changed ? `to undo it: classmark undo-import ${id}\n` : ''}`,
    );
  }
}

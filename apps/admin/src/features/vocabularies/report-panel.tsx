'use client';

import { Button } from '@mantine/core';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ImportVocabularyInput, ShownVocabularyReportFragment } from '@/gql/graphql';
import { EffectList } from '../upkeep/effect-list';
import { useChange } from '../upkeep/use-change';
import { changeKinds } from './change-kinds';
import { importVocabularyMutation } from './import-vocabulary-mutation';
import { reportRemarks } from './report-remarks';

const columns = ['Change', 'Subject', 'Before', 'After'];
const shownRows = 200;

const listed = (labels: readonly string[]): string => labels.join(', ') || '–';

interface Props {
  report: ShownVocabularyReportFragment;
  input: ImportVocabularyInput;
  onDone: () => void;
}

function ReportRemarks({ report }: Pick<Props, 'report'>) {
  return reportRemarks(report).map(({ title, shown, more }) => (
    <ul key={title} aria-label={title}>
      {shown.map(({ place, sentence }) => (
        <li key={place}>{sentence}</li>
      ))}
      {more !== null && <li>{more}</li>}
    </ul>
  ));
}

/** What importing the file would change, and the button that does it. */
export function ReportPanel({ report, input, onDone }: Props) {
  const importing = useChange(importVocabularyMutation, onDone);
  const counts = [...changeKinds, 'unchanged' as const].map((kind) => `${report[kind].toLocaleString('en')} ${kind}`);
  const total = changeKinds.reduce((sum, kind) => sum + report[kind], 0);
  return (
    <>
      <Panel
        title={`What changes in “${input.scheme}”`}
        detail={counts.join(', ')}
        actions={
          <Button onClick={() => importing.run({ input })} loading={importing.isPending} disabled={total === 0}>
            Apply
          </Button>
        }
      >
        <ProblemNotice problem={importing.problem} />
        <EffectList effects={report.effects} error={null} />
        <ReportRemarks report={report} />
      </Panel>
      <Panel
        title="Subject by subject"
        detail={total > shownRows ? `The first ${shownRows} of ${total.toLocaleString('en')}.` : undefined}
        flush
      >
        <DataTable caption="Changed subjects" columns={columns}>
          {report.changes.slice(0, shownRows).map(({ kind, label, before, after }) => (
            <tr key={`${kind} ${label} ${after.join()}`}>
              <td>{kind.charAt(0) + kind.slice(1).toLowerCase()}</td>
              <td>{label}</td>
              <td>{listed(before)}</td>
              <td>{listed(after)}</td>
            </tr>
          ))}
        </DataTable>
      </Panel>
    </>
  );
}

'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import type { VocabularyImportsQuery } from '@/gql/graphql';
import { changeKinds } from './change-kinds';
import { UndoDialog } from './undo-dialog';

type Imported = VocabularyImportsQuery['vocabularyImports'][number];

const columns = ['File', 'Scheme', 'Changed', 'Imported', { label: 'Undo', hidden: true }];

const summarize = (report: Imported['report']): string =>
  changeKinds
    .filter((kind) => report[kind] > 0)
    .map((kind) => `${report[kind].toLocaleString('en')} ${kind}`)
    .join(', ') || 'nothing';

/** As many as the API lists. */
const mostImports = 50;

/** Vocabularies that were imported, the newest first. */
export function ImportList({ imports }: { imports: Imported[] }) {
  const [undone, setUndone] = useState<Imported | null>(null);
  return (
    <Panel
      title="Imported vocabularies"
      detail={imports.length < mostImports ? undefined : `The newest ${mostImports}.`}
      flush
    >
      <DataTable caption="Imported vocabularies" columns={columns}>
        {imports.map((imported) => (
          <tr key={imported.id}>
            <td>{imported.fileName}</td>
            <td>{imported.scheme.name}</td>
            <td>{summarize(imported.report)}</td>
            <td>
              <Ago at={imported.createdAt} />
            </td>
            <td>
              {imported.undoneAt ? (
                'Undone'
              ) : (
                <Button size="compact-xs" variant="default" onClick={() => setUndone(imported)}>
                  Undo
                </Button>
              )}
            </td>
          </tr>
        ))}
      </DataTable>
      {undone && <UndoDialog importId={undone.id} fileName={undone.fileName} onClose={() => setUndone(null)} />}
    </Panel>
  );
}

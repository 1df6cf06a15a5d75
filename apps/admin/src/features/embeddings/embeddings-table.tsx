'use client';

import type { ReactNode } from 'react';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { DeleteButton } from '@/components/delete-button';
import { Panel } from '@/components/panel';
import type { TypedDocumentString } from '@/gql/graphql';
import { formatBytes, formatCounted } from '@/lib/format';
import type { AnyQuery } from '@/lib/query-key';
import { useViewer } from '../shell/viewer-context';

interface Embeddings {
  id: string;
  name: string;
  dimensions: number;
  sizeBytes: number;
  provenance: unknown;
  modelNames: readonly string[];
  createdAt: string;
}

interface Props<Row, Result> {
  title: string;
  rows: readonly Row[];
  /** A figure that only these have. */
  figure: { label: string; of: (row: Row) => ReactNode };
  /** Heading of when they came. */
  since: string;
  /** What goes with one that is deleted. */
  consequence: string;
  mutation: TypedDocumentString<Result, { id: string }>;
  list: AnyQuery;
}

/** What models can be trained with to make vectors of texts: word vectors, or encoders. */
export function EmbeddingsTable<Row extends Embeddings, Result extends object>(props: Props<Row, Result>) {
  const { title, rows, figure, since, ...deletion } = props;
  const canDelete = useViewer().can('OPERATOR');
  const figures = [figure.label, 'Dimensions', 'Size'].map((label) => ({ label, numeric: true }));
  const columns = ['Name', 'From', ...figures, 'Models', since];
  return (
    <Panel title={title} flush>
      <DataTable caption={title} columns={canDelete ? [...columns, { label: 'Actions', hidden: true }] : columns}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.name}</td>
            <td>{originText(row.provenance)}</td>
            <td data-numeric>{figure.of(row)}</td>
            <td data-numeric>{row.dimensions}</td>
            <td data-numeric>{formatBytes(row.sizeBytes)}</td>
            <td>{row.modelNames.join(', ') || 'None'}</td>
            <td>
              <Ago at={row.createdAt} />
            </td>
            {canDelete && (
              <td>
                <DeleteButton id={row.id} name={row.name} {...deletion} />
              </td>
            )}
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}

/** Where it comes from, as its provenance says. */
function originText(provenance: unknown): string {
  if (typeof provenance !== 'object' || provenance === null) return '';
  if ('fileName' in provenance) return `File ${String(provenance.fileName)}`;
  return 'documents' in provenance ? formatCounted(Number(provenance.documents), 'document') : '';
}

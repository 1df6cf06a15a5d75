import { DataTable } from '@/components/data-table';
import { FigureList } from '@/components/figure-list';
import { Panel } from '@/components/panel';
import type { ImportedModelQuery } from '@/gql/graphql';
import { formatNumber } from '@/lib/format';
import styles from './imported-model.module.css';

type Contents = NonNullable<NonNullable<ImportedModelQuery['importedModel']>['contents']>;
type Column = Contents['inputs'][number];

function ColumnRow({ column, purpose }: { column: Column; purpose: string }) {
  return (
    <tr>
      <td>{column.name}</td>
      <td>{purpose}</td>
      <td className={styles.levels}>{column.levels ? column.levels.join(', ') : 'number'}</td>
    </tr>
  );
}

/** The columns that a model knows. */
export function ColumnsPanel({ contents: { inputs, response } }: { contents: Contents }) {
  return (
    <Panel title="Columns" detail="The model’s inputs, and what it predicts." flush>
      <DataTable caption="Columns" columns={['Column', 'Role', 'Levels']}>
        {inputs.map((column) => (
          <ColumnRow key={column.name} column={column} purpose="input" />
        ))}
        {response && <ColumnRow column={response} purpose="response" />}
      </DataTable>
    </Panel>
  );
}

/** The metrics that H2O recorded. */
export function MetricsPanel({ title, metrics }: { title: string; metrics: Contents['trainingMetrics'] }) {
  if (metrics.length === 0) return null;
  return (
    <Panel title={title} detail="As H2O recorded them.">
      <FigureList figures={metrics.map(({ title: label, value }) => ({ label, value: formatNumber(value) }))} />
    </Panel>
  );
}

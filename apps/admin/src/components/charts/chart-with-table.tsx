'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import { DataTable } from '../data-table';
import { ChartOrTable } from './chart-or-table';
import styles from './charts.module.css';
import type { LineChart as Chart } from './line-chart';

const LineChart = dynamic(() => import('./line-chart').then((module) => module.LineChart), {
  ssr: false,
  loading: () => <div className={styles.waiting} />,
});

interface Props {
  title: string;
  detail?: string;
  chart: Omit<ComponentProps<typeof Chart>, 'label'>;
  /** The same figures as rows. */
  table: { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };
}

function FigureTable({ title, table }: Pick<Props, 'title' | 'table'>) {
  return (
    <div className={styles.tableBox}>
      <DataTable caption={title} columns={table.columns.map((label) => ({ label, numeric: true }))}>
        {table.rows.map((row) => (
          <tr key={row.join(' ')}>
            {row.map((cell, index) => (
              <td key={table.columns[index]} data-numeric>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

/** A line chart and its figures, one at a time. */
export function ChartWithTable({ title, detail, chart, table }: Props) {
  return (
    <ChartOrTable
      title={title}
      detail={detail}
      chart={<LineChart label={`${title}. ${detail ?? ''}`} {...chart} />}
      table={<FigureTable title={title} table={table} />}
    />
  );
}

'use client';

import { SegmentedControl } from '@mantine/core';
import dynamic from 'next/dynamic';
import { type ComponentProps, useState } from 'react';
import { DataTable } from '../data-table';
import { Panel } from '../panel';
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

/** A chart and its figures, one at a time. */
export function ChartWithTable({ title, detail, chart, table }: Props) {
  const [view, setView] = useState('Chart');
  const isChart = view === 'Chart';
  const toggle = (
    <SegmentedControl
      size="xs"
      data={['Chart', 'Table']}
      value={view}
      onChange={setView}
      aria-label={`Show ${title} as`}
    />
  );
  return (
    <Panel title={title} detail={detail} actions={toggle} flush={!isChart}>
      {isChart ? (
        <LineChart label={`${title}. ${detail ?? ''}`} {...chart} />
      ) : (
        <FigureTable title={title} table={table} />
      )}
    </Panel>
  );
}

'use client';

import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Panel } from '../panel';

interface Props {
  title: string;
  detail?: string | undefined;
  chart: ReactNode;
  /** The same figures as rows. */
  table: ReactNode;
}

/** A panel with a chart or its table, whichever is asked for. */
export function ChartOrTable({ title, detail, chart, table }: Props) {
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
      {isChart ? chart : table}
    </Panel>
  );
}

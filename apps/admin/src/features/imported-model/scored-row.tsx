import { FigureList } from '@/components/figure-list';
import { Notice } from '@/components/notice';
import type { ScoreRowsQuery } from '@/gql/graphql';
import { formatNumber } from '@/lib/format';

export type Scored = NonNullable<ScoreRowsQuery['scoreRows']>[number];

const digits = (value: number | null): string => (value === null ? 'no number' : formatNumber(value));

/** What a model says of one row. */
export function ScoredRow({ scored: { error, label, values } }: { scored: Scored }) {
  if (error) return <Notice tone="warning">Not scored: {error}.</Notice>;
  const figures = values.map(({ name, value }) => ({ label: name, value: digits(value) }));
  return <FigureList figures={label === null ? figures : [{ label: 'Label', value: label }, ...figures]} />;
}

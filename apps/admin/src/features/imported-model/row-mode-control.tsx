import { SegmentedControl } from '@mantine/core';
import type { RowMode } from '@/gql/graphql';

interface Props {
  mode: RowMode;
  onChange: (mode: RowMode) => void;
}

/** Whether unknown levels and texts that are no number count as missing, or their row is refused. */
export function RowModeControl({ mode, onChange }: Props) {
  return (
    <SegmentedControl
      aria-label="Unknown levels and invalid numbers"
      data={[
        { label: 'Lenient', value: 'LENIENT' },
        { label: 'Strict', value: 'STRICT' },
      ]}
      value={mode}
      onChange={(value) => onChange(value === 'STRICT' ? 'STRICT' : 'LENIENT')}
    />
  );
}

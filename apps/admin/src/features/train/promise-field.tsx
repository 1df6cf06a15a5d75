import { Select } from '@mantine/core';
import type { PromiseScope } from '@/gql/graphql';

interface Props {
  promise: PromiseScope;
  onChange: (promise: PromiseScope) => void;
}

const promises: readonly { value: PromiseScope; label: string }[] = [
  { value: 'EACH', label: 'Each subject by itself' },
  { value: 'TOGETHER', label: 'All that is published together' },
];

/** What a target precision holds for. */
export function PromiseField({ promise, onChange }: Props) {
  return (
    <Select
      label="Promised for"
      data={promises}
      value={promise}
      allowDeselect={false}
      onChange={(value) => onChange(promises.find((one) => one.value === value)?.value ?? 'EACH')}
      description={
        promise === 'EACH'
          ? 'Subjects that can’t reach the target are review only.'
          : 'More is published, of rare subjects too; a subject may be below the target.'
      }
    />
  );
}

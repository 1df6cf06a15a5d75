import { Checkbox } from '@mantine/core';

interface Props {
  /** The name of the scheme that will be made. */
  scheme: string;
  mergesEqualNames: boolean;
  onChange: (mergesEqualNames: boolean) => void;
}

/** What whoever makes a scheme must say, for good: whether equal names are one subject. */
export function EqualNamesChoice({ scheme, mergesEqualNames, onChange }: Props) {
  return (
    <Checkbox
      label="Equal names are one subject"
      description={`In the new scheme “${scheme}”, a name that occurs in several places is one subject with several broader ones. This can’t be changed later.`}
      checked={mergesEqualNames}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

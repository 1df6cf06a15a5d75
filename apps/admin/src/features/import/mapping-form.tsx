import { Select, TextInput } from '@mantine/core';
import type { FieldMappingInput } from '@/gql/graphql';
import styles from './import.module.css';

interface Props {
  fields: readonly string[];
  mapping: FieldMappingInput;
  onMapping: (mapping: FieldMappingInput) => void;
}

const parts = [
  { key: 'id', label: 'ID' },
  { key: 'title', label: 'Title' },
  { key: 'text', label: 'Text' },
  { key: 'subjects', label: 'Subjects' },
] as const;

/** Which field of the file is what. */
export function MappingForm({ fields, mapping, onMapping }: Props) {
  const { id, title, text, subjects, subjectSeparator } = mapping;
  const plain = { id, title, text, subjects, subjectSeparator };
  return (
    <div className={styles.fields}>
      {parts.map(({ key, label }) => (
        <Select
          key={key}
          label={label}
          placeholder="None"
          data={[...fields]}
          value={plain[key] ?? null}
          onChange={(value) => onMapping({ ...plain, [key]: value })}
          allowDeselect={false}
          clearable
        />
      ))}
      <TextInput
        label="Subject separator"
        description="If one field holds several subjects"
        placeholder="None"
        value={subjectSeparator ?? ''}
        onChange={(event) => onMapping({ ...plain, subjectSeparator: event.currentTarget.value || null })}
      />
    </div>
  );
}

import { MultiSelect, Select, TextInput } from '@mantine/core';
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
  const { id, title, text, subjects, subjectColumns, subjectSeparator } = mapping;
  const plain = { id, title, text, subjects, subjectColumns, subjectSeparator };
  return (
    <div className={styles.fields}>
      {parts.map(({ key, label }) => (
        <Select
          key={key}
          label={label}
          placeholder={key === 'id' ? 'Made from the content' : 'None'}
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
        placeholder="; or |"
        value={subjectSeparator ?? ''}
        onChange={(event) => onMapping({ ...plain, subjectSeparator: event.currentTarget.value || null })}
      />
      <MultiSelect
        className={styles.wide}
        label="Columns that are one subject each"
        description="With 1, true, yes or x where a document has it"
        data={[...fields]}
        value={[...(subjectColumns ?? [])]}
        onChange={(columns) => onMapping({ ...plain, subjectColumns: columns })}
        searchable
        clearable
      />
    </div>
  );
}

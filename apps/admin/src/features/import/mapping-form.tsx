import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { FieldMappingInput } from '@/gql/graphql';
import styles from './import.module.css';
import { plainMapping } from './plain-mapping';

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
  { key: 'url', label: 'Address' },
  { key: 'publicationDate', label: 'Publication date' },
  { key: 'language', label: 'Language' },
  { key: 'authors', label: 'Authors' },
  { key: 'metadata', label: 'Metadata' },
] as const;

const placeholders: Partial<Record<(typeof parts)[number]['key'], string>> = {
  id: 'Made from the content',
  metadata: 'All other fields',
};

/** Which field of the file is what. */
export function MappingForm({ fields, mapping, onMapping }: Props) {
  const plain = plainMapping(mapping);
  const { subjectColumns, subjectSeparator } = plain;
  return (
    <div className={styles.fields}>
      {parts.map(({ key, label }) => (
        <Select
          key={key}
          label={label}
          placeholder={placeholders[key] ?? 'None'}
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

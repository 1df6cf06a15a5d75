import { Autocomplete, Checkbox } from '@mantine/core';
import type { UploadPreviewQuery } from '@/gql/graphql';
import { mainScheme } from '@/lib/main-scheme';
import styles from './import.module.css';

export interface ImportOptions {
  source: string | null;
  scheme: string | null;
  createSubjects: boolean;
  labelsComplete: boolean;
}

export const initialOptions = (schemes: UploadPreviewQuery['schemes']): ImportOptions => ({
  source: null,
  scheme: mainScheme(schemes)?.name ?? null,
  createSubjects: schemes.length === 0,
  labelsComplete: false,
});

interface Props {
  options: ImportOptions;
  onOptions: (options: ImportOptions) => void;
  schemes: readonly string[];
  sources: readonly string[];
}

/** What an import must be told, since no file says it. */
export function ImportOptionsForm({ options, onOptions, schemes, sources }: Props) {
  const change = (changes: Partial<ImportOptions>): void => onOptions({ ...options, ...changes });
  return (
    <div className={styles.stack}>
      <div className={styles.fields}>
        <Autocomplete
          label="Source"
          description="Ids are told apart within it"
          placeholder="The file’s name"
          data={[...sources]}
          value={options.source ?? ''}
          onChange={(source) => change({ source: source || null })}
          size="sm"
        />
        <Autocomplete
          label="Scheme"
          description="The vocabulary of the subjects"
          placeholder="None: documents without subjects"
          data={[...schemes]}
          value={options.scheme ?? ''}
          onChange={(scheme) => change({ scheme: scheme || null })}
          size="sm"
        />
      </div>
      <Checkbox
        label="Create subjects that the scheme does not have yet"
        description="Otherwise rows with an unknown subject are reported as wrong."
        checked={options.createSubjects}
        onChange={(event) => change({ createSubjects: event.currentTarget.checked })}
      />
      <Checkbox
        label="The labels are complete"
        description="A subject that a document does not name then counts as a no; otherwise it is unknown."
        checked={options.labelsComplete}
        onChange={(event) => change({ labelsComplete: event.currentTarget.checked })}
      />
    </div>
  );
}

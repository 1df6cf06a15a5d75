import { Autocomplete, Checkbox } from '@mantine/core';
import { Notice } from '@/components/notice';
import type { UploadPreviewQuery } from '@/gql/graphql';
import { mainScheme } from '@/lib/main-scheme';
import { EqualNamesChoice } from './equal-names-choice';
import styles from './import.module.css';

export interface ImportOptions {
  source: string | null;
  scheme: string | null;
  createSubjects: boolean;
  labelsComplete: boolean;
  mergesEqualNames: boolean;
}

export const initialOptions = (schemes: UploadPreviewQuery['schemes']): ImportOptions => ({
  source: null,
  scheme: mainScheme(schemes)?.name ?? null,
  createSubjects: schemes.length === 0,
  labelsComplete: true,
  mergesEqualNames: false,
});

interface Props {
  options: ImportOptions;
  onOptions: (options: ImportOptions) => void;
  schemes: readonly string[];
  sources: readonly string[];
  /** Whether the records list subjects. */
  hasSubjects: boolean;
  /** What the source is if none is named. */
  sourcePlaceholder: string;
}

function UnlistedSubjects({ options, onOptions, hasSubjects }: Pick<Props, 'options' | 'onOptions' | 'hasSubjects'>) {
  return (
    <>
      {hasSubjects && options.scheme !== null && options.labelsComplete && (
        <Notice tone="warning">
          In documents that list subjects, every other subject of “{options.scheme}” will count as a no.
        </Notice>
      )}
      <Checkbox
        label="Treat unlisted subjects as negative"
        description="Untick if documents may have subjects that the source does not list: these then stay unknown."
        checked={options.labelsComplete}
        onChange={(event) => onOptions({ ...options, labelsComplete: event.currentTarget.checked })}
      />
    </>
  );
}

/** What an import must be told, since no file says it. */
export function ImportOptionsForm({ options, onOptions, schemes, sources, hasSubjects, sourcePlaceholder }: Props) {
  const change = (changes: Partial<ImportOptions>): void => onOptions({ ...options, ...changes });
  return (
    <div className={styles.stack}>
      <div className={styles.fields}>
        <Autocomplete
          label="Source"
          description="Within it, IDs are unique"
          placeholder={sourcePlaceholder}
          data={[...sources]}
          value={options.source ?? ''}
          onChange={(source) => change({ source: source || null })}
          size="sm"
        />
        <Autocomplete
          label="Scheme"
          description="Vocabulary of the subjects"
          placeholder="None (no subjects)"
          data={[...schemes]}
          value={options.scheme ?? ''}
          onChange={(scheme) => change({ scheme: scheme || null })}
          size="sm"
        />
      </div>
      <Checkbox
        label="Create missing subjects"
        description="Otherwise records with unknown subjects are rejected."
        checked={options.createSubjects}
        onChange={(event) => change({ createSubjects: event.currentTarget.checked })}
      />
      {options.createSubjects && options.scheme !== null && !schemes.includes(options.scheme) && (
        <EqualNamesChoice
          scheme={options.scheme}
          mergesEqualNames={options.mergesEqualNames}
          onChange={(mergesEqualNames) => change({ mergesEqualNames })}
        />
      )}
      <UnlistedSubjects options={options} hasSubjects={hasSubjects} onOptions={onOptions} />
    </div>
  );
}

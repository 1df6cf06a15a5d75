'use client';

import { Button, Group } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { FieldMappingInput, UploadPreviewQuery } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { overviewQuery } from '../overview/overview-query';
import { runsQuery } from '../runs/runs-query';
import styles from './import.module.css';
import { importDocumentsMutation } from './import-documents-mutation';
import { type ImportOptions, ImportOptionsForm, initialOptions } from './import-options-form';
import { MappingForm } from './mapping-form';
import { plainMapping } from './plain-mapping';
import { PreviewRows } from './preview-rows';
import { detectedReading, type FileReading, ReadingForm } from './reading-form';
import { uploadPreviewQuery } from './upload-preview-query';

interface Props {
  uploadId: string;
  onOther: () => void;
}

type Preview = NonNullable<UploadPreviewQuery['uploadPreview']>;

function FilePanel(props: Parameters<typeof ReadingForm>[0]) {
  return (
    <Panel title="File" detail="How it is read. Change what was detected wrongly.">
      <ReadingForm {...props} />
    </Panel>
  );
}

function Unreadable({ onOther, ...props }: Parameters<typeof ErrorState>[0] & Pick<Props, 'onOther'>) {
  return (
    <>
      <ErrorState title="This file cannot be read" {...props} />
      <Group justify="center">
        <Button onClick={onOther}>Choose another file</Button>
      </Group>
    </>
  );
}

/** What a file would become: its fields mapped, its first records, and how to take them in. */
export function ImportPreview({ uploadId, onOther }: Props) {
  const [reading, setReading] = useState<FileReading>(detectedReading);
  const [mapping, setMapping] = useState<FieldMappingInput | null>(null);
  const asked = { uploadId, mapping, ...reading };
  const { data, error, refetch } = useGraphql(uploadPreviewQuery, asked, { keepPrevious: true });
  // Read in another way, a file has other fields.
  const readAs = (changed: FileReading): void => {
    setReading(changed);
    setMapping(null);
  };
  const file = <FilePanel reading={reading} onReading={readAs} />;
  if (error) {
    return (
      <>
        {file}
        <Unreadable error={error} onRetry={() => void refetch()} onOther={onOther} />
      </>
    );
  }
  if (!data) return <PageLoading label="Reading the file" />;
  const { uploadPreview: preview } = data;
  if (!preview) {
    return (
      <EmptyState title="This upload is no longer available">
        <Button onClick={onOther}>Upload again</Button>
      </EmptyState>
    );
  }
  return (
    <div className={styles.preview}>
      <div className={styles.forms}>
        {file}
        <Panel title="Fields" detail="Detected from the field names. Change any that are wrong.">
          <MappingForm fields={preview.fields} mapping={mapping ?? preview.mapping} onMapping={setMapping} />
        </Panel>
        <StartPanel
          preview={preview}
          schemes={data.schemes}
          sources={data.sources.map(({ name }) => name)}
          reading={reading}
          mapping={mapping}
          onOther={onOther}
        />
      </div>
      <PreviewRows preview={preview} />
    </div>
  );
}

interface StartProps {
  preview: Preview;
  schemes: UploadPreviewQuery['schemes'];
  sources: readonly string[];
  reading: FileReading;
  mapping: FieldMappingInput | null;
  onOther: () => void;
}

const listsSubjects = ({ subjects, subjectColumns }: FieldMappingInput): boolean =>
  subjects != null || (subjectColumns ?? []).length > 0;

const useStart = (uploadId: string, reading: FileReading, mapping: FieldMappingInput) => {
  const router = useRouter();
  const importing = useAct(importDocumentsMutation, [runsQuery, overviewQuery]);
  const start = (options: ImportOptions): void => {
    const createSubjects = options.createSubjects && listsSubjects(mapping);
    const labelsComplete = options.scheme === null ? null : options.labelsComplete;
    importing.mutate(
      { input: { ...options, uploadId, ...reading, mapping, createSubjects, labelsComplete } },
      {
        onSuccess: ({ importDocuments: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    );
  };
  return { start, importing };
};

function StartPanel({ preview, schemes, sources, reading, mapping, onOther }: StartProps) {
  const [options, setOptions] = useState<ImportOptions>(() => initialOptions(schemes));
  const inForce = mapping ?? plainMapping(preview.mapping);
  const { start, importing } = useStart(preview.uploadId, reading, inForce);
  return (
    <Panel title="Import options">
      <div className={styles.stack}>
        <ImportOptionsForm
          options={options}
          onOptions={setOptions}
          schemes={schemes.map(({ name }) => name)}
          sources={sources}
          hasSubjects={listsSubjects(inForce)}
          sourcePlaceholder="Defaults to the file name"
        />
        <ProblemNotice problem={importing.problem} />
        <Group gap="xs">
          <Button
            onClick={() => start(options)}
            loading={importing.isPending}
            leftSection={<IconPlayerPlay size={15} />}
          >
            Import
          </Button>
          <Button variant="default" onClick={onOther}>
            Choose another file
          </Button>
        </Group>
      </div>
    </Panel>
  );
}

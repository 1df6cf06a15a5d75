'use client';

import { Autocomplete, Button, FileButton, Group, Loader, Stack } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ImportVocabularyInput } from '@/gql/graphql';
import { useGraphql } from '@/lib/use-graphql';
import { EqualNamesChoice } from '../import/equal-names-choice';
import { useUpload } from '../import/use-upload';
import { schemesQuery } from '../subjects/schemes-query';
import { ImportList } from './import-list';
import { ReportPanel } from './report-panel';
import { vocabularyImportsQuery } from './vocabulary-imports-query';
import { vocabularyPreviewQuery } from './vocabulary-preview-query';

interface Chosen {
  uploadId: string;
  scheme: string;
}

interface FormProps {
  mergesEqualNames: boolean;
  onMergesEqualNames: (merges: boolean) => void;
  onChosen: (chosen: Chosen) => void;
  onOtherScheme: () => void;
}

function FileForm({ mergesEqualNames, onMergesEqualNames, onChosen, onOtherScheme }: FormProps) {
  const { data } = useGraphql(schemesQuery, {}, { staleTimeMs: 30_000 });
  const [written, setWritten] = useState('');
  const scheme = written.trim();
  const { isSending, problem, send } = useUpload((uploadId) => onChosen({ uploadId, scheme }));
  const names = data?.schemes.map(({ name }) => name);
  const isNew = names !== undefined && scheme !== '' && !names.includes(scheme);
  return (
    <Panel title="Import a vocabulary" detail="Nothing changes until you apply the preview.">
      <Stack gap="sm">
        <Group align="end" gap="sm">
          <Autocomplete
            label="Scheme"
            description="A new name creates a scheme."
            data={names ?? []}
            value={written}
            onChange={(name) => {
              setWritten(name);
              onOtherScheme();
            }}
          />
          <FileButton onChange={(file) => file && void send(file)}>
            {(props) => (
              <Button {...props} loading={isSending} disabled={scheme === ''}>
                Choose a file
              </Button>
            )}
          </FileButton>
        </Group>
        {isNew && (
          <EqualNamesChoice scheme={scheme} mergesEqualNames={mergesEqualNames} onChange={onMergesEqualNames} />
        )}
      </Stack>
      <ProblemNotice problem={problem} />
    </Panel>
  );
}

function Preview({ input, onDone }: { input: ImportVocabularyInput; onDone: () => void }) {
  const { data, error } = useGraphql(vocabularyPreviewQuery, { input }, { staleTimeMs: Number.POSITIVE_INFINITY });
  if (error) return <ProblemNotice problem={error} />;
  if (!data) return <Loader aria-label="Comparing the file with the scheme" />;
  return <ReportPanel report={data.vocabularyPreview} input={input} onDone={onDone} />;
}

/** Vocabularies: their import with a preview, and undoing it. */
export function VocabulariesPage() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mergesEqualNames, setMergesEqualNames] = useState(false);
  const { data, error, refetch } = useGraphql(vocabularyImportsQuery, {});
  /** An answer, and a preview, are about one scheme. */
  const beginAnew = (): void => {
    setChosen(null);
    setMergesEqualNames(false);
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <>
      <PageHeader
        trail={<Link href="/subjects">Subjects</Link>}
        title="Vocabularies"
        detail="SKOS in Turtle, RDF/XML or JSON-LD, a list of paths, an outline, or a table."
      />
      <Stack gap="md">
        <FileForm
          mergesEqualNames={mergesEqualNames}
          onMergesEqualNames={setMergesEqualNames}
          onChosen={setChosen}
          onOtherScheme={beginAnew}
        />
        {chosen && <Preview input={{ ...chosen, mergesEqualNames }} onDone={beginAnew} />}
        {data.vocabularyImports.length > 0 && <ImportList imports={data.vocabularyImports} />}
      </Stack>
    </>
  );
}

'use client';

import { Autocomplete, Button, FileButton, Group, Loader, Stack } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { useGraphql } from '@/lib/use-graphql';
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

function FileForm({ onChosen }: { onChosen: (chosen: Chosen) => void }) {
  const { data } = useGraphql(schemesQuery, {}, { staleTimeMs: 30_000 });
  const [scheme, setScheme] = useState('');
  const { isSending, problem, send } = useUpload((uploadId) => onChosen({ uploadId, scheme: scheme.trim() }));
  return (
    <Panel title="Import a vocabulary" detail="Nothing changes until you apply the preview.">
      <Group align="end" gap="sm">
        <Autocomplete
          label="Scheme"
          description="A new name creates a scheme."
          data={(data?.schemes ?? []).map(({ name }) => name)}
          value={scheme}
          onChange={setScheme}
        />
        <FileButton onChange={(file) => file && void send(file)}>
          {(props) => (
            <Button {...props} loading={isSending} disabled={scheme.trim() === ''}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </Group>
      <ProblemNotice problem={problem} />
    </Panel>
  );
}

function Preview({ chosen, onDone }: { chosen: Chosen; onDone: () => void }) {
  const { data, error } = useGraphql(
    vocabularyPreviewQuery,
    { input: chosen },
    { staleTimeMs: Number.POSITIVE_INFINITY },
  );
  if (error) return <ProblemNotice problem={error} />;
  if (!data) return <Loader aria-label="Comparing the file with the scheme" />;
  return <ReportPanel report={data.vocabularyPreview} input={chosen} onDone={onDone} />;
}

/** Vocabularies: their import with a preview, and undoing it. */
export function VocabulariesPage() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { data, error, refetch } = useGraphql(vocabularyImportsQuery, {});
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
        <FileForm onChosen={setChosen} />
        {chosen && <Preview chosen={chosen} onDone={() => setChosen(null)} />}
        {data.vocabularyImports.length > 0 && <ImportList imports={data.vocabularyImports} />}
      </Stack>
    </>
  );
}

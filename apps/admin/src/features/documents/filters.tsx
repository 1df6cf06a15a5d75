'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { DocumentsQuery } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import { type NamedPlace, placeOf } from '@/lib/subject-place';
import { useGraphql } from '@/lib/use-graphql';
import { documentChoicesQuery } from './document-choices-query';
import styles from './documents.module.css';
import { subjectLabelQuery } from './subject-label-query';
import type { DocumentFilterControl } from './use-document-filter';

type Facet = DocumentsQuery['documents']['facets'][number];

interface Props {
  control: DocumentFilterControl;
  facets: readonly Facet[];
}

function FacetName({ subject }: { subject: NamedPlace }) {
  const place = placeOf(subject);
  return (
    <>
      {subject.label} {place && <em>{place}</em>}
    </>
  );
}

function ChosenSubject({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { data } = useGraphql(subjectLabelQuery, { id }, { staleTimeMs: 600_000 });
  return (
    <li>
      <button type="button" className={styles.facet} aria-pressed="true" onClick={onRemove}>
        <span>{data?.subject ? <FacetName subject={data.subject} /> : '…'}</span>
        <IconX size={14} aria-label="Remove" />
      </button>
    </li>
  );
}

function SubjectFacets({ control, facets }: Props) {
  const { subjects } = control.filter;
  const without = (id: string): string[] => subjects.filter((other) => other !== id);
  return (
    <ul className={styles.facets} aria-label="Subjects">
      {subjects.map((id) => (
        <ChosenSubject key={id} id={id} onRemove={() => control.change({ subjects: without(id) })} />
      ))}
      {facets
        .filter(({ subject }) => !subjects.includes(subject.id))
        .map(({ subject, count, isEstimated }) => (
          <li key={subject.id}>
            <button
              type="button"
              className={styles.facet}
              aria-pressed="false"
              onClick={() => control.change({ subjects: [...subjects, subject.id] })}
            >
              <span>
                <FacetName subject={subject} />
              </span>
              <small>
                {isEstimated && 'about '}
                {formatCount(count)}
              </small>
            </button>
          </li>
        ))}
    </ul>
  );
}

const stateChoices = [
  { value: 'PUBLISHED', label: 'Published' },
  { value: 'QUEUED', label: 'In review' },
  { value: 'ACCEPTED', label: 'Accepted' },
  { value: 'REJECTED', label: 'Rejected' },
  { value: 'WITHDRAWN', label: 'Withdrawn' },
] as const;

const labelChoices = [
  { value: 'yes', label: 'Labelled' },
  { value: 'no', label: 'Unlabelled' },
] as const;

function Selects({ control }: { control: DocumentFilterControl }) {
  const { data } = useGraphql(documentChoicesQuery, {}, { staleTimeMs: 60_000 });
  const { filter, states, change } = control;
  const stateOf = (value: string | null) => stateChoices.find((choice) => choice.value === value)?.value ?? null;
  const labelledOf = (value: string | null) => labelChoices.find((choice) => choice.value === value)?.value ?? null;
  return (
    <>
      <Select
        label="Suggestions"
        placeholder="Any"
        data={stateChoices.filter(({ value }) => states.includes(value))}
        value={filter.state}
        onChange={(value) => change({ state: stateOf(value) })}
        clearable
      />
      <Select
        label="Labels"
        placeholder="Any"
        data={labelChoices}
        value={filter.labelled}
        onChange={(value) => change({ labelled: labelledOf(value) })}
        clearable
      />
      <Select
        label="Source"
        placeholder="Any"
        data={data?.sources.map(({ name }) => name) ?? []}
        value={filter.source}
        onChange={(source) => change({ source })}
        clearable
      />
      {(data?.schemes.length ?? 0) > 1 && (
        <Select
          label="Scheme"
          placeholder="Any"
          data={data?.schemes.map(({ name }) => name) ?? []}
          value={filter.scheme}
          onChange={(scheme) => change({ scheme })}
          clearable
        />
      )}
    </>
  );
}

function Dates({ control: { filter, change } }: { control: DocumentFilterControl }) {
  return (
    <>
      <TextInput
        type="date"
        label="Published from"
        value={filter.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label="Published until"
        value={filter.until ?? ''}
        onChange={(event) => change({ until: event.currentTarget.value || null })}
      />
    </>
  );
}

/** What narrows the list: folded away where the page is narrow. */
export function Filters(props: Props) {
  const isWide = useMediaQuery('(min-width: 60em)', true);
  const { control } = props;
  return (
    <details className={styles.filters} open={isWide} key={String(isWide)}>
      <summary>Filters</summary>
      <div className={styles.filterFields}>
        <Selects control={control} />
        <Dates control={control} />
        <div>
          <h2>Subjects</h2>
          <SubjectFacets {...props} />
        </div>
        {control.isFiltered && (
          <Button variant="default" onClick={control.clear}>
            Clear filters
          </Button>
        )}
      </div>
    </details>
  );
}

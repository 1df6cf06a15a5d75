import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import type { HarvestProtocol, HarvestQueryInput } from '@/gql/graphql';
import styles from '../import/import.module.css';

interface Props {
  query: HarvestQueryInput;
  onQuery: (query: HarvestQueryInput) => void;
  onPreview: () => void;
  isLoading: boolean;
}

interface Words {
  readonly name: string;
  /** What the dates of a query are. */
  readonly dated: 'Changed' | 'Published';
  readonly set: string;
  readonly allOfSet: string;
}

const protocols: Readonly<Record<HarvestProtocol, Words>> = {
  OAI: { name: 'A repository, by OAI-PMH', dated: 'Changed', set: 'Set', allOfSet: 'All records' },
  PLOS: { name: 'PLOS', dated: 'Published', set: 'Subject area', allOfSet: 'All subject areas' },
  SHARE: { name: 'SHARE', dated: 'Changed', set: 'Source of SHARE', allOfSet: 'All sources' },
};
const isProtocol = (value: string | null): value is HarvestProtocol => value !== null && value in protocols;
const choices = Object.entries(protocols).map(([value, { name }]) => ({ value, label: name }));

/** Another kind of source is asked for other things. */
function KindSelect({ query: { protocol, allowLocal }, onQuery }: Pick<Props, 'query' | 'onQuery'>) {
  return (
    <Select
      label="Kind"
      data={choices}
      allowDeselect={false}
      value={protocol}
      onChange={(value) => isProtocol(value) && onQuery({ protocol: value, allowLocal: allowLocal ?? null })}
    />
  );
}

function QueryChecks({ query, onQuery }: Pick<Props, 'query' | 'onQuery'>) {
  return (
    <>
      {query.protocol === 'PLOS' && (
        <Checkbox
          label="Issue images and corrections, too"
          checked={query.otherContent ?? false}
          onChange={(event) => onQuery({ ...query, otherContent: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label="Allow local addresses"
        description="On the server’s own machine or in its private networks."
        checked={query.allowLocal ?? false}
        onChange={(event) => onQuery({ ...query, allowLocal: event.currentTarget.checked })}
      />
    </>
  );
}

/** What a source is asked for. */
export function QueryForm({ query, onQuery, onPreview, isLoading }: Props) {
  const change = (changes: Partial<HarvestQueryInput>): void => onQuery({ ...query, ...changes });
  const { dated, set, allOfSet } = protocols[query.protocol];
  const isRepository = query.protocol === 'OAI';
  const field = (key: 'url' | 'set' | 'metadataPrefix' | 'from' | 'until') => ({
    value: query[key] ?? '',
    onChange: (event: FormEvent<HTMLInputElement>) => change({ [key]: event.currentTarget.value || null }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onPreview();
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <KindSelect query={query} onQuery={onQuery} />
      <TextInput
        label={isRepository ? 'Base URL' : 'Address'}
        description={
          isRepository ? 'The address at which the repository answers OAI-PMH' : 'Only if it is not the usual one'
        }
        placeholder={
          isRepository ? 'https://repository.example.org/oai' : `The address of ${protocols[query.protocol].name}`
        }
        type="url"
        required={isRepository}
        {...field('url')}
      />
      <div className={styles.fields}>
        <TextInput label={set} placeholder={allOfSet} {...field('set')} />
        {isRepository && <TextInput label="Format" placeholder="oai_dc" {...field('metadataPrefix')} />}
        <TextInput type="date" label={`${dated} from`} {...field('from')} />
        <TextInput type="date" label={`${dated} until`} {...field('until')} />
      </div>
      <QueryChecks query={query} onQuery={onQuery} />
      <div>
        <Button type="submit" variant="default" loading={isLoading} leftSection={<IconEye size={15} />}>
          Preview
        </Button>
      </div>
    </form>
  );
}

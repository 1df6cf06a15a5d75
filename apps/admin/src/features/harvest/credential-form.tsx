import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import styles from '../import/import.module.css';
import { keepSourceCredentialMutation } from './keep-source-credential-mutation';
import { sourceCredentialsQuery } from './source-credentials-query';

const kinds = [
  { value: 'password', label: 'Password' },
  { value: 'key', label: 'Key' },
];

function SecretFields({ isKey }: { isKey: boolean }) {
  return isKey ? (
    <div className={styles.fields}>
      <PasswordInput label="Key" name="key" autoComplete="off" required withAsterisk={false} />
      <TextInput label="Header" name="header" placeholder="Authorization: Bearer" autoComplete="off" />
    </div>
  ) : (
    <div className={styles.fields}>
      <TextInput label="User name" name="user" autoComplete="off" required withAsterisk={false} />
      <PasswordInput label="Password" name="password" autoComplete="new-password" required withAsterisk={false} />
    </div>
  );
}

/** Gives a source's credentials to the service. */
export function CredentialForm() {
  const [kind, setKind] = useState('password');
  const keeping = useAct(keepSourceCredentialMutation, [sourceCredentialsQuery]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const textOf = (name: string): string | null => String(given.get(name) ?? '') || null;
    const [user, password, key, header] = ['user', 'password', 'key', 'header'].map(textOf);
    keeping.mutate(
      { input: { url: textOf('url') ?? '', user, password, key, header } },
      { onSuccess: ({ keepSourceCredential }) => !isProblem(keepSourceCredential) && form.reset() },
    );
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <TextInput
        label="Address of the source"
        name="url"
        type="url"
        placeholder="https://repository.example.org"
        required
        withAsterisk={false}
      />
      <SegmentedControl aria-label="Kind of credentials" data={kinds} value={kind} onChange={setKind} />
      <SecretFields isKey={kind === 'key'} />
      <ProblemNotice problem={keeping.problem} />
      <div>
        <Button type="submit" variant="default" loading={keeping.isPending}>
          Keep credentials
        </Button>
      </div>
    </form>
  );
}

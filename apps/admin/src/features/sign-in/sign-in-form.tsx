'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { BrandMark } from '@/components/brand-mark';
import { ProblemNotice } from '@/components/problem-notice';
import { pageAfter, type SignInAnswer, signIn } from './sign-in';
import styles from './sign-in.module.css';

export function SignInForm() {
  const next = useSearchParams().get('next');
  const passwordRef = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<SignInAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const result = await signIn(String(form.get('name')), String(form.get('password')));
    if (result.ok) return window.location.assign(pageAfter(next, result.role));
    setAnswer(result);
    setBusy(false);
    passwordRef.current?.select();
  };

  return (
    <form className={styles.card} onSubmit={(event) => void submit(event)}>
      <div className={styles.heading}>
        <BrandMark size={30} />
        <h1>Sign in to Classmark</h1>
      </div>
      <ProblemNotice problem={answer && !answer.ok ? answer : null} />
      <TextInput label="Name" name="name" autoComplete="username" required withAsterisk={false} autoFocus size="md" />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        ref={passwordRef}
      />
      <Button type="submit" size="md" loading={isBusy}>
        Sign in
      </Button>
      <p className={styles.hint}>
        The password of <code>admin</code> is printed at the first start. To reset it, run{' '}
        <code>classmark user password</code>.
      </p>
    </form>
  );
}

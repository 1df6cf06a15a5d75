import type { Metadata } from 'next';
import { Suspense } from 'react';
import styles from '@/features/sign-in/sign-in.module.css';
import { SignInForm } from '@/features/sign-in/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default function SignInPage() {
  return (
    <main className={styles.page}>
      <Suspense>
        <SignInForm />
      </Suspense>
    </main>
  );
}

import Link from 'next/link';
import styles from '@/components/states.module.css';

export default function NotFound() {
  return (
    <main className={styles.state}>
      <h1>Page not found</h1>
      <Link href="/">Go to the first page</Link>
    </main>
  );
}

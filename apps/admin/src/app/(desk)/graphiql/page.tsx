import type { Metadata } from 'next';
import { GraphiqlPage } from '@/features/graphiql/graphiql-page';

export const metadata: Metadata = { title: 'GraphiQL' };

export default function Page() {
  return <GraphiqlPage />;
}

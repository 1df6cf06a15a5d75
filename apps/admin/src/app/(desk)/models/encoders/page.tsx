import type { Metadata } from 'next';
import { EncodersPage } from '@/features/encoders/encoders-page';

export const metadata: Metadata = { title: 'Encoders' };

export default function Page() {
  return <EncodersPage />;
}

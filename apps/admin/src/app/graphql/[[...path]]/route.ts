import { passToApi } from '@/lib/api-proxy';

export const dynamic = 'force-dynamic';
export { passToApi as DELETE, passToApi as GET, passToApi as POST, passToApi as PUT };

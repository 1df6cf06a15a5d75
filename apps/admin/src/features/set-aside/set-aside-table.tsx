import { Checkbox } from '@mantine/core';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import type { SetAsideQuery, SetAsideReason } from '@/gql/graphql';

type Document = SetAsideQuery['documents']['edges'][number]['node'];

interface Props {
  documents: readonly Document[];
  chosen: readonly string[];
  onChoose: (documentIds: string[]) => void;
}

const reasons: Record<SetAsideReason, string> = {
  DUPLICATE_CONTENT: 'Same content as another',
  TOO_FEW_WORDS: 'Too few words',
  WRONG_LANGUAGE: 'Another language',
};

const columns = [{ label: 'Choose', hidden: true }, 'Title', 'Reason', 'Source', 'Came in'];

export function SetAsideTable({ documents, chosen, onChoose }: Props) {
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <DataTable caption="Documents set aside" columns={columns}>
      {documents.map((document) => (
        <tr key={document.id}>
          <td>
            <Checkbox
              aria-label={`Choose ${document.title}`}
              checked={chosen.includes(document.id)}
              onChange={() => toggle(document.id)}
            />
          </td>
          <td>
            <Link href={`/documents/${encodeURIComponent(document.id)}`}>{document.title || 'Without a title'}</Link>
          </td>
          <td>
            <Badge tone="queued">{document.setAsideReason ? reasons[document.setAsideReason] : 'Unknown'}</Badge>
          </td>
          <td>
            {document.source} · {document.externalId}
          </td>
          <td>
            <Ago at={document.createdAt} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

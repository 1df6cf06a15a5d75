import { Checkbox } from '@mantine/core';
import { Ago } from '@/components/ago';
import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { DocumentLink } from '@/components/document-link';
import type { SetAsideQuery } from '@/gql/graphql';
import { setAsideReasons } from './set-aside-reasons';

type Document = SetAsideQuery['documents']['edges'][number]['node'];

interface Props {
  documents: readonly Document[];
  chosen: readonly string[];
  onChoose: (documentIds: string[]) => void;
}

const columns = [{ label: 'Select', hidden: true }, 'Title', 'Reason', 'Source', 'Added'];

export function SetAsideTable({ documents, chosen, onChoose }: Props) {
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <DataTable caption="Set-aside documents" columns={columns}>
      {documents.map((document) => (
        <tr key={document.id}>
          <td>
            <Checkbox
              aria-label={`Select ${document.title || 'Untitled'}`}
              checked={chosen.includes(document.id)}
              onChange={() => toggle(document.id)}
            />
          </td>
          <td>
            <DocumentLink document={document} />
          </td>
          <td>
            <Badge tone="queued">
              {document.setAsideReason ? setAsideReasons[document.setAsideReason] : 'Unknown'}
            </Badge>
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

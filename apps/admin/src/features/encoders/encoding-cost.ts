import { formatCounted } from '../../lib/format';
import { msText } from './ms-text';

interface Timed {
  msPerText: number;
  provenance: unknown;
}

function isMeasured(provenance: unknown): boolean {
  if (typeof provenance !== 'object' || provenance === null) return false;
  return 'measuredOn' in provenance && Number(provenance.measuredOn) > 0;
}

const minutesText = (minutes: number): string =>
  minutes < 1 ? 'under a minute' : `about ${formatCounted(Math.round(minutes), 'minute')}`;

/** What an encoder takes before a training, at most: texts that it has encoded before cost nothing. */
export function encodingCost({ msPerText, provenance }: Timed, documents: number): string {
  const each = isMeasured(provenance)
    ? `Encoding takes ${msText(msPerText)} per text, measured on your documents`
    : `Encoding takes ${msText(msPerText)} per text, estimated from a text of 200 words`;
  const all = `${formatCounted(documents, 'document')}: ${minutesText((documents * msPerText) / 60_000)}`;
  return `${each}. ${all}, less what is encoded already.`;
}

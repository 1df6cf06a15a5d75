const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

const decode = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** Matched words in context. The API escapes the text and puts matches within <mark>; no HTML is taken over as such. */
export function Snippet({ html }: { html: string }) {
  let position = 0;
  return html.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const key = position;
    position += part.length;
    const match = /^<mark>(.*)<\/mark>$/s.exec(part);
    return match ? <mark key={key}>{decode(match[1] ?? '')}</mark> : decode(part);
  });
}

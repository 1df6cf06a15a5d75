/** A thing that can be renamed, deleted and perhaps merged. */
export interface Item {
  id: string;
  kind: 'subject' | 'scheme' | 'source' | 'document';
  /** Of a document, its title. */
  name: string;
  /** Of a subject. */
  scheme?: string;
}

/** What it is merged into. */
export interface Picked {
  id: string;
  name: string;
}

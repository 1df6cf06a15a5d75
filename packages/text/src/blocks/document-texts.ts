/** A document's texts. */
export interface DocumentTexts {
  readonly title: string;
  readonly text: string;
}

/** Who asks, and how a source reaches whoever runs this installation. */
export function userAgentOf(contact: string | null): string {
  // A header holds no line breaks.
  return `Classmark (harvester${contact === null ? '' : `; ${contact.replaceAll(/[^\x20-\x7e]/g, '')}`})`;
}

import { useEffect } from 'react';

/** What a tab, a bookmark and the list of visited pages call this page; pages of one kind are told apart by it. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Classmark`;
  }, [title]);
}

'use client';

import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keepLabelLanguage, readLabelLanguage } from '@/lib/label-language';
import { readAgain } from '@/lib/read-again';

/** No language tag; selects know no value of nothing. */
const browsers = 'browser';

const nameOf = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language;

/** In which language labels are shown, on all pages; offered where a scheme has several. */
export function LanguageSelect({ languages }: { languages: readonly string[] }) {
  const queryClient = useQueryClient();
  const [language, setLanguage] = useState(readLabelLanguage);
  if (languages.length < 2 && language === null) return null;
  const offered = [...new Set([...languages, ...(language === null ? [] : [language])])];
  return (
    <Select
      aria-label="Language of labels"
      data={[
        { value: browsers, label: 'Browser’s language' },
        ...offered.map((value) => ({ value, label: nameOf(value) })),
      ]}
      value={language ?? browsers}
      allowDeselect={false}
      onChange={(value) => {
        const chosen = value === browsers ? null : value;
        keepLabelLanguage(chosen);
        setLanguage(chosen);
        void readAgain(queryClient);
      }}
    />
  );
}

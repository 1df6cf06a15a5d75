import { describe, expect, it } from 'vitest';
import { guessMapping } from './guess-mapping.js';

describe('a column', () => {
  it.each([
    ['de', 'Kennung;Titel;Zusammenfassung;Schlagwörter'],
    ['fr', 'identifiant;Titre;Résumé;Mots-clés'],
    ['fr, without accents', 'id;TITRE;RESUME;MOTS CLES'],
    ['es', 'id;Título;Resumen;Palabras clave'],
    ['pt', 'id;Título;Resumo;Palavras-chave'],
    ['it', 'id;Titolo;Riassunto;Parole chiave'],
    ['nl', 'id;Titel;Samenvatting;Trefwoorden'],
    ['pl', 'id;Tytuł;Streszczenie;Słowa kluczowe'],
    ['fi', 'id;Otsikko;Tiivistelmä;Asiasanat'],
    ['ru', 'id;Название;Аннотация;Ключевые слова'],
    ['zh', 'id;标题;摘要;关键词'],
    ['ja', 'ID;タイトル;要旨;キーワード'],
    ['with remarks', 'ID (internal);Title*;Abstract:;Subject(s)'],
    ['with signs that are not seen', '\ufeffid;\u200btitle;text\u00a0;subjects'],
    ['of databases', 'DOC_ID;Doc_Title;Doc_Text;Subject_Headings'],
    ['of Web of Science', 'UT (Unique WOS ID);Article Title;Abstract;Author Keywords'],
    ['of EUR-Lex', 'celex_id;title;main_body;eurovoc_concepts'],
    ['of Dimensions', 'DOI;Title;Abstract;Fields of Research (ANZSRC 2020)'],
    ['of schema.org', '@id;headline;articleBody;about'],
    ['of OpenAlex', 'id;display_name;abstract;topics.display_name'],
  ])('is known by its name: %s', (_what, header) => {
    const columns = header.split(';');
    const { id, title, text, subjects } = guessMapping(columns);
    expect([id, title, text, subjects]).toEqual(columns);
  });
});

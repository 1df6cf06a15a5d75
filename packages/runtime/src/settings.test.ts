import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError, settings } from './settings.js';

describe('parseSettings', () => {
  const part = settings.pick({ CLASSMARK_API_PORT: true, CLASSMARK_ANONYMOUS_READS: true, CLASSMARK_LANGUAGES: true });

  it('falls back to the defaults', () => {
    const defaults = { CLASSMARK_API_PORT: 4000, CLASSMARK_ANONYMOUS_READS: false, CLASSMARK_LANGUAGES: [] };
    expect(parseSettings({}, part)).toEqual(defaults);
  });

  it('turns text into values', () => {
    const environment = {
      CLASSMARK_API_PORT: '4321',
      CLASSMARK_ANONYMOUS_READS: 'true',
      CLASSMARK_LANGUAGES: 'en, de',
      HOME: '/somewhere',
    };
    expect(parseSettings(environment, part)).toEqual({
      CLASSMARK_API_PORT: 4321,
      CLASSMARK_ANONYMOUS_READS: true,
      CLASSMARK_LANGUAGES: ['en', 'de'],
    });
  });

  it('takes an empty value for unset', () => {
    expect(parseSettings({ CLASSMARK_API_PORT: '' }, part).CLASSMARK_API_PORT).toBe(4000);
  });

  it('names every setting at fault', () => {
    const environment = { CLASSMARK_API_PORT: '70000', CLASSMARK_ANONYMOUS_READS: 'perhaps' };
    expect(() => parseSettings(environment, part)).toThrow(/CLASSMARK_API_PORT: .*\n.*CLASSMARK_ANONYMOUS_READS: /);
  });

  it.each(['null', '*', 'search.example', 'https://search.example/app'])('refuses %s as an allowed origin', (text) => {
    const origins = settings.pick({ CLASSMARK_ALLOWED_ORIGINS: true });
    expect(() => parseSettings({ CLASSMARK_ALLOWED_ORIGINS: text }, origins)).toThrow(/CLASSMARK_ALLOWED_ORIGINS/);
  });

  it('refuses to go on without a setting that the app requires', () => {
    const required = settings.pick({ DATABASE_URL: true }).required({ DATABASE_URL: true });
    expect(() => parseSettings({}, required)).toThrow(SettingsError);
  });

  it('wants a Postgres address for the database', () => {
    const part = settings.pick({ DATABASE_URL: true });
    expect(() => parseSettings({ DATABASE_URL: 'mysql://localhost/x' }, part)).toThrow(/DATABASE_URL/);
  });
});

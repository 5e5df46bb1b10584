import type { Translate } from '../locales/index.ts';
import { UsageError } from './terminal.ts';

/** BCP 47, as far as we go: a language, then subtags. */
const languageTag = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

/** Parsers of option values; they throw a UsageError that names the option. */
export function optionParsers(t: Translate) {
  const refuse = (option: string, value: string, expected: string) =>
    new UsageError(t('cli.usage.invalidValue', { option, value, expected }));
  return {
    languageTag(option: string) {
      return (value: string): string => {
        if (!languageTag.test(value)) throw refuse(option, value, t('cli.usage.languageTag'));
        return value.replaceAll('_', '-');
      };
    },
    /** A list of tags: `ru,en`. */
    languageTags(option: string) {
      return (value: string): string[] => {
        const tags = value.split(/[,;\s]+/).filter((tag) => tag !== '');
        if (tags.length === 0 || !tags.every((tag) => languageTag.test(tag))) {
          throw refuse(option, value, t('cli.usage.languageTags'));
        }
        return tags.map((tag) => tag.replaceAll('_', '-'));
      };
    },
    /** Several of a list, parted by commas. */
    manyOf<const Value extends string>(option: string, values: readonly Value[]) {
      return (value: string): Value[] =>
        value.split(',').map((one) => {
          const known = values.find((candidate) => candidate === one.trim());
          if (known === undefined) throw refuse(option, value, t('cli.usage.oneOf', { values: values.join(', ') }));
          return known;
        });
    },
    date(option: string) {
      return (value: string): string => {
        if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) {
          throw refuse(option, value, t('cli.usage.date'));
        }
        return value;
      };
    },
    encoding(option: string) {
      return (value: string): string => {
        try {
          return new TextDecoder(value.trim()).encoding;
        } catch {
          throw refuse(option, value, t('cli.usage.encoding'));
        }
      };
    },
    /** One character; a tab may be spelled out. */
    delimiter(option: string) {
      return (value: string): string => {
        const character = value === 'tab' || value === '\\t' ? '\t' : value;
        if (character.length !== 1 || character === '"') throw refuse(option, value, t('cli.usage.delimiter'));
        return character;
      };
    },
    numberBetween(option: string, min: number, max: number) {
      return (value: string): number => {
        const number = value.trim() === '' ? Number.NaN : Number(value);
        if (!(number >= min && number <= max)) throw refuse(option, value, t('cli.usage.numberBetween', { min, max }));
        return number;
      };
    },
    wholeNumberBetween(option: string, min: number, max: number) {
      return (value: string): number => {
        const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
        if (!(number >= min && number <= max)) {
          throw refuse(option, value, t('cli.usage.wholeNumberBetween', { min, max }));
        }
        return number;
      };
    },
    oneOf<const Value extends string>(option: string, values: readonly Value[]) {
      return (value: string): Value => {
        const known = values.find((candidate) => candidate === value);
        if (known === undefined) throw refuse(option, value, t('cli.usage.oneOf', { values: values.join(', ') }));
        return known;
      };
    },
    name(value: string): string {
      const name = value.trim();
      if (name === '') throw new UsageError(t('cli.usage.emptyName'));
      return name;
    },
  };
}

export type OptionParsers = ReturnType<typeof optionParsers>;

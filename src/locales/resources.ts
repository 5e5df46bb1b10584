/** All interface words: a file an area, its name the first part of the key: `problem.file-empty`. Data only. */
import enAlign from './en/align.json' with { type: 'json' };
import enApp from './en/app.json' with { type: 'json' };
import enBooth from './en/booth.json' with { type: 'json' };
import enBrief from './en/brief.json' with { type: 'json' };
import enChange from './en/change.json' with { type: 'json' };
import enCheck from './en/check.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enDoctor from './en/doctor.json' with { type: 'json' };
import enDocuments from './en/documents.json' with { type: 'json' };
import enEngine from './en/engine.json' with { type: 'json' };
import enExchange from './en/exchange.json' with { type: 'json' };
import enGlossary from './en/glossary.json' with { type: 'json' };
import enLookup from './en/lookup.json' with { type: 'json' };
import enMemory from './en/memory.json' with { type: 'json' };
import enMenu from './en/menu.json' with { type: 'json' };
import enProblem from './en/problem.json' with { type: 'json' };
import enProgress from './en/progress.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enTerms from './en/terms.json' with { type: 'json' };
import enTitles from './en/titles.json' with { type: 'json' };
import ruAlign from './ru/align.json' with { type: 'json' };
import ruApp from './ru/app.json' with { type: 'json' };
import ruBooth from './ru/booth.json' with { type: 'json' };
import ruBrief from './ru/brief.json' with { type: 'json' };
import ruChange from './ru/change.json' with { type: 'json' };
import ruCheck from './ru/check.json' with { type: 'json' };
import ruCli from './ru/cli.json' with { type: 'json' };
import ruDesk from './ru/desk.json' with { type: 'json' };
import ruDoctor from './ru/doctor.json' with { type: 'json' };
import ruDocuments from './ru/documents.json' with { type: 'json' };
import ruEngine from './ru/engine.json' with { type: 'json' };
import ruExchange from './ru/exchange.json' with { type: 'json' };
import ruGlossary from './ru/glossary.json' with { type: 'json' };
import ruLookup from './ru/lookup.json' with { type: 'json' };
import ruMemory from './ru/memory.json' with { type: 'json' };
import ruMenu from './ru/menu.json' with { type: 'json' };
import ruProblem from './ru/problem.json' with { type: 'json' };
import ruProgress from './ru/progress.json' with { type: 'json' };
import ruSettings from './ru/settings.json' with { type: 'json' };
import ruTerms from './ru/terms.json' with { type: 'json' };
import ruTitles from './ru/titles.json' with { type: 'json' };

const en = {
  align: enAlign,
  app: enApp,
  booth: enBooth,
  desk: enDesk,
  exchange: enExchange,
  glossary: enGlossary,
  lookup: enLookup,
  settings: enSettings,
  terms: enTerms,
  titles: enTitles,
  brief: enBrief,
  change: enChange,
  cli: enCli,
  doctor: enDoctor,
  documents: enDocuments,
  engine: enEngine,
  memory: enMemory,
  menu: enMenu,
  check: enCheck,
  problem: enProblem,
  progress: enProgress,
};

const ru = {
  align: ruAlign,
  app: ruApp,
  booth: ruBooth,
  desk: ruDesk,
  exchange: ruExchange,
  glossary: ruGlossary,
  lookup: ruLookup,
  settings: ruSettings,
  terms: ruTerms,
  titles: ruTitles,
  brief: ruBrief,
  change: ruChange,
  cli: ruCli,
  doctor: ruDoctor,
  documents: ruDocuments,
  engine: ruEngine,
  memory: ruMemory,
  menu: ruMenu,
  check: ruCheck,
  problem: ruProblem,
  progress: ruProgress,
};

/** Namespaced as i18next wants it. English types the keys; a test holds Russian to every one of them. */
export const resources = { en: { translation: en }, ru: { translation: ru } };

export type EnglishWords = typeof en;

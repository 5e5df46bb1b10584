/** All interface words: a file an area, its name the first part of the key: `problem.file-empty`. Data only. */
import enCli from './en/cli.json' with { type: 'json' };
import enDoctor from './en/doctor.json' with { type: 'json' };
import enProblem from './en/problem.json' with { type: 'json' };
import enProgress from './en/progress.json' with { type: 'json' };
import ruCli from './ru/cli.json' with { type: 'json' };
import ruDoctor from './ru/doctor.json' with { type: 'json' };
import ruProblem from './ru/problem.json' with { type: 'json' };
import ruProgress from './ru/progress.json' with { type: 'json' };

const en = {
  cli: enCli,
  doctor: enDoctor,
  problem: enProblem,
  progress: enProgress,
};

const ru = {
  cli: ruCli,
  doctor: ruDoctor,
  problem: ruProblem,
  progress: ruProgress,
};

/** Namespaced as i18next wants it. English types the keys; a test holds Russian to every one of them. */
export const resources = { en: { translation: en }, ru: { translation: ru } };

export type EnglishWords = typeof en;

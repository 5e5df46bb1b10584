/** One step of the schema. A shipped step is never edited: a change is a new step. */
export interface Migration {
  /** Numbered in tens; the highest applied one is the file's user_version. */
  readonly version: number;
  readonly sql: string;
}

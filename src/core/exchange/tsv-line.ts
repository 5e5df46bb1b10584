/** A row of a TSV file. Breaks within a field would break the table; they become spaces. */
export function tsvLine(fields: readonly string[]): string {
  return `${fields.map((field) => field.replace(/[\t\r\n\u2028\u2029]+/g, ' ')).join('\t')}\n`;
}

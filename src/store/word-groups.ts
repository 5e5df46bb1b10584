/** What one word may stand for, as an FTS5 expression: any of the forms, or any word with the beginning. */
export function formGroup(forms: readonly string[], beginning?: string): string | undefined {
  const parts = forms.map((form) => `"${form}"`);
  if (beginning !== undefined) parts.push(`"${beginning}"*`);
  return parts.length === 0 ? undefined : `(${parts.join(' OR ')})`;
}

import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef2fc',
  '#dbe3f8',
  '#b8c8f1',
  '#8eabff',
  '#6d90f0',
  '#4a74e0',
  '#3863d2',
  '#2d55c4',
  '#2347a8',
  '#1b3a8a',
];

/** Behaviour comes from the kit, looks from style/: the kit's own colours are led back to our tokens. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent },
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  fontFamily: 'var(--font-interface)',
  fontSizes: { xs: '11.5px', sm: '13px', md: '14px' },
  defaultRadius: 6,
  cursorType: 'default',
  respectReducedMotion: true,
  focusRing: 'auto',
});

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colour old bronze turns: Bellwether's one accent. */
const verdigris: MantineColorsTuple = [
  '#eef7f5',
  '#dcefeb',
  '#b6ddd6',
  '#87c8bd',
  '#56b8aa',
  '#2f9d8f',
  '#17786d',
  '#0d6c61',
  '#0a564d',
  '#083f39',
];

const gray: MantineColorsTuple = [
  '#f7f9f8',
  '#eff3f2',
  '#e4eae8',
  '#d5dddb',
  '#bcc7c4',
  '#8f9c99',
  '#66736f',
  '#52605c',
  '#36423f',
  '#1f2a27',
];

const dark: MantineColorsTuple = [
  '#e3eae8',
  '#c5cfcc',
  '#a4b1ad',
  '#8c9a96',
  '#3a4744',
  '#2a3532',
  '#1f2927',
  '#171f1d',
  '#101716',
  '#0b100f',
];

const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'verdigris',
  primaryShade: { light: 7, dark: 6 },
  colors: { verdigris, gray, dark },
  black: '#16201e',
  fontFamily: sans,
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace',
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  components: {
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
        // Its <header> would count as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontSize: '1.125rem', fontWeight: 650, letterSpacing: '-0.015em', lineHeight: '1.35' } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
});

/** Where Mantine's own tones fall short of a contrast of 4.5, and the page behind the cards. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--bw-canvas': '#f7f9f8',
    '--bw-line': '#e1e8e6',
    '--bw-code': '#f1f5f4',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-6)',
    '--mantine-color-error': '#c0272d',
    '--mantine-color-success': '#1b7a35',
    '--mantine-color-red-light': '#fdecec',
    '--mantine-color-orange-light': '#fdf1e4',
    '--mantine-color-red-filled': '#c0272d',
    '--mantine-color-red-filled-hover': '#a61e24',
    '--mantine-color-red-outline': '#c0272d',
    '--mantine-color-red-text': '#c0272d',
    '--mantine-color-green-filled': '#1b7a35',
    '--mantine-color-green-text': '#1b7a35',
    '--mantine-color-orange-filled': '#a8480a',
    '--mantine-color-orange-text': '#a8480a',
  },
  dark: {
    '--bw-canvas': '#101716',
    '--bw-line': '#27322f',
    '--bw-code': '#0c1211',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-3)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-3)',
    '--mantine-color-error': '#ff8a8a',
    '--mantine-color-success': '#69d07f',
    '--mantine-color-verdigris-light': '#143a34',
    '--mantine-color-verdigris-light-hover': '#1a4740',
    '--mantine-color-red-light': '#3b1a1a',
    '--mantine-color-orange-light': '#3a2412',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-red-text': '#ff8a8a',
    '--mantine-color-green-filled': '#26803a',
    '--mantine-color-green-text': '#69d07f',
    '--mantine-color-orange-filled': '#b5520f',
    '--mantine-color-orange-text': '#ffb066',
  },
});

'use client';

import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  Input,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

const fontFamily =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif";
const fontFamilyMonospace = "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const field = { defaultProps: { size: 'sm' } } as const;

const closeable = { closeButtonProps: { 'aria-label': 'Close' } } as const;
/** Names in it can be long. */
const titled = { styles: { title: { fontWeight: 600, lineHeight: 1.35, overflowWrap: 'anywhere' } } } as const;

/** The accent is dark in the light scheme and light in the dark one: what stands on it turns too. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isAccent = !input.color || input.color === 'ink';
  return input.variant === 'filled' && isAccent ? { ...colors, color: 'var(--on-accent)' } : colors;
};

/** Mantine's parts in this product's measure: dense, little rounding, one accent. Colours live in `app/theme.css`. */
export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace,
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  primaryColor: 'ink',
  variantColorResolver,
  primaryShade: { light: 7, dark: 7 },
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    ink: ['#eef1fb', '#dbe2f6', '#b8c6ee', '#93a8e3', '#6e89d6', '#5070c8', '#3d5eb8', '#2d4fa3', '#243f84', '#1a2f64'],
    gray: [
      '#faf9f7',
      '#f3f1ed',
      '#e9e6e1',
      '#dcd8d1',
      '#c4beb4',
      '#a39c90',
      '#7d766b',
      '#625c54',
      '#45413b',
      '#23211e',
    ],
    dark: [
      '#ece9e3',
      '#cfcac1',
      '#aaa398',
      '#6d675f',
      '#35322e',
      '#2c2a27',
      '#1d1c1a',
      '#151413',
      '#100f0e',
      '#0b0a0a',
    ],
  },
  components: {
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: 3 } } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend(field),
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        ...field.defaultProps,
        visibilityToggleButtonProps: { tabIndex: 0, 'aria-label': 'Show or hide password' },
      },
    }),
    NumberInput: NumberInput.extend(field),
    Textarea: Textarea.extend(field),
    Select: Select.extend(field),
    MultiSelect: MultiSelect.extend(field),
    // Who comes by keys reads it too.
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: false } },
    }),
    // Its placeholder is no item, and so has no place in a menu.
    Menu: Menu.extend({
      defaultProps: { withInitialFocusPlaceholder: false },
      styles: { dropdown: { maxWidth: 'calc(100vw - 1rem)' }, itemLabel: { overflowWrap: 'anywhere' } },
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg', ...closeable }, ...titled }),
    Drawer: Drawer.extend({ defaultProps: closeable, ...titled }),
  },
});

const own = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--raised)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--rejected)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-ink-filled': 'var(--accent)',
  '--mantine-color-ink-filled-hover': 'color-mix(in oklab, var(--accent) 88%, var(--ink))',
  '--mantine-color-ink-light': 'var(--accent-wash)',
  '--mantine-color-ink-light-color': 'var(--accent)',
};

/** Lets Mantine's variables follow ours, so that there is one palette. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: own, dark: own });

import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  a11y.flatConfigs.recommended,
  {
    plugins: { 'react-hooks': hooks },
    languageOptions: { parserOptions: { project: 'src/main/console/tsconfig.json' } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'max-lines': ['error', 400],
      // A dialog begins with its first field.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
      // Text that scrolls can be scrolled with the keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: ['pre'] }],
      // On narrow screens, tables are not displayed as tables, and would lose their roles.
      'jsx-a11y/no-redundant-roles': ['error', { thead: ['rowgroup'], tbody: ['rowgroup'] }],
      'jsx-a11y/no-interactive-element-to-noninteractive-role': ['error', { td: ['cell'], tr: ['row'], th: ['columnheader'] }],
    },
  },
);

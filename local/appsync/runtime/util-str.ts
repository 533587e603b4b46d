import type { util } from '@aws-appsync/utils';

export const stringFunctions = {
  normalize: (value, form) => value.normalize(form.toUpperCase()),
} satisfies typeof util.str;

import { logLine } from '../log.ts';

export const handler = async (): Promise<void> => {
  logLine({ message: 'Imports are not there yet.' });
};

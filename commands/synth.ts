import { assembly } from './assembly.ts';

console.log(`The templates are in ${await assembly({ log: console.log })}/.`);

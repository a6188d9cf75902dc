export { expectClean as expectCleanStage } from './axe.ts';

import address from '#styles/stage-panels.css?url';
import { styleSheet } from '#widgets/shared/style-sheet.ts';

/** Puts the panels' style sheet into the page, once; fulfilled when it is there. */
export const panelStyles = (): Promise<void> => styleSheet(address);

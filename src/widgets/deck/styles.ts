import address from '#styles/deck-tools.css?url';
import { styleSheet } from '#widgets/shared/style-sheet.ts';

/** Puts the tools' style sheet into the page, once; fulfilled when it is there. */
export const toolStyles = (): Promise<void> => styleSheet(address);
